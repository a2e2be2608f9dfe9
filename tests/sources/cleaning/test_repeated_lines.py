"""What a publisher puts into all its documents is found and taken out; nothing else moves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.block import Block, BlockKind, Facts, Reading
from sources.cleaning.repeated_lines import drop_lines, find_repeated, line_keys
from sources.compose import compose_document
from sources.document import Document, Origin
from tests.sources.block_making import LONG, PLACE

RULE = "repeated across this publisher's documents"
ABOUT = "The Oxley Gazette is written by volunteers and sold in every shop of the valley."
LABEL = "A word from the valley desk"
POLICY = "Nobody will be made redundant without being offered other work nearby."


def _article(number: int, *, tail: Sequence[str] = (), middle: Sequence[str] = ()) -> str:
    own = [f"{LONG} This is report {number}{letter}." for letter in "abcd"]
    return "\n\n".join([f"Report number {number}", *own[:2], *middle, *own[2:], *tail])


def _document(blocks: Sequence[Block]) -> Document:
    return compose_document(Reading(tuple(blocks), Facts(Origin.TEXT)), place=PLACE)


def _plain(text: str) -> Document:
    return _document([Block(BlockKind.PARAGRAPH, each) for each in text.split("\n\n")])


def _keys_but(document: Document, line: str) -> set[str]:
    # A key's first digit says where its line stands, the others which line it is.
    left = {key[1:] for key in line_keys(line)}
    return {key for key in line_keys(document.text) if key[1:] not in left}


def _dropped(
    texts: Mapping[str, str], groups: Mapping[str, str] | None = None
) -> dict[str, tuple[str, ...]]:
    keys = {each: line_keys(text) for each, text in texts.items()}
    repeated = find_repeated(keys, groups or dict.fromkeys(texts, "gazette.example"))
    documents = {each: drop_lines(_plain(texts[each]), repeated.get(each, set())) for each in texts}
    return {
        each: tuple(line.text for line in found.dropped if line.rule == RULE)
        for each, found in documents.items()
    }


def test_a_line_at_the_end_of_most_documents_goes_from_all_of_them() -> None:
    texts = {f"d{number}": _article(number, tail=[ABOUT]) for number in range(4)}

    assert _dropped(texts) == dict.fromkeys(texts, (ABOUT,))


def test_labels_go_along_with_the_sentence_that_they_stand_next_to() -> None:
    texts = {f"d{number}": _article(number, tail=[LABEL, ABOUT]) for number in range(4)}

    assert _dropped(texts) == dict.fromkeys(texts, (LABEL, ABOUT))


def test_two_documents_are_not_enough() -> None:
    texts = {f"d{number}": _article(number, tail=[ABOUT]) for number in range(2)}

    assert _dropped(texts) == {"d0": (), "d1": ()}


def test_a_line_in_few_of_many_documents_stays() -> None:
    texts = {f"d{number}": _article(number, tail=[ABOUT] * (number < 3)) for number in range(9)}

    assert _dropped(texts) == dict.fromkeys(texts, ())


def test_documents_of_other_sites_do_not_count() -> None:
    texts = {f"d{number}": _article(number, tail=[ABOUT]) for number in range(4)}

    assert _dropped(texts, {"d0": "a", "d1": "a", "d2": "b", "d3": "b"}) == dict.fromkeys(texts, ())
    assert _dropped(texts, {"d0": "a", "d1": "a"}) == dict.fromkeys(texts, ())


def test_a_sentence_that_many_documents_quote_in_their_middle_stays() -> None:
    texts = {f"d{number}": _article(number, middle=[POLICY]) for number in range(6)}

    assert _dropped(texts) == dict.fromkeys(texts, ())


def test_versions_of_one_document_count_once() -> None:
    same = _article(1, tail=[POLICY])
    texts = {f"v{number}": f"{same}\n\nVersion of day {number}." for number in range(5)}

    assert _dropped(texts) == dict.fromkeys(texts, ())


def test_a_figure_stays_in_one_document() -> None:
    told = "The plan covers 44 areas and 1.1 million people in the two counties."
    texts = {f"d{number}": _article(number, tail=[told]) for number in range(4)}

    assert _dropped(texts) == {"d0": (), "d1": (told,), "d2": (told,), "d3": (told,)}


def test_the_headings_of_a_form_stay_over_what_is_said_under_them() -> None:
    form = "Equality impact assessment"
    texts = {
        f"d{number}": _article(number, tail=[form, f"Group {number} is affected most."])
        for number in range(5)
    }

    assert _dropped(texts) == dict.fromkeys(texts, ())


def test_nothing_is_dropped_where_nothing_would_be_left() -> None:
    document = _plain(ABOUT)

    assert drop_lines(document, line_keys(document.text)) is document


def test_titles_and_rows_of_tables_are_never_dropped() -> None:
    document = _document([
        Block(BlockKind.HEADING, "Board papers in public", 1),
        Block(BlockKind.PARAGRAPH, LONG),
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Population: many people.", table="t", row=2),
    ])

    assert drop_lines(document, _keys_but(document, LONG)) is document


def test_a_heading_goes_with_all_that_stood_under_it() -> None:
    document = _document([
        Block(BlockKind.PARAGRAPH, LONG),
        Block(BlockKind.HEADING, "About this newspaper", 2),
        Block(BlockKind.PARAGRAPH, ABOUT),
    ])

    cut = drop_lines(document, _keys_but(document, LONG))

    assert cut.text == LONG
    assert cut.sections == ()


def test_the_same_keys_give_the_same_revision_and_a_new_one() -> None:
    document = _plain(_article(1, tail=[ABOUT]))
    keys = line_keys(document.text) & line_keys(f"x\n\n{ABOUT}")

    first, second = drop_lines(document, keys), drop_lines(document, keys)

    assert first == second
    assert first.revision != document.revision
    assert drop_lines(first, keys) is first


def test_a_line_may_be_written_with_other_quotes_and_spaces() -> None:
    lines = ["It’s  the valley’s own paper", "It's the valley's own paper"]
    texts = {
        f"d{number}": _article(number, tail=[f"{lines[number % 2]}, as we say."])
        for number in range(4)
    }

    assert all(_dropped(texts).values())


_KINDS = st.sampled_from(list(BlockKind))
_WORDS = st.text("abc é’.\n", min_size=1, max_size=40).map(str.strip).filter(bool)


@st.composite
def _blocks(draw: st.DrawFn) -> list[Block]:
    count = draw(st.integers(1, 8))
    blocks = []
    for place in range(count):
        kind = draw(_KINDS)
        text = " ".join(draw(_WORDS).split()) + f" and the block that is numbered {place}"
        level = draw(st.integers(1, 3)) if kind is BlockKind.HEADING else 0
        row = place + 1 if kind is BlockKind.TABLE_ROW else 0
        blocks.append(Block(kind, text, level, page=1 + place // 3, table="t" * bool(row), row=row))
    return blocks


@given(_blocks(), st.data())
def test_what_is_kept_keeps_its_section_its_page_and_its_row(
    blocks: list[Block], data: st.DataObject
) -> None:
    document = _document(blocks)
    keys = data.draw(st.sets(st.sampled_from(sorted(line_keys(document.text)))))

    cut = drop_lines(document, keys)

    blocks_gone = {each.text for each in cut.dropped if each.rule == RULE}
    kept = [each for each in document.text.split("\n\n") if each not in blocks_gone]
    assert cut.text == "\n\n".join(kept)
    gone = {line for each in blocks_gone for line in each.split("\n")}
    assert _spans(cut, gone) == _spans(document, gone)
    unlike = {"text", "sections", "pages", "rows", "dropped", "revision"}
    same = {name: getattr(cut, name) for name in unlike}
    assert replace(document, **same) == cut


def _spans(document: Document, gone: set[str]) -> list[tuple[object, list[str]]]:
    """List the lines of each section, page and row, without those that are gone."""
    spans = [
        *(((each.heading, each.level), each.start, each.end) for each in document.sections),
        *((each.number, each.start, each.end) for each in document.pages),
        *(((each.table, each.number), each.start, each.end) for each in document.rows),
    ]
    held = ((name, document.text[start:end].split("\n")) for name, start, end in spans)
    listed = [(name, [each for each in lines if each and each not in gone]) for name, lines in held]
    return [(name, texts) for name, texts in listed if texts]


@given(st.dictionaries(st.text("ab", max_size=3), st.text("ab .\n", max_size=200), max_size=6))
def test_only_keys_of_a_document_s_own_lines_are_dropped_in_it(texts: dict[str, str]) -> None:
    keys = {each: line_keys(text) for each, text in texts.items()}

    found = find_repeated(keys, dict.fromkeys(texts, "one site"))

    assert all(found[each] <= keys[each] and found[each] for each in found)
    assert all(len(key) == 16 for each in keys.values() for key in each)


@pytest.mark.parametrize("text", ["", "Short", "a\n\nb\n\nc"])
def test_a_text_without_lines_of_any_length_has_no_keys(text: str) -> None:
    assert line_keys(text) == frozenset()
