"""Make documents of pages, and tell which pages have not changed."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from sources.block import Facts
from sources.compose import Place, compose_document
from sources.document import Document, Origin
from sources.errors import (
    DamagedFileError,
    DocumentError,
    FormatError,
    MetadataError,
    NoTextError,
    ProtectedFileError,
)
from sources.reading import Read
from sources.source import Failure, Found, Unchanged
from sources.web.addresses import is_front_page, is_same_site, normalise_address
from sources.web.equipment import Equipment
from sources.web.errors import AddressError, FetchError, PageGone
from sources.web.fetched_file import make_job
from sources.web.known_pages import KnownPages
from sources.web.listing import Entry
from sources.web.listing_reader import Pages
from sources.web.listing_store import PageNote
from sources.web.page_state import PageState, Told
from sources.web.visit import Validators, Visited

_ID_DIGITS: Final = 12
# Faults of the page itself, which it keeps until it changes; others may pass.
_LASTING: Final = (
    DamagedFileError,
    FormatError,
    MetadataError,
    NoTextError,
    ProtectedFileError,
)


@dataclass(frozen=True, slots=True)
class Belonging:
    """What all documents of a location share.

    Attributes:
        collection: The collection that they belong to.
        publisher: Who published them, where they do not say so themselves.
        root: The location.
    """

    collection: str
    publisher: str | None
    root: str


class PageReader:
    """Reads the pages of one location, each document once."""

    def __init__(self, belonging: Belonging, known: KnownPages, equipment: Equipment) -> None:
        """Make a reader; nothing is fetched yet.

        Args:
            belonging: What the documents share.
            known: The pages that were read before.
            equipment: What fetches and reads.
        """
        self._belonging = belonging
        self._known = known
        self._with = equipment
        self._done: set[str] = set()

    def read_all(self, pages: Pages) -> Iterator[Found]:
        """Read the pages that a list names.

        Args:
            pages: The pages; what is wrong with the list comes as failures.

        Yields:
            What each page is. Nothing for a page that was there and is gone, nor for a document
            that came before.
        """
        root = self._belonging.root
        for problem in pages.problems:
            yield Failure(problem.text or root, "", problem.reason)
        if not pages.is_whole:
            reason = "a list of pages could not be read; what was read from it before is kept"
            yield Failure(root, "", reason, whole_location=True)
        for entry in pages.entries:
            yield from self._read(entry, from_feed=pages.is_feed)
        if pages.is_feed:
            yield from self._read_old_news({entry.address for entry in pages.entries})

    def read_visited(self, entry: Entry, visited: Visited, *, from_feed: bool) -> Iterator[Found]:
        """Read a page that has been fetched.

        Args:
            entry: The page.
            visited: What was fetched.
            from_feed: Whether a feed names it.

        Yields:
            What it is; nothing where it is a document that came before.
        """
        state = self._known.at(entry.address)
        digest = sha256(visited.body).hexdigest()
        settled = state is not None and self._is_settled(state, entry, visited.validators)
        if not visited.is_new or (state and settled and digest == state.digest):
            yield from self._unchanged(visited.validators, entry)
            return
        try:
            document = self._compose(entry, visited)
        except (DocumentError, OSError) as error:
            reason = _say_why(error)
            if isinstance(error, _LASTING):
                self._known.note(entry.address, PageNote(visited.validators, reason=reason))
            yield Failure(entry.address, self._likely_id(entry), reason)
            return
        if document.id in self._done:
            self._known.note(entry.address, PageNote(visited.validators, document.id))
            return
        self._done.add(document.id)
        known_id = self._known.id_at(entry.address)
        if state and settled and (known_id, state.revision) == (document.id, document.revision):
            yield Unchanged(document.id, entry.address)
            return
        now = PageState(
            collection=self._belonging.collection,
            address=entry.address,
            validators=visited.validators,
            digest=digest,
            revision=document.revision,
            told=self._told(entry),
            from_feed=from_feed,
            changed=entry.changed,
            fetched=self._with.clock.now(),
        )
        yield replace(document, fingerprint=now.to_fingerprint())

    def known_for(self, entry: Entry) -> Mapping[str, Validators]:
        """List the versions of a page that need not be sent again.

        Args:
            entry: The page.

        Returns:
            By the address that gave them; empty where the document would be another even if the
            page were the same.
        """
        state = self._known.at(entry.address)
        is_told = state is None or state.told.is_as(self._told(entry))
        return self._known.validators if is_told else {}

    def _read(self, entry: Entry, *, from_feed: bool) -> Iterator[Found]:
        state = self._known.at(entry.address)
        known = self.known_for(entry)
        if state and known and state.holds_without_asking(entry, now=self._with.clock.now()):
            yield from self._unchanged(state.validators, entry)
            return
        try:
            visited = self._with.visitor.visit(entry.address, known=known)
        except PageGone as error:
            if state is None:
                yield Failure(entry.address, "", str(error))
        except FetchError as error:
            yield Failure(entry.address, self._likely_id(entry), str(error))
        else:
            yield from self.read_visited(entry, visited, from_feed=from_feed)

    def _read_old_news(self, named: Set[str]) -> Iterator[Found]:
        """Read again what a feed named once; beyond the limit it is taken for unchanged."""
        once = self._known.of_feed(self._belonging.root)
        for place, state in enumerate(each for each in once if each.address not in named):
            if len(named) + place < self._with.options.max_pages:
                yield from self._read(state.entry, from_feed=True)
            else:
                yield from self._unchanged(state.validators, state.entry)

    def _unchanged(self, validators: Validators, entry: Entry) -> Iterator[Unchanged | Failure]:
        self._known.keep_note(entry.address)
        reason = self._known.failure_at(entry.address, validators)
        document_id = self._known.document_at(validators.final)
        if reason:
            yield Failure(entry.address, self._likely_id(entry), reason)
        elif document_id is not None and document_id not in self._done:
            self._done.add(document_id)
            yield Unchanged(document_id, entry.address)

    def _is_settled(self, state: PageState, entry: Entry, validators: Validators) -> bool:
        """Tell whether a page's fingerprint would stay the same but for the page's bytes."""
        return (
            state.validators == validators
            and state.told.is_as(self._told(entry))
            and state.changed == entry.changed
            and not state.is_old(self._with.clock.now())
        )

    def _told(self, entry: Entry) -> Told:
        its = self._belonging
        return Told(its.root, self._with.rules, its.publisher, entry.facts)

    def _compose(self, entry: Entry, visited: Visited) -> Document:
        (read,) = self._with.readers.read_all([make_job(visited)])
        if not isinstance(read, Read):
            raise read
        address = _canonical(visited.validators.final, read.reading.facts.url)
        its = self._belonging
        told = [Facts(Origin.SETTING, publisher=its.publisher, url=address)]
        if entry.facts is not None:
            told.append(entry.facts)
        key = page_id(address, collection=its.collection)
        place = Place(key, entry.address, read.media_type, its.collection, its.root)
        return compose_document(read.reading, told=told, place=place)

    def _likely_id(self, entry: Entry) -> str:
        """Name the document that a page was, or would have been."""
        known = self._known.id_at(entry.address)
        return known or page_id(entry.address, collection=self._belonging.collection)


def page_id(address: str, *, collection: str) -> str:
    """Make the id of a page's document.

    Args:
        address: The page's canonical address.
        collection: The collection that it belongs to.

    Returns:
        12 hexadecimal digits, always the same for the same page and collection.
    """
    return sha256(f"{collection}\0{address}".encode()).hexdigest()[:_ID_DIGITS]


def _canonical(final: str, named: str | None) -> str:
    """Take the address that a page names as its own, where that can be believed."""
    if named is None:
        return final
    try:
        address = normalise_address(named, base=final)
    except AddressError:
        return final
    # Some sites name their front page on every page of theirs.
    believed = is_same_site(address, final) and (is_front_page(final) or not is_front_page(address))
    return address if believed else final


def _say_why(error: DocumentError | OSError) -> str:
    if isinstance(error, OSError):
        return f"the page cannot be read: {(error.strerror or str(error)).lower()}"
    return str(error)
