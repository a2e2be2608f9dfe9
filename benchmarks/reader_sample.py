"""The document that the comparison of readers writes in every kind of file."""

from dataclasses import dataclass

from benchmarks.paragraphs import mix_paragraphs

SECTIONS = (
    "Introduction",
    "The gap in the money",
    "Beds and staff",
    "Digital roadmaps",
    "What people were asked",
    "Next steps",
)
RUNNING_HEAD = "Draft in confidence for the partnership board"
RUNNING_FOOT = "Sustainability and transformation plan"
# What readers stumble over: a note marked at a word, what a tracked change deleted, a text box.
BEFORE_MARK = "The beds of the area were counted with exceptional care"
AFTER_MARK = " in every ward, and so were the staff."
NOTE = "Source: the census of beds on the last Thursday of March."
DELETED = " by somebody whom nobody ever asked"
BOX = "A box beside the text says what matters most."
_ITEMS = ("Prevention in every place", "Care closer to home", "Fewer beds standing empty")
_AREAS = ("Dorset", "Devon", "Sussex", "Humber", "Cheshire", "Kent")


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        header: The names of its columns.
        rows: The cells below.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def cells(self) -> set[tuple[str, str]]:
        """List every cell with the name of its column."""
        return {
            (name, cell) for row in self.rows for name, cell in zip(self.header, row, strict=True)
        }


@dataclass(frozen=True, slots=True)
class SampleSection:
    """A section, on a page or slide of its own.

    Attributes:
        heading: Its heading.
        paragraphs: Its text.
        items: A list after it.
        table: After the list.
        page: From 1.
    """

    heading: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    table: Table
    page: int


def make_sections() -> tuple[SampleSection, ...]:
    """Make the sections; no two have a sentence or a figure in common."""
    texts = mix_paragraphs(2 * len(SECTIONS))
    return tuple(
        SampleSection(
            heading,
            tuple(" ".join(text.split()) for text in texts[2 * place : 2 * place + 2]),
            tuple(f"{item}, aim {place + 1}" for item in _ITEMS),
            _make_table(place),
            place + 1,
        )
        for place, heading in enumerate(SECTIONS)
    )


def _make_table(place: int) -> Table:
    rows = tuple(
        (area, f"{101 + 37 * place + 7 * number}", f"{2.1 + place + 0.3 * number:.1f}%")
        for number, area in enumerate(_AREAS)
    )
    return Table(("Area", f"Gap {2016 + place}", f"Share {2016 + place}"), rows)


def list_prose(section: SampleSection) -> list[str]:
    """List what stands in a section outside of its table, in reading order."""
    return [section.heading, *section.paragraphs, *section.items]


def list_words(section: SampleSection) -> list[str]:
    """List everything that stands in a section, in reading order."""
    table = section.table
    return [
        *list_prose(section),
        *table.header,
        *(cell for row in table.rows for cell in row),
    ]
