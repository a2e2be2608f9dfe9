"""Keeps words in files and finds the rows that hold them: the only module that knows tantivy.

Only term queries are ever built, never parsed ones, so nothing that a person types is syntax.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy

from index.errors import SnapshotDamaged
from index.language.words import read_words

_ANALYZER = "stemmed"
WHOLE_WORDS = "whole"  # the field of every word as it is read, and the name of its analyzer
_EVERY = "every"  # a field with the same word in every row, which counts the dropped ones, too
_WRITER_BYTES = 64_000_000
_Occur = tantivy.Occur
_Query = tantivy.Query


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to index.

    Attributes:
        group: A number to filter by, and to drop by: the document's.
        fields: Field name to text; every entry has the same names.
    """

    group: int
    fields: Mapping[str, str]


class WordFiles:
    """Files of words, opened for reading. Safe to read from several threads.

    Attributes:
        rows: How many rows there are.
        all_rows: How many there are with the dropped ones that tantivy still counts.
    """

    def __init__(self, opened: tantivy.Index) -> None:
        """Wrap what tantivy holds; call `open_words` instead."""
        _register_analyzers(opened)
        opened.reload()
        self._schema = opened.schema
        self._searcher = opened.searcher()
        self._analyzer = _analyzer()
        self.rows: int = self._searcher.num_docs
        self.all_rows: int = self._searcher.doc_freq(_EVERY, _EVERY)

    def stems(self, words: str) -> list[str]:
        """Find the stems of words.

        Args:
            words: As `read_words` gives them, with spaces between.

        Returns:
            Each stem once, in order.
        """
        return list(dict.fromkeys(self._analyzer.analyze(words)))

    def count_all(self, field: str, stem: str) -> int:
        """Count the rows whose field holds a stem, with dropped ones that are still counted."""
        return self._searcher.doc_freq(field, stem)

    def count(self, field: str, stem: str) -> int:
        """Count the rows whose field holds a stem, without dropped ones."""
        if self.rows == self.all_rows:
            return self.count_all(field, stem)
        # tantivy takes the number of a term's rows from its own list, unless it has to score them.
        term = _Query.const_score_query(self._term(field, stem), 0.0)
        found = self._searcher.search(term, 1, count=True)
        return int(found.count or 0)  # type: ignore[attr-defined]  # the stubs lack it

    def words_from(self, beginning: str) -> list[tuple[str, int]]:
        """List the words of all rows that begin with some letters.

        Args:
            beginning: Of a word as `read_words` gives it.

        Returns:
            Words, not stemmed, each with how many rows hold it.
        """
        listed = self._searcher.terms_with_prefix(WHOLE_WORDS, beginning)
        counted = ((word, self.count(WHOLE_WORDS, word)) for word, _ in listed)
        return [each for each in counted if each[1]]

    def search(
        self,
        wanted: Mapping[str, Sequence[tuple[str, float]]],
        weights: Mapping[str, float],
        limit: int,
        within: tuple[str, Sequence[int]] | None,
    ) -> list[tuple[int, float]]:
        """Find the rows that hold the most telling stems.

        Args:
            wanted: Field to its stems, each with a factor for its score.
            weights: Field to how much it counts.
            limit: How many rows at the most.
            within: "row" or "group", and the numbers to look at; None for all.

        Returns:
            Rows with their BM25 scores, best first.
        """
        fields = []
        for field, stems in wanted.items():
            terms = [
                (_Occur.Should, _Query.boost_query(self._term(field, stem), factor))
                for stem, factor in stems
            ]
            every = _Query.boost_query(_Query.boolean_query(terms), weights[field])
            fields.append((_Occur.Should, every))
        wanted_only = [(_Occur.Must, _Query.boolean_query(fields))]
        if within is not None:
            wanted_only.append((_Occur.Must, self._only(*within)))
        return self._collect(_Query.boolean_query(wanted_only), limit)

    def mark(
        self, stems: Sequence[str], fields: Iterable[str], rows: Sequence[int]
    ) -> list[tuple[int, float]]:
        """Score some rows by the stems that they hold: a bit of the score for each.

        Args:
            stems: So few that a score can hold their bits.
            fields: Where to look.
            rows: In any order.

        Returns:
            Rows with their scores.
        """
        marks = [(_Occur.Must, self._only("row", rows))]
        for bit, stem in enumerate(stems):
            held = _Query.boolean_query([
                (_Occur.Should, self._term(each, stem)) for each in fields
            ])
            marks.append((_Occur.Should, _Query.const_score_query(held, float(1 << bit))))
        return self._collect(_Query.boolean_query(marks), len(rows))

    def _collect(self, query: tantivy.Query, limit: int) -> list[tuple[int, float]]:
        limit = min(limit, self.rows)
        if limit < 1:
            return []
        hits = self._searcher.search(query, limit, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        return [(int(row or 0), score) for row, (score, _) in zip(rows, hits, strict=True)]

    def _term(self, field: str, stem: str) -> tantivy.Query:
        return _Query.term_query(self._schema, field, stem, index_option="freq")

    def _only(self, field: str, values: Sequence[int]) -> tantivy.Query:
        return _Query.const_score_query(
            _Query.term_set_query(self._schema, field, list(values)), 0.0
        )


class WordWriter:
    """Writes rows of words to files, behind those that are there."""

    def __init__(self, folder: Path, fields: Iterable[str], *, reached: int) -> None:
        """Open files to be written to.

        Args:
            folder: Existing; empty, or what a WordWriter wrote.
            fields: Their names; the same ones as before.
            reached: How many rows have ever been written there.

        Raises:
            OSError: If they cannot be written to.
        """
        self._folder = folder
        self._reached = reached
        with _named_errors(folder):
            self._opened = tantivy.Index(_schema(fields), path=str(folder))
            _register_analyzers(self._opened)
            # One thread writes one segment: rows then tie in their own order.
            self._writer = self._opened.writer(heap_size=_WRITER_BYTES, num_threads=1)

    def __enter__(self) -> Self:
        """Return the writer, to be closed when the block ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Make sure that all of it is in the files, unless something went wrong."""
        try:
            if kind is None:
                with _named_errors(self._folder):
                    self._writer.commit()
                    self._writer.wait_merging_threads()
        finally:
            del self._writer  # and with it the threads that may still write

    def drop(self, groups: Sequence[int]) -> None:
        """Drop the rows of some groups, to be done before any is added.

        Args:
            groups: Their numbers.

        Raises:
            OSError: If that cannot be written.
        """
        if groups:
            query = _Query.term_set_query(self._opened.schema, "group", list(groups))
            with _named_errors(self._folder):
                self._writer.delete_documents_by_query(query)

    def add(self, entry: Entry) -> None:
        """Add a row.

        Args:
            entry: Its words.

        Raises:
            OSError: If it cannot be written.
        """
        document = tantivy.Document()
        document.add_unsigned("row", self._reached)
        document.add_unsigned("group", entry.group)
        document.add_text(_EVERY, _EVERY)
        for field, text in entry.fields.items():
            words = " ".join(read_words(text))
            document.add_text(field, words)
            document.add_text(WHOLE_WORDS, words)
        with _named_errors(self._folder):
            self._writer.add_document(document)
        self._reached += 1


def open_words(folder: Path) -> WordFiles:
    """Open what a WordWriter wrote.

    Args:
        folder: Where the files are.

    Returns:
        The files.

    Raises:
        SnapshotDamaged: If they are missing or damaged.
    """
    try:
        if folder.is_dir() and not os.access(folder, os.W_OK):
            return _open_copy(folder)
        return WordFiles(tantivy.Index.open(str(folder)))
    except (ValueError, OSError) as error:
        raise SnapshotDamaged(folder, "it is no index of words") from error


@contextmanager
def _named_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except ValueError as error:  # tantivy's for everything
        raise OSError(f"{folder}: {error}") from error


def _open_copy(folder: Path) -> WordFiles:
    """Open files where nothing can be written: tantivy writes a lock file even to read."""
    with tempfile.TemporaryDirectory() as copy:
        for path in folder.iterdir():
            shutil.copyfile(path, Path(copy) / path.name)
        # What is open stays readable after its folder has gone.
        return WordFiles(tantivy.Index.open(copy))


def _register_analyzers(opened: tantivy.Index) -> None:
    opened.register_tokenizer(_ANALYZER, _analyzer())
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    opened.register_tokenizer(WHOLE_WORDS, whole.build())


def _schema(fields: Iterable[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    builder.add_unsigned_field("group", indexed=True)
    for field in fields:
        builder.add_text_field(field, tokenizer_name=_ANALYZER, index_option="freq")
    for field in (WHOLE_WORDS, _EVERY):
        builder.add_text_field(field, tokenizer_name=WHOLE_WORDS, index_option="basic")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return words.filter(tantivy.Filter.stemmer("english")).build()
