"""Facts are taken from the most trusted place, and wrong ones are refused by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.block import Facts
from sources.document import Origin
from sources.errors import MetadataError
from sources.facts.metadata import combine_facts, read_sidecar

SIDECAR = Facts(Origin.SIDECAR, publisher="HCSA")
HEADER = Facts(Origin.HEADER, title="From the header", publisher="Somebody else")
_LINES = st.sampled_from([
    "title: x",
    "published: 2016-11-14",
    "updated: soon",
    "author:",
    "- x",
    "{",
    "'",
    "\t",
    "&a *a",
])
TEXT = Facts(Origin.TEXT, title="From the text", published=date(2017, 11, 17))


def test_every_fact_comes_from_the_first_place_that_has_it() -> None:
    metadata = combine_facts([SIDECAR, HEADER, TEXT])

    assert (metadata.publisher, metadata.publisher_origin) == ("HCSA", Origin.SIDECAR)
    assert (metadata.title, metadata.title_origin) == ("From the header", Origin.HEADER)
    assert (metadata.published, metadata.published_origin) == (date(2017, 11, 17), Origin.TEXT)
    assert metadata.url is None


def test_what_no_place_says_is_unknown() -> None:
    metadata = combine_facts([TEXT])

    assert (metadata.publisher, metadata.publisher_origin) == (None, Origin.UNKNOWN)


def test_a_sidecar_may_hold_every_key_and_unknown_values() -> None:
    facts = read_sidecar(
        "title: 2016\npublisher: unknown\npublished: 14 November 2016\nurl: https://example.org/a\n"
        "Author: Jane Smith\nupdated: 3 May 2018\n",
        name="a.txt.meta.yaml",
    )

    assert facts == Facts(
        Origin.SIDECAR,
        title="2016",
        publisher=None,
        published=date(2016, 11, 14),
        url="https://example.org/a",
        author="Jane Smith",
        updated=date(2018, 5, 3),
    )


@given(st.one_of(st.text(max_size=100), st.lists(_LINES, max_size=5).map("\n".join)))
def test_any_text_gives_facts_or_says_what_is_wrong(text: str) -> None:
    try:
        facts = read_sidecar(text, name="a.txt.meta.yaml")
    except MetadataError as error:
        said = str(error)
    else:
        said = "a.txt.meta.yaml" if facts.origin is Origin.SIDECAR else "of another place"

    assert "a.txt.meta.yaml" in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("publsher: HCSA", "did you mean 'publisher'"),
        ("colour: red", "known are title, publisher, published, url"),
        ("published: November 2016", "no full date"),
        ("published: 2016-02-31", "no full date"),
        ("updated: last week", "no full date"),
        ("[" * 5000, "no YAML"),
        ("just words", "holds no keys"),
        ("", "holds no keys"),
        ("publisher: HCSA\ntitle: STPs: on the road", "line 2"),
        ("title: [unclosed", "line 1"),
    ],
)
def test_a_wrong_sidecar_is_refused_with_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(MetadataError, match=message) as caught:
        read_sidecar(text, name="a.txt.meta.yaml")

    assert "a.txt.meta.yaml" in str(caught.value)
