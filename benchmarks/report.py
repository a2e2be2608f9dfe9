"""Writes the tables of benchmarks/README.md from the committed results.

python -m benchmarks.report
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.report_slack import list_slack_load, list_typeahead
from benchmarks.report_sources import Table, list_fuzz, list_survival, list_sync

Json = Mapping[str, Any]

FOLDER = Path(__file__).parent
PAGE = FOLDER / "README.md"
RESULTS = FOLDER / "results"

_ANSWER_MEASURES = MappingProxyType({
    "evidence_any": "evidence, any",
    "evidence_all": "all",
    "recall_at_1": "R@1",
    "recall_at_5": "R@5",
    "recall_at_10": "R@10",
    "mrr_at_10": "MRR@10",
    "ndcg_at_10": "nDCG@10",
    "words_shown": "words",
})
_REFUSAL_MEASURES = MappingProxyType({
    "not_found_precision": "`not_found` precision",
    "not_found_recall": "recall",
    "refused_wrongly": "declined wrongly",
    "premise_met": "false premises met",
    "calibration_error": "calibration error",
})
_UNANSWERABLE = ("off_topic", "near_domain", "false_premise")
_BOT = "the bot"


def main() -> None:
    """Write the page again."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    PAGE.write_text(fill_page(PAGE.read_text(encoding="utf-8"), RESULTS), encoding="utf-8")


def fill_page(page: str, results: Path) -> str:
    """Put tables between the marks of a page.

    Args:
        page: Holds, for a table, ``<!-- table: NAME -->`` and after it ``<!-- end -->``.
        results: The folder of the results; one that is not there yet gives no table.

    Returns:
        The page with every table as the results have it.

    Raises:
        KeyError: If a mark names no table.
    """
    return _MARKED.sub(
        lambda found: f"{found['mark']}\n\n{_make(found['name'], results)}\n\n<!-- end -->", page
    )


_MARKED = re.compile(r"(?P<mark><!-- table: (?P<name>\w+) -->)\n.*?<!-- end -->", re.DOTALL)


def _make(name: str, results: Path) -> str:
    make = _TABLES[name]
    path = results / f"{name}.json"
    if not path.is_file():
        return "Not measured yet."
    result = json.loads(path.read_text(encoding="utf-8"))
    return "\n\n".join([*make(result), _describe(result)])


def _answers(result: Json) -> Iterator[str]:
    for corpus in result["corpora"]:
        for half, ways in corpus["halves"].items():
            overall = ways[_BOT]["overall"]
            yield (
                f"**{corpus['corpus'].capitalize()}, {half}**: {overall['questions']} questions,"
                f" {overall['answerable']} with an answer, over {_counts(corpus)}."
            )
            yield _table(
                ["", *_ANSWER_MEASURES.values()],
                [
                    [way, *(_share(measures, name) for name in _ANSWER_MEASURES)]
                    for way, measures in ways.items()
                ],
            )
            yield _table(
                [
                    "",
                    *_REFUSAL_MEASURES.values(),
                    *(f"`{kind}` declined" for kind in _UNANSWERABLE),
                ],
                [[_BOT, *_refusals(ways[_BOT])]],
            )


def _refusals(measures: Json) -> list[str]:
    by_type = measures["by_type"]
    return [_share(measures, name) for name in _REFUSAL_MEASURES] + [
        _number(by_type[kind]["not_found_recall"]) if kind in by_type else "–"
        for kind in _UNANSWERABLE
    ]


def _share(measures: Json, name: str) -> str:
    """Write a measure with its 95% interval."""
    value, bounds = measures["overall"][name], measures["intervals"][name]
    if name == "words_shown":
        return _number(value, digits=0)
    if bounds is None or name == "ndcg_at_10":
        return _number(value)
    return f"{_number(value)} ({bounds[0]:.2f}–{bounds[1]:.2f})"


def _retrieval(result: Json) -> Iterator[str]:
    data, first = result["data"], next(iter(result["methods"].values()))
    yield f"{data['questions']} questions over {_counts(data)} (`{data['file']}`)."
    yield _table(
        ["", *first],
        [
            [name, *(_number(value) for value in measures.values())]
            for name, measures in result["methods"].items()
        ],
    )


def _speed(result: Json) -> Iterator[str]:
    indexing, answering = result["indexing"], result.get("answering")
    rows = [
        [
            "indexing throughput over that of bare encoding",
            _counts(indexing),
            _number(indexing["throughput_over_bare_encoding"]),
            "≥ 0.9",
        ],
        [
            "sync of what has not changed over the first",
            _counts(indexing),
            _number(indexing["unchanged_over_first"], digits=4),
            "≤ 0.01",
        ],
    ]
    if answering:
        rows.append([
            "answer, 95th percentile, over bare encoding of the question, median",
            _counts(answering),
            _number(answering["p95_over_encoding_median"]),
            "≤ 2.5",
        ])
    yield _table(["ratio", "over", "measured", "aim"], rows)


def _listed(make: Callable[[Json], Iterator[Table]]) -> Callable[[Json], Iterator[str]]:
    def write(result: Json) -> Iterator[str]:
        yield from (_table(head, rows) for head, rows in make(result))

    return write


_TABLES: Mapping[str, Callable[[Json], Iterator[str]]] = MappingProxyType({
    "answers": _answers,
    "fuzz": _listed(list_fuzz),
    "retrieval": _retrieval,
    "slack_load": _listed(list_slack_load),
    "speed": _speed,
    "survival": _listed(list_survival),
    "sync": _listed(list_sync),
    "typeahead": _listed(list_typeahead),
})


def _describe(result: Json) -> str:
    machine = result["machine"]
    commit = f"Commit {result['commit']}" if "commit" in result else "Commit not recorded"
    return (
        f"{commit}; {machine['system']}, {machine['processor']}, {machine['cores']} cores,"
        f" Python {machine['python']}."
    )


def _counts(counts: Json) -> str:
    names = ("documents", "passages", "sentences")
    return ", ".join(f"{counts[name]:,} {name}" for name in names)


def _number(value: float | None, *, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()
