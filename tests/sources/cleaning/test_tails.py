"""What a site puts after an article goes; what the article says last stays."""

from sources.cleaning.tails import find_tail
from tests.sources.block_making import LONG

BODY = [LONG.lower()] * 4


def test_everything_after_related_articles_goes() -> None:
    texts = [*BODY, "related articles", "trusts merge", "12 december 2025", "a line on that."]

    assert find_tail(texts) == dict.fromkeys(range(4, 8), "related articles")


def test_a_box_of_related_articles_inside_the_text_takes_only_its_headlines_along() -> None:
    texts = [LONG.lower(), "related articles", "trusts merge", "leader resigns", *BODY]

    assert find_tail(texts) == dict.fromkeys(range(1, 4), "related articles")


def test_short_paragraphs_after_a_late_box_are_kept() -> None:
    said = "he said that the plan would go ahead."
    texts = [*BODY, "related stories", "trusts merge", said, said, said]

    assert find_tail(texts) == dict.fromkeys(range(4, 6), "related articles")


def test_an_offer_of_membership_at_the_end_goes() -> None:
    offer = (
        "as specialists we offer you advice on your rights and on your pay, and fast access to"
        " lawyers where you are treated unfairly at work."
    )
    texts = [*BODY, *BODY, "join the union", offer, "find out more >"]

    assert find_tail(texts) == dict.fromkeys(range(8, 11), "membership offer")


def test_a_last_chapter_that_only_begins_like_an_offer_is_kept() -> None:
    texts = [*BODY, *BODY, "join up local services", LONG.lower()]

    assert find_tail(texts) == {}


def test_an_article_without_a_tail_has_none() -> None:
    assert find_tail(BODY) == {}
    assert find_tail([]) == {}


def test_what_goes_on_for_long_is_no_offer() -> None:
    texts = [*BODY * 9, "join the union", *["you have a say."] * 80]

    assert find_tail(texts) == {}
