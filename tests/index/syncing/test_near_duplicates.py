"""Texts that are nearly the same are found, and others are not."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.language.words import read_words
from index.syncing.near_duplicates import Signature, find_alike, sign_text

WORDS = sorted(
    read_words(
        "The board of each system met in public to agree how beds and clinics would be planned, "
        "and a report was sent to every council before the winter."
    )
)


def text_of(seed: int, words: int = 300) -> str:
    draw = Random(seed)  # noqa: S311  nothing secret
    return " ".join(f"{draw.choice(WORDS)}{draw.randint(0, 9)}" for _ in range(words))


def signed(**texts: str) -> dict[str, Signature]:
    signatures = {name: sign_text(text) for name, text in texts.items()}
    return {name: found for name, found in signatures.items() if found is not None}


def test_a_text_with_a_few_words_changed_is_found() -> None:
    original = text_of(1)
    changed = original.replace("beds1", "wards").replace("winter2", "summer") + " It was late."

    (found,) = find_alike(signed(a=original, b=changed, c=text_of(2), d=text_of(3)))

    assert (found.one, found.other) == ("a", "b")
    assert 0.7 < found.share <= 1


def test_a_copy_shares_everything_whatever_its_case_and_lines() -> None:
    original = text_of(1)

    (found,) = find_alike(signed(b=original.upper(), a=original.replace(" ", "\n")))

    assert found.share == 1


def test_five_copies_are_ten_pairs() -> None:
    copies = {f"copy{number}": text_of(1) for number in range(5)}

    assert len(find_alike(signed(**copies))) == 10


@pytest.mark.parametrize("kept", [0, 60])
def test_texts_that_share_a_little_are_not_alike(kept: int) -> None:
    one, other = text_of(1), text_of(2)
    shared = " ".join(one.split()[:kept])

    assert find_alike(signed(a=one, b=f"{shared} {other}")) == []


def test_a_short_text_has_no_signature() -> None:
    assert sign_text(text_of(1, words=29)) is None
    assert sign_text(text_of(1, words=30)) is not None


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 150))
def test_the_share_is_near_the_true_one(seed: int, changed: int) -> None:
    words = text_of(seed).split()
    other = [f"x{number}" for number in range(changed)] + words[changed:]
    one_runs, other_runs = ({tuple(each[i : i + 4]) for i in range(297)} for each in (words, other))
    true = len(one_runs & other_runs) / len(one_runs | other_runs)

    signatures = signed(a=" ".join(words), b=" ".join(other))

    assert abs(float(np.mean(signatures["a"] == signatures["b"])) - true) < 0.25


def test_only_pairs_with_a_fresh_text_are_given_where_that_is_asked_for() -> None:
    signatures = signed(a=text_of(1), b=text_of(1), c=text_of(2), d=text_of(2))

    assert [(each.one, each.other) for each in find_alike(signatures, fresh={"d", "x"})] == [
        ("c", "d")
    ]
    assert find_alike(signatures, fresh=set()) == []


def test_many_texts_are_paired_as_few_are() -> None:
    texts = {f"t{number}": text_of(number // 2) for number in range(240)}
    signatures = signed(**texts)

    pairs = find_alike(signatures)

    assert [(each.one, each.other) for each in pairs] == sorted(
        tuple(sorted((f"t{number}", f"t{number + 1}"))) for number in range(0, 240, 2)
    )
    assert find_alike(signatures, fresh={"t0", "t1"}) == [
        each for each in pairs if each.one == "t0"
    ]
