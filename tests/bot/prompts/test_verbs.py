"""Past verbs are put into the form that stands after "did"."""

import pytest

from bot.prompts.verbs import present_of


@pytest.mark.parametrize(
    ("past", "present"),
    [
        ("found", "find"),
        ("became", "become"),
        ("did", "do"),
        ("asked", "ask"),
        ("moved", "move"),
        ("required", "require"),
        ("planned", "plan"),
        ("hoped", "hope"),
        ("used", "use"),
        ("passed", "pass"),
        ("showed", "show"),
        ("carried", "carry"),
        ("opened", "open"),
        ("travelled", "travel"),
        ("agreed", "agree"),
    ],
)
def test_a_past_verb_is_put_into_the_present(past: str, present: str) -> None:
    assert present_of(past) == present


@pytest.mark.parametrize("word", ["need", "speed", "bed", "indeed", "plan", "", "zzxqed", "bn-ed"])
def test_what_is_no_past_verb_has_no_present(word: str) -> None:
    assert present_of(word) is None
