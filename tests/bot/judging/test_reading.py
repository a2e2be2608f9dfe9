"""Judged questions are read with all that may stand beside them."""

import io
import json

from bot.judging.judged import JudgedQuestion
from bot.judging.reading import read_judged


def test_what_may_be_left_out_is_empty() -> None:
    line = {"id": 7, "question": " Why? ", "evidence": ["Because."]}

    (read,) = read_judged(io.StringIO(json.dumps(line)))

    assert read == JudgedQuestion("7", "Why?", ("Because.",))
    assert read.pieces == [("Because.",)]


def test_alternatives_belong_to_the_piece_whose_place_they_name() -> None:
    line = {
        "id": "a",
        "question": "Who?",
        "type": "who",
        "style": "short",
        "evidence": ["Ann.", "Ben."],
        "alternatives": {"1": ["Benjamin.", "Mr B."]},
    }

    (read,) = read_judged(io.StringIO(json.dumps(line)))

    assert read.kind == "who"
    assert read.pieces == [("Ann.",), ("Ben.", "Benjamin.", "Mr B.")]


def test_a_false_premise_brings_what_is_really_so() -> None:
    line = {"id": "a", "question": "Why?", "evidence": [], "corrects": ["It was not so."]}

    (read,) = read_judged(io.StringIO(json.dumps(line)))

    assert read.corrects == ("It was not so.",)
    assert not read.answerable
