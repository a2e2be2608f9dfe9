"""The answers to all questions about the sample corpus, from one run of the command."""

from typing import Any

import pytest

from tests.sample_run import QUESTIONS, sample_output


@pytest.fixture(scope="session")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """One answer for each question, in order, as printed."""
    return sample_output(tmp_path_factory, "answers.jsonl", "ask", "--batch", QUESTIONS, "--json")
