"""The pages that were read before, by the addresses under which they can be met again."""

from collections.abc import Iterator, Mapping

from sources.web.listing_store import PageNote
from sources.web.page_state import PageState, read_fingerprint
from sources.web.visit import Validators


class KnownPages:
    """What is known of the pages of one collection.

    Attributes:
        validators: What servers said of the pages' versions, by where they were found.
    """

    def __init__(
        self, fingerprints: Mapping[str, str], *, collection: str, notes: Mapping[str, PageNote]
    ) -> None:
        """Take what is known.

        Args:
            fingerprints: By document id; those of other sources and collections are passed over.
            collection: The collection.
            notes: Addresses that made no document of their own; second addresses of documents
                that are no longer known are passed over.
        """
        self._states: dict[str, tuple[str, PageState]] = {}
        for key, fingerprint in fingerprints.items():
            state = read_fingerprint(fingerprint)
            if state is not None and state.collection == collection:
                self._states[state.address] = (key, state)
        self._notes = {
            address: note
            for address, note in notes.items()
            if note.reason or note.document_id in fingerprints
        }
        self._fresh: dict[str, PageNote] = {}
        second = [each for each in self._notes.values() if not each.reason]
        failed = [each for each in self._notes.values() if each.reason]
        met = [(each.document_id, each.validators) for each in second]
        met += [(key, state.validators) for key, state in self._states.values()]
        self._documents = {found.final: key for key, found in met}
        # The version that could not be read is newer than the one that could.
        met += [(each.document_id, each.validators) for each in failed]
        self.validators: Mapping[str, Validators] = {found.final: found for _, found in met}

    def at(self, address: str) -> PageState | None:
        """Find the page that was asked for under an address."""
        return self._states[address][1] if address in self._states else None

    def id_at(self, address: str) -> str | None:
        """Find the document whose page was asked for under an address."""
        return self._states[address][0] if address in self._states else None

    def document_at(self, final: str) -> str | None:
        """Find the document whose page was found at an address, after all redirects."""
        return self._documents.get(final)

    def of_feed(self, root: str) -> Iterator[PageState]:
        """Yield the pages that a location's feed once named, by address.

        Args:
            root: The location.

        Yields:
            Those of earlier syncs.
        """
        for _, (_, state) in sorted(self._states.items()):
            if state.from_feed and state.told.root == root:
                yield state

    def failure_at(self, address: str, validators: Validators) -> str:
        """Tell why a version of a page could not be read; empty where it could."""
        note = self._notes.get(address)
        return note.reason if note is not None and note.validators == validators else ""

    def note(self, address: str, note: PageNote) -> None:
        """Keep for the next time what is known of an address."""
        self._fresh[address] = note

    def keep_note(self, address: str) -> None:
        """Keep for the next time what was known of an address before."""
        if address in self._notes:
            self._fresh[address] = self._notes[address]

    def notes(self) -> Mapping[str, PageNote]:
        """List what is kept for the next time, by address."""
        return self._fresh
