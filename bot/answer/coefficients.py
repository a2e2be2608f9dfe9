"""The numbers fitted to judged questions, read from the small file that comes with the program."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def read_coefficients(table: str) -> Mapping[str, float]:
    """Read one table of ``coefficients.toml``, which benchmarks/fit_answers.py wrote.

    Args:
        table: Its name, such as ``confidence``.

    Returns:
        Name of a feature to its weight.
    """
    text = (files("bot.answer") / "coefficients.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)[table])
