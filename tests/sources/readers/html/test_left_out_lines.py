"""A page's date line comes back where the article was cut out without it, and nothing else does."""

from sources.block import Block, BlockKind
from sources.readers.html.left_out_lines import restore_date_lines
from tests.sources.block_making import LONG, paragraphs

TITLE = Block(BlockKind.HEADING, "Beds are to go", level=1)
PAGE = (
    *paragraphs(["12 December 2025"]),
    TITLE,
    *paragraphs(["Share", "BMA – 14 February 2017", LONG, "3 May 2017", LONG]),
)


def test_a_date_line_between_title_and_text_comes_back_under_the_title() -> None:
    article = (TITLE, *paragraphs([LONG, LONG]))

    restored = restore_date_lines(article, PAGE)

    assert restored == (TITLE, *paragraphs(["BMA – 14 February 2017", LONG, LONG]))


def test_it_stands_first_where_the_title_is_left_out() -> None:
    restored = restore_date_lines(paragraphs([LONG]), PAGE)

    assert restored == paragraphs(["BMA – 14 February 2017", LONG])


def test_a_line_that_is_there_already_does_not_come_twice() -> None:
    article = (TITLE, *paragraphs(["BMA – 14 February 2017", LONG]))

    assert restore_date_lines(article, PAGE) == article


def test_a_page_without_a_title_or_an_article_gets_nothing_back() -> None:
    article = paragraphs([LONG])

    assert restore_date_lines(article, PAGE[2:]) == article
    assert restore_date_lines((), PAGE) == ()
