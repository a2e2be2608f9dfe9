"""Answers an enquiry: from what it prefers, where that answers too, else from all it may use."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.answer import Answer, Status
from bot.answer.asked.filter_wording import NO_WORDS, say_from_others, say_newest, say_preferred
from bot.answer.asked.reading import Filters
from bot.answer.asked.senses import is_used, read_other_sense
from bot.answer.choice.parts import Part, read_parts
from bot.answer.choice.sides import Side, name_documents, name_publishers_of
from bot.answer.compose import Limits, compose
from bot.answer.followup import search_text
from bot.answer.question import Question
from bot.answer.wording import say_mended
from bot.enquiry import Enquiry, good_hits
from index.searcher import Hit

# As many as answer selection looks at; further passages changed no answer in the tuning questions.
_HITS = 10
# The newest answer may stand further down than the best one.
_HITS_FOR_NEWEST = 30
_MOST_DAYS = 5
# What is preferred may be so much less sure to answer than the best of all.
_LESS_SURE = 0.15


def answer_enquiry(
    question: Question, enquiry: Enquiry, *, limits: Limits, answer_id: str
) -> Answer:
    """Answer an enquiry.

    Args:
        question: As it was asked, filters and all; the turns before it without their operators.
        enquiry: The same, its filters read, at a shelf.
        limits: What the answer may be.
        answer_id: The answer's id.

    Returns:
        The answer, whose remarks say which documents it is from; its time is not measured.
    """
    attempts = _Attempts(question, enquiry, limits, answer_id)
    answer = attempts.decline() if enquiry.faults else attempts.answer()
    # As it was asked: a follow-up reads its filters there.
    return replace(answer, question=question.text)


@dataclass(frozen=True, slots=True)
class _Attempts:
    """Answers from one part or another of the documents."""

    question: Question
    enquiry: Enquiry
    limits: Limits
    answer_id: str

    def decline(self) -> Answer:
        """Say why nothing can be searched, with what comes nearest in all there is."""
        text = self.enquiry.asked.text
        hits = self._search(Filters(), text)
        return self._refuse(hits, Filters(), text, self.enquiry.faults)

    def answer(self) -> Answer:
        """Answer from all that the filters let pass, or better from what is preferred of it."""
        asked = self.enquiry.asked
        notes = (
            self.enquiry.searched_only if asked.text else (*self.enquiry.searched_only, NO_WORDS)
        )
        hits = self._search(asked.strict, asked.text)
        sense = read_other_sense(asked.text)
        if sense and not is_used(sense, hits):
            return self._refuse(hits, asked.strict, asked.text, (*notes, sense.sentence))
        sides = self._find_sides(asked.strict)
        answer = self._compose(hits, asked.strict, asked.text, notes, sides=sides)
        if asked.strict and not hits:
            answer = replace(answer, nearest=self.decline().nearest)
        if asked.preferred:
            answer = self._from_preferred(answer)
        if asked.latest:
            answer = self._from_newest(answer)
        return answer

    def _from_preferred(self, usual: Answer) -> Answer:
        """Answer from what is preferred; where nothing answers, without the time spoken of.

        Of the time only then, for "What was to happen after 2017?" asks what was said before it.

        Returns:
            An answer from what is preferred, where it is as good as the usual one; else that one.
        """
        asked = self.enquiry.asked
        filters = asked.preferred.within(asked.strict)
        texts = [asked.preferred_text]
        if usual.status is not Status.ANSWERED and asked.bare_text != asked.preferred_text:
            texts.append(asked.bare_text)
        said = say_preferred(filters.publishers, filters.published_from, filters.published_to)
        for text in texts if self.enquiry.searched(filters) else ():
            hits = self._search(filters, text)
            notes = (*self.enquiry.searched_only, said)
            sides = self._find_sides(filters)
            answer = self._compose(hits, filters, text, notes, sides=sides)
            if _is_as_good(answer, usual):
                return answer
        if not asked.preferred.publishers or usual.status is not Status.ANSWERED:
            return usual
        return replace(usual, remarks=(say_from_others(filters.publishers), *usual.remarks))

    def _from_newest(self, usual: Answer) -> Answer:
        asked = self.enquiry.asked
        hits = good_hits(self._search(asked.strict, asked.text, limit=_HITS_FOR_NEWEST))
        days = sorted({day for hit in hits if (day := hit.document.published)}, reverse=True)
        for day in days[:_MOST_DAYS]:
            of_day = [hit for hit in hits if hit.document.published == day]
            notes = (*self.enquiry.searched_only, say_newest(day))
            answer = self._compose(of_day, asked.strict, asked.text, notes)
            if _is_as_good(answer, usual):
                return answer
        return usual

    def _refuse(
        self, hits: Sequence[Hit], filters: Filters, text: str, notes: tuple[str, ...]
    ) -> Answer:
        """Say that nothing answers, whatever was found."""
        never = replace(self.limits, min_confidence=math.inf)
        declined = self._compose(hits, filters, text, notes, limits=never)
        return replace(declined, confidence=0.0)

    def _search(self, filters: Filters, text: str, *, limit: int = _HITS) -> list[Hit]:
        return self.enquiry.find(search_text(self._put(text)), filters, limit=limit)

    def _find_sides(self, filters: Filters) -> list[Side]:
        """Search for each side of a question that compares; nothing where it does not."""
        sides: list[Side] = []
        for part in read_parts(self.enquiry.asked.text):
            hits = self.enquiry.find(part.question, filters, limit=_HITS)
            named = name_documents(part, hits) | self._published_by(part, filters)
            own = [hit for hit in hits if hit.document.id in named or not named]
            topical: Sequence[Hit] = ()
            if named and (part.topic or not own):
                text = part.topic or part.question
                topical = self.enquiry.find(text, filters, limit=_HITS, documents=named)
            sides.append(Side(part, tuple(own), tuple(topical)))
        return sides

    def _published_by(self, part: Part, filters: Filters) -> frozenset[str]:
        """List the documents that a side of a comparison published: it does not name itself."""
        searched = self.enquiry.searched(filters)
        published = {each.id: each.publisher for each in searched if each.publisher}
        publishers = name_publishers_of(part, published.values())
        return frozenset(each for each, by in published.items() if by in publishers)

    def _put(self, text: str) -> Question:
        """Put the question without its filters, where there is more to it."""
        return replace(self.question, text=text or self.question.text)

    def _compose(
        self,
        hits: Sequence[Hit],
        filters: Filters,
        text: str,
        notes: tuple[str, ...],
        *,
        limits: Limits | None = None,
        sides: Sequence[Side] = (),
    ) -> Answer:
        return compose(
            self._put(text),
            hits,
            limits=limits or self.limits,
            answer_id=self.answer_id,
            holdings=self.enquiry.holdings(filters),
            elapsed_ms=0.0,
            notes=(*notes, *say_mended(hits[0].mended if hits else ())),
            sides=sides,
        )


def _is_as_good(answer: Answer, usual: Answer) -> bool:
    found = answer.status is Status.ANSWERED
    return found and answer.confidence >= usual.confidence - _LESS_SURE
