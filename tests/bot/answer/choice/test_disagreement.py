"""Sentences disagree where they give different figures for one thing, and hardly ever else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.choice.disagreement import disagree, find_disagreement, show_together
from bot.answer.choice.ranking import Choice
from index.language.sentences import split_sentences
from sources.sample_corpus import sample_folder
from tests.bot.answer.choices import choose, make_passage, texts_of

AREAS = "England was divided into 44 STP footprints."
OTHER_AREAS = "The NHS in England was divided into 42 STP footprints."
LEADERS = "Each area had a leader who had another job as well."
HOW_MANY = "How many footprints were there?"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AREAS, OTHER_AREAS),
        (
            "A count of January 2016 gives 89 Local Digital Roadmaps.",
            "A later NHS England count gives 73 Local Digital Roadmaps.",
        ),
        (
            "The BMA said that STPs need £9.5bn of capital.",
            "STPs need at least £10.5bn of capital, according to the Naylor review.",
        ),
        (
            "The capital figures cover 37 of the 44 STP areas.",
            "The capital figures cover 36 of the 44 STP areas.",
        ),
        (
            "Some 64% of doctors saw no engagement on STPs.",
            "The union found that 78% of doctors saw no engagement on STPs.",
        ),
    ],
)
def test_different_figures_for_one_thing_disagree(one: str, other: str) -> None:
    assert disagree(one, other)
    assert disagree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AREAS, AREAS),
        (AREAS, "England was divided into footprints."),
        ("Devon was to lose 590 beds.", "Dorset was to lose 245 beds."),
        ("The STP had 12 members in 2016.", "The STP had 15 members in 2018."),
        ("The STPs need £9.5bn of capital.", "The STPs need £9.53bn of capital."),
        ("There were 44 plans for 50 areas.", "There were 50 areas for 44 plans."),
        (
            "The number of plans fell from 89 to 65 roadmaps.",
            "The number of plans was 89 roadmaps.",
        ),
        (
            "The report came out four weeks after full STPs were submitted.",
            "The guide came out five weeks after full STPs were submitted.",
        ),
        (
            "Seventy per cent of a trust's STF money depended on meeting the control total.",
            "Thirty per cent of a trust's STF money depended on waiting times.",
        ),
    ],
)
def test_figures_for_different_things_do_not_disagree(one: str, other: str) -> None:
    assert not disagree(one, other)
    assert not disagree(other, one)


ROADMAPS = "04-local-digital-roadmaps.md"


def sample_sentences() -> dict[str, list[Choice]]:
    """Read the full sentences of each brief."""
    read: dict[str, list[Choice]] = {}
    for path in sorted(sample_folder().glob("*.md")):
        text = path.read_text(encoding="utf-8").split("---", 2)[2]
        sentences = [each for each in split_sentences(text) if not each.fragment]
        read[path.name] = [
            choose(make_passage(text[each.start : each.end], document=path.name, start=each.start))
            for each in sentences
        ]
    return read


def test_of_all_sentences_of_the_sample_corpus_only_the_counts_of_roadmaps_disagree() -> None:
    sentences = sample_sentences()

    counts = find_disagreement(HOW_MANY, sentences.pop(ROADMAPS), [])
    others = [choice for chosen in sentences.values() for choice in chosen]

    assert [re.findall(r"\b\d\d\b(?= Local)", text) for text in texts_of(counts)] == [
        ["89"],
        ["83"],
        ["73"],
        ["65"],
    ]
    assert len(others) > 400
    assert find_disagreement(HOW_MANY, others, []) == []


def test_whichever_count_is_shown_the_others_are_found() -> None:
    sentences = sample_sentences()[ROADMAPS]
    counts = find_disagreement(HOW_MANY, sentences, [])
    hits = [each.hit for each in sentences]

    for shown in counts:
        found = find_disagreement(HOW_MANY, [shown], hits)

        assert found[0] == shown
        assert {each.place for each in found} == {each.place for each in counts}


def test_what_is_shown_and_what_was_found_are_compared() -> None:
    shown, found = make_passage(AREAS, LEADERS), make_passage(OTHER_AREAS, document="review")

    apart = find_disagreement(HOW_MANY, [choose(shown)], [shown, found])

    assert texts_of(apart) == [AREAS, OTHER_AREAS]
    assert find_disagreement(HOW_MANY, [choose(shown, 1)], [shown, found]) == []


def test_nothing_is_added_for_who_asks_for_a_person_or_a_day() -> None:
    shown, found = make_passage(AREAS), make_passage(OTHER_AREAS, document="review")

    for question in ("Who drew the footprints?", "When were the footprints drawn?"):
        assert find_disagreement(question, [choose(shown)], [shown, found]) == []
        both = [choose(shown), choose(found)]
        assert texts_of(find_disagreement(question, both, [])) == [AREAS, OTHER_AREAS]


def test_a_figure_is_shown_once() -> None:
    again = "The NHS in England was divided into 42 STP footprints in all."
    hits = [
        make_passage(AREAS),
        make_passage(OTHER_AREAS, document="review"),
        make_passage(again, document="copy"),
    ]

    assert texts_of(find_disagreement(HOW_MANY, [choose(hits[0])], hits)) == [AREAS, OTHER_AREAS]


def test_the_other_figure_stands_right_behind_the_one_shown() -> None:
    first, second = make_passage(AREAS, LEADERS), make_passage(OTHER_AREAS, document="review")
    chosen = [choose(first), choose(first, 1)]
    apart = [chosen[0], choose(second)]

    assert texts_of(show_together(chosen, apart, max_sentences=3)) == [AREAS, OTHER_AREAS, LEADERS]


def test_the_weakest_of_the_others_makes_room() -> None:
    first, second = make_passage(AREAS, LEADERS), make_passage(OTHER_AREAS, document="review")
    third = make_passage("The map was drawn in haste.", document="essay")
    chosen = [choose(third, score=0.9), choose(first), choose(first, 1, score=0.2)]
    apart = [chosen[1], choose(second)]

    assert texts_of(show_together(chosen, apart, max_sentences=3)) == [
        "The map was drawn in haste.",
        AREAS,
        OTHER_AREAS,
    ]
    assert texts_of(show_together(chosen, apart, max_sentences=1)) == [AREAS]


@given(st.permutations(range(4)), st.integers(1, 6))
def test_never_more_is_shown_than_allowed_and_the_first_always(
    order: list[int], max_sentences: int
) -> None:
    hits = [make_passage(f"Sentence number {name}.", document=name) for name in "abcdef"]
    chosen = [choose(hits[place], score=place) for place in order]
    apart = [chosen[0], choose(hits[4]), choose(hits[5])]

    shown = show_together(chosen, apart, max_sentences=max_sentences)

    assert len(shown) <= max(max_sentences, 1)
    assert chosen[0].place in [each.place for each in shown]
    assert len({each.place for each in shown}) == len(shown)
