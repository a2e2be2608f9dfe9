"""Walk through the XML of office files."""

from collections.abc import Callable, Container, Iterator
from typing import Final, TypeAlias

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

Element: TypeAlias = etree._Element  # noqa: SLF001  # the only name that lxml gives it

_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def parse_xml(data: bytes) -> Element:
    """Parse a part of an office file.

    Entities that a file defines for itself stay unread, for a few lines of them can unfold into
    gigabytes; nothing is fetched from outside.

    Args:
        data: The part.

    Returns:
        Its root.

    Raises:
        lxml.etree.XMLSyntaxError: If it is no XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    return etree.fromstring(data, parser)


def walk(
    root: Element, *, whole: Container[str] = (), skip: Callable[[Element], bool] = lambda _: False
) -> Iterator[Element]:
    """Walk through everything below an element, in the order of the file.

    It keeps its own stack, so that deep nesting cannot exhaust Python's.

    Args:
        root: Not itself among what is found.
        whole: Tags of elements that are found but not entered.
        skip: Tells which elements are left out with all that they hold.

    Yields:
        Elements; neither comments nor entities.
    """
    stack = [iter(root)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif isinstance(element.tag, str) and not skip(element):
            yield element
            if element.tag not in whole:
                stack.append(iter(element))


def choose_alternatives(root: Element) -> None:
    """Put one of several forms of the same content in the place of them all.

    Office programs write what is new, such as text boxes, a second time for older programs.

    Args:
        root: Changed in place.
    """
    for alternative in list(root.iter(f"{_COMPATIBILITY}AlternateContent")):
        forms = [form for form in alternative if len(form)]
        parent = alternative.getparent()
        if parent is not None:
            place = parent.index(alternative)
            parent[place : place + 1] = list(forms[0]) if forms else []
