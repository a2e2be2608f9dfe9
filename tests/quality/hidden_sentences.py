"""Names sentences of texts that may not be copied here, and finds them in those texts again."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

_WORD = re.compile(r"[^\W_]+")
_MARKS = r"[^\w\s]*"  # quotation marks, stops and brackets on either side of a sentence
_BEFORE = re.compile(rf"{_MARKS}\Z")
_AFTER = re.compile(_MARKS)


@dataclass(frozen=True, slots=True)
class HiddenSentence:
    """A sentence, by its words in lower case: letters and digits only.

    Attributes:
        words: How many words it has.
        sha256: Of the words, with a space between them.
    """

    words: int
    sha256: str


def hide_sentence(sentence: str) -> HiddenSentence:
    """Name a sentence without saying it.

    Args:
        sentence: Holds one word at least.

    Returns:
        Its name.

    Raises:
        ValueError: If it holds no word.
    """
    words = [word.lower() for word in _WORD.findall(sentence)]
    if not words:
        raise ValueError(f"no word in {sentence!r}")
    return HiddenSentence(len(words), _hash(words))


def find_sentences(
    hidden: Iterable[HiddenSentence], texts: Sequence[str]
) -> Mapping[HiddenSentence, str]:
    """Find sentences in some texts by their names.

    Args:
        hidden: The names.
        texts: Where to look; the first that holds a sentence counts.

    Returns:
        Name to the sentence as it stands there, with the marks that touch it; a name that no text
        has words for is left out.
    """
    wanted = set(hidden)
    lengths = sorted({each.words for each in wanted})
    found: dict[HiddenSentence, str] = {}
    for text in texts:
        for name, sentence in _windows(text, lengths):
            if name in wanted:
                found.setdefault(name, sentence())
    return found


def _windows(text: str, lengths: Sequence[int]) -> "Iterator[tuple[HiddenSentence, _Exact]]":
    words = list(_WORD.finditer(text))
    lowered = [word[0].lower() for word in words]
    for length in lengths:
        for first in range(len(words) - length + 1):
            name = HiddenSentence(length, _hash(lowered[first : first + length]))
            yield name, _Exact(text, words[first].start(), words[first + length - 1].end())


@dataclass(frozen=True, slots=True)
class _Exact:
    """A stretch of a text, cut out when asked for."""

    text: str
    start: int
    end: int

    def __call__(self) -> str:
        before = _BEFORE.search(self.text[max(0, self.start - 9) : self.start])
        after = _AFTER.match(self.text, self.end)
        start = self.start - len(before[0] if before else "")
        return self.text[start : self.end + len(after[0] if after else "")]


def _hash(words: Sequence[str]) -> str:
    return sha256(" ".join(words).encode()).hexdigest()
