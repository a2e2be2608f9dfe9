"""Questions whose answers are known, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.searching.evaluate import count_evidence_shown

FALSE_PREMISE = "false_premise"


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question and what answers it.

    Attributes:
        id: Unique in its file.
        question: As a person asks it.
        evidence: Sentences that a complete answer needs; empty where the corpus has no answer.
        kind: Such as ``who`` or ``off_topic``; empty where not given.
        alternatives: For each piece of evidence the sentences that serve as well; or empty.
        corrects: For a false premise, the sentences each of which says what is really so.
    """

    id: str
    question: str
    evidence: tuple[str, ...]
    kind: str = ""
    alternatives: tuple[tuple[str, ...], ...] = ()
    corrects: tuple[str, ...] = ()

    @property
    def pieces(self) -> list[tuple[str, ...]]:
        """For each piece of evidence the sentences of which one is enough."""
        others = self.alternatives or ((),) * len(self.evidence)
        return [(sentence, *more) for sentence, more in zip(self.evidence, others, strict=True)]

    @property
    def answerable(self) -> bool:
        """Whether the corpus answers it."""
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one judged question.

    Attributes:
        judged: The question.
        answered: False where the documents were said not to answer it.
        confidence: 0 to 1.
        sentences: Shown to the reader, in order; empty where not answered.
        passages: The texts of the passages found, best first.
    """

    judged: JudgedQuestion
    answered: bool
    confidence: float
    sentences: tuple[str, ...]
    passages: tuple[str, ...]

    @property
    def pieces_shown(self) -> int:
        """How many pieces of evidence the reader was shown."""
        shown = " ".join(self.sentences)
        return sum(holds_any(shown, piece) for piece in self.judged.pieces)

    @property
    def premise_met(self) -> bool:
        """Whether a false premise was not taken for true: declined, or shown what is so."""
        shown = " ".join(self.sentences)
        return not self.answered or holds_any(shown, self.judged.corrects)


def holds_any(text: str, sentences: Sequence[str]) -> bool:
    """Say whether one of some sentences stands in a text.

    Case, quotation marks and spacing do not matter.

    Args:
        text: Such as a passage.
        sentences: Those looked for; may be empty, and then none stands there.

    Returns:
        True where one does.
    """
    return count_evidence_shown([text], sentences) > 0


def group_by_kind(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Put the outcomes of each kind of question together.

    Args:
        outcomes: In any order.

    Returns:
        Kind to its outcomes, by name; those without a kind are left out.
    """
    kinds = sorted({each.judged.kind for each in outcomes if each.judged.kind})
    return {kind: [each for each in outcomes if each.judged.kind == kind] for kind in kinds}
