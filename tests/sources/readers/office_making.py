"""Make office files part by part, as the programs write them, without the readers' libraries."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

BOMB = (
    '<!DOCTYPE x [<!ENTITY a "laughter laughter laughter laughter laughter">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_KINDS = {
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "footer1": "footer",
    "comments": "comments",
}


def zip_parts(parts: Mapping[str, str]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def make_word(body: str, *, before: str = "", **others: str) -> bytes:
    """Make a .docx file of the XML inside its body, and of that inside its other parts' roots."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{_KINDS[name]}+xml"/>'
        for name in others
    )
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{_KINDS[name]}" Target="{name}.xml"/>'
        for name in others
    )
    roots = {"header1": "hdr", "footer1": "ftr"}
    return zip_parts({
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{before}<w:document {_NAMESPACES}><w:body>{body}</w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}'
        "</Relationships>",
        **{
            f"word/{name}.xml": f"<w:{roots.get(name, name)} {_NAMESPACES}>{text}"
            f"</w:{roots.get(name, name)}>"
            for name, text in others.items()
        },
    })


def replace_part(data: bytes, name: str, change: Mapping[str, str]) -> bytes:
    """Copy an archive with words of one part replaced."""
    parts: dict[str, str] = {}
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            content = old.read(each)
            if each == name:
                text = content.decode()
                for before, after in change.items():
                    assert before in text, f"{before!r} is not in {name}"
                    text = text.replace(before, after)
                parts[each] = text
                content = text.encode()
            new.writestr(each, content)
    return buffer.getvalue()
