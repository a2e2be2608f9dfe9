"""The items of a list are found behind what leads them in, or as sentences built alike."""

from bot.answer.choice.lists import are_parallel, find_parallel, follow_announcement
from index.language.words import read_words
from tests.bot.answer.choices import choose, make_passage, texts_of
from tests.bot.answer.hits import make_hit, make_line

REASONS = "It said there were two main reasons."
FIRST, SECOND = "The first was control.", "The second was that nothing was agreed."
ASIDE = "Many areas felt that at once."
ACSS = [
    f"{name} was one of the first eight ACSs named in June 2017."
    for name in ("Frimley", "Dorset", "South Yorkshire and Bassetlaw")
]


def follow(*texts: str, limit: int = 4) -> list[str]:
    hit = make_passage(*texts)
    return texts_of(follow_announcement(choose(hit), [hit], limit=limit))


def test_what_stands_behind_a_colon_is_the_list() -> None:
    assert follow("These tests are:", "Support.", "Choice.") == ["Support.", "Choice."]
    assert follow("These tests are:", "Support.", "Choice.", limit=1) == ["Support."]


def test_loose_lines_behind_a_colon_are_items() -> None:
    hit = make_hit(make_line("These tests are:"), make_line("patient choice", fragment=True))

    items = follow_announcement(choose(hit), [hit], limit=3)

    assert texts_of(items) == ["patient choice"]


def test_items_that_count_themselves_follow_a_number_that_leads_them_in() -> None:
    assert follow(REASONS, FIRST, ASIDE, SECOND, ASIDE) == [FIRST, SECOND]


def test_items_in_the_passage_that_follows_are_found() -> None:
    first = make_passage(REASONS, FIRST)
    second = make_passage(SECOND, ASIDE, start=first.passage.end + 1)

    items = follow_announcement(choose(first), [second, first], limit=4)

    assert texts_of(items) == [FIRST, SECOND]


def test_an_item_too_far_behind_the_others_belongs_to_something_else() -> None:
    assert follow(REASONS, FIRST, ASIDE, ASIDE, ASIDE, SECOND) == [FIRST]


def test_a_sentence_without_a_number_leads_in_nothing() -> None:
    assert follow("It gave a reason.", FIRST, SECOND) == []


def test_sentences_built_alike_are_found_wherever_the_best_of_them_stands() -> None:
    hit = make_passage("A conference heard the names.", *ACSS)
    ranked = [choose(hit, place, score=-place) for place in range(4)]

    assert texts_of(find_parallel(ranked, wanted=3)) == ACSS
    assert texts_of(find_parallel(ranked, wanted=2)) == ACSS[:2]
    assert texts_of(find_parallel(ranked, wanted=8)) == ACSS


def test_sentences_of_other_documents_are_no_items_of_the_list() -> None:
    ranked = [choose(make_passage(text, document=text)) for text in ACSS]

    assert find_parallel(ranked, wanted=3) == []


def test_sentences_are_built_alike_that_share_most_words_or_their_beginning() -> None:
    def alike(one: str, other: str) -> bool:
        return are_parallel(read_words(one), read_words(other))

    release = "HCSA's release reported in 2017 that"
    assert alike(ACSS[0], ACSS[2])
    assert alike(f"{release} 95% had no say.", f"{release} many members expected further cuts.")
    assert not alike(REASONS, FIRST)
    assert not alike("It was one of the worst.", "It was one of the best in England.")
