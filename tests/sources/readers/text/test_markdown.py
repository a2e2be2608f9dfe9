"""Markdown: front matter, and words without their marks."""

from datetime import date

import pytest

from sources.block import Block, BlockKind, Facts
from sources.compose import compose_document
from sources.document import Origin
from sources.errors import MetadataError
from sources.readers.text.markdown import read_markdown
from tests.sources.block_making import PLACE

PAGE = """\
---
title: "STPs: the plan"
publisher: STP policy briefs
published: 2026-09-01
url: https://example.org/stps
based_on:
  - publisher: NHS England
    date: unknown
---
# What *the plans* were

The **plans** were [drawn up](https://example.org "a title") in
44 areas, said `NHS England`.\\
A second line &amp; ![a map](map.png).

## Money

1. First
   point
2. Second
   - nested

   more of the second

> A quotation.

| Area | Gap |
| ---- | --: |
| Dorset | £100m |

```text
code = 1

more
```

<div class="note">A <b>note</b>.</div>
<!-- hidden -->
"""


def test_the_front_matter_is_metadata() -> None:
    assert read_markdown(PAGE.encode()).facts == Facts(
        Origin.HEADER,
        title="STPs: the plan",
        publisher="STP policy briefs",
        published=date(2026, 9, 1),
        url="https://example.org/stps",
    )


def test_marks_go_and_words_stay() -> None:
    assert list(read_markdown(PAGE.encode()).blocks) == [
        Block(BlockKind.HEADING, "What the plans were", 1),
        Block(
            BlockKind.PARAGRAPH,
            "The plans were drawn up in 44 areas, said NHS England.\nA second line & a map.",
        ),
        Block(BlockKind.HEADING, "Money", 2),
        Block(BlockKind.LIST_ITEM, "First point"),
        Block(BlockKind.LIST_ITEM, "Second"),
        Block(BlockKind.LIST_ITEM, "nested"),
        Block(BlockKind.LIST_ITEM, "more of the second"),
        Block(BlockKind.PARAGRAPH, "A quotation."),
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Gap: £100m", table="table 1", row=2),
        Block(BlockKind.PARAGRAPH, "code = 1\nmore"),
        Block(BlockKind.PARAGRAPH, "A note ."),
    ]


def test_the_first_heading_is_the_title_where_the_front_matter_has_none() -> None:
    reading = read_markdown(b"---\npublisher: HCSA\n---\n\n# STPs\n\nText.\n\n# More\n")

    document = compose_document(reading, place=PLACE)

    assert (document.title, document.title_origin) == ("STPs", Origin.TEXT)
    assert [(each.heading, each.level) for each in document.sections] == [("STPs", 1), ("More", 2)]


@pytest.mark.parametrize("text", ["---\n\nText", "---\nText\n---\n", "Text\n---\ntitle: a\n---\n"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    reading = read_markdown(text.encode())

    assert reading.facts == Facts(Origin.HEADER)
    assert reading.blocks[0].text == "Text"


def test_a_date_key_stands_in_for_published() -> None:
    facts = read_markdown(b"---\ndate: 2016-11-14T10:00:00Z\n---\nText").facts

    assert facts.published == date(2016, 11, 14)


def test_wrong_front_matter_is_refused_with_its_line() -> None:
    with pytest.raises(MetadataError, match="front matter, line 3"):
        read_markdown(b"---\npublisher: HCSA\ntitle: 'STPs\n---\nText")


def test_a_value_with_a_colon_needs_no_quotes() -> None:
    facts = read_markdown(
        b"---\nTitle: Estates: what's next  # draft\npublisher: HCSA\n---\nText"
    ).facts

    assert facts.title == "Estates: what's next"
    assert facts.publisher == "HCSA"


def test_quotes_round_a_colon_hide_no_other_fault() -> None:
    with pytest.raises(MetadataError, match="front matter, line 3"):
        read_markdown(b"---\ntitle: Estates: what next\nnote: a: b\n---\nText")


@pytest.mark.parametrize("line", ["title: 'a: b", "note: a: b", "  title: a: b"])
def test_only_plain_values_of_known_keys_are_read_with_a_colon(line: str) -> None:
    with pytest.raises(MetadataError, match="front matter, line"):
        read_markdown(f"---\npublisher: HCSA\n{line}\n---\nText".encode())


def test_marks_of_footnotes_are_no_part_of_words_and_the_notes_are_kept() -> None:
    text = (
        "It serves 50,000.[^1] So[^b] it goes, see [^9].\n\n[^1]: By agreement.\n[^b]: In June.\n"
    )

    assert [block.text for block in read_markdown(text.encode()).blocks] == [
        "It serves 50,000. So it goes, see [^9].",
        "By agreement.",
        "In June.",
    ]
