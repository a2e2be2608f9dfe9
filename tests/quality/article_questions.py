"""Puts the sentences of the five articles back into the questions about them.

    python -m tests.quality.article_questions ARTICLES_FOLDER OUT.jsonl

OUT can then be given to ``stp eval``, over an index of the same articles. The questions are those
of the tuned half, unless ``--questions`` names another file.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sources.document import Document
from sources.open_location import open_location
from tests.quality.halves import Corpus, Half, questions_of
from tests.quality.hidden_sentences import HiddenSentence, find_sentences, hide_sentence

Json = dict[str, Any]


class SentenceMissing(ValueError):
    """The articles do not hold a sentence that a question rests on."""


def main() -> None:
    """Read the questions and the articles, and write the questions with the sentences in them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--questions", type=Path, default=questions_of(Half.TUNED, Corpus.ARTICLES))
    options = parser.parse_args()
    fill_in(options.questions, options.articles, options.out)


def fill_in(questions: Path, articles: Path, out: Path) -> None:
    """Write questions with the sentences that they rest on.

    Args:
        questions: With hidden sentences.
        articles: The folder that the articles stand in.
        out: Written over where it is there.

    Raises:
        SentenceMissing: If a sentence does not stand in the articles; it names the question.
    """
    hidden = _read_lines(questions)
    names = [_read_name(name) for line in hidden for _, name in _sentences(line)]
    known = find_sentences(names, _clean_texts(articles))
    filled = []
    for line in hidden:
        missing = [part for part, name in _sentences(line) if _read_name(name) not in known]
        if missing:
            raise SentenceMissing(f"{line['id']}: the articles do not hold its {missing}")
        filled.append(_map_sentences(line, lambda name: known[_read_name(name)]))
    _write_lines(out, filled)


def hide(questions: Path, out: Path) -> None:
    """Write questions with the sentences that they rest on hidden, fit to be kept here.

    Args:
        questions: With the sentences as the articles have them.
        out: Written over where it is there.
    """
    kept = ("id", "question", "type", "style", "evidence", "alternatives", "corrects")
    lines = [{name: line[name] for name in kept if name in line} for line in _read_lines(questions)]
    _write_lines(out, [_map_sentences(line, _hide) for line in lines])


def _hide(sentence: str) -> Json:
    hidden = hide_sentence(sentence)
    return {"words": hidden.words, "sha256": hidden.sha256}


def _read_name(name: Json) -> HiddenSentence:
    return HiddenSentence(words=name["words"], sha256=name["sha256"])


def _sentences(line: Json) -> Iterator[tuple[str, Any]]:
    """Give all sentences of a line, each with what it is there for."""
    yield from (("evidence", each) for each in line["evidence"])
    for others in line.get("alternatives", {}).values():
        yield from (("alternatives", each) for each in others)
    yield from (("corrects", each) for each in line.get("corrects", ()))


def _map_sentences(line: Json, change: Callable[[Any], Any]) -> Json:
    changed = {**line, "evidence": [change(each) for each in line["evidence"]]}
    if "alternatives" in line:
        changed["alternatives"] = {
            place: [change(each) for each in others]
            for place, others in line["alternatives"].items()
        }
    if "corrects" in line:
        changed["corrects"] = [change(each) for each in line["corrects"]]
    return changed


def _clean_texts(folder: Path) -> list[str]:
    read = open_location(str(folder), collection="open").read()
    return [each.text for each in read if isinstance(each, Document)]


def _read_lines(path: Path) -> list[Json]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _write_lines(path: Path, lines: list[Json]) -> None:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
