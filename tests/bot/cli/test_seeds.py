"""Real articles answer the questions that people would ask of them, in the article's own words."""

from pathlib import Path

import pytest

from tests.bot.cli.running import make_stp
from tests.made_once import made_once
from tests.seeds import seed_folder

pytestmark = [pytest.mark.seeds, pytest.mark.model]

# Question, article by the first digits of its file's name, and words that the quotations hold.
QUESTIONS = [
    (
        "How many hospital clinicians don't know who leads their STP?",
        ("002",),
        ["85 per cent"],
    ),
    ("What did Chris Ham say about a plan B?", ("000", "001"), ["plan B"]),
    (
        "Why did national bodies want drafts kept secret?",
        ("000",),
        ["The first was", "The second was"],
    ),
    ("What clashed with the Local Digital Roadmaps?", ("003",), ["aren’t coterminous"]),
    (
        "What do people think STPs really are, according to Verita?",
        ("004",),
        ["a profound change"],
    ),
]


@pytest.fixture(scope="module")
def articles_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of the articles; for reading only."""
    articles = seed_folder()

    def build(data_dir: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            stp = make_stp(patch, tmp_path_factory.mktemp("articles"))
            ran = stp("sync", articles, "--json", "--data-dir", data_dir)
        assert (ran.status, ran.json["failed"]) == (0, [])

    return made_once(tmp_path_factory, "articles-data", build)


@pytest.mark.parametrize(("question", "articles", "words"), QUESTIONS)
def test_the_right_article_is_quoted(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    articles_data: Path,
    question: str,
    articles: tuple[str, ...],
    words: list[str],
) -> None:
    stp = make_stp(monkeypatch, tmp_path)

    answer = stp("ask", question, "--json", "--data-dir", articles_data).json

    quotes = " ".join(
        each["quote"] for each in answer["citations"] if each["location"].startswith(articles)
    )
    assert answer["status"] == "answered"
    assert [each for each in words if each not in quotes] == []


def test_what_no_article_speaks_of_is_not_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, articles_data: Path
) -> None:
    stp = make_stp(monkeypatch, tmp_path)

    answer = stp(
        "ask", "What is the best way to cook rice?", "--json", "--data-dir", articles_data
    ).json

    assert answer["status"] == "not_found"
