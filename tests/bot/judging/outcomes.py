"""Outcomes of judged questions, made by hand."""

from bot.judging.judged import JudgedQuestion, Outcome

FOOTPRINTS = "England was divided into 44 footprints."
LEADERS = "Leaders drew the map."
BEDS = "Hospitals were to lose beds."


def judged(
    *evidence: str, kind: str = "", alternatives: tuple[tuple[str, ...], ...] = ()
) -> JudgedQuestion:
    return JudgedQuestion("q", "?", evidence, kind, alternatives)


def answered(
    question: JudgedQuestion,
    *sentences: str,
    confidence: float = 1.0,
    passages: tuple[str, ...] = (),
) -> Outcome:
    return Outcome(question, True, confidence, sentences, passages)  # noqa: FBT003  it is its name


def not_found(
    question: JudgedQuestion, *, confidence: float = 0.0, passages: tuple[str, ...] = ()
) -> Outcome:
    return Outcome(question, False, confidence, (), passages)  # noqa: FBT003  it is its name
