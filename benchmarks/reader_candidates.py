"""The readers that are compared, each brought to one form; those not installed are left out.

Libraries are imported by name when they are first used: most of them are no part of the project.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from io import BytesIO
from types import MappingProxyType
from typing import Any

from lxml import html  # type: ignore[import-untyped]  # lxml ships no types

from benchmarks.reader_scores import Extract
from sources.block import BlockKind
from sources.readers.formats import FORMATS

OURS = "stp-bot"
TYPES: Mapping[str, str] = MappingProxyType({
    kind: FORMATS[f".{kind}"].media_type
    for kind in ("docx", "pptx", "odt", "rtf", "pdf", "html", "xlsx")
})

_CELL = re.compile(r"(?P<name>[^:;|]+): (?P<cell>[^;]+)(?:; |$)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to read some kinds of file.

    Attributes:
        package: The distribution that it belongs to.
        read: By kind of file, what turns its bytes into text.
    """

    package: str
    read: Mapping[str, Callable[[bytes], Extract]]


def list_candidates() -> list[Candidate]:
    """List the candidates, ours first."""
    return [
        Candidate(OURS, {kind: partial(_ours, kind) for kind in TYPES}),
        Candidate("kreuzberg", {kind: partial(_kreuzberg, kind) for kind in TYPES}),
        Candidate(
            "markitdown",
            {kind: partial(_markitdown, kind) for kind in ("docx", "pptx", "pdf", "html", "xlsx")},
        ),
        Candidate("python-docx", {"docx": _python_docx}),
        Candidate("mammoth", {"docx": _mammoth}),
        Candidate("python-pptx", {"pptx": _python_pptx}),
        Candidate("odfdo", {"odt": _odfdo}),
        Candidate("striprtf", {"rtf": _striprtf}),
        Candidate("pypdfium2", {"pdf": _pypdfium2}),
        Candidate("pdfplumber", {"pdf": _pdfplumber}),
        Candidate("trafilatura", {"html": _trafilatura}),
        Candidate("openpyxl", {"xlsx": _openpyxl}),
        Candidate("python-calamine", {"xlsx": _calamine}),
    ]


def _ours(kind: str, data: bytes) -> Extract:
    blocks = FORMATS[f".{kind}"].read(data).blocks
    pages: dict[int, str] = {}
    for block in blocks:
        if block.page is not None:
            ends = [*(turn.offset for turn in block.turns), len(block.text)]
            numbers = [block.page, *(turn.page for turn in block.turns)]
            starts = [0, *ends[:-1]]
            for number, start, end in zip(numbers, starts, ends, strict=True):
                pages[number] = f"{pages.get(number, '')} {block.text[start:end]}"
    rows = [block.text for block in blocks if block.kind is BlockKind.TABLE_ROW]
    return Extract(
        "\n".join(block.text for block in blocks),
        [block.text for block in blocks if block.kind is BlockKind.HEADING],
        pages,
        frozenset((found["name"], found["cell"]) for row in rows for found in _CELL.finditer(row)),
    )


def _kreuzberg(kind: str, data: bytes) -> Extract:
    library = import_module("kreuzberg")
    config = library.ExtractionConfig(
        use_cache=False,
        output_format=library.OutputFormat.MARKDOWN,
        pages=library.PageConfig(extract_pages=True),
    )
    found = library.extract_bytes_sync(data, TYPES[kind], config=config)
    pages = {page["page_number"]: page["content"] for page in found.pages or ()}
    return _from_markdown(found.content, pages=pages)


def _markitdown(kind: str, data: bytes) -> Extract:
    library = import_module("markitdown")
    found = library.MarkItDown(enable_plugins=False).convert_stream(
        BytesIO(data), file_extension=f".{kind}"
    )
    parts = re.split(r"<!-- Slide number: (\d+) -->", found.markdown)
    pages = {int(number): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}
    return _from_markdown(found.markdown, pages=pages)


def _python_docx(data: bytes) -> Extract:
    document = import_module("docx").Document(BytesIO(data))
    parts = list(document.iter_inner_content())
    tables = [_grid(part) for part in parts if hasattr(part, "rows")]
    texts = [
        "\n".join(" ".join(row) for row in _grid(part)) if hasattr(part, "rows") else part.text
        for part in parts
    ]
    headings = [
        part.text for part in parts if getattr(part.style, "name", "").startswith("Heading")
    ]
    return Extract("\n".join(texts), headings, None, _pair(tables))


