"""Saved web pages: their article, and what their markup says of it."""

from datetime import date

import pytest
from lxml.html import document_fromstring  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import Block, BlockKind, Facts
from sources.compose import compose_document
from sources.document import Dropped, Origin
from sources.errors import NoTextError
from sources.readers.html.html import read_html
from sources.readers.html.html_facts import read_facts
from tests.sources.block_making import LONG, PLACE

PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8">
<title>Plans in a fog | Health Weekly</title>
<meta property="og:title" content="Plans in a fog | Health Weekly">
<meta property="og:site_name" content="Health Weekly">
<meta property="article:published_time" content="2016-11-14T10:00:00+00:00">
<link rel="canonical" href="https://example.org/fog">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/jobs">Jobs</a></li></ul></nav>
<main><article><h1>Plans in a fog</h1>
<p>{LONG}</p>
<h2>What the report says</h2>
<p>The report by <b>The King’s Fund</b> found that <a href="/x">leaders</a> had no formal
authority, and that the public had been left out of the work until the very end.</p>
<ul><li>First point of the report</li><li>Second point of the report</li></ul>
<table><tr><th>Area</th><th>Gap</th></tr><tr><td>Dorset</td><td>£100m</td></tr></table>
</article></main>
<footer>Terms and conditions</footer></body></html>"""


def test_the_article_is_read_without_navigation() -> None:
    assert list(read_html(PAGE.encode()).blocks) == [
        Block(BlockKind.HEADING, "Plans in a fog", 1),
        Block(BlockKind.PARAGRAPH, LONG),
        Block(BlockKind.HEADING, "What the report says", 2),
        Block(
            BlockKind.PARAGRAPH,
            "The report by The King’s Fund found that leaders had no formal authority, and that the"
            " public had been left out of the work until the very end.",
        ),
        Block(BlockKind.LIST_ITEM, "First point of the report"),
        Block(BlockKind.LIST_ITEM, "Second point of the report"),
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Gap: £100m", table="table 1", row=2),
    ]


def test_the_markup_says_title_publisher_date_and_address() -> None:
    assert read_html(PAGE.encode()).facts == Facts(
        Origin.PAGE,
        title="Plans in a fog",
        publisher="Health Weekly",
        published=date(2016, 11, 14),
        url="https://example.org/fog",
    )


def test_every_line_around_the_article_is_told_in_the_order_of_the_page() -> None:
    assert read_html(PAGE.encode()).dropped == (
        Dropped("Home", "navigation"),
        Dropped("Jobs", "navigation"),
        Dropped("Terms and conditions", "page footer"),
    )


def test_of_very_many_lines_around_the_article_the_rest_are_counted() -> None:
    links = "".join(f"<li><a href='/{number}'>Page {number}</a></li>" for number in range(2_500))
    page = f"<nav><ul>{links}</ul></nav><main><h1>A plan</h1><p>{LONG}</p></main>"

    dropped = read_html(page.encode()).dropped

    assert len(dropped) == 2_001
    assert dropped[-1] == Dropped("500 more lines", "navigation")


def test_nothing_is_told_of_a_page_that_is_all_article() -> None:
    page = f"<title>Unseen</title><style>p {{}}</style><h1>A plan</h1><p>{LONG}</p><p>{LONG}</p>"

    assert read_html(page.encode()).dropped == ()


@pytest.mark.parametrize("around", ["<main>{}</main>", "{}", "<header>{}</header>"])
def test_a_page_about_its_owners_keeps_its_title(around: str) -> None:
    page = f"<title>About us | HCSA</title>{around.format('<h1>About us</h1>')}<p>{LONG}</p>"

    document = compose_document(read_html(page.encode()), place=PLACE)

    assert document.title == "About us"


@pytest.mark.parametrize(
    "page",
    [
        "<p>There are 44 STPs.</p>",
        "<html><body><div>There are 44 STPs.</div></body></html>",
        "<body><nav>Home</nav><script>x()</script>There are 44 STPs.</body>",
    ],
)
def test_a_page_of_one_sentence_does_not_come_out_empty(page: str) -> None:
    assert [block.text for block in read_html(page.encode()).blocks] == ["There are 44 STPs."]


@pytest.mark.parametrize("depth", [300, 1_900, 10_000])
@pytest.mark.parametrize("tag", ["div", "span", "ul", "blockquote", "font", "table"])
def test_a_deeply_nested_page_is_read_to_its_end(tag: str, depth: int) -> None:
    nested = f"{f'<{tag}>' * depth}There are 44 STPs.{f'</{tag}>' * depth}"
    page = f"<title>Plans</title><h1>Plans</h1><p>{LONG}</p>{nested}<p>The end.</p>"

    text = "\n".join(block.text for block in read_html(page.encode()).blocks)

    assert LONG in text
    assert "There are 44 STPs." in text
    assert text.endswith("The end.")


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", "<script>x()</script>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(NoTextError):
        read_html(page.encode())


@pytest.mark.parametrize(
    "data",
    [
        f"<meta charset=utf-8><p>The King’s Fund: £20bn. {LONG}</p>".encode(),
        f"<p>The King’s Fund: £20bn. {LONG}</p>".encode("cp1252"),
        f"<meta charset='no-such'><p>The King’s Fund: £20bn. {LONG}</p>".encode("cp1252"),
        f"<meta charset='utf-8'><p>The King’s Fund: £20bn. {LONG}</p>".encode("cp1252"),
        f'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
        f"<p>The King's Fund: Ж. {LONG}</p>".encode("koi8-r"),
    ],
)
def test_a_page_is_decoded_as_it_says_where_that_is_true(data: bytes) -> None:
    (block,) = read_html(data).blocks

    assert block.text[:20] in {"The King’s Fund: £20", "The King's Fund: Ж. "}


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "utf-7", "rot13", "hex"])
def test_a_charset_that_no_browser_knows_is_no_charset(charset: str) -> None:
    page = f"<meta charset='{charset}'><p>The King’s Fund said so. {LONG}</p>"

    assert read_html(page.encode("cp1252")).blocks[0].text.startswith("The King’s Fund")


def _facts(head: str, body: str = "") -> Facts:
    return read_facts(document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="citation_publication_date" content="14 November 2016">', ""),
        ('<script type="application/ld+json">{"datePublished": "2016-11-14"}</script>', ""),
        (
            '<script type="application/ld+json">{broken</script><script type="application/ld+json">'
            '{"@graph": [{"@type": "Person"}, {"headline": "A", "datePublished": "2016-11-14"}]}'
            "</script>",
            "",
        ),
        ("", '<time itemprop="datePublished" datetime="2016-11-14">last week</time>'),
        ("", "<p>Posted <time datetime='2016-11-14T09:00'>14 Nov</time></p>"),
    ],
)
def test_a_date_is_read_from_every_usual_place(head: str, body: str) -> None:
    assert _facts(head, body).published == date(2016, 11, 14)


def test_no_date_is_guessed_from_text_addresses_or_teasers() -> None:
    facts = _facts(
        '<link rel="canonical" href="https://example.org/2016/11/14/fog">',
        "<p>14 November 2016</p><time datetime='2025-12-11'></time>"
        "<time datetime='2025-12-12'></time>",
    )

    assert facts.published is None


def test_the_publisher_may_stand_in_linked_data_and_its_name_leaves_the_title() -> None:
    facts = _facts(
        "<title>Plans in a fog - HCSA</title><script type='application/ld+json'>"
        '[{"datePublished": "x", "publisher": {"@type": "Organization", "name": "HCSA"}}]</script>'
    )

    assert (facts.title, facts.publisher) == ("Plans in a fog", "HCSA")


def test_the_only_main_heading_is_a_better_title_than_the_window_s() -> None:
    assert _facts("<title>Health Weekly</title>", "<h1>Plans in a fog</h1>").title == (
        "Plans in a fog"
    )
