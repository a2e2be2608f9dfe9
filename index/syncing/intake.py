"""Makes of a document what goes into a snapshot."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from urllib.parse import urlsplit

from index.language.abbreviations import learn_abbreviations
from index.snapshots.records import HeldDocument, SplitDocument, Upkeep
from index.split import build_passages
from index.syncing.embed_documents import digest_contexts
from sources.cleaning.repeated_lines import drop_lines, find_repeated, line_keys
from sources.document import Document
from sources.text_faults.repair import find_repairs


@dataclass(frozen=True, slots=True)
class Intake:
    """A document on its way into a snapshot.

    Attributes:
        source: As its source gave it.
        lines: Keys of its lines.
        cut: Keys of the lines to leave out.
    """

    source: Document
    lines: frozenset[str]
    cut: frozenset[str] = frozenset()

    @property
    def document(self) -> Document:
        """As it is searched and shown."""
        return drop_lines(self.source, self.cut) if self.cut else self.source


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A document, ready to be written, and what the next sync needs to know of it."""

    split: SplitDocument
    upkeep: Upkeep


def take_in(document: Document) -> Intake:
    """Look at a document that is new or has changed.

    Args:
        document: As its source gives it.

    Returns:
        The document with its lines.
    """
    return Intake(document, line_keys(document.text))


def file_document(intake: Intake) -> FiledDocument:
    """Make a document ready to be written.

    Args:
        intake: The document.

    Returns:
        Its passages, what it explains, and what the next sync needs to know.
    """
    document = intake.document
    repairs = find_repairs(document.text)
    searched = repairs.apply(document.text) if repairs else document.text
    split = SplitDocument(
        document, tuple(build_passages(document)), learn_abbreviations(searched), repairs
    )
    upkeep = Upkeep(
        revision=intake.source.revision,
        vectors_digest=digest_contexts(split),
        lines=intake.lines,
        cut=intake.cut,
        original=None if document is intake.source else intake.source,
    )
    return FiledDocument(split, upkeep)


def choose_cuts(
    taken: Mapping[str, Intake],
    held: Mapping[str, HeldDocument],
    held_lines: Mapping[str, Set[str]],
) -> Mapping[str, frozenset[str]]:
    """Find the lines that stand in so many documents of one site or publisher that none means them.

    Args:
        taken: Documents that are new or have changed, by id.
        held: Those of the snapshot that stay as they are, by id.
        held_lines: Keys of their lines, by id.

    Returns:
        Document id to the keys of the lines to leave out; documents without any are left out.
    """
    lines: dict[str, Set[str]] = {key: held_lines[key] for key in held}
    groups = {key: _group(each.collection, each.url, each.publisher) for key, each in held.items()}
    for key, intake in taken.items():
        source = intake.source
        lines[key] = intake.lines
        groups[key] = _group(source.collection, source.url, source.publisher)
    return find_repeated(lines, {key: group for key, group in groups.items() if group})


def _group(collection: str, url: str | None, publisher: str | None) -> str:
    """Name the site or publisher of a document; empty where neither is known."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    if host:
        return f"{collection}\0site\0{host}"
    return f"{collection}\0publisher\0{publisher.casefold()}" if publisher else ""
