"""What ``stp eval`` measures on each half of the questions, made once for all processes."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.running import make_stp
from tests.made_once import made_once
from tests.quality.article_questions import fill_in
from tests.quality.halves import Corpus, Half, questions_of
from tests.sample_run import sample_data
from tests.seeds import seed_folder

Json = dict[str, Any]


def measured(factory: pytest.TempPathFactory, corpus: Corpus, half: Half) -> Json:
    """Give what ``stp eval --json`` prints; skips the test where the articles are missing."""
    if corpus is Corpus.SAMPLE:
        questions, data_dir = questions_of(half, corpus), sample_data(factory)
    else:
        questions, data_dir = _article_questions(factory, half), _articles_data(factory)

    def evaluate(path: Path) -> None:
        path.write_text(_run("eval", questions, "--json", "--data-dir", data_dir), encoding="utf-8")

    printed: Json = json.loads(made_once(factory, f"{corpus}-{half}.json", evaluate).read_text())
    return printed


def _article_questions(factory: pytest.TempPathFactory, half: Half) -> Path:
    articles = seed_folder()
    hidden = questions_of(half, Corpus.ARTICLES)
    return made_once(
        factory, f"article-questions-{half}.jsonl", lambda path: fill_in(hidden, articles, path)
    )


def _articles_data(factory: pytest.TempPathFactory) -> Path:
    articles = seed_folder()
    return made_once(
        factory, "articles-index", lambda path: _run("sync", articles, "--data-dir", path)
    )


def _run(*arguments: str | Path) -> str:
    with pytest.MonkeyPatch.context() as patch:
        ran = make_stp(patch, Path(__file__).parent)(*arguments)
    assert (ran.status, ran.err) == (0, "")
    return ran.out
