"""``stp chat`` answers line by line, and a follow-up leans on the question before it."""

from pathlib import Path

import pytest

from tests.bot.cli.running import Stp

pytestmark = pytest.mark.model

PROTEST = "Patients protested against the closures in the streets of Ludlow."
FOLLOW_UP = "and where?"


def test_a_follow_up_is_answered_that_alone_says_too_little(stp: Stp, briefs_data: Path) -> None:
    alone = stp("chat", "--data-dir", briefs_data, stdin=f"{FOLLOW_UP}\n")
    after = stp("chat", "--data-dir", briefs_data, stdin=f"Who protested?\n{FOLLOW_UP}\n")

    assert (alone.status, after.status) == (0, 0)
    assert alone.out.startswith("The documents do not say.")
    assert after.out.count(PROTEST) == 2
    assert "The documents do not say." not in after.out


@pytest.mark.parametrize("end", ["", "\n", "  \nWho protested?\n"], ids=["end", "empty", "spaces"])
def test_an_empty_line_or_the_end_of_the_input_ends_it(
    stp: Stp, briefs_data: Path, end: str
) -> None:
    ran = stp("chat", "--data-dir", briefs_data, stdin=f"Who protested?\n{end}")

    assert ran.status == 0
    assert ran.out.count(PROTEST) == 1


def test_only_answers_go_to_stdout(stp: Stp, briefs_data: Path) -> None:
    asked = stp("chat", "--data-dir", briefs_data, stdin="Who protested?\n")
    silent = stp("chat", "--data-dir", briefs_data)

    assert asked.out.startswith(f"“{PROTEST}” [1]\n")
    assert "> " not in asked.out
    assert (silent.status, silent.out) == (0, "")
    assert silent.err == "Ask a question; an empty line ends.\n> "
