"""What people can set about where documents come from and how they are read."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import NoDecode

from bot.setting_types import Collection, Interval, InWords, SettingsGroup, split_list

_TRUE_OR_FALSE = InWords("true or false", "false")


class Location(SettingsGroup):
    """Somewhere documents are kept.

    Attributes:
        location: A folder, a file or a URL.
        collection: Access is decided by it.
        publisher: Who published its documents, where they do not say so themselves.
        refresh: How long what was read there is good; None for ever.
    """

    location: str = Field(min_length=1)
    collection: Collection
    publisher: str | None = Field(None, min_length=1)
    refresh: Interval = None


class SourcesSettings(SettingsGroup):
    """Where documents come from, and how they are read."""

    collection: Collection = Field(
        "open", description="The collection of every location that names none."
    )
    refresh: Interval = Field(
        timedelta(days=1),
        description="How often `stp serve` looks at every location that names no interval of its "
        "own.",
    )
    locations: Annotated[
        tuple[Location, ...],
        NoDecode,
        InWords(
            "folders, files and URLs with commas between them, or a JSON list of such names and "
            'of objects `{"location": "…", "collection": "…", "publisher": "…", "refresh": "6h"}`',
            "none",
        ),
    ] = Field(
        (),
        description="What `stp sync` reads when it is given no location, and `stp serve` again and "
        "again.",
    )
    stale_days: int = Field(
        1095,
        ge=1,
        le=36_500,
        description="A source published longer ago is listed by `stp gaps` as stale.",
    )
    ocr: Annotated[bool, _TRUE_OR_FALSE] = Field(
        default=False,
        description="Whether pages of a PDF that are only pictures are read by tesseract, which "
        "must then be installed.",
    )
    max_file_mb: int = Field(
        200, ge=1, le=10_000, description="A larger file is not read, but reported."
    )
    read_seconds: int = Field(
        300, ge=1, le=86_400, description="How long one file may take to be read."
    )
    read_memory_mb: int = Field(
        2000, ge=256, le=65_536, description="How much memory reading one file may take."
    )
    web_private: Annotated[bool, _TRUE_OR_FALSE] = Field(
        default=False,
        description="Whether pages may be fetched from private and local networks, such as an "
        "intranet.",
    )
    web_pause_s: float = Field(
        1.0, ge=0, le=60, description="Seconds between two requests to one host."
    )
    web_timeout_s: float = Field(
        20.0, ge=1, le=600, description="Seconds that a server has for an answer."
    )
    web_max_mb: int = Field(
        50, ge=1, le=1000, description="A larger answer of a server is refused."
    )
    web_max_pages: int = Field(
        1000, ge=1, le=100_000, description="How many pages of one site or feed are read at most."
    )

    @field_validator("locations", mode="before")
    @classmethod
    def _read_locations(cls, value: object, info: ValidationInfo) -> object:
        places = split_list(value)
        if not isinstance(places, list | tuple):
            return places
        # Missing only where they are faults themselves, which are reported then.
        defaults: dict[str, object] = {
            name: info.data[name] for name in ("collection", "refresh") if name in info.data
        }
        return [_place(item, defaults) for item in places]


def _place(item: object, defaults: dict[str, object]) -> object:
    if isinstance(item, str):
        return {"location": item, "collection": "open"} | defaults
    return {"collection": "open"} | defaults | item if isinstance(item, dict) else item
