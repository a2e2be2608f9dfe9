"""What holds at a place of an RTF file: the group's destination, its font, its switches."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final


class Destination(Enum):
    """Where the text of a group goes."""

    BODY = auto()
    NOTE = auto()
    HEADER = auto()
    FOOTER = auto()
    COMMENT = auto()
    BULLET = auto()  # the sign or number of a list item
    FONTS = auto()
    STYLES = auto()
    TITLE = auto()
    AUTHOR = auto()
    NOWHERE = auto()


# Control words that open a destination, also where a star says that old programs may pass over it.
DESTINATIONS: Final[Mapping[str, Destination]] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Destination.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Destination.FOOTER),
    **dict.fromkeys(("listtext", "pntext"), Destination.BULLET),
    "footnote": Destination.NOTE,
    "annotation": Destination.COMMENT,
    "fonttbl": Destination.FONTS,
    "stylesheet": Destination.STYLES,
    "title": Destination.TITLE,
    "author": Destination.AUTHOR,
    **dict.fromkeys(
        (
            *("colortbl", "info", "pict", "objdata", "fldinst", "nonshppict", "shprslt", "sp"),
            *("xe", "tc", "rxe", "filetbl", "private1", "ftnsep", "ftnsepc", "ftncn", "aftnsep"),
            *("aftnsepc", "aftncn", "pntxta", "pntxtb", "listname", "ud", "nonesttables"),
        ),
        Destination.NOWHERE,
    ),
}
# Starred groups whose text people see all the same.
SHOWN: Final = frozenset({"shpinst", "shptxt", "dptxbxtext", "shppict"})
_BOXES: Final = frozenset({"shptxt", "dptxbxtext"})
_PROPERTIES: Final = frozenset({Destination.TITLE, Destination.AUTHOR})


@dataclass(frozen=True, slots=True)
class Layout:
    """What a paragraph is.

    Attributes:
        style: The number of its style.
        outline: Its outline level, from 0; None where it says none itself.
        in_table: Whether it stands in a cell.
        is_list: Whether it is an item of a list.
    """

    style: int = 0
    outline: int | None = None
    in_table: bool = False
    is_list: bool = False


PLAIN: Final = Layout()


@dataclass(slots=True)
class GroupState:
    """What holds inside a group; a group inside it begins with the same.

    Attributes:
        destination: Where text goes.
        in_info: Whether the group stands among the file's properties.
        starred: Whether the next control word opens what old programs pass over.
        code_page: Of the font; None for the file's own.
        fallback: How many characters stand in for one that is given by its number.
        hidden: Whether the text is not shown.
        deleted: Whether the text was deleted with changes tracked.
        raised: Whether the text stands above the line.
        layout: Of the paragraph.
        boxes: How many text boxes the group stands in.
    """

    destination: Destination = Destination.BODY
    in_info: bool = False
    starred: bool = False
    code_page: str | None = None
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    layout: Layout = PLAIN
    boxes: int = 0

    def enter(self, word: str) -> bool:
        """Take a control word that says where text goes.

        Args:
            word: Any control word.

        Returns:
            False where it says nothing of the kind.
        """
        starred, self.starred = self.starred, False
        self.boxes += word in _BOXES
        opened = DESTINATIONS.get(word)
        if opened in _PROPERTIES and not self.in_info:
            opened = None
        if opened is None and starred and word not in SHOWN:
            opened = Destination.NOWHERE
        if opened is None:
            return False
        self.in_info = self.in_info or word == "info"
        if self.destination is not Destination.NOWHERE or opened in _PROPERTIES:
            self.destination = opened
        return True

    def set_layout(self, word: str, number: int | None) -> bool:
        """Take a control word that says what the paragraph is.

        Args:
            word: Any control word.
            number: The number behind it.

        Returns:
            False where it says nothing of the kind.
        """
        if word == "pard":
            self.layout = PLAIN
        elif word == "s":
            self.layout = replace(self.layout, style=number or 0)
        elif word == "outlinelevel":
            self.layout = replace(self.layout, outline=number or 0)
        elif word == "intbl":
            self.layout = replace(self.layout, in_table=True)
        elif word == "ls":
            self.layout = replace(self.layout, is_list=bool(number))
        else:
            return False
        return True

    def set_look(self, word: str, number: int | None) -> bool:
        """Take a control word that says how characters look, as far as it matters.

        Args:
            word: Any control word.
            number: The number behind it; 0 turns a switch off.

        Returns:
            False where it says nothing of the kind.
        """
        on = number != 0
        if word == "plain":
            self.hidden = self.deleted = self.raised = False
            self.code_page = None
        elif word == "v":
            self.hidden = on
        elif word == "deleted":
            self.deleted = on
        elif word in {"super", "nosupersub", "sub"}:
            self.raised = on and word == "super"
        else:
            return False
        return True
