"""Vary zip archives of XML: bytes changed at random would only break the zip."""

import copy
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from lzma import LZMAError
from random import Random
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

_ODD_VALUES: Final = ("", "-1", "0", "65536", "99999999999", "x", "\u2028", "1e9", "true", "../a")
# What the archive itself can be refused with.
_BROKEN: Final = (
    BadZipFile,
    EOFError,
    LZMAError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
_RAW_SHARE: Final = 0.1
_TREE_SHARE: Final = 0.7

Vary = Callable[[bytes], bytes]


def vary_archive(data: bytes, seed: int, vary: Vary) -> bytes:
    """Change one part of an archive.

    Args:
        data: The archive, or what is left of one.
        seed: Decides what is changed; the same seed gives the same change.
        vary: Changes plain bytes.

    Returns:
        Another archive; sometimes a broken one.
    """
    random = Random(seed)  # noqa: S311  # no secret
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()[:100]}
    except _BROKEN:
        return vary(data)
    if not parts or random.random() < _RAW_SHARE:
        return vary(data)
    name = random.choice(sorted(parts))
    part = parts[name]
    parts[name] = _vary_tree(part, random) if random.random() < _TREE_SHARE else vary(part)
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return buffer.getvalue()


def _vary_tree(part: bytes, random: Random) -> bytes:
    """Delete, double, move, nest or relabel an element; or empty the part where it is no XML."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return b"" if random.random() < _RAW_SHARE else part[: random.randrange(len(part) + 1)]
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    for _ in range(random.randint(1, 4)):
        random.choice(_CHANGES)(random.choice(elements), elements, random)
    return bytes(etree.tostring(root))


def _delete(element: etree._Element, _: list[etree._Element], __: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: etree._Element, _: list[etree._Element], random: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        for _time in range(random.choice((1, 1, 2, 30))):
            element.addnext(copy.deepcopy(element))


def _move(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    target = random.choice(elements)
    if element not in (target, *target.iterancestors()):
        target.append(element)


def _nest(element: etree._Element, _: list[etree._Element], random: Random) -> None:
    for _time in range(random.choice((1, 3, 50))):
        inner = etree.SubElement(element, element.tag, dict(element.attrib))
        inner.text = element.text
        element = inner


def _relabel(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    if element.attrib and random.random() < _TREE_SHARE:
        name = random.choice(sorted(element.attrib))
        if random.random() < _TREE_SHARE:
            element.set(name, random.choice(_ODD_VALUES))
        else:
            del element.attrib[name]
    else:
        element.tag = random.choice(elements).tag


def _retell(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    element.text = random.choice((None, *_ODD_VALUES, random.choice(elements).text))


_CHANGES: Final = (_delete, _double, _move, _nest, _relabel, _retell)
