"""Files that are damaged anywhere give what can be read, or say that they are damaged."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.block import Reading
from sources.errors import DamagedFileError, DocumentError
from sources.readers.pdf.pdf import read_pdf
from tests.sources.readers.pdf.pdf_making import make_pdf
from tests.sources.readers.pdf.plan_making import make_plan

_PLAN = make_plan(2).data
_SMALL = make_pdf([[("The plan of the area", 18), ("It closes a gap of beds.", 11)]])


def _read(data: bytes) -> Reading | DocumentError:
    try:
        return read_pdf(data)
    except DocumentError as error:
        return error


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    places=st.lists(st.tuples(st.integers(0, len(_PLAN) - 1), st.integers(0, 255)), max_size=40),
    cut=st.integers(0, 400),
)
def test_changed_bytes_give_a_reading_or_a_plain_error(
    places: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(_PLAN)
    for place, value in places:
        data[place] = value

    assert isinstance(_read(bytes(data[: len(data) - cut])), Reading | DocumentError)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_behind_a_pdf_s_first_line_are_refused(data: bytes) -> None:
    assert isinstance(_read(b"%PDF-1.4\n" + data), DocumentError)


def test_a_file_without_pages_is_refused() -> None:
    buffer = BytesIO()
    pikepdf.new().save(buffer)

    with pytest.raises(DamagedFileError, match=r"no pages|no PDF, or broken"):
        read_pdf(buffer.getvalue())


def test_a_broken_page_does_not_take_the_others_along() -> None:
    with pikepdf.open(BytesIO(make_pdf([[("One page is whole.", 11)]] * 3))) as pdf:
        pdf.Root.Pages.Kids[1] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font))
        buffer = BytesIO()
        pdf.save(buffer)

    reading = _read(buffer.getvalue())

    assert isinstance(reading, Reading)
    assert [block.page for block in reading.blocks] == [1, 3]
    assert reading.warnings


def test_a_cut_off_file_is_refused_or_read_as_far_as_it_goes() -> None:
    for cut in range(0, len(_SMALL), 97):
        found = _read(_SMALL[:cut])
        assert isinstance(found, DocumentError) or found.blocks
