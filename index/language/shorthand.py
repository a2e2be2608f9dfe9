"""Writes out text-speak and puts apostrophes back: "wot share of ppl" is "what share of people"."""

import re

_WORDS = {
    "abt": "about",
    "adn": "and",
    "any1": "anyone",
    "approx": "approximately",
    "avg": "average",
    "b/c": "because",
    "b4": "before",
    "bcos": "because",
    "bcoz": "because",
    "btwn": "between",
    "cos": "because",
    "coz": "because",
    "cud": "could",
    "cuz": "because",
    "dept": "department",
    "depts": "departments",
    "dunno": "don't know",
    "esp": "especially",
    "every1": "everyone",
    "frm": "from",
    "gonna": "going to",
    "gotta": "got to",
    "gov't": "government",
    "govt": "government",
    "govts": "governments",
    "gr8": "great",
    "hav": "have",
    "hosp": "hospital",
    "hosps": "hospitals",
    "hrs": "hours",
    "hte": "the",
    "mgmt": "management",
    "mgt": "management",
    "mth": "month",
    "mths": "months",
    "mtg": "meeting",
    "mtgs": "meetings",
    "n": "and",
    "org": "organisation",
    "orgs": "organisations",
    "pls": "please",
    "plz": "please",
    "popn": "population",
    "popns": "populations",
    "ppl": "people",
    "r": "are",
    "rpt": "report",
    "shud": "should",
    "some1": "someone",
    "taht": "that",
    "teh": "the",
    "tho": "though",
    "thru": "through",
    "thx": "thanks",
    "u": "you",
    "ur": "your",
    "w/": "with",
    "w/o": "without",
    "w/out": "without",
    "waht": "what",
    "wanna": "want to",
    "wat": "what",
    "wats": "what's",
    "wen": "when",
    "wich": "which",
    "wiv": "with",
    "wk": "week",
    "wks": "weeks",
    "wot": "what",
    "wots": "what's",
    "woz": "was",
    "wud": "would",
    "yr": "year",
    "yrs": "years",
    "2day": "today",
    "2gether": "together",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "arent": "aren't",
    "cant": "can't",
    "couldnt": "couldn't",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "dont": "don't",
    "hadnt": "hadn't",
    "hasnt": "hasn't",
    "havent": "haven't",
    "hows": "how's",
    "im": "I'm",
    "isnt": "isn't",
    "ive": "I've",
    "shouldnt": "shouldn't",
    "thats": "that's",
    "theres": "there's",
    "theyre": "they're",
    "theyve": "they've",
    "wasnt": "wasn't",
    "werent": "weren't",
    "wernt": "weren't",
    "weve": "we've",
    "whats": "what's",
    "whens": "when's",
    "wheres": "where's",
    "whos": "who's",
    "whys": "why's",
    "wont": "won't",
    "wouldnt": "wouldn't",
    "youre": "you're",
}
_DIGITS = {"2": "to", "4": "for"}
_STRAIGHT = str.maketrans("\u2018\u2019", "''")
_LONGEST_INITIAL = 3  # with a capital, what is this short is somebody's initials, or a title

# "2" is "to", and "4" is "for", only where there can be no figure: before words that no figure goes
# before, and after none that are numbered ("phase 2 the plan") or that figures follow.
_AFTER_NO_FIGURE = frozenset([
    *("a", "an", "her", "him", "his", "it", "its", "me", "my", "our", "the", "their", "them"),
    *("this", "u", "ur", "us", "you", "your"),
])
_BEFORE_A_FIGURE = """
about aim all almost and annex any appendix are area article at band bed between block board both
box by case category chapter clause cluster column condition criterion day domain draft every
figure first floor footnote footprint for form from goal grade group had has have his in indicator
is issue item its just last least level line lot measure meeting month most my nearly next no nos
note number objective of only option or other our over page para paragraph part phase plan point
priority proposal quarter question recommendation region room round row rule scenario schedule
scheme section some stage standard step strand system table team term test than the their theme
these those tier to top trust type under unit version volume ward was wave week were which with
workstream year your zone
"""
_NUMBERED = frozenset(_BEFORE_A_FIGURE.split())
_NEVER_COUNTED = """
achieve agree allow answer ask avoid be become begin believe bring build buy choose come create
decide deliver describe do engage ensure exist explain find get give go happen have hear improve
include integrate involve join keep know learn lose make meet merge pay prevent protect prove
provide publish put read receive reduce reject remove replace save say see sell send show solve
speak spend stay stop submit take tell think treat understand use write
"""
_VERBS = frozenset(_NEVER_COUNTED.split())
_HAVE = frozenset(["had", "has", "have"])  # "have 2 stop" is no figure, "have 2 the" may be one

_LONGEST = 40  # of a word with what stands around it
_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"[^\w\s]*(?P<core>.*?)[^\w\s/]*$", re.DOTALL)


def write_out(text: str) -> str:
    """Write out text-speak, and put back apostrophes that were left out.

    Figures stay figures: "2" becomes "to", and "4" "for", only where neither can be one.

    Args:
        text: A question.

    Returns:
        The question with such words written out and everything else as it was.
    """
    chunks = list(_CHUNK.finditer(text))
    words = [chunk[0] for chunk in chunks]
    pieces, reached = [], 0
    for place, chunk in enumerate(chunks):
        pieces += [text[reached : chunk.start()], _written_out(words, place)]
        reached = chunk.end()
    return "".join([*pieces, text[reached:]])


def _written_out(words: list[str], place: int) -> str:
    chunk = words[place]
    if chunk in _DIGITS:
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        return chunk if _may_be_figure(chunk, before, after) else _DIGITS[chunk]
    match = _CORE.match(chunk) if len(chunk) <= _LONGEST else None
    core = match["core"] if match else ""
    full = _WORDS.get(core.lower().translate(_STRAIGHT))
    if match is None or full is None or not _may_be_shorthand(core, place):
        return chunk
    full = full[0].upper() + full[1:] if core[0].isupper() else full
    return chunk[: match.start("core")] + full + chunk[match.end("core") :]


def _may_be_shorthand(core: str, place: int) -> bool:
    opens = place == 0 or len(core) > _LONGEST_INITIAL
    return core.islower() or (core[1:].islower() and opens)


def _may_be_figure(digit: str, before: str, after: str) -> bool:
    if not (before.isalpha() and before.islower()):
        return True
    before = _WORDS.get(before, before)
    if digit == "2" and _bare(after) in _VERBS:
        return before in _NUMBERED - _HAVE
    return before in _NUMBERED or after not in _AFTER_NO_FIGURE


def _bare(word: str) -> str:
    word = word.rstrip("?.,!")
    return _WORDS.get(word, word)
