"""A page's text is told from what stands round it, and never thrown away with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import DocumentError
from sources.readers.html.html import read_html
from tests.sources.block_making import LONG

OTHER = LONG.replace("44 areas", "many places")
ARTICLE = f"<h1>A plan for the valley</h1><p>{LONG}</p><p>{OTHER}</p>"


def _read(body: str) -> list[str]:
    return [block.text for block in read_html(f"<title>x</title>{body}".encode()).blocks]


@pytest.mark.parametrize(
    "wrapping",
    [
        "<div class='related-content'>{}</div>",
        "<div class='has-sidebar with-comments'>{}</div>",
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        "<nav>{}</nav>",
        "<form id='newsletter'>{}</form>",
        "<div id='cookie-page'>{}</div>",
        "<div class='share'><div class='comments'>{}</div></div>",
    ],
)
def test_a_part_that_holds_the_whole_text_is_text_whatever_it_is_called(wrapping: str) -> None:
    assert _read(wrapping.format(ARTICLE)) == ["A plan for the valley", LONG, OTHER]


@pytest.mark.parametrize(
    "clutter",
    [
        "<div class='cookie-notice'><p>We and our partners set cookies in your browser.</p></div>",
        "<div id='comments'><p>Joan: I was there and not a word was said of beds.</p></div>",
        "<section class='newsletter'><p>A letter from the valley, every Friday.</p></section>",
        "<div class='ad-slot'><p>New boilers from £1,999 while stocks last.</p></div>",
        "<div class='related-posts'><a href='/a'>Owl found in chimney</a></div>",
        "<ul class='social-links'><li><a href='/a'>Facebook</a></li></ul>",
        "<nav><a href='/'>Home</a><a href='/jobs'>Jobs</a></nav>",
        "<button>Show the map</button><select><option>North</option></select>",
    ],
)
def test_a_part_inside_the_text_that_says_what_it_is_goes(clutter: str) -> None:
    page = f"<main><h1>A plan for the valley</h1><p>{LONG}</p>{clutter}<p>{OTHER}</p></main>"

    assert _read(page) == ["A plan for the valley", LONG, OTHER]


@pytest.mark.parametrize(
    "box",
    [
        "<aside><h2>In brief</h2><ul><li>Nine of eleven kept their post.</li></ul></aside>",
        "<section id='comments'><h2>In brief</h2><p>Nine of eleven kept their post.</p></section>",
        "<h2 id='newsletter'>In brief</h2><p>Nine of eleven kept their post.</p>",
        "<div hidden><h2>In brief</h2><p>Nine of eleven kept their post.</p></div>",
        "<h2><button>In brief</button></h2><p>Nine of eleven kept their post.</p>",
        "<button aria-expanded='false'>In brief</button><p>Nine of eleven kept their post.</p>",
    ],
)
def test_a_box_inside_the_text_is_kept(box: str) -> None:
    page = f"<main><h1>A plan for the valley</h1><p>{LONG}</p>{box}<p>{OTHER}</p></main>"

    assert _read(page) == [
        "A plan for the valley",
        LONG,
        "In brief",
        "Nine of eleven kept their post.",
        OTHER,
    ]


def test_what_stands_beside_the_only_long_paragraph_is_kept() -> None:
    table = "<table><tr><td>Beds</td><td>40</td></tr></table>"

    assert _read(f"<div>Dear all,</div><div>{LONG}</div>{table}<div>Jane</div>") == [
        "Dear all,",
        LONG,
        "Beds | 40",
        "Jane",
    ]


def test_links_side_by_side_are_words_of_their_own() -> None:
    page = f"{ARTICLE}<p>See the plans of <a href='/n'>North</a><a href='/s'>South</a>.</p>"

    assert _read(page)[-1] == "See the plans of North South."


def test_lines_of_preformatted_text_stay_lines_and_empty_ones_part_paragraphs() -> None:
    assert _read(f"<pre>{LONG}\nIt began.\n\n{OTHER}</pre>") == [f"{LONG}\nIt began.", OTHER]


_TAGS = st.sampled_from([
    "div",
    "p",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "h1",
    "h2",
    "nav",
    "aside",
    "a href=x",
    "br",
    "pre",
])
_CLASSES = st.sampled_from([
    "",
    " class=comments",
    " id=content",
    " class='share ad'",
    " role=main",
])


@given(st.lists(st.tuples(_TAGS, _CLASSES, st.integers(0, 2)), max_size=25))
def test_every_word_of_any_page_is_kept_or_told_to_be_dropped(
    parts: list[tuple[str, str, int]],
) -> None:
    pieces = []
    for number, (tag, named, closing) in enumerate(parts):
        pieces.append(f"<{tag}{named}>The word{number} is here, in part number{number} of it. ")
        pieces.append(f"</{tag.split()[0]}>" * closing)
    page = "".join(["<title>x</title><p>Thewordbefore</p>", *pieces])

    reading = read_html(page.encode())

    told = [*(each.text for each in reading.blocks), *(each.text for each in reading.dropped)]
    whole = " ".join(told)
    assert [number for number in range(len(parts)) if f"word{number} " not in whole] == []
    assert reading.blocks


@given(st.binary(max_size=300) | st.text("<>/= \"'&;abtdrplihd\n", max_size=300).map(str.encode))
def test_any_bytes_are_a_page_or_are_refused(data: bytes) -> None:
    try:
        blocks = read_html(data).blocks
    except DocumentError:
        return

    assert all(block.text for block in blocks)
