"""A vocabulary made by hand for the tests of spelling and wording."""

from collections.abc import Mapping

from index.language.words import read_words


class ListedVocabulary:
    """A Vocabulary that holds the words it is given; only a plural's s is another form."""

    def __init__(self, words: Mapping[str, int]) -> None:
        """Take words, each with how many rows hold it."""
        self._words = dict(words)

    def holds(self, text: str) -> bool:
        """Say whether every word is held."""
        held = {word.removesuffix("s") for word in self._words}
        return all(word.removesuffix("s") in held for word in read_words(text))

    def words_from(self, beginning: str) -> list[str]:
        """List the words that begin with some letters."""
        return [word for word in self._words if word.startswith(beginning)]

    def rows_with(self, word: str) -> int:
        """Count the rows that hold a word."""
        return self._words.get(word, 0)
