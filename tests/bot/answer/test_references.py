"""A reference can be pasted as it is: one line, in the style that it says."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Citation
from bot.answer.references import harvard, plain, quotation

FOOTPRINTS = Citation(
    number=1,
    document_id="d1",
    title="The shape of the footprints",
    publisher="NHS England",
    published=date(2016, 3, 15),
    location="plans/footprints.pdf",
    page=3,
    section="Maps",
    quote="England was divided\ninto 44  footprints.",
    start=0,
    end=42,
    url="https://example.org/shape.pdf#page=3",
)
SEEN = date(2026, 11, 22)

ANY_TEXT = st.text(max_size=40)
CITATIONS = st.builds(
    Citation,
    number=st.integers(1, 99),
    document_id=ANY_TEXT,
    title=st.none() | ANY_TEXT,
    publisher=st.none() | ANY_TEXT,
    published=st.none() | st.dates(),
    location=ANY_TEXT,
    page=st.none() | st.integers(1, 999),
    section=st.none() | ANY_TEXT,
    quote=ANY_TEXT,
    start=st.just(0),
    end=st.just(1),
    url=st.none() | ANY_TEXT | ANY_TEXT.map("https://example.org/{}".format),
)


@pytest.mark.parametrize(
    ("changes", "reference"),
    [
        (
            {},
            "NHS England (2016) The shape of the footprints. 15 March 2016, p. 3. Available at: "
            "https://example.org/shape.pdf (Accessed: 22 November 2026).",
        ),
        (
            {"published": None},
            "NHS England (no date) The shape of the footprints. p. 3. Available at: "
            "https://example.org/shape.pdf (Accessed: 22 November 2026).",
        ),
        (
            {"publisher": None},
            "The shape of the footprints (2016) 15 March 2016, p. 3. Available at: "
            "https://example.org/shape.pdf (Accessed: 22 November 2026).",
        ),
        (
            {"publisher": None, "published": None, "page": None, "section": None},
            "The shape of the footprints (no date) Available at: "
            "https://example.org/shape.pdf#page=3 (Accessed: 22 November 2026).",
        ),
        (
            {"url": None},
            "NHS England (2016) The shape of the footprints. 15 March 2016, p. 3 (footprints.pdf).",
        ),
        (
            {"url": None, "published": None, "page": None, "section": None},
            "NHS England (no date) The shape of the footprints (footprints.pdf).",
        ),
        (
            {"url": None, "publisher": None, "published": None, "page": None, "section": None},
            "The shape of the footprints (no date) (footprints.pdf).",
        ),
        (
            {"url": None, "title": None},
            "NHS England (2016) footprints.pdf. 15 March 2016, p. 3.",
        ),
        (
            {"url": None, "title": None, "publisher": None, "location": "C:\\plans\\kent.docx"},
            "kent.docx (2016) 15 March 2016, p. 3.",
        ),
        (
            {"title": None},
            "NHS England (2016) example.org/shape.pdf. 15 March 2016, p. 3. Available at: "
            "https://example.org/shape.pdf (Accessed: 22 November 2026).",
        ),
        (
            {"title": "How many footprints?", "page": None},
            "NHS England (2016) How many footprints? 15 March 2016, section ‘Maps’. Available at: "
            "https://example.org/shape.pdf#page=3 (Accessed: 22 November 2026).",
        ),
        (
            {"page": None, "section": "The King’s Fund", "url": None},
            "NHS England (2016) The shape of the footprints. 15 March 2016,"
            " section “The King’s Fund” (footprints.pdf).",
        ),
        (
            {"url": "https://example.org/shape#:~:text=England%20was", "page": None},
            "NHS England (2016) The shape of the footprints. 15 March 2016, section ‘Maps’."
            " Available at: https://example.org/shape (Accessed: 22 November 2026).",
        ),
        (
            {"url": "https://example.org/shape#maps:~:text=England%20was", "page": None},
            "NHS England (2016) The shape of the footprints. 15 March 2016, section ‘Maps’."
            " Available at: https://example.org/shape#maps (Accessed: 22 November 2026).",
        ),
        (
            {"url": "file:///srv/plans.pdf"},
            "NHS England (2016) The shape of the footprints. 15 March 2016, p. 3 (footprints.pdf).",
        ),
        (
            {"title": "The shape\nof the\x00 \u202efootprints\u2029", "url": None},
            "NHS England (2016) The shape of the footprints. 15 March 2016, p. 3 (footprints.pdf).",
        ),
    ],
    ids=[
        "all known",
        "no date",
        "no publisher",
        "title alone",
        "a file",
        "a file of an unknown day",
        "a file's title alone",
        "a file without title",
        "a file with nothing known",
        "an address without title",
        "a title that asks",
        "a section with an apostrophe",
        "a link to a quotation",
        "a link to a quotation at a mark",
        "an address that is not on the web",
        "a title with control characters",
    ],
)
def test_a_harvard_reference_says_what_is_known_in_the_order_of_the_style(
    changes: dict[str, object], reference: str
) -> None:
    citation = replace(FOOTPRINTS, **changes)  # type: ignore[arg-type]  # one field or another

    assert harvard(citation, accessed=SEEN) == reference


def test_a_day_of_access_that_nobody_knows_is_left_out() -> None:
    assert harvard(FOOTPRINTS).endswith("Available at: https://example.org/shape.pdf.")


def test_a_plain_reference_says_what_is_not_known() -> None:
    unknown = replace(
        FOOTPRINTS, title=None, publisher=None, published=None, page=None, section=None, url=None
    )

    assert plain(FOOTPRINTS) == (
        "NHS England, “The shape of the footprints”, 15 March 2016, p. 3,"
        " https://example.org/shape.pdf"
    )
    assert plain(unknown) == "publisher unknown, title unknown, date unknown, footprints.pdf"
    assert plain(replace(FOOTPRINTS, page=None, url=None)) == (
        "NHS England, “The shape of the footprints”, 15 March 2016, section ‘Maps’, footprints.pdf"
    )


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        (FOOTPRINTS.quote, "“England was divided into 44 footprints.”"),
        (
            "They called it “the best hope” for the NHS.",
            "‘They called it “the best hope” for the NHS.’",
        ),
        ('They called it "the best hope".', '‘They called it "the best hope".’'),
        ("They called it ‘the best hope’.", "“They called it ‘the best hope’.”"),
        ("The 'leads' said “no”.", "“The 'leads' said “no”.”"),
        ("The NHS's leads said “no”.", "‘The NHS's leads said “no”.’"),
        ("“All of it.”", "‘“All of it.”’"),
    ],
    ids=["none", "double", "straight", "single", "single first", "apostrophe", "all of it"],
)
def test_a_quotation_keeps_the_marks_of_its_own_and_gets_others_around_it(
    quote: str, shown: str
) -> None:
    assert quotation(replace(FOOTPRINTS, quote=quote)) == shown


@given(CITATIONS)
def test_whatever_is_cited_a_reference_is_one_line_that_can_be_shown(citation: Citation) -> None:
    for line in (harvard(citation, accessed=SEEN), plain(citation), quotation(citation)):
        assert line == " ".join(line.split())
        assert line.isprintable() or any(sign in line for sign in "\u200c\u200d")
        line.encode()


@given(CITATIONS, *[st.from_regex(r"[A-Za-zé&<>*_‘’“” ]*[A-Za-z]", fullmatch=True)] * 2)
def test_a_reference_holds_publisher_and_title_where_they_are_known(
    citation: Citation, publisher: str, title: str
) -> None:
    known = replace(citation, publisher=publisher, title=title)

    for line in (harvard(known), plain(known)):
        assert " ".join(publisher.split()) in line
        assert " ".join(title.split()) in line
