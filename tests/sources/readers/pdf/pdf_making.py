"""Makes small PDF files for tests."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # reportlab ships no types
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # as above
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # as above

_TOP_PT = 780
_LEADING = 1.2

Line = tuple[str, int]
"""A line's text and the size of its letters; an empty text is a gap."""


def make_pdf(pages: Sequence[Sequence[Line]], *, title: str = "", password: str = "") -> bytes:
    """Set lines one below the other.

    Args:
        pages: Each page's lines.
        title: The title property.
        password: What opens the file; empty for none.

    Returns:
        The file's bytes.
    """
    buffer = BytesIO()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, pagesize=A4, encrypt=encryption)
    canvas.setTitle(title)
    for lines in pages:
        height = float(_TOP_PT)
        for text, size in lines:
            canvas.setFont("Helvetica", size)
            canvas.drawString(72, height, text)
            height -= size * _LEADING
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