def _grid(table: Any) -> list[list[str]]:  # noqa: ANN401  # of either library
    return [[cell.text for cell in row.cells] for row in table.rows]


def _mammoth(data: bytes) -> Extract:
    return _from_html(import_module("mammoth").convert_to_html(BytesIO(data)).value)


def _python_pptx(data: bytes) -> Extract:
    pages: dict[int, str] = {}
    headings, tables = [], []
    for number, slide in enumerate(import_module("pptx").Presentation(BytesIO(data)).slides, 1):
        texts = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                tables.append(_grid(shape.table))
                texts += [" ".join(row) for row in tables[-1]]
        if slide.shapes.title is not None:
            headings.append(slide.shapes.title.text_frame.text)
        pages[number] = "\n".join(texts)
    return Extract("\n".join(pages.values()), headings, pages, _pair(tables))


def _odfdo(data: bytes) -> Extract:
    document = import_module("odfdo").Document(BytesIO(data))
    tables = [
        [[cell.text_recursive.strip() for cell in row.cells] for row in table.rows]
        for table in document.body.tables
    ]
    headings = [str(heading).strip() for heading in document.body.headers]
    return Extract(document.get_formatted_text(), headings, None, _pair(tables))


def _striprtf(data: bytes) -> Extract:
    text = import_module("striprtf.striprtf").rtf_to_text(data.decode("latin-1"))
    return Extract(text)


def _pypdfium2(data: bytes) -> Extract:
    document = import_module("pypdfium2").PdfDocument(data)
    pages = {
        number: document[number - 1].get_textpage().get_text_bounded()
        for number in range(1, len(document) + 1)
    }
    return Extract("\n".join(pages.values()), None, pages)


def _pdfplumber(data: bytes) -> Extract:
    pages, tables = {}, []
    with import_module("pdfplumber").open(BytesIO(data)) as document:
        for number, page in enumerate(document.pages, 1):
            pages[number] = page.extract_text()
            tables += [
                [[cell or "" for cell in row] for row in table] for table in page.extract_tables()
            ]
    return Extract("\n".join(pages.values()), None, pages, _pair(tables))


def _trafilatura(data: bytes) -> Extract:
    found = import_module("trafilatura").extract(
        data, output_format="markdown", include_tables=True
    )
    return _from_markdown(found or "")


def _openpyxl(data: bytes) -> Extract:
    book = import_module("openpyxl").load_workbook(BytesIO(data), read_only=True, data_only=True)
    sheets = {each.title: [list(map(str, row)) for row in each.values] for each in book.worksheets}
    return _from_sheets(sheets)


def _calamine(data: bytes) -> Extract:
    book = import_module("python_calamine").CalamineWorkbook.from_filelike(BytesIO(data))
    return _from_sheets({
        name: [list(map(str, row)) for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    })


def _from_sheets(sheets: Mapping[str, Sequence[Sequence[str]]]) -> Extract:
    lines = [line for name, rows in sheets.items() for line in (name, *map(" ".join, rows))]
    return Extract("\n".join(lines), list(sheets), None, _pair(list(sheets.values())))


def _from_markdown(text: str, *, pages: Mapping[int, str] | None = None) -> Extract:
    headings = [re.sub(r"[*_#]", "", line).strip() for line in text.split("\n") if line[:1] == "#"]
    return Extract(text, headings, pages, _pair(list(_markdown_tables(text))))


def _markdown_tables(text: str) -> Iterator[list[list[str]]]:
    table: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.lstrip().startswith("|"):
            cells = [cell.strip(" *") for cell in line.strip().strip("|").split("|")]
            if not all(set(cell) <= set("-:") for cell in cells):
                table.append(cells)
        elif table:
            yield table
            table = []


def _from_html(page: str) -> Extract:
    root = html.fromstring(f"<div>{page}</div>")
    tables = [
        [[cell.text_content().strip() for cell in row.iter("td", "th")] for row in table.iter("tr")]
        for table in root.iter("table")
    ]
    parts = [each.text_content() for each in root.iter("p", "li", "h1", "h2", "h3", "h4")]
    headings = [each.text_content() for each in root.iter("h1", "h2", "h3", "h4")]
    return Extract("\n".join(parts), headings, None, _pair(tables))


def _pair(tables: Sequence[Sequence[Sequence[str]]]) -> frozenset[tuple[str, str]]:
    """Pair every cell with the first of its column."""
    return frozenset(
        (name, cell)
        for table in tables
        if table
        for row in table[1:]
        for name, cell in zip(table[0], row, strict=False)
    )
