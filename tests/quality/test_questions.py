"""The judged questions are what they should be: enough, told apart, and true to their documents."""

import json
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from bot.judging.judged import JudgedQuestion, holds_any
from bot.judging.reading import read_judged
from sources.document import Document
from sources.open_location import open_location
from sources.sample_corpus import sample_folder
from tests.quality.article_questions import SentenceMissing, fill_in, hide
from tests.quality.halves import Corpus, Half, questions_of
from tests.seeds import seed_folder

Json = dict[str, Any]

FILES = [questions_of(half, corpus) for half in Half for corpus in Corpus]
UNANSWERABLE = {"off_topic", "near_domain", "false_premise"}
STYLES = {"plain", "paraphrase", "slips", "short", "long"}
NEARLY_THE_SAME = 0.75  # share of the words of either that both have


def read_lines(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_questions(path: Path) -> list[JudgedQuestion]:
    with path.open(encoding="utf-8") as lines:
        return list(read_judged(lines))


def likeness(one: str, other: str) -> float:
    first, second = (set(re.findall(r"[^\W_]+", text.lower())) for text in (one, other))
    return len(first & second) / len(first | second)


@pytest.mark.parametrize("half", Half)
def test_each_half_has_at_least_150_questions_50_of_them_without_an_answer(half: Half) -> None:
    lines = [line for corpus in Corpus for line in read_lines(questions_of(half, corpus))]

    assert len(lines) >= 150
    assert sum(not line["evidence"] for line in lines) >= 50


def test_no_question_stands_twice() -> None:
    lines = [line for path in FILES for line in read_lines(path)]

    ids = Counter(line["id"] for line in lines)
    questions = Counter(line["question"].casefold() for line in lines)
    assert (max(ids.values()), max(questions.values())) == (1, 1)


@pytest.mark.parametrize("corpus", Corpus)
def test_no_untouched_question_is_nearly_a_tuned_one(corpus: Corpus) -> None:
    tuned = read_lines(questions_of(Half.TUNED, corpus))

    for line in read_lines(questions_of(Half.UNTOUCHED, corpus)):
        alike = max(likeness(line["question"], other["question"]) for other in tuned)
        assert alike < NEARLY_THE_SAME, line["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_question_says_its_type_and_style_and_has_evidence_by_its_type(path: Path) -> None:
    for line in read_lines(path):
        assert line["style"] in STYLES, line["id"]
        assert (line["type"] in UNANSWERABLE) == (not line["evidence"]), line["id"]
        assert ("corrects" in line) == (line["type"] == "false_premise"), line["id"]


@pytest.mark.parametrize("half", Half)
def test_every_sentence_about_the_sample_stands_in_it(half: Half) -> None:
    read = open_location(str(sample_folder()), collection="open").read()
    texts = [each.text for each in read if isinstance(each, Document)]

    for question in read_questions(questions_of(half, Corpus.SAMPLE)):
        for sentence in (*chain.from_iterable(question.pieces), *question.corrects):
            assert any(holds_any(text, [sentence]) for text in texts), (question.id, sentence)


@pytest.mark.parametrize("half", Half)
def test_no_sentence_of_the_articles_is_kept_here(half: Half) -> None:
    for line in read_lines(questions_of(half, Corpus.ARTICLES)):
        others = chain.from_iterable(line.get("alternatives", {}).values())
        for hidden in (*line["evidence"], *line.get("corrects", []), *others):
            assert list(hidden) == ["words", "sha256"], line["id"]


@pytest.mark.seeds
@pytest.mark.parametrize("half", Half)
def test_every_hidden_sentence_stands_in_the_articles(half: Half, tmp_path: Path) -> None:
    hidden = questions_of(half, Corpus.ARTICLES)

    fill_in(hidden, seed_folder(), tmp_path / "filled.jsonl")

    filled = read_questions(tmp_path / "filled.jsonl")
    assert [each.id for each in filled] == [line["id"] for line in read_lines(hidden)]
    hide(tmp_path / "filled.jsonl", tmp_path / "hidden.jsonl")
    assert read_lines(tmp_path / "hidden.jsonl") == read_lines(hidden)


def test_a_sentence_that_the_articles_do_not_hold_is_named_by_its_question(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.txt").write_text("The plans were drawn up in haste by a few leaders.\n")
    line = {
        "id": "a1",
        "question": "Who?",
        "evidence": ["The plans were drawn up in haste by a few leaders."],
        "alternatives": {"0": ["Nobody ever wrote this."]},
    }
    (tmp_path / "plain.jsonl").write_text(json.dumps(line) + "\n")
    hide(tmp_path / "plain.jsonl", tmp_path / "hidden.jsonl")

    with pytest.raises(SentenceMissing, match=r"a1: .*alternatives"):
        fill_in(tmp_path / "hidden.jsonl", articles, tmp_path / "filled.jsonl")
