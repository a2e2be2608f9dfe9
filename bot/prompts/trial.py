"""Puts questions to the desk before they are offered, as long as there is time."""

from collections.abc import Callable
from typing import Final, Protocol, TypeAlias

from bot.answer.answer import Answer, Status
from bot.answer.question import Question
from bot.prompts.candidates import Candidate
from bot.prompts.remembered import Remembered

_ANSWER_ID: Final = "prompt"  # such an answer is neither shown nor kept

Collections: TypeAlias = frozenset[str] | None
# By version of the index, collections, and question with its document: the sentences that answer.
Known: TypeAlias = Remembered[tuple[str, Collections, Candidate], frozenset[str]]


class Answering(Protocol):
    """Answers questions."""

    def answer(self, question: Question, *, answer_id: str) -> Answer:
        """Answer a question, or say that the documents do not."""
        ...


class Trial:
    """Tries questions, for people who may see the same documents.

    Attributes:
        is_cut_short: Whether a question was not tried for lack of time.
    """

    def __init__(
        self,
        desk: Answering,
        known: Known,
        *,
        version: str,
        collections: Collections,
        enough: float,
        has_time: Callable[[], bool],
    ) -> None:
        """Begin to try questions.

        Args:
            desk: Answers them.
            known: What was tried before; what is tried is added.
            version: What the desk answers from.
            collections: Those in which it looks; None means all.
            enough: The least confidence of an answer worth offering.
            has_time: Whether there is time to try another one.
        """
        self.is_cut_short = False
        self._desk = desk
        self._known = known
        self._version = version
        self._collections = collections
        self._enough = enough
        self._has_time = has_time

    def try_out(self, candidate: Candidate) -> frozenset[str]:
        """Put a question to the desk, unless it is known what becomes of it.

        Args:
            candidate: The question, with the text that should answer it.

        Returns:
            The sentences that answer it; empty where that text does not answer it well, or where
            there is no time to find out.
        """
        key = (self._version, self._collections, candidate)
        sentences = self._known.get(key)
        if sentences is None:
            if not self._has_time():
                self.is_cut_short = True
                return frozenset()
            question = Question(candidate.question, collections=self._collections)
            answer = self._desk.answer(question, answer_id=_ANSWER_ID)
            sentences = self._read(answer, candidate)
            self._known.keep(key, sentences)
        return sentences

    def _read(self, answer: Answer, candidate: Candidate) -> frozenset[str]:
        if answer.status is not Status.ANSWERED or answer.confidence < self._enough:
            return frozenset()
        # Further sentences may come from anywhere, but the first one is the answer.
        first = answer.sentences[0].citations
        leading = {each.document_id for each in answer.citations if each.number in first}
        met = any(candidate.is_met_at(each.document_id, each.start) for each in answer.citations)
        if candidate.document_id not in leading or not met:
            return frozenset()
        return frozenset(sentence.text for sentence in answer.sentences)
