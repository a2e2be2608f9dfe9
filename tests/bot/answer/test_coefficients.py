"""The numbers that come with the program fit the features that the program knows."""

from dataclasses import fields
from math import isfinite

import pytest

from bot.answer.choice.sentence_features import SentenceFeatures
from bot.answer.coefficients import read_coefficients
from bot.answer.confidence import ConfidenceFeatures


@pytest.mark.parametrize(
    ("table", "kind", "others"),
    [("sentence", SentenceFeatures, []), ("confidence", ConfidenceFeatures, ["bias"])],
)
def test_every_feature_has_a_number_and_every_number_a_feature(
    table: str, kind: type[SentenceFeatures | ConfidenceFeatures], others: list[str]
) -> None:
    numbers = read_coefficients(table)

    assert list(numbers) == [*others, *(field.name for field in fields(kind))]
    assert all(map(isfinite, numbers.values()))


def test_only_missing_names_speak_against_an_answer() -> None:
    against = {
        name
        for table in ("sentence", "confidence")
        for name, number in read_coefficients(table).items()
        if number < 0
    }

    assert against == {"bias", "missing_names"}


def test_the_file_is_read_once() -> None:
    assert read_coefficients("sentence") is read_coefficients("sentence")


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(KeyError, match="passage"):
        read_coefficients("passage")
