"""Part RTF into groups, control words and text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final


class TokenKind(Enum):
    """What a piece of RTF is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()  # a control word or symbol
    BYTES = auto()  # text in the code page that holds at this place


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of RTF.

    Attributes:
        kind: What it is.
        word: A control word without its backslash, or a control symbol; empty for the others.
        number: The number behind a control word; None where there is none.
        text: The bytes of text; empty for the others.
    """

    kind: TokenKind
    word: str = ""
    number: int | None = None
    text: bytes = b""


_OPEN: Final = Token(TokenKind.OPEN)
_CLOSE: Final = Token(TokenKind.CLOSE)
_TOKEN: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<ends>[\r\n\0]+)"
    rb"|(?P<text>[^\\{}\r\n\0]+)"
    rb"|\\",
    re.DOTALL,
)
_LITERAL: Final = frozenset(b"\\{}")


def read_tokens(data: bytes) -> Iterator[Token]:
    """Part RTF into its pieces; binary data, line ends and stray backslashes are passed over.

    Args:
        data: A whole file.

    Yields:
        Tokens, in order; braces need not match.
    """
    place = 0
    while (found := _TOKEN.match(data, place)) is not None:
        place = found.end()
        token = _read_token(found)
        if token is not None and token.word == "bin":
            place += max(0, token.number or 0)
        elif token is not None:
            yield token


def _read_token(found: re.Match[bytes]) -> Token | None:
    kind = found.lastgroup
    # The last group that matched names the kind; a word's number is behind its name.
    if kind in {"word", "number"}:
        return _read_word(found["word"], found["number"])
    if kind == "brace":
        return _OPEN if found["brace"] == b"{" else _CLOSE
    if kind == "hex":
        return Token(TokenKind.BYTES, text=bytes.fromhex(found["hex"].decode("ascii")))
    if kind == "text":
        return Token(TokenKind.BYTES, text=found["text"])
    if kind == "symbol":
        return _read_symbol(found["symbol"])
    return None


@lru_cache(maxsize=4096)  # a file says the same few hundred words a million times
def _read_word(word: bytes, number: bytes | None) -> Token:
    return Token(TokenKind.WORD, word.decode("ascii"), int(number) if number else None)


def _read_symbol(symbol: bytes) -> Token:
    if symbol[0] in _LITERAL:
        return Token(TokenKind.BYTES, text=symbol)
    return Token(TokenKind.WORD, "par" if symbol in b"\r\n" else symbol.decode("latin-1"))
