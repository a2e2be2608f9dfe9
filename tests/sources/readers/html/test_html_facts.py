"""A page's markup says who wrote it, when, and when it was changed; teasers say nothing of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring  # type: ignore[import-untyped]  # lxml ships no types

from sources.block import Facts
from sources.document import Origin
from sources.readers.html.html_facts import read_facts
from tests.sources.block_making import LONG

DAY = date(2017, 11, 24)
TEASER = """<section class="related"><h3>Most read</h3>
<div class="post-date" data-date="2025-12-11">11 December 2025</div>
<a rel="author">Another Writer</a><p>By Another Writer</p>
<p>Posted <time datetime="2025-12-11T09:00">11 Dec</time></p>
<div itemscope><meta itemprop="datePublished" content="2025-12-12"><h4>Birmingham sells</h4></div>
</section>"""


def _facts(head: str = "", above: str = "", *, tail: str = TEASER) -> Facts:
    page = (
        f"<html><head>{head}</head><body><header><div class='date'>Sunday 22 November 2026</div>"
        "<time datetime='2026-11-22'></time></header><nav><time datetime='2024-01-01'></time></nav>"
        f"<main><h1>Plans in a fog</h1>{above}<p>{LONG}</p><p>{LONG} So it was.</p></main>{tail}"
        "</body></html>"
    )
    return read_facts(document_fromstring(page))


def _linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ('<meta property="article:published_time" content="2017-11-24T09:00:00Z">', ""),
        ('<meta name="citation_publication_date" content="2017/11/24">', ""),
        ('<meta name="DC.date.issued" content="24 November 2017">', ""),
        (_linked('{"@type": "NewsArticle", "datePublished": "2017-11-24T09:00:00+00:00"}'), ""),
        ("", '<time datetime="2017-11-24">Friday</time>'),
        ("", '<p>Posted <time datetime="2017-11-24">on Friday</time></p>'),
        (
            "",
            '<time class="updated" datetime="2018-03-03">3 March</time>'
            '<time class="entry-date published" datetime="2017-11-24">24 Nov</time>',
        ),
        ("", '<span itemprop="datePublished" content="2017-11-24">last week</span>'),
        ("", '<div class="published-on" title="2017-11-24T10:00:00">last week</div>'),
        ("", '<abbr class="published" title="2017-11-24">last week</abbr>'),
        ("", "<div class='post-meta'>News | Published on: Nov 24, 2017 in Birmingham, 3pm</div>"),
    ],
)
def test_the_day_of_publication_is_read_from_every_usual_place(head: str, above: str) -> None:
    facts = _facts(head, above)

    assert (facts.published, facts.origin) == (DAY, Origin.PAGE)


@pytest.mark.parametrize(
    "above",
    [
        "",
        "<p>24 November 2017</p>",
        "<p class='byline'>By Jane Smith, 24 November 2017</p>",
        "<div>The MJ – <span>24 November 2017</span></div>",
        "<p>A story about beds</p>",
    ],
)
def test_teasers_mastheads_and_lines_of_the_text_give_the_markup_no_date(above: str) -> None:
    facts = _facts("", above)

    assert facts.published is None
    assert facts.updated is None


def test_the_only_day_in_the_markup_of_a_page_may_still_be_a_teaser_s() -> None:
    tail = "<aside><time datetime='2025-12-11'>11 Dec</time></aside>"

    assert _facts("", "", tail=tail).published is None


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ('<meta property="article:modified_time" content="2018-03-03T09:00:00Z">', ""),
        ('<meta property="og:updated_time" content="2018-03-03">', ""),
        (_linked('{"headline": "A", "dateModified": "2018-03-03"}'), ""),
        ("", '<time itemprop="dateModified" datetime="2018-03-03">3 March</time>'),
        ("", '<p>Last updated: <time datetime="2018-03-03">3 March</time></p>'),
        ("", '<p><b>Updated</b> on <time class="updated" datetime="2018-03-03">3 Mar</time></p>'),
    ],
)
def test_the_day_of_a_change_is_not_that_of_publication(head: str, above: str) -> None:
    facts = _facts(head, above)

    assert (facts.published, facts.updated) == (None, date(2018, 3, 3))


@pytest.mark.parametrize(
    ("head", "above", "author"),
    [
        ('<meta name="author" content="Jane Smith">', "", "Jane Smith"),
        ('<meta name="author" content="By Jane Smith">', "", "Jane Smith"),
        ('<meta property="article:author" content="Jane Smith">', "", "Jane Smith"),
        ('<meta property="article:author" content="https://facebook.example/jane">', "", None),
        (
            '<meta name="citation_author" content="Chris Ham">'
            '<meta name="citation_author" content="Lillie Dunn">',
            "",
            "Chris Ham, Lillie Dunn",
        ),
        (_linked('{"headline": "A", "author": {"name": "Jane Smith"}}'), "", "Jane Smith"),
        (_linked('{"headline": "A", "author": ["Jane Smith", {"name": "Al Brown"}]}'), "",
         "Jane Smith, Al Brown"),
        ("", '<p>By <a rel="author" href="/jane">Jane Smith</a></p>', "Jane Smith"),
        ("", '<div class="byline">By Jane Smith</div>', "Jane Smith"),
        ("", "<p>By Jane Smith</p><p>By Another Writer</p>", None),
        ('<meta name="author" content="admin">', "<p>By Editor</p>", None),
        (
            '<meta name="author" content="Health Weekly">'
            '<meta property="og:site_name" content="Health Weekly">',
            "",
            None,
        ),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_author_is_who_the_page_names_above_its_text(
    head: str, above: str, author: str | None
) -> None:
    assert _facts(head, above).author == author


@pytest.mark.parametrize(
    ("head", "tail", "publisher"),
    [
        ('<meta property="og:site_name" content="Health Weekly">', "", "Health Weekly"),
        ('<meta name="application-name" content="Health Weekly">', "", "Health Weekly"),
        (
            _linked(
                '{"@graph": [{"@type": "WebPage", "datePublished": "2016-01-01"},'
                '{"@type": "Article", "headline": "A", "publisher": {"@id": "#us"}},'
                '{"@type": "Organization", "@id": "#us", "name": "Health Weekly"}]}'
            ),
            "",
            "Health Weekly",
        ),
        ("", "<footer><p>© 2016 The King’s Fund</p></footer>", "The King’s Fund"),
        ("", "<footer>Copyright © 2011-2017 NHS Providers. All rights reserved.</footer>",
         "NHS Providers"),
        ("", "<footer><small>(c) Unite the Union 2017</small> | Terms</footer>",
         "Unite the Union"),
        ("", "<footer>© Crown copyright</footer>", None),
        ("", "<footer>© 2017 All rights reserved</footer>", None),
        ("", "<footer>© 2017 Site by Webmakers</footer>", None),
        ("", "<p>© 2016 The King’s Fund</p>", None),
        ('<link rel="canonical" href="https://www.kingsfund.example/a">', "", None),
    ],
)  # fmt: skip
def test_the_publisher_is_who_the_page_says_it_belongs_to(
    head: str, tail: str, publisher: str | None
) -> None:
    assert _facts(head, tail=tail).publisher == publisher


def test_a_property_of_the_headline_s_item_counts_below_the_text_too() -> None:
    page = (
        "<body itemscope><article itemscope><h1>Plans in a fog</h1>"
        f"<p>{LONG}</p><p>Posted <time itemprop='datePublished' datetime='2017-11-24'>then</time>"
        "<meta itemprop='dateModified' content='2018-03-03'></p></article>"
        f"{TEASER}</body>"
    )

    facts = read_facts(document_fromstring(page))

    assert (facts.published, facts.updated) == (DAY, date(2018, 3, 3))


@pytest.mark.parametrize(
    ("logo", "window", "title"),
    [
        ("<h1 id='logo'>Hands Off</h1><h2>Five questions</h2>", "Five questions – Hands Off",
         "Five questions"),
        ("<h1><a href='/'>Hands Off</a></h1><h2>Five questions</h2>", "Five questions",
         "Five questions"),
        ("<h1 class='site-title'><a href='https://a.example'>Hands Off</a></h1>"
         "<h1>Five questions</h1>", "Hands Off » Five questions", "Five questions"),
        ("<h1><a name='top'></a><a href='/five'>Five questions</a></h1>", "Hands Off",
         "Five questions"),
    ],
)  # fmt: skip
def test_the_site_s_name_above_all_its_pages_is_no_title(
    logo: str, window: str, title: str
) -> None:
    page = f"<html><head><title>{window}</title></head><body>{logo}<p>{LONG}</p></body></html>"

    assert read_facts(document_fromstring(page)).title == title


def test_an_article_in_the_linked_data_goes_before_the_page_that_holds_it() -> None:
    facts = _facts(
        _linked(
            '[{"@type": "WebPage", "datePublished": "2010-01-01", "headline": "Home"},'
            '{"@type": ["NewsArticle"], "datePublished": "2017-11-24", "headline": "Beds"},'
            '{"@type": "NewsArticle", "datePublished": "2025-12-11", "headline": "Teaser"}]'
        )
    )

    assert (facts.published, facts.title) == (DAY, "Beds")


@pytest.mark.parametrize("data", ["[" * 5000, "{", '"a"', "[1, null, {}]", '{"headline": {}}'])
def test_linked_data_that_is_broken_or_odd_says_nothing(data: str) -> None:
    assert _facts(_linked(data)).title == "Plans in a fog"


_PIECES = st.sampled_from(
    ["<h1>A", "<time datetime=2017-11-24>", "<p>", LONG, "<div class=date>", "24 Nov 2017", "<td>",
     "<article>", "</article>", "<meta itemprop=datePublished content=2016-01-01>", "<footer>© A"]
)  # fmt: skip


@given(st.lists(st.one_of(_PIECES, st.text(max_size=10)), max_size=12))
def test_any_page_is_read_without_an_error(pieces: list[str]) -> None:
    page = "".join(pieces).encode("utf-8", "replace").replace(b"\x00", b"")

    assert read_facts(document_fromstring(b"<body>x" + page)).origin is Origin.PAGE
