"""Clauses that ask become questions where it is sure what is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.prompts.clauses import question_of_clause

TEXT = "The trusts and councillors, the fund and the leaders of the Next Steps of the NHS."


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("What the fund was", "What was the fund?"),
        ("What the plans would mean for services", "What would the plans mean for services?"),
        ("How the King's Fund was quoted", "How was the King's Fund quoted?"),
        ("How the word has been used since", "How has the word been used since?"),
        ("How far governance had come by 2018", "How far had governance come by 2018?"),
        ("Why the deadline moved", "Why did the deadline move?"),
        ("Why trusts did not sign", "Why did trusts not sign?"),
        ("How 44 areas became 42", "How did 44 areas become 42?"),
        ("What the fund did to the accounts", "What did the fund do to the accounts?"),
        ("What trusts thought", "What did trusts think?"),
        ("What Next Steps required", "What did Next Steps require?"),
        ("What the guidance asked for", "What did the guidance ask for?"),
        ("When the plans were published", "When were the plans published?"),
        ("Where the money went", "Where did the money go?"),
        ("Whether the plans added up", "did the plans add up?"),
        ("Whether STPs are legal bodies", "are STPs legal bodies?"),
        ("Who led the 44 areas", "Who led the 44 areas?"),
        ("What replaced the guidance", "What replaced the guidance?"),
        ("How many roadmaps there were", "How many roadmaps were there?"),
        ("Which areas merged", "Which areas merged?"),
        ("How many patients were consulted", "How many patients were consulted?"),
    ],
)
def test_a_clause_becomes_the_question_that_it_answers(clause: str, question: str) -> None:
    assert question_of_clause(clause, text=TEXT) == question


@pytest.mark.parametrize(
    "clause",
    [
        "The four tests",
        "What changed in 2017",
        "How much was needed",
        "How to quote the figures",
        "What not to conclude",
        "How many people each area held",
        "What powers STPs had",
        "How the revised plans work",
        "What the plan said about revised targets",
        "Why 93% and 95% both appear",
        "How people who were ill had fared",
        "How the people who were ill fared",
        "How it works?",
    ],
)
def test_a_clause_is_left_alone_where_its_subject_cannot_be_told_for_sure(clause: str) -> None:
    assert question_of_clause(clause, text=TEXT) is None


@given(st.from_regex(r"(What|How|Why|Whether|Who)( [A-Za-z]{1,9}){1,9}", fullmatch=True))
def test_a_question_ends_as_one_and_keeps_to_one_mark(clause: str) -> None:
    question = question_of_clause(clause, text=TEXT)

    assert question is None or (question.endswith("?") and question.count("?") == 1)
