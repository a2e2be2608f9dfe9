"""``stp chat`` answers line by line, and a follow-up leans on the question before it."""

import io
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


@pytest.mark.parametrize("word", ["quit", "exit", "bye", " Bye! "])
def test_a_word_of_farewell_ends_it(stp: Stp, briefs_data: Path, word: str) -> None:
    ran = stp("chat", "--data-dir", briefs_data, stdin=f"Who protested?\n{word}\nWho protested?\n")

    assert ran.status == 0
    assert ran.out.count(PROTEST) == 1


def test_an_empty_line_is_asked_again(stp: Stp, briefs_data: Path) -> None:
    ran = stp("chat", "--data-dir", briefs_data, stdin="\n  \nWho protested?\n")

    assert ran.status == 0
    assert ran.out.count(PROTEST) == 1
    assert ran.err.endswith("\n> > > > \n")


class Interrupted(io.BytesIO):
    """What comes from a terminal at which Ctrl-C is pressed once all is read."""

    def read1(self, size: int | None = -1, /) -> bytes:
        """Give some bytes, while there are any."""
        some = super().read1(size)
        if not some:
            raise KeyboardInterrupt
        return some


def test_ctrl_c_ends_it_as_well_as_anything(stp: Stp, briefs_data: Path) -> None:
    terminal = io.TextIOWrapper(Interrupted(b"Who protested?\n"), encoding="utf-8")

    ran = stp("chat", "--data-dir", briefs_data, stdin=terminal)

    assert ran.status == 0
    assert ran.out.count(PROTEST) == 1
    assert ran.err.endswith("> > \n")


def test_only_answers_go_to_stdout(stp: Stp, briefs_data: Path) -> None:
    asked = stp("chat", "--data-dir", briefs_data, stdin="Who protested?\n")
    silent = stp("chat", "--data-dir", briefs_data)

    assert asked.out.startswith(f"“{PROTEST}” [1]\n")
    assert "> " not in asked.out
    assert (silent.status, silent.out) == (0, "")
    assert silent.err == "Ask a question; quit, exit, bye, Ctrl-D or Ctrl-C ends.\n> \n"
