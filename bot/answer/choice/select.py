"""Chooses the sentences that answer, word for word; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.answer.choice.counts import MOST_ITEMS, read_count
from bot.answer.choice.lists import are_parallel, find_parallel, follow_announcement
from bot.answer.choice.neighbours import find_support, follow_each_other, goes_on, read_on
from bot.answer.choice.parts import asks_of_several_documents
from bot.answer.choice.ranking import Choice, rank_sentences
from bot.answer.choice.rows import drop_lesser_rows
from bot.answer.choice.sides import Side, choose_of_documents, choose_of_sides
from bot.answer.choice.speech import complete_speech
from index.language.words import read_words
from index.searcher import Hit

# A sentence this far behind the best one, in logits, no longer helps to answer: on the tuning
# questions 3 shows less of the evidence, and 5 more sentences but no more of it.
_MARGIN = 3.0
_MOST_ANSWERING = 3
_SEVERAL_DOCUMENTS = 2
_HARDLY = 1e-6  # in logits


def choose_sentences(
    question: str,
    hits: Sequence[Hit],
    *,
    max_sentences: int,
    sides: Sequence[Side] = (),
) -> list[Choice]:
    """Choose the sentences to show.

    The best one, and others nearly as good, each with what it leans on, where there is room for
    both. The best also brings what goes on about it and the rest of a speech that it cuts. A
    sentence that leads in a list ("These tests are:") brings its items.

    Before all else come the best sentence of each side of a comparison, and as many items of a list
    as are asked for ("which three"); only such a list may be longer than ``max_sentences``.

    Args:
        question: What was asked.
        hits: Best first.
        max_sentences: How many at the most, those brought along included.
        sides: What was found for each side, where the question compares.

    Returns:
        In the order to read them: the best one first, with what belongs to it, then the others by
        document and as they stand there. Empty where the hits hold no full sentence.
    """
    ranked = drop_lesser_rows(question, rank_sentences(question, hits))
    if not ranked:
        return []
    wanted = read_count(question)
    shown = _Shown(hits=[*hits, *_found_for(sides)], room=_room(max_sentences, wanted))
    for choice in _first(question, ranked, hits, wanted=wanted, sides=sides):
        shown.add(choice)
    answering = max(_MOST_ANSWERING, wanted or 0)
    for choice in ranked:
        if len(shown.groups) >= answering or choice.score < ranked[0].score - _MARGIN:
            break
        if not shown.groups:
            shown.add_best(choice)
        else:
            shown.add(choice)
    return _in_reading_order(shown.groups)


def _room(max_sentences: int, wanted: int | None) -> int:
    """Say how many sentences there is room for: for a list, its items and what leads them in."""
    return max(max_sentences, min(wanted + 1, MOST_ITEMS)) if wanted else max_sentences


def _found_for(sides: Iterable[Side]) -> list[Hit]:
    return [hit for side in sides for hit in (*side.hits, *side.topical)]


def _first(
    question: str,
    ranked: Sequence[Choice],
    hits: Sequence[Hit],
    *,
    wanted: int | None,
    sides: Sequence[Side],
) -> list[Choice]:
    """Choose what is shown before all else: a sentence of each side, or the items of a list."""
    if sides:
        known = {choice.place: choice for choice in ranked}
        of_sides = [known.get(each.place, each) for each in choose_of_sides(sides)]
        # Only the best of all counts for more, so that nothing else takes their room.
        below = ranked[0].score - _HARDLY
        return [
            each if each.place == ranked[0].place else replace(each, score=below)
            for each in of_sides
        ]
    if asks_of_several_documents(question):
        return choose_of_documents(ranked, documents=_SEVERAL_DOCUMENTS)
    if wanted is None:
        return []
    for choice in ranked[:_MOST_ANSWERING]:
        if len(follow_announcement(choice, hits, limit=wanted)) >= wanted:
            return [choice]
    return find_parallel(ranked, wanted=wanted)


@dataclass(slots=True)
class _Shown:
    """The sentences chosen so far, in groups that belong together.

    Attributes:
        hits: All that was found.
        room: How many sentences there may be.
        groups: In the order in which they were chosen.
    """

    hits: Sequence[Hit]
    room: int
    groups: list[list[Choice]] = field(default_factory=list)

    def add(self, choice: Choice) -> None:
        """Add a sentence with what belongs to it, where there is room and it is not there yet."""
        group = self._new([find_support(choice, self.hits), choice])
        if len(group) > self._left():
            # The best sentence stays, even where there is no room for the one before it.
            group = [] if self.groups else [choice]
        if choice in group:
            left = self._left() - len(group)
            group += self._new(follow_announcement(choice, self.hits, limit=left))
        if group:
            self.groups.append(group)

    def add_best(self, choice: Choice) -> None:
        """Add the best sentence with the rest of its speech, or with what goes on about it."""
        self.add(choice)
        (group,) = self.groups
        if len(group) > 1 and group[-1] is not choice:
            return
        speech = complete_speech(choice, self.hits)
        behind = [each for each in read_on(choice, self.hits)[:1] if _goes_on(each, choice)]
        for more in (speech, behind):
            new = self._new(more)
            if new and len(new) <= self._left():
                group += new
                group.sort(key=lambda each: each.place)
                return

    def _left(self) -> int:
        return self.room - sum(map(len, self.groups))

    def _new(self, choices: Iterable[Choice | None]) -> list[Choice]:
        places = {each.place for group in self.groups for each in group}
        return [each for each in choices if each and each.place not in places]


def _goes_on(following: Choice, choice: Choice) -> bool:
    if following.scored.sentence.fragment:
        return False
    one, other = choice.scored.text, following.scored.text
    return goes_on(other, one) or are_parallel(read_words(one), read_words(other))


def _in_reading_order(groups: Sequence[Sequence[Choice]]) -> list[Choice]:
    """Put the first group first, the others behind it by document and as they stand there.

    A group that stands right before or behind another is read in one go with it.

    Returns:
        The sentences of all groups.
    """
    rank = {each.place: number for number, group in enumerate(groups) for each in group}
    runs: list[list[Choice]] = []
    for group in sorted(groups, key=lambda group: group[0].place):
        if runs and follow_each_other(runs[-1][-1], group[0]):
            runs[-1].extend(group)
        else:
            runs.append(list(group))
    best_first = sorted(runs, key=lambda run: min(rank[each.place] for each in run))
    documents = list(dict.fromkeys(run[0].place[0] for run in best_first))
    rest = sorted(best_first[1:], key=lambda run: (documents.index(run[0].place[0]), run[0].place))
    return [choice for run in (*best_first[:1], *rest) for choice in run]
