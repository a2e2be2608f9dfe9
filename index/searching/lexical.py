"""Scores texts by the words that they share with a question."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.language.words import read_search_words
from index.snapshots.row_files import RowNumbers
from index.snapshots.word_files import WHOLE_WORDS, Entry, WordFiles, WordWriter, open_words

_MAX_WORDS = 256  # of a question; beyond that only time is lost
_MOST_BITS = 20  # a score has 24 bits that are exact
_CACHED_COUNTS = 20_000  # stems: about as many as people use


class Lexical:
    """BM25 over stemmed words. Safe to read from several threads.

    Rows that were dropped are never found, nor are their words. A word's rarity is that among the
    others; only the mean length of a row, which BM25 compares each with, still counts what was
    dropped until the files are written anew.
    """

    def __init__(
        self,
        files: WordFiles,
        weights: Mapping[str, float],
        *,
        rows: RowNumbers | None = None,
        groups: RowNumbers | None = None,
    ) -> None:
        """Take files of words; call `build_lexical` or `load_lexical` instead.

        Args:
            files: The files.
            weights: Field name to how much a match in it counts.
            rows: The row in the files of each row as it is counted here; None for the same.
            groups: The number in the files of each group as it is counted here; None for the same.
        """
        self._files = files
        self._weights = dict(weights)
        self._stored_rows = rows
        self._stored_groups = groups
        self._places = None if rows is None else _invert(rows)
        self._count = lru_cache(_CACHED_COUNTS)(files.count)

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._files.rows

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
        if groups is None:
            return self._search(text, limit, None)
        return self._search(text, limit, ("group", _look_up(self._stored_groups, groups)))

    def scores(self, text: str, rows: Sequence[int]) -> dict[int, float]:
        """Compute the scores of some rows.

        Args:
            text: Anything; only its words count.
            rows: In any order; may be empty.

        Returns:
            Row to BM25 score; a row that shares no word is left out.
        """
        return dict(self._search(text, len(rows), ("row", _look_up(self._stored_rows, rows))))

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
        stored = _look_up(self._stored_rows, list(found))
        for first in range(0, len(stems), _MOST_BITS):
            some = stems[first : first + _MOST_BITS]
            for row, score in self._placed(self._files.mark(some, self._weights, stored)):
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

    def holds(self, text: str, *, groups: Sequence[int] | None = None) -> bool:
        """Say whether rows hold every word of a text that is worth looking for, in any form.

        Args:
            text: One word, or a few; they need not stand in the same row.
            groups: Groups to look at; None for all of them.

        Returns:
            True where each is held; of no words at all, True.
        """
        stems = self._sought(text)
        anywhere = all(any(self._count(field, stem) for field in self._weights) for stem in stems)
        if groups is None or not anywhere:
            return anywhere
        within = ("group", _look_up(self._stored_groups, groups))
        wanted = ({field: [(stem, 1.0)] for field in self._weights} for stem in stems)
        return all(self._files.search(each, self._weights, 1, within) for each in wanted)

    def rows_with(self, word: str, *, groups: Sequence[int] | None = None) -> int:
        """Count the rows that hold a word, spelt just so.

        Args:
            word: As `read_words` gives it.
            groups: Groups to look at; None for all of them.

        Returns:
            How many rows.
        """
        count = self._files.count(WHOLE_WORDS, word)
        if groups is None or not count:
            return count
        within = ("group", _look_up(self._stored_groups, groups))
        wanted = {WHOLE_WORDS: [(word, 1.0)]}
        return len(self._files.search(wanted, {WHOLE_WORDS: 1.0}, count, within))

    def words_from(self, beginning: str) -> list[tuple[str, int]]:
        """List the words of all rows that begin with some letters.

        Args:
            beginning: Of a word as `read_words` gives it.

        Returns:
            Words, not stemmed, each with how many rows hold it.
        """
        return self._files.words_from(beginning)

    def rows_with_stem(self, stem: str, *, groups: Sequence[int] | None = None) -> int:
        """Count the rows whose first field holds a stem.

        Args:
            stem: As `stems` gives it.
            groups: Groups to look at; None for all of them.

        Returns:
            How many rows.
        """
        field = next(iter(self._weights))
        count = self._count(field, stem)
        if groups is None or not count:
            return count
        within = ("group", _look_up(self._stored_groups, groups))
        return len(self._files.search({field: [(stem, 1.0)]}, {field: 1.0}, count, within))

    def weigh(self, text: str) -> dict[str, float]:
        """Weigh the words of a question by how rare they are among the rows.

        Args:
            text: A question.

        Returns:
            What `weigh_stems` makes of them.
        """
        counts = {stem: self.rows_with_stem(stem) for stem in self._sought(text)}
        return weigh_stems(counts, len(self))

    def _search(
        self, text: str, limit: int, within: tuple[str, Sequence[int]] | None
    ) -> list[tuple[int, float]]:
        stems = self._sought(text)
        wanted = {
            field: [(stem, self._correct(field, stem)) for stem in stems] for field in self._weights
        }
        return self._placed(self._files.search(wanted, self._weights, limit, within))

    def _correct(self, field: str, stem: str) -> float:
        """Find by what to multiply tantivy's score, which takes dropped rows for rows."""
        if self._files.rows == self._files.all_rows:
            return 1.0
        count = self._count(field, stem)
        if not count:
            return 1.0
        taken_for = _rarity(self._files.count_all(field, stem), self._files.all_rows)
        return _rarity(count, self._files.rows) / taken_for

    def _placed(self, found: list[tuple[int, float]]) -> list[tuple[int, float]]:
        if self._places is None:
            return found
        placed = [(int(self._places[row]), score) for row, score in found]
        return sorted(placed, key=lambda each: (-each[1], each[0]))

    def _sought(self, text: str) -> list[str]:
        return self._files.stems(" ".join(read_search_words(text)[:_MAX_WORDS]))


