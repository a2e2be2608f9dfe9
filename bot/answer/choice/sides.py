"""The best sentence of each side of a comparison; pure."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from bot.answer.asked.publishers import name_publishers
from bot.answer.choice.parts import Part
from bot.answer.choice.ranking import Choice, rank_sentences
from index.language.glossary import explain
from index.language.words import read_words
from index.searcher import Hit

# How much it counts, in logits, that a sentence names its side, that its surroundings do, and that
# it names the other side alone. Fitted by hand to the compared sides of the tuning questions: from
# half to twice these numbers it makes a difference of one sentence in twenty.
_NAMED = 2.0
_NAMED_AROUND = 1.0
_OTHER_NAMED = -2.0


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, and what was found for it.

    Attributes:
        part: The side and its own question.
        hits: What its question found, best first.
        topical: What the topic alone found in the documents that name the side, best first; a
            name outweighs the topic in a sentence, and people seldom name themselves.
    """

    part: Part
    hits: tuple[Hit, ...]
    topical: tuple[Hit, ...] = ()


def name_documents(part: Part, hits: Iterable[Hit]) -> frozenset[str]:
    """Find the documents that name a side, in what was found of them or in title or publisher.

    Args:
        part: The side.
        hits: What its question found.

    Returns:
        Their ids.
    """
    words: dict[str, set[str]] = {}
    for hit in hits:
        card = hit.document
        read = _read(" ".join([hit.text, card.title or "", card.publisher or ""]))
        words.setdefault(card.id, set()).update(read)
    return frozenset(each for each, read in words.items() if _names(part.telling, read))


def name_publishers_of(part: Part, publishers: Iterable[str]) -> frozenset[str]:
    """Find the publishers that are a side, or that its name begins with, as in "the BMA's view".

    Args:
        part: The side.
        publishers: As the documents name them.

    Returns:
        Those of them.
    """
    listed = set(publishers)
    by_words = frozenset(each for each in listed if _names(part.telling, _read(each)))
    return by_words.union(name_publishers(part.name, listed))


def choose_of_sides(sides: Sequence[Side]) -> list[Choice]:
    """Choose the best sentence of each side.

    Args:
        sides: The sides of one question.

    Returns:
        In the order of the sides, none twice; without those sides for which nothing was found.
    """
    chosen: dict[tuple[str, int], Choice] = {}
    for side in sides:
        others = [other.part for other in sides if other is not side]
        left = [each for each in _rank_for(side, others) if each.place not in chosen]
        if left:
            best = max(left, key=lambda each: each.score)
            chosen[best.place] = best
    return list(chosen.values())


def choose_of_documents(ranked: Iterable[Choice], *, documents: int) -> list[Choice]:
    """Choose the best sentence of each of the best documents.

    Args:
        ranked: Sentences, best first.
        documents: Of how many documents at the most.

    Returns:
        One sentence a document, best first.
    """
    best: dict[str, Choice] = {}
    for choice in ranked:
        best.setdefault(choice.place[0], choice)
    return list(best.values())[:documents]


def _rank_for(side: Side, others: Sequence[Part]) -> list[Choice]:
    """Score the sentences found for a side by its question, its topic and its name."""
    own = _by_place(rank_sentences(side.part.question, side.hits))
    topical = _by_place(rank_sentences(side.part.topic or side.part.question, side.topical))
    ranked: list[Choice] = []
    for place, choice in (topical | own).items():
        scores = [_score_at(place, each) for each in (own, topical) if each]
        score = sum(scores) / len(scores) + _count_names(choice, side.part, others)
        ranked.append(replace(choice, score=score))
    return ranked


def _by_place(ranked: Iterable[Choice]) -> dict[tuple[str, int], Choice]:
    return {choice.place: choice for choice in ranked}


def _score_at(place: tuple[str, int], ranked: Mapping[tuple[str, int], Choice]) -> float:
    """Look a sentence's score up; one that was not found has that of the least one found."""
    if place in ranked:
        return ranked[place].score
    return min(choice.score for choice in ranked.values())


def _count_names(choice: Choice, part: Part, others: Iterable[Part]) -> float:
    words = _read(choice.scored.text)
    if _names(part.telling, words):
        return _NAMED
    around = _NAMED_AROUND if _names(part.telling, _read_around(choice)) else 0.0
    other = _OTHER_NAMED if any(_names(each.telling, words) for each in others) else 0.0
    return around + other


def _names(telling: Set[str], words: Set[str]) -> bool:
    """Say whether words hold two thirds of a name's, a word's long form counting as the word."""
    met = sum(word in words or _is_spelt_out(word, words) for word in telling)
    return 3 * met >= 2 * len(telling)


def _is_spelt_out(word: str, words: Set[str]) -> bool:
    return any(_read(sense.long) <= words for sense in explain(word))


def _read_around(choice: Choice) -> set[str]:
    """Read the words of the sentence before one, and of its heading and document."""
    hit = choice.hit
    place = hit.sentences.index(choice.scored)
    before = hit.sentences[place - 1].text if place else ""
    card = hit.document
    year = str(card.published.year) if card.published else ""
    around = (before, hit.passage.section, card.title, card.publisher, year)
    return _read(" ".join(each for each in around if each))


def _read(text: str) -> set[str]:
    return {word.removesuffix("s") for word in read_words(text)}
