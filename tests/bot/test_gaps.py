"""What the collection lacks is found in what was asked, voted and published."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.answer.answer import Status
from bot.gaps import Gap, GapKind, find_gaps, write_gaps
from bot.store.records import KeptAnswer, Verdict, Vote
from tests.bot.slack.answers import ANSWERED, NOT_FOUND
from tests.bot.slack.blocks.lookups.looked_up import PLAN

STALE_BEFORE = date(2017, 1, 1)


def kept(answer_id: str, status: Status, *, day: int = 1) -> KeptAnswer:
    whole = ANSWERED if status is Status.ANSWERED else NOT_FOUND
    answer = replace(whole, id=answer_id, question=f"question {answer_id}?")
    return KeptAnswer(answer=answer, asker="U1", at=datetime(2026, 11, day, 23, tzinfo=UTC))


def vote(
    answer_id: str, verdict: Verdict = Verdict.NOT_HELPFUL, *, day: int = 1, comment: str = ""
) -> Vote:
    return Vote(
        answer_id=answer_id,
        person="U1",
        verdict=verdict,
        reason=None,
        comment=comment or None,
        at=datetime(2026, 11, day, tzinfo=UTC),
    )


def gaps(answers: list[KeptAnswer], votes: list[Vote], *, show_questions: bool = True) -> list[Gap]:
    return find_gaps(answers, votes, [], stale_before=STALE_BEFORE, show_questions=show_questions)


def test_questions_not_answered_are_gaps_with_the_latest_first() -> None:
    answers = [
        kept("a", Status.NOT_FOUND, day=1),
        kept("b", Status.ANSWERED, day=2),
        kept("c", Status.NOT_FOUND, day=3),
    ]

    assert gaps(answers, []) == [
        Gap(GapKind.NOT_ANSWERED, "2026-11-03", "c", "question c?"),
        Gap(GapKind.NOT_ANSWERED, "2026-11-01", "a", "question a?"),
    ]


def test_answers_voted_unhelpful_are_gaps_with_the_voters_reasons_and_words() -> None:
    answers = [kept(each, Status.ANSWERED) for each in "abc"]
    votes = [
        vote("a", day=1),
        vote("b", Verdict.HELPFUL, day=2),
        vote("c", day=3, comment="out of date"),
        replace(vote("d", day=4), reason="wrong_source"),
        replace(vote("e", day=5, comment="see page 3"), reason="incomplete"),
    ]

    assert gaps(answers, votes) == [
        Gap(GapKind.NOT_HELPFUL, "2026-11-05", "e", "incomplete: see page 3"),
        Gap(GapKind.NOT_HELPFUL, "2026-11-04", "d", "wrong source"),
        Gap(GapKind.NOT_HELPFUL, "2026-11-03", "c", "out of date"),
        Gap(GapKind.NOT_HELPFUL, "2026-11-01", "a", "question a?"),
    ]


def test_questions_are_hidden_unless_they_may_be_shown() -> None:
    found = gaps([kept("a", Status.NOT_FOUND)], [vote("a")], show_questions=False)

    assert [gap.what for gap in found] == ["(question not shown)"] * 2


def test_a_vote_on_an_answer_kept_no_longer_is_still_a_gap() -> None:
    assert gaps([], [vote("gone")]) == [
        Gap(GapKind.NOT_HELPFUL, "2026-11-01", "gone", "(question not shown)")
    ]


def test_old_and_undated_sources_are_gaps_and_the_undated_come_last() -> None:
    documents = [
        replace(PLAN, id="undated", published=None, title=None, publisher=None),
        replace(PLAN, id="old", published=date(2015, 1, 1)),
        replace(PLAN, id="older", published=date(2014, 1, 1)),
        replace(PLAN, id="fresh", published=STALE_BEFORE),
        replace(PLAN, id="last day", published=date(2016, 12, 31)),
    ]

    found = find_gaps([], [], documents, stale_before=STALE_BEFORE, show_questions=False)

    assert [(gap.kind, gap.reference, gap.at) for gap in found] == [
        (GapKind.STALE_SOURCE, "last day", "2016-12-31"),
        (GapKind.STALE_SOURCE, "old", "2015-01-01"),
        (GapKind.STALE_SOURCE, "older", "2014-01-01"),
        (GapKind.STALE_SOURCE, "undated", None),
    ]
    assert found[0].what == "Kent & Medway STP (NHS England), plans/kent & medway.pdf"
    assert found[-1].what == "title unknown (publisher unknown), plans/kent & medway.pdf"


def test_csv_has_a_heading_and_no_cell_that_a_spreadsheet_would_run() -> None:
    found = [
        Gap(GapKind.NOT_ANSWERED, "2026-11-03", "c", "=1+1, or not?"),
        Gap(GapKind.STALE_SOURCE, None, "-old", "two\nlines"),
    ]

    assert write_gaps(found) == (
        "kind,date,reference,what\n"
        'not_answered,2026-11-03,c,"\'=1+1, or not?"\n'
        'stale_source,,\'-old,"two\nlines"\n'
    )


def test_the_groups_come_in_their_order_and_ties_by_reference() -> None:
    answers = [kept("b", Status.NOT_FOUND), kept("a", Status.NOT_FOUND)]

    found = find_gaps(
        answers,
        [vote("z", day=30)],
        [replace(PLAN, published=date(2016, 1, 1))],
        stale_before=STALE_BEFORE,
        show_questions=True,
    )

    assert [gap.reference for gap in found] == ["a", "b", "z", PLAN.id]


def test_of_one_day_the_latest_come_first() -> None:
    later = replace(kept("b", Status.NOT_FOUND), at=datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    votes = [vote("x"), replace(vote("y"), at=datetime(2026, 11, 1, 9, tzinfo=UTC))]

    found = gaps([kept("a", Status.NOT_FOUND), later], votes)

    assert [gap.reference for gap in found] == ["b", "a", "y", "x"]


def test_nothing_lacking_gives_no_gaps() -> None:
    fresh = replace(PLAN, published=STALE_BEFORE)
    answers = [kept("a", Status.ANSWERED)]

    found = find_gaps(
        answers,
        [vote("a", Verdict.HELPFUL)],
        [fresh],
        stale_before=STALE_BEFORE,
        show_questions=True,
    )

    assert found == []
