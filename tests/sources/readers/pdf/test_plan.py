"""A plan of a hundred pages in two columns: every word in order, on its page, and nothing else."""

import pytest

from sources.block import Block, BlockKind, Reading
from sources.compose import compose_document
from sources.readers.pdf.pdf import read_pdf
from tests.sources.block_making import PLACE
from tests.sources.readers.pdf.plan_making import RUNNING_HEAD, TABLE, Plan, make_plan

_PAGES = 100
_MIN_SHARE = 0.99


@pytest.fixture(scope="module", params=[False, True], ids=["by column", "by row"])
def plan(request: pytest.FixtureRequest) -> Plan:
    return make_plan(14, by_row=True) if request.param else make_plan(_PAGES)


@pytest.fixture(scope="module")
def reading(plan: Plan) -> Reading:
    return read_pdf(plan.data)


def _text_blocks(plan: Plan, reading: Reading) -> list[Block]:
    """Give the blocks that are neither rows of a table nor footnotes."""
    notes = {note for _, note in plan.notes}
    return [
        block
        for block in reading.blocks
        if block.kind is not BlockKind.TABLE_ROW and block.text[2:] not in notes
    ]


def test_the_words_of_both_columns_come_in_order(plan: Plan, reading: Reading) -> None:
    words = [word for block in _text_blocks(plan, reading) for word in block.text.split()]

    assert len(words) == len(plan.words)
    right = sum(word == other for word, other in zip(words, plan.words, strict=True))
    assert right >= _MIN_SHARE * len(words)


def test_every_word_is_on_its_page(plan: Plan, reading: Reading) -> None:
    found: list[int] = []
    for block in _text_blocks(plan, reading):
        assert block.page is not None
        starts = [(0, block.page), *((turn.offset, turn.page) for turn in block.turns)]
        ends = [*(turn.offset for turn in block.turns), len(block.text)]
        for (start, page), end in zip(starts, ends, strict=True):
            found += [page] * len(block.text[start:end].split())

    assert found == plan.pages


def test_nothing_that_runs_along_the_pages_is_in_the_text(plan: Plan, reading: Reading) -> None:
    text = compose_document(reading, place=PLACE).text

    assert RUNNING_HEAD not in text
    assert ": Delivery" not in text
    assert (
        len([each for each in reading.dropped if each.rule == "running head or foot"])
        == 2 * plan.pages[-1]
    )


def test_footnotes_are_paragraphs_of_their_own_on_their_pages(plan: Plan, reading: Reading) -> None:
    pages = {block.text[2:]: block.page for block in reading.blocks}

    assert {note: page for page, note in plan.notes} == {
        note: pages.get(note) for _, note in plan.notes
    }


def test_the_table_becomes_rows_on_its_page(plan: Plan, reading: Reading) -> None:
    rows = [block for block in reading.blocks if block.kind is BlockKind.TABLE_ROW]

    assert [(row.page, row.table, row.row) for row in rows] == [
        (plan.pages[-1] // 2, "table 1", number) for number in (2, 3, 4)
    ]
    assert rows[0].text == "; ".join(
        f"{name}: {cell}" for name, cell in zip(TABLE[0], TABLE[1], strict=True)
    )
