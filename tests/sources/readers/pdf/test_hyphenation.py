"""Words broken at a line's end are joined as the document itself would write them."""

import pytest

from sources.readers.pdf.hyphenation import join_words, split_words


@pytest.mark.parametrize(
    ("text", "line", "words", "joined"),
    [
        ("the transfor-", "mation fund", {}, "the transformation fund"),
        ("the long-", "term plan", {}, "the long-term plan"),
        ("the re-", "form of care", {}, "the reform of care"),
        ("place-", "based care", {"placebased": 1}, "placebased care"),
        ("care-", "givers", {"care-givers": 2, "caregivers": 1}, "care-givers"),
        ("day-to-", "day work", {}, "day-to-day work"),
        ("in 2016-", "17 and after", {}, "in 2016-17 and after"),
        ("the Anglo-", "Saxon way", {}, "the Anglo-Saxon way"),
        ("two words", "and more", {}, "two words and more"),
        ("a dash -", "and more", {}, "a dash - and more"),
    ],
)
def test_a_hyphen_goes_or_stays(text: str, line: str, words: dict[str, int], joined: str) -> None:
    assert join_words(text, line, words=words) == joined


def test_a_broken_word_is_no_word_of_the_line() -> None:
    assert split_words("The long-term transfor-") == ["the", "long-term"]
