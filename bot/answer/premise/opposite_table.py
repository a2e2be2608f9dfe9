"""Words of which one says the contrary of another; data."""

# A line holds what excludes each other, with a stroke between; what stands together on one side
# says the same. Words that have other uses as often ("back", "left", "hard", "fine") are left out.
OPPOSITES = """
largest biggest greatest highest / smallest lowest least
large big great / small
more / less fewer
most / least fewest
increase rise grow growth up / decrease fall drop decline shrink reduce cut down
gain / lose loss
win succeed success successful / lose fail failure unsuccessful
accept agree approve endorse grant / reject refuse oppose
support favour welcome / oppose against resist criticise
before prior / after following
first / last second third fourth fifth
earliest oldest / latest newest youngest
early / late
open / close shut
publish release disclose / withhold secret
include / exclude omit
above over exceed / below under
majority / minority
maximum / minimum
strongest / weakest
strong / weak
strengthen / weaken
north northern / south southern / east eastern / west western
true / false
right / wrong
allow permit enable / prevent forbid ban prohibit
legal lawful / illegal unlawful
begin start launch / end finish stop abolish
create establish / abolish dissolve
keep retain stick continue / scrap abandon drop ditch withdraw
public / private secret
rich wealthy / poor
best / worst
better / worse
good / bad
plenty enough ample sufficient adequate / little lack no shortage insufficient inadequate
positive / negative
full / empty
inside within / outside
male men man / female women woman
old / new
cheap / expensive costly
easy / difficult
fast quick / slow
high / low
major / minor
optimistic / pessimistic
voluntary optional / compulsory mandatory required
permanent / temporary
import / export
buy / sell
rural / urban
domestic / foreign
internal / external
unite / divide
arrive / leave
attack / defend
rarely seldom / often frequently usually
always / never
many most / few
common / rare
monday / tuesday / wednesday / thursday / friday / saturday / sunday
january / february / march / april / may / june / july / august / september / october / november / \
december
"""
# Of these the form that stands in the table counts, and no other: "lately" is not "late".
_AS_IT_STANDS = """
after against before below down early earliest end first few fewer full great last late latest
least less man march may men minor more most new no north old over south east west under up
within
"""
EXACT = frozenset(_AS_IT_STANDS.split())
# "Unpublished" is the contrary of "published".
PREFIXES = ("un", "non", "in", "im", "il", "ir", "dis")
