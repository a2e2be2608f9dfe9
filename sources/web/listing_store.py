"""Remember lists between two syncs, so that an unchanged one need not be sent again."""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sources.web.facts_json import facts_from_json, facts_to_json
from sources.web.listing import Entry, Listing, ListingKind, Problem
from sources.web.visit import Validators

logger = logging.getLogger(__name__)

_NAME_DIGITS: Final = 32


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an address gave last time.

    Attributes:
        validators: What the server said of it.
        listing: The list; None where it was a page.
    """

    validators: Validators
    listing: Listing | None


@dataclass(frozen=True, slots=True)
class PageNote:
    """What is known of an address whose page made no document of its own.

    Attributes:
        validators: What the server said of the page at this address.
        document_id: The document that the page is a second address of; else empty.
        reason: Why the page could not be read; else empty.
    """

    validators: Validators
    document_id: str = ""
    reason: str = ""


class ListingStore:
    """A folder of small files. What cannot be read or written there is simply not remembered."""

    def __init__(self, folder: Path | None, *, rules: str) -> None:
        """Open a store.

        Args:
            folder: Made when it is needed; None remembers nothing.
            rules: How lists and files are read now; what was kept under other rules is forgotten.
        """
        self._folder = folder
        self._rules = rules

    def load(self, address: str) -> Remembered | None:
        """Load what an address gave last time; None where that is not known."""
        found = self._load("list", address)
        try:
            return None if found is None else _remembered_from_json(found)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            logger.warning("forgetting a damaged list: %s", type(error).__name__)
            return None

    def save(self, address: str, remembered: Remembered) -> None:
        """Remember what an address gave."""
        self._save("list", address, _remembered_to_json(remembered))

    def load_notes(self, root: str) -> Mapping[str, PageNote]:
        """Load, by address, what is known of pages of a location that made no document."""
        found = self._load("notes", root) or {"notes": {}}
        try:
            return {
                address: PageNote(Validators(*map(str, final)), str(document_id), str(reason))
                for address, (final, document_id, reason) in found["notes"].items()
            }
        except (AttributeError, KeyError, TypeError, ValueError):
            return {}

    def save_notes(self, root: str, notes: Mapping[str, PageNote]) -> None:
        """Remember what is known of pages of a location that made no document."""
        if notes == self.load_notes(root):
            return
        content = {
            address: [_validators_to_json(each.validators), each.document_id, each.reason]
            for address, each in notes.items()
        }
        self._save("notes", root, {"notes": content})

    def _path(self, folder: Path, kind: str, address: str) -> Path:
        digits = sha256(f"{kind}\0{address}".encode()).hexdigest()[:_NAME_DIGITS]
        return folder / f"{digits}.json"

    def _load(self, kind: str, address: str) -> dict[str, Any] | None:
        if self._folder is None:
            return None
        try:
            found = json.loads(self._path(self._folder, kind, address).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        key = [self._rules, kind, address]
        return found if isinstance(found, dict) and found.get("key") == key else None

    def _save(self, kind: str, address: str, content: dict[str, Any]) -> None:
        if self._folder is None:
            return
        path = self._path(self._folder, kind, address)
        aside = path.with_suffix(".tmp")  # one name, so that what a crash leaves is overwritten
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps({"key": [self._rules, kind, address], **content}), "utf-8")
            aside.replace(path)
        except OSError as error:
            logger.warning("cannot remember a list: %s", error.strerror)
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def _remembered_to_json(remembered: Remembered) -> dict[str, Any]:
    listing = remembered.listing
    content: dict[str, Any] = {"validators": _validators_to_json(remembered.validators)}
    if listing is not None:
        content["list"] = {
            "kind": listing.kind.value,
            "entries": [[e.address, facts_to_json(e.facts), e.changed] for e in listing.entries],
            "problems": [[each.text, each.reason] for each in listing.problems],
        }
    return content


def _remembered_from_json(found: Mapping[str, Any]) -> Remembered:
    validators = Validators(*map(str, found["validators"]))
    written = found.get("list")
    if written is None:
        return Remembered(validators, None)
    listing = Listing(
        ListingKind(written["kind"]),
        tuple(
            Entry(str(address), facts_from_json(facts), str(changed))
            for address, facts, changed in written["entries"]
        ),
        tuple(Problem(str(text), str(reason)) for text, reason in written["problems"]),
    )
    return Remembered(validators, listing)


def _validators_to_json(validators: Validators) -> list[str]:
    return [validators.final, validators.etag, validators.modified]
