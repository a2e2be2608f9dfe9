"""What libraries raise on office files whose parts are not as they should be."""

import zlib
from typing import Final
from zipfile import BadZipFile

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

# The libraries trust a file's parts to be there and to be of the right form; where they are not,
# they fail in any of these ways.
BROKEN_PARTS: Final = (
    BadZipFile,
    zlib.error,
    etree.LxmlError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    ArithmeticError,
    AttributeError,
    TypeError,
    AssertionError,
    RuntimeError,
)
