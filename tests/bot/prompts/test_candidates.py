"""Candidates come from what somebody was shown, the clearest and nearest first."""

from dataclasses import replace

from bot.prompts.candidates import Candidate, Read, candidates_after, candidates_of
from sources.document import Document
from tests.bot.prompts.documents import DRAFTS, TESTS, make_divided
from tests.index.documents import make_document

BOTH = frozenset({"NHS England", "The Gazette"})


def at(document: Document, words: str) -> Read:
    return Read(document, document.text.index(words))


def asked(candidates: list[Candidate]) -> list[str]:
    return [each.question for each in candidates]


def test_sections_near_the_one_shown_come_first_and_that_one_last() -> None:
    parts = [(f"The {name} rule", "It is a rule.") for name in ("Ash", "Birch", "Cedar", "Elm")]
    rules = make_divided("rules", parts, title="Notes")
    shown = Read(rules, rules.sections[1].start + 20)

    candidates = candidates_after("Which rules?", [shown], publishers=())

    assert asked(candidates) == [
        "What is the Cedar rule?",
        "What is the Ash rule?",
        "What is the Elm rule?",
        "What is the Birch rule?",
    ]


def test_a_candidate_is_met_only_in_the_section_that_it_was_made_from() -> None:
    candidates = candidates_after("Tests?", [at(TESTS, "public support")], publishers=())

    candidate = next(each for each in candidates if "Gunning" in each.question)
    section = TESTS.sections[3]
    assert (candidate.start, candidate.end) == (section.start, section.end)
    assert candidate.is_met_at(TESTS.id, section.start)
    assert not candidate.is_met_at(TESTS.id, section.start - 1)
    assert not candidate.is_met_at(TESTS.id, section.end)
    assert not candidate.is_met_at(DRAFTS.id, section.start)


def test_documents_take_turns() -> None:
    one, other = (
        make_divided(
            name, [(f"The {name} review", "It reviews."), (f"The {name} fund", "It pays.")]
        )
        for name in ("Naylor", "Lansley")
    )

    candidates = candidates_after("Who?", [Read(one, 0), Read(other, 0)], publishers=())

    assert asked(candidates) == [
        "What is the Naylor fund?",
        "What is the Lansley fund?",
        "What did the Naylor review say?",
        "What did the Lansley review say?",
    ]


def test_what_needs_the_answer_before_it_is_left_out_and_what_is_dull_comes_last() -> None:
    parts = [
        ("How the number grew", "It grew."),
        ("Raids on capital and investment", "There were raids."),
        ("The bed test", "It is a test."),
    ]
    article = make_divided("article", parts, title="Doctors in doubt")

    candidates = candidates_after("Doubt?", [Read(article, 0)], publishers=())

    assert asked(candidates) == [
        "What is the bed test?",
        "What is said about raids on capital and investment?",
        "What does “Doctors in doubt” say?",
    ]


def test_what_was_asked_is_not_offered_however_it_was_written() -> None:
    candidates = candidates_after(
        "What’s THE bed-test", [at(TESTS, "public support")], publishers=()
    )

    assert "What is the bed test?" not in asked(candidates)
    assert "What are the Gunning principles?" in asked(candidates)


def test_one_question_of_two_documents_comes_once() -> None:
    shown = [at(TESTS, "public support"), at(DRAFTS, "leaders")]

    candidates = candidates_after("Tests?", shown, publishers=())

    assert asked(candidates).count("What is the bed test?") == 1


def test_another_publisher_is_asked_for_the_subject_of_the_section_shown() -> None:
    shown = [at(TESTS, "met by"), at(DRAFTS, "leaders")]

    candidates = candidates_after("Beds?", shown, publishers=BOTH)

    named = "What did The Gazette say about the bed test?"
    candidate = next(each for each in candidates if each.question == named)
    assert candidate == Candidate(named, DRAFTS.id, 0, len(DRAFTS.text))


def test_a_document_without_a_section_at_the_place_has_no_subject_for_others() -> None:
    plain = make_document("plain", "Nothing is divided here.", publisher="NHS England")

    candidates = candidates_after("Beds?", [Read(plain, 0), at(DRAFTS, "leaders")], publishers=BOTH)

    assert not [each for each in candidates if "The Gazette" in each.question]


def test_where_there_are_no_headings_names_stand_in_for_them() -> None:
    text = "The BMA wrote to areas. Then the BMA met Hunt."
    article = make_document("article", text, title="Doctors in doubt")

    candidates = candidates_after("Doubt?", [Read(article, 0)], publishers=())

    assert asked(candidates) == [
        "What is said about the BMA?",
        "What does “Doctors in doubt” say?",
    ]


def test_a_heading_that_repeats_the_title_is_no_section_of_its_own() -> None:
    article = make_divided("article", [("Beds at risk", "They are.")], title="Beds at risk")

    candidates = candidates_after("Doubt?", [Read(article, 0)], publishers=())

    assert asked(candidates) == ["What does “Beds at risk” say?"]


def test_nothing_comes_of_nothing() -> None:
    assert candidates_after("Doubt?", [], publishers=()) == []
    assert candidates_of(make_document("bare", "Bare text."), publishers=()) == []


def test_starters_name_something_or_quote_the_title() -> None:
    assert asked(candidates_of(TESTS, publishers=())) == ["What are the Gunning principles?"]
    assert asked(candidates_of(DRAFTS, publishers=())) == ["What does “Secret drafts” say?"]
    assert asked(candidates_of(replace(DRAFTS, title=None), publishers=())) == []


def test_of_a_long_report_only_so_many_sections_are_read() -> None:
    parts = [(f"The Rule{number} case", "It is one.") for number in range(200)]
    report = make_divided("report", parts)
    shown = Read(report, report.sections[100].start)

    candidates = candidates_after("Which cases?", [shown], publishers=())

    assert len(candidates) == 12
    assert len(candidates_of(report, publishers=())) == 24