def weigh_stems(counts: Mapping[str, int], rows: int) -> dict[str, float]:
    """Weigh stems by how rare they are.

    The weight is BM25's inverse document frequency, log(1 + (N - n + 0.5) / (n + 0.5)), as in
    Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), section 3.

    Args:
        counts: Stem to the number of rows that hold it.
        rows: How many rows there are.

    Returns:
        Stem to its share of all the weight, 1 in all; one that stands nowhere has the most.
    """
    rarity = {stem: _rarity(count, rows) for stem, count in counts.items()}
    total = sum(rarity.values())
    return {stem: weight / total for stem, weight in rarity.items()} if total else {}


def build_lexical(folder: Path, entries: Iterable[Entry], weights: Mapping[str, float]) -> Lexical:
    """Index texts in rows counted from 0.

    Args:
        folder: Existing and empty; the files go here. What cannot be written is an OSError.
        entries: In the order of their rows.
        weights: Field name to how much a match in it counts.

    Returns:
        The index, opened.
    """
    with WordWriter(folder, weights, reached=0) as writer:
        for entry in entries:
            writer.add(entry)
    return load_lexical(folder, weights)


def load_lexical(
    folder: Path,
    weights: Mapping[str, float],
    *,
    rows: RowNumbers | None = None,
    groups: RowNumbers | None = None,
) -> Lexical:
    """Open files of words; those that are missing or damaged are refused with SnapshotDamaged.

    Args:
        folder: Where the files are.
        weights: Field name to how much a match in it counts.
        rows: The row in the files of each row as it is counted here; None for the same.
        groups: The number in the files of each group as it is counted here; None for the same.

    Returns:
        The index, opened.
    """
    return Lexical(open_words(folder), weights, rows=rows, groups=groups)


def _rarity(rows: int, total: int) -> float:
    return math.log(1 + (total - rows + 0.5) / (rows + 0.5))


def _invert(rows: RowNumbers) -> RowNumbers:
    places = np.full(int(rows.max(initial=-1)) + 1, -1, dtype=np.int64)
    places[rows] = np.arange(len(rows))
    return places


def _look_up(stored: RowNumbers | None, numbers: Sequence[int]) -> Sequence[int]:
    if stored is None:
        return numbers
    found: list[int] = stored[np.asarray(numbers, dtype=np.int64)].tolist()
    return found
