"""Finds the documents that somebody may have meant by words that fit none."""

from collections import Counter

from bot.desk import Catalogue
from index.language.words import read_words
from index.snapshots.records import DocumentSummary

_MOST_WORDS = 8
# Of a word that most documents hold nobody learns which one is meant.
_MOST_HOLDERS = 200


def find_nearest(
    catalogue: Catalogue, words: str, *, collections: frozenset[str], limit: int
) -> tuple[DocumentSummary, ...]:
    """Find the documents that hold most of some words in their particulars.

    Args:
        catalogue: Lists documents.
        words: As typed; the first eight are looked for, one by one.
        collections: What may be seen.
        limit: How many at the most.

    Returns:
        Those with most of the words first, then by location; empty where none holds one.
    """
    held: Counter[str] = Counter()
    known: dict[str, DocumentSummary] = {}
    for word in dict.fromkeys(read_words(words)[:_MOST_WORDS]):
        holders = catalogue.listing(word, collections=collections).documents
        if len(holders) <= _MOST_HOLDERS:
            known.update({each.id: each for each in holders})
            held.update(each.id for each in holders)
    best = sorted(known.values(), key=lambda each: (-held[each.id], each.location, each.id))
    return tuple(best[:limit])
