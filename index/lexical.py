"""Scores texts by the words that they share with a question: the only module that knows tantivy.

Only term queries are ever built, never parsed ones, so nothing that a person types is syntax.
"""

import math
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from index.errors import SnapshotDamaged
from index.words import read_search_words, read_words

_ANALYZER = "stemmed"
_WHOLE_WORDS = "whole"  # the field of every word as it is read, and the name of its analyzer
_WRITER_BYTES = 64_000_000
_MAX_WORDS = 256  # of a question; beyond that only time is lost
_MOST_BITS = 20  # a score has 24 bits that are exact
_Occur = tantivy.Occur
_Query = tantivy.Query


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to index; its row is its place in the order.

    Attributes:
        group: A number to filter by: the document's.
        fields: Field name to text; every entry has the same names.
    """

    group: int
    fields: Mapping[str, str]


class Lexical:
    """BM25 over stemmed words. Safe to read from several threads."""

    def __init__(self, opened: tantivy.Index, weights: Mapping[str, float]) -> None:
        """Wrap what tantivy holds; call `build_lexical` or `load_lexical` instead."""
        self._schema = opened.schema
        self._searcher = opened.searcher()
        self._analyzer = _analyzer()
        self._weights = dict(weights)

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._searcher.num_docs

    def search(
        self, text: str, limit: int, *, groups: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Find the rows that share the most telling words with a text.

        Args:
            text: Anything; only its words count.
            limit: How many rows at the most.
            groups: Groups to look at; None for all of them.

        Returns:
            Rows with their BM25 scores, above 0, best first.
        """
        return self._run(text, limit, "group", groups)

    def scores(self, text: str, rows: Sequence[int]) -> dict[int, float]:
        """Compute the scores of some rows.

        Args:
            text: Anything; only its words count.
            rows: In any order; may be empty.

        Returns:
            Row to BM25 score; a row that shares no word is left out.
        """
        return dict(self._run(text, len(rows), "row", rows))

    def matches(self, text: str, rows: Sequence[int]) -> dict[int, frozenset[str]]:
        """Find which of a text's words stand in some rows, in whatever field.

        Args:
            text: A question.
            rows: In any order; may be empty.

        Returns:
            Each row to the stems that it holds.
        """
        found: dict[int, set[str]] = {row: set() for row in rows}
        stems = self._sought(text) if found else []
        for first in range(0, len(stems), _MOST_BITS):
            some = stems[first : first + _MOST_BITS]
            for row, score in self._collect(self._mark(some, rows), len(found)):
                bits = int(score)
                found[row].update(stem for bit, stem in enumerate(some) if bits >> bit & 1)
        return {row: frozenset(held) for row, held in found.items()}

    def stems(self, text: str) -> frozenset[str]:
        """Find the stems of a text's words that are worth looking for, as `matches` names them.

        Args:
            text: Anything.

        Returns:
            The stems, as they are indexed.
        """
        return frozenset(self._sought(text))

    def holds(self, text: str) -> bool:
        """Say whether rows hold every word of a text that is worth looking for, in any form.

        Args:
            text: One word, or a few; they need not stand in the same row.

        Returns:
            True where each is held; of no words at all, True.
        """
        return all(
            any(self._searcher.doc_freq(field, stem) for field in self._weights)
            for stem in self._sought(text)
        )

    def words_from(self, beginning: str) -> list[tuple[str, int]]:
        """List the words of all rows that begin with some letters.

        Args:
            beginning: Of a word as `read_words` gives it.

        Returns:
            Words, not stemmed, each with how many rows hold it.
        """
        return list(self._searcher.terms_with_prefix(_WHOLE_WORDS, beginning))

    def weigh(self, text: str) -> dict[str, float]:
        """Weigh the words of a question by how rare they are among the rows.

        The weight is BM25's inverse document frequency, log(1 + (N - n + 0.5) / (n + 0.5)), as in
        Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), section 3.

        Args:
            text: A question.

        Returns:
            Stem to its share of all the weight, 1 in all; a word that stands nowhere has the most.
        """
        field = next(iter(self._weights))
        rarity = {}
        for stem in self._sought(text):
            rows = self._searcher.doc_freq(field, stem)
            rarity[stem] = math.log(1 + (len(self) - rows + 0.5) / (rows + 0.5))
        total = sum(rarity.values())
        return {stem: weight / total for stem, weight in rarity.items()} if total else {}

    def _run(
        self, text: str, limit: int, filter_field: str, values: Sequence[int] | None
    ) -> list[tuple[int, float]]:
        query = self._read_query(text)
        if values is not None:
            keys = _Query.term_set_query(self._schema, filter_field, list(values))
            only = _Query.const_score_query(keys, 0.0)
            query = _Query.boolean_query([(_Occur.Must, query), (_Occur.Must, only)])
        return self._collect(query, limit)

    def _collect(self, query: tantivy.Query, limit: int) -> list[tuple[int, float]]:
        limit = min(limit, len(self))
        if limit < 1:
            return []
        hits = self._searcher.search(query, limit, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        return [(int(row or 0), score) for row, (score, _) in zip(rows, hits, strict=True)]

    def _read_query(self, text: str) -> tantivy.Query:
        stems = self._sought(text)
        wanted = []
        for field, weight in self._weights.items():
            terms = _Query.boolean_query([self._term(field, stem) for stem in stems])
            wanted.append((_Occur.Should, _Query.boost_query(terms, weight)))
        return _Query.boolean_query(wanted)

    def _mark(self, stems: Sequence[str], rows: Sequence[int]) -> tantivy.Query:
        """Score some rows by the stems that they hold: a bit of the score for each."""
        keys = _Query.term_set_query(self._schema, "row", list(rows))
        marks = [(_Occur.Must, _Query.const_score_query(keys, 0.0))]
        for bit, stem in enumerate(stems):
            held = _Query.boolean_query([self._term(field, stem) for field in self._weights])
            marks.append((_Occur.Should, _Query.const_score_query(held, float(1 << bit))))
        return _Query.boolean_query(marks)

    def _term(self, field: str, stem: str) -> tuple[tantivy.Occur, tantivy.Query]:
        return _Occur.Should, _Query.term_query(self._schema, field, stem, index_option="freq")

    def _sought(self, text: str) -> list[str]:
        words = " ".join(read_search_words(text)[:_MAX_WORDS])
        return list(dict.fromkeys(self._analyzer.analyze(words)))


def build_lexical(folder: Path, entries: Iterable[Entry], weights: Mapping[str, float]) -> Lexical:
    """Index texts in rows counted from 0.

    Args:
        folder: Existing and empty; the files go here.
        entries: In the order of their rows.
        weights: Field name to how much a match in it counts.

    Returns:
        The index, opened.

    Raises:
        OSError: If the files cannot be written.
    """
    try:
        opened = tantivy.Index(_schema(weights), path=str(folder))
        _register_analyzers(opened)
        _write(opened, entries)
    except ValueError as error:  # tantivy's for everything
        raise OSError(f"{folder}: {error}") from error
    return _opened(opened, weights)


def load_lexical(folder: Path, weights: Mapping[str, float]) -> Lexical:
    """Open what `build_lexical` wrote.

    Args:
        folder: Where the files are.
        weights: Field name to how much a match in it counts.

    Returns:
        The index, opened.

    Raises:
        SnapshotDamaged: If the files are missing or damaged.
    """
    try:
        return _open_copy(folder, weights) if _is_read_only(folder) else _open(folder, weights)
    except (ValueError, OSError) as error:
        raise SnapshotDamaged(folder, "it is no index of words") from error


def _write(opened: tantivy.Index, entries: Iterable[Entry]) -> None:
    # One thread writes one segment: rows then tie in their own order.
    writer = opened.writer(heap_size=_WRITER_BYTES, num_threads=1)
    for row, entry in enumerate(entries):
        document = tantivy.Document()
        document.add_unsigned("row", row)
        document.add_unsigned("group", entry.group)
        for field, text in entry.fields.items():
            words = " ".join(read_words(text))
            document.add_text(field, words)
            document.add_text(_WHOLE_WORDS, words)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _is_read_only(folder: Path) -> bool:
    return folder.is_dir() and not os.access(folder, os.W_OK)


def _open(folder: Path, weights: Mapping[str, float]) -> Lexical:
    return _opened(tantivy.Index.open(str(folder)), weights)


def _open_copy(folder: Path, weights: Mapping[str, float]) -> Lexical:
    """Open an index where nothing can be written: tantivy writes a lock file even to read."""
    with tempfile.TemporaryDirectory() as copy:
        for path in folder.iterdir():
            shutil.copyfile(path, Path(copy) / path.name)
        # What is open stays readable after its folder has gone.
        return _open(Path(copy), weights)


def _opened(opened: tantivy.Index, weights: Mapping[str, float]) -> Lexical:
    _register_analyzers(opened)
    opened.reload()
    return Lexical(opened, weights)


def _register_analyzers(opened: tantivy.Index) -> None:
    opened.register_tokenizer(_ANALYZER, _analyzer())
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    opened.register_tokenizer(_WHOLE_WORDS, whole.build())


def _schema(fields: Iterable[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    builder.add_unsigned_field("group", indexed=True)
    for field in fields:
        builder.add_text_field(field, tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_text_field(_WHOLE_WORDS, tokenizer_name=_WHOLE_WORDS, index_option="basic")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return words.filter(tantivy.Filter.stemmer("english")).build()
