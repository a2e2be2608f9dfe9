"""One fact is said once, in the words of the original, and the others that say it are named."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer.choice.ranking import Choice
from bot.answer.choice.repeats import Stated, find_repeats
from index.snapshots.versions import NewerVersion
from tests.bot.answer.choices import choose, make_passage, texts_of

FACT = "Full plans were submitted by every area on 21 October 2016."
SAME = "Full plans were submitted by each and every area on 21 October 2016."
LONGER = f"The board heard, in a long and dull session of its own, that {FACT[0].lower()}{FACT[1:]}"
EARLY, LATE = date(2016, 11, 1), date(2017, 2, 1)


def documents(stated: Stated) -> list[str]:
    return [stated.choice.place[0], *(each.place[0] for each in stated.repeats)]


def test_other_documents_that_say_the_same_are_named() -> None:
    shown = make_passage(FACT, document="plan")
    other = make_passage("Something else.", SAME, document="news", published=LATE)

    (stated,) = find_repeats([choose(shown)], [shown, other])

    assert documents(stated) == ["plan", "news"]
    assert texts_of(list(stated.repeats)) == [SAME]
    assert stated.repeats[0].scored.sentence.start == len("Something else. ")


@pytest.mark.parametrize(
    "text",
    [
        "Full plans were not submitted by every area on 21 October 2016.",
        "Full plans were submitted by every area on 22 October 2016.",
        "Plans were submitted.",
        "The areas drew maps.",
    ],
)
def test_what_says_no_or_another_figure_or_less_does_not_say_the_same(text: str) -> None:
    shown, other = make_passage(FACT), make_passage(text, document="news")

    (stated,) = find_repeats([choose(shown)], [shown, other])

    assert stated == Stated(choose(shown))


def test_a_longer_sentence_repeats_a_shorter_one_but_not_the_other_way_round() -> None:
    short, long = make_passage(FACT, document="plan"), make_passage(LONGER, document="news")

    (of_short,) = find_repeats([choose(short)], [short, long])
    (of_long,) = find_repeats([choose(long)], [short, long])

    assert documents(of_short) == ["plan", "news"]
    assert documents(of_long) == ["news"]


def test_a_document_is_named_once_and_no_more_than_two_are() -> None:
    shown = make_passage(FACT)
    others = [make_passage(SAME, SAME, document=name, published=LATE) for name in "abc"]

    (stated,) = find_repeats([choose(shown)], [shown, *others])

    assert documents(stated) == ["plan", "a", "b"]


def test_the_one_published_first_is_shown() -> None:
    late = make_passage(FACT, document="late", publisher="Weekly", published=LATE)
    early = make_passage(SAME, document="early", published=EARLY)
    undated = make_passage(SAME, document="undated", publisher="Blog", published=None)

    (stated,) = find_repeats([choose(late, score=0.7)], [late, undated, early])

    assert documents(stated) == ["early", "late", "undated"]
    assert stated.choice.scored.text == SAME
    assert stated.choice.score == 0.7


def test_pages_of_one_publisher_do_not_quote_each_other() -> None:
    late = make_passage(FACT, document="late", published=LATE)
    early = make_passage(SAME, document="early", published=EARLY)

    (stated,) = find_repeats([choose(late)], [late, early])

    assert documents(stated) == ["late", "early"]


def test_what_a_publisher_is_quoted_for_is_shown_in_its_own_document() -> None:
    words = "Plans drawn up in secret will never win the trust of the public they are to serve."
    quoting = make_passage(
        f"“{words[:-1]},” said the King's Fund.",
        document="weekly",
        publisher="Weekly",
        published=EARLY,
    )
    original = make_passage(words, document="fund", publisher="The King's Fund", published=LATE)

    (stated,) = find_repeats([choose(quoting)], [quoting, original])
    (other,) = find_repeats([choose(original)], [quoting, original])

    assert documents(stated) == documents(other) == ["fund", "weekly"]


def test_a_sentence_of_a_run_stays_and_so_does_one_whose_original_cannot_stand_alone() -> None:
    leaning = f"They said: {FACT}"
    late = make_passage(FACT, "It was late.", document="late", publisher="Weekly", published=LATE)
    early = make_passage(SAME, document="early", published=EARLY)
    pointing = make_passage(leaning, document="pointing", published=EARLY)

    in_a_run = find_repeats([choose(late), choose(late, 1)], [late, early])
    (leaned,) = find_repeats([choose(late)], [late, pointing])

    assert [documents(each) for each in in_a_run] == [["late", "early"], ["late"]]
    assert leaned.choice == choose(late)


def test_every_sentence_keeps_its_place() -> None:
    hits = [make_passage(f"This is sentence {name}.", document=name) for name in "abc"]
    chosen: list[Choice] = [choose(hit) for hit in hits]

    assert [each.choice for each in find_repeats(chosen, hits)] == chosen
    assert find_repeats([], hits) == []


def test_of_two_versions_the_newest_is_shown_and_the_older_named() -> None:
    old = make_passage(FACT, document="old", published=EARLY)
    old = replace(old, document=replace(old.document, newer=NewerVersion("new", LATE)))
    new = make_passage(SAME, document="new", published=LATE)

    (stated,) = find_repeats([choose(old)], [old, new])

    assert documents(stated) == ["new", "old"]
