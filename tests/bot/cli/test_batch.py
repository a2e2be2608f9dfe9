"""Batches are answered line by line; what is no question is named and passed over."""

import io
import json
import os
import sys
import threading
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from bot.cli.batch import FaultyLines, read_batch
from bot.cli.main import main
from tests.bot.cli.running import Stp

PATIENCE_S = 60

GOOD = '{"id": "a", "question": "why?"}'
FAULTY = [
    ("{", "not JSON"),
    ("[" * 100_000, "not JSON"),
    ("[1]", "expected an object with id and question, found list"),
    ('"why?"', "expected an object with id and question, found str"),
    ('{"question": "why?"}', "expected an id, found None"),
    ('{"id": true, "question": "why?"}', "expected an id, found True"),
    ('{"id": 1.5, "question": "why?"}', "expected an id, found 1.5"),
    ('{"id": "a"}', "expected a question, found None"),
    ('{"id": "a", "question": " "}', "expected a question, found ' '"),
    ('{"id": "a", "question": 7}', "expected a question, found 7"),
]


def test_lines_are_read_in_order_and_blank_ones_passed_over() -> None:
    lines = io.StringIO(f'{{"id": "x", "question": " who? ", "more": 1}}\n\n  \n{GOOD}')

    assert list(read_batch(lines, "question")) == [("x", "who?"), ("a", "why?")]


def test_an_id_stays_the_kind_of_value_that_it_was() -> None:
    lines = io.StringIO('{"id": 7, "question": "why?"}\n{"id": "7", "question": "why?"}')

    assert [line_id for line_id, _ in read_batch(lines, "question")] == [7, "7"]


def test_a_faulty_line_with_an_id_is_answered_by_its_fault_and_one_without_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad_bytes = b'{"id": "b", "question": "\xff"}\n{"id": "\xff", "question": "why?"}\n'
    lines = io.StringIO(
        '{"id": "a"}\n{"id": 7, "question": " "}\n{"question": "why?"}\n[1]\n{\n'
        + bad_bytes.decode("utf-8", "surrogateescape")
    )

    with pytest.raises(FaultyLines, match="7 of the lines"):
        list(read_batch(lines, "question"))

    shown = capsys.readouterr()
    assert [json.loads(line) for line in shown.out.splitlines()] == [
        {"id": "a", "error": "expected a question, found None"},
        {"id": 7, "error": "expected a question, found ' '"},
        {"id": "b", "error": "not UTF-8"},
    ]
    assert len(shown.err.splitlines()) == 7


@pytest.mark.parametrize(("line", "fault"), FAULTY, ids=[line[:30] for line, _ in FAULTY])
def test_a_faulty_line_is_named_by_its_number_and_the_others_are_read(
    line: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = read_batch(io.StringIO(f"{GOOD}\n\n{line}\n{GOOD}\n"), "question")

    assert [next(lines), next(lines)] == [("a", "why?")] * 2
    with pytest.raises(FaultyLines, match="1 of the lines could not be read"):
        next(lines)
    assert capsys.readouterr().err.startswith(f"stp: line 3: {fault}")


@pytest.mark.model
@pytest.mark.parametrize("from_stdin", [True, False], ids=["stdin", "file"])
def test_a_batch_is_answered_in_order_with_its_ids_whatever_else_stands_in_it(
    stp: Stp, briefs_data: Path, tmp_path: Path, *, from_stdin: bool
) -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "q1", "question": "How many footprints are there?"}',
        b'{"id": "q2", "question": "\xff"}',
        b"",
        b'{"id": 3, "question": "What is the best way to cook rice?"}',
        b'{"id": "q4", "question": "half of a pair: \\ud83d?"}',
        b"no JSON",
        '{"id": "q6", "question": "Wo haben Leute protestiert? – “Straßen” 👍"}'.encode(),
        b'{"id": "q7", "question": "???"}',
    ]
    batch = tmp_path / "questions.jsonl"
    batch.write_bytes(b"\r\n".join(lines))
    given = {"stdin": batch.read_bytes()} if from_stdin else {}

    ran = stp("ask", "--batch", "-" if from_stdin else batch, "--data-dir", briefs_data, **given)

    faults = ran.err.splitlines()
    assert ran.status == 1
    first, second, *others = ran.json_lines
    assert (first["id"], first["status"]) == ("q1", "answered")
    assert second == {"id": "q2", "error": "not UTF-8"}
    assert [answer["id"] for answer in others] == [3, "q4", "q6", "q7"]
    assert others[0]["status"] == "not_found"
    assert others[1]["question"] == "half of a pair: \ud83d?"
    assert [fault[: len("stp: line 0")] for fault in faults[:2]] == ["stp: line 2", "stp: line 6"]
    assert faults[2:] == ["stp: 2 of the lines could not be read; the others were answered"]


@pytest.mark.model
def test_a_batch_without_faults_ends_with_nought_and_an_empty_one_prints_nothing(
    stp: Stp, briefs_data: Path
) -> None:
    ran = stp("ask", "--batch", "-", "--json", "--data-dir", briefs_data, stdin=GOOD)

    assert (ran.status, ran.err, len(ran.json_lines)) == (0, "", 1)
    for command in ("ask", "find"):
        empty = stp(command, "--batch", "-", "--data-dir", briefs_data)
        assert (empty.status, empty.out, empty.err) == (0, "", "")


@pytest.mark.model
def test_a_batch_of_searches_gives_the_passages_of_each(stp: Stp, briefs_data: Path) -> None:
    lines = '{"id": 1, "query": "hospital beds"}\n{"id": "b", "question": "?"}\n'

    ran = stp("find", "--batch", "-", "-k", "2", "--data-dir", briefs_data, stdin=lines)

    found, faulty = ran.json_lines
    assert ran.status == 1
    assert faulty == {"id": "b", "error": "expected a query, found None"}
    assert "line 2: expected a query, found None" in ran.err
    assert list(found) == ["id", "passages"]
    assert found["id"] == 1
    assert [passage["title"] for passage in found["passages"]][:1] == ["Beds at risk"]
    assert len(found["passages"]) == 2


class Reply(io.StringIO):
    """A stdout that says when a whole line has been printed and flushed."""

    def __init__(self) -> None:
        """Begin with nothing printed."""
        super().__init__()
        self.printed = threading.Event()

    def flush(self) -> None:
        """Say so, if the last line is whole."""
        if self.getvalue().endswith("\n"):
            self.printed.set()


@pytest.mark.model
def test_each_line_of_a_pipe_is_answered_before_the_next_is_sent(
    stp: Stp, briefs_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del stp  # it has put the settings out of the way
    reading, writing = os.pipe()
    out = Reply()
    in_time: list[bool] = []

    def feed() -> None:
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            for number in range(3):
                out.printed.clear()
                pipe.write(json.dumps({"id": number, "question": "How many beds?"}) + "\n")
                pipe.flush()
                in_time.append(out.printed.wait(PATIENCE_S))

    feeder = threading.Thread(target=feed)
    monkeypatch.setattr(sys, "argv", ["stp", "ask", "--batch", "-", "--data-dir", str(briefs_data)])
    with os.fdopen(reading, encoding="utf-8") as stdin, redirect_stdout(out):
        monkeypatch.setattr(sys, "stdin", stdin)
        feeder.start()
        main()
    feeder.join()

    assert in_time == [True] * 3
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == [0, 1, 2]
