"""Plain text: header lines, paragraphs, lists and loose headings."""

from datetime import date

import pytest

from sources.block import BlockKind, Facts
from sources.document import Origin
from sources.readers.text.text import read_text
from tests.sources.block_making import LONG

WRAPPED = """\
Trusts have been told that they must accept their control totals by
24 November in order to receive money from the sustainability and
transformation fund.

The rules were set out by NHS Improvement in a letter sent to the
King's Fund.

1. A first numbered paragraph that is long enough to be broken by
the width of the page.
2. A second one.
"""


def _texts(text: str) -> list[str]:
    return [block.text for block in read_text(text.encode()).blocks]


def test_header_lines_are_metadata_in_any_order_and_case() -> None:
    reading = read_text(
        b"\xef\xbb\xbfdate: 14 November 2016\r\nTitle: STPs: a guide\r\nURL: https://example.org/a\r\n"
        b"PUBLISHER:unknown\r\n\r\nThe text.\r\n"
    )

    assert reading.facts == Facts(
        Origin.HEADER,
        title="STPs: a guide",
        publisher=None,
        published=date(2016, 11, 14),
        url="https://example.org/a",
    )
    assert [block.text for block in reading.blocks] == ["The text."]


def test_a_line_like_a_header_further_down_is_text() -> None:
    reading = read_text(b"PUBLISHER: HCSA\nThe text.\nDATE: 14 November 2016\n")

    assert reading.facts == Facts(Origin.HEADER, publisher="HCSA")
    assert [block.text for block in reading.blocks] == ["The text.", "DATE: 14 November 2016"]


def test_a_second_header_line_of_one_name_is_text() -> None:
    assert _texts("TITLE: one\nTITLE: two\n") == ["TITLE: two"]


def test_a_file_of_nothing_but_a_header_has_no_blocks() -> None:
    assert _texts("TITLE: one\n\n") == []


def test_a_paragraph_broken_by_a_width_becomes_one_line() -> None:
    assert _texts(WRAPPED) == [
        "Trusts have been told that they must accept their control totals by 24 November in order"
        " to receive money from the sustainability and transformation fund.",
        "The rules were set out by NHS Improvement in a letter sent to the King's Fund.",
        "1. A first numbered paragraph that is long enough to be broken by the width of the page.",
        "2. A second one.",
    ]


def test_lines_that_stand_for_themselves_stay_apart() -> None:
    lines = ["STP lead role is ‘unsustainable’, says think tank", "14 November 2016", "By Editor"]

    assert _texts("\n".join(lines)) == lines


@pytest.mark.parametrize("bullet", ["-", "–", "*", "•"])
def test_bullets_make_list_items(bullet: str) -> None:
    reading = read_text(f"Two aims:\n{bullet} one aim that\n  goes on\n{bullet} two\n".encode())

    assert [(block.kind, block.text) for block in reading.blocks] == [
        (BlockKind.PARAGRAPH, "Two aims:"),
        (BlockKind.LIST_ITEM, "one aim that goes on"),
        (BlockKind.LIST_ITEM, "two"),
    ]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    reading = read_text(f"A title\n\n{LONG}\n\nWhat happens next\n\n{LONG}\n".encode())

    assert [block.text for block in reading.blocks if block.kind is BlockKind.HEADING] == [
        "What happens next"
    ]


@pytest.mark.parametrize(
    "line", ["It went on:", "No.", "14 November 2016", "and so on", "“Never”", "— * —"]
)
def test_other_short_lines_are_not(line: str) -> None:
    reading = read_text(f"A title\n\n{LONG}\n\n{line}\n\n{LONG}\n".encode())

    assert all(block.kind is BlockKind.PARAGRAPH for block in reading.blocks)


def test_bytes_that_mean_nothing_are_reported() -> None:
    (dropped,) = read_text(b"a \x81 b").dropped

    assert (dropped.text, dropped.rule) == ("byte 0x81 at offset 2", "unreadable byte")
