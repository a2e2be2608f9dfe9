"""Follow the groups and control words of RTF, and hand its text on."""

from dataclasses import replace
from typing import Final

from sources.errors import DamagedFileError
from sources.readers.parts.note_marks import is_note_mark
from sources.readers.rich_text.rtf_body import RtfBody
from sources.readers.rich_text.rtf_charsets import (
    CHARSETS,
    DEFAULT,
    decode_bytes,
    join_surrogates,
    name_code_page,
)
from sources.readers.rich_text.rtf_state import Destination, GroupState
from sources.readers.rich_text.rtf_tokens import Token, TokenKind

_CHARACTERS: Final = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "~": "\u00a0",
    "_": "-",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_FILE_CODE_PAGES: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MAX_DEPTH: Final = 10_000  # Word stops far below it; each costs memory
_TRACKED: Final = frozenset({"deleted", "revised"})


class RtfParser:
    """Reads tokens one by one.

    Attributes:
        tracked: Whether any text was added or deleted with changes tracked.
    """

    def __init__(self, body: RtfBody) -> None:
        """Begin outside of all groups.

        Args:
            body: Takes the text.
        """
        self.tracked = False
        self._body = body
        self._state = GroupState()
        self._outer: list[GroupState] = []
        self._code_page = DEFAULT
        self._fonts: dict[int, str] = {}
        self._font = 0  # the one that is being defined
        self._bytes = bytearray()
        self._text: list[str] = []  # decoded, but not handed on: halves of characters may follow
        self._fallback = 0  # characters still to be passed over

    def take(self, token: Token) -> None:
        """Take the next token.

        Args:
            token: In the order of the file.

        Raises:
            DamagedFileError: If groups are nested beyond all measure.
        """
        if token.kind is TokenKind.BYTES:
            passed = min(self._fallback, len(token.text))
            self._fallback -= passed
            self._bytes += token.text[passed:]
        elif token.kind is TokenKind.WORD:
            self._decode()
            self._take_word(token.word, token.number)
        else:
            self._hand_on()
            self._fallback = 0
            self._take_brace(token.kind)

    def finish(self) -> bool:
        """End the file.

        Returns:
            Whether every group that was opened was closed.
        """
        self._hand_on()
        is_whole = not self._outer
        while self._outer:
            self._take_brace(TokenKind.CLOSE)
        self._body.finish()
        return is_whole

    def _take_brace(self, kind: TokenKind) -> None:
        if kind is TokenKind.OPEN:
            if len(self._outer) >= _MAX_DEPTH:
                raise DamagedFileError("the file holds groups within groups without end")
            self._outer.append(self._state)
            self._state = replace(self._state, starred=False)
        elif self._outer:
            closed, self._state = self._state, self._outer.pop()
            if closed.destination is not self._state.destination:
                self._body.end_destination(closed.destination)
            for _ in range(closed.boxes - self._state.boxes):
                self._body.end_box()

    def _take_word(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "*":
            state.starred = True
        elif word == "u":
            self._take_number(number or 0)
        elif word in _CHARACTERS:
            self._take_character(word)
        else:
            self._hand_on()
            boxes = state.boxes
            if state.enter(word) or state.boxes > boxes:
                for _ in range(state.boxes - boxes):
                    self._body.begin_box()
            elif not (state.set_look(word, number) or state.set_layout(word, number)):
                self._take_other(word, number)
            self.tracked = self.tracked or (word in _TRACKED and number != 0)

    def _take_number(self, number: int) -> None:
        """Take a character given by its number, which is written with a sign."""
        self._text.append(chr(number % 0x10000))
        self._fallback = self._state.fallback

    def _take_character(self, word: str) -> None:
        if self._fallback:
            self._fallback -= 1
        else:
            self._text.append(_CHARACTERS[word])

    def _take_other(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "uc":
            state.fallback = max(0, number or 0)
        elif word in {"f", "deff"}:
            self._font = number or 0
            state.code_page = self._fonts.get(self._font)
        elif word in {"fcharset", "cpg"}:
            self._define_font(word, number or 0)
        elif word in _FILE_CODE_PAGES:
            self._code_page = _FILE_CODE_PAGES[word]
        elif word == "ansicpg":
            self._code_page = name_code_page(number or 0)
        else:
            self._body.take_word(word, number, state)

    def _define_font(self, word: str, number: int) -> None:
        if self._state.destination is Destination.FONTS:
            if word == "cpg":
                self._fonts[self._font] = name_code_page(number)
            elif number in CHARSETS:
                self._fonts[self._font] = CHARSETS[number]

    def _decode(self) -> None:
        if self._bytes:
            code_page = self._state.code_page or self._code_page
            self._text.append(decode_bytes(bytes(self._bytes), code_page))
            self._bytes.clear()

    def _hand_on(self) -> None:
        """Hand on the text since the last control word that was no character."""
        self._decode()
        if not self._text:
            return
        text = join_surrogates("".join(self._text))
        self._text.clear()
        state = self._state
        is_mark = state.raised and is_note_mark(text, before=self._body.text_before(state))
        if not (state.hidden or is_mark):
            self._body.take_text(text, state)
