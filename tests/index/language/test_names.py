"""A name in a question brings its other form along."""

import pytest

from index.language.abbreviations import Abbreviation
from index.language.names import Names

PLAN = "sustainability and transformation plan"
PARTNERSHIP = "sustainability and transformation partnership"


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("What is an STP?", [("STP", PLAN), ("STP", PARTNERSHIP)]),
        ("what are stps?", [("stps", PLAN), ("stps", PARTNERSHIP)]),
        ("the CCGs\u2019 duty", [("CCGs", "clinical commissioning group")]),
        ("What did the C.C.G. do?", [("C.C.G.", "clinical commissioning group")]),
        (
            "Which clinical commissioning groups merged?",
            [("clinical commissioning groups", "CCG")],
        ),
        (
            "Did Sustainability & Transformation Plans fail?",
            [("Sustainability & Transformation Plans", "STP")],
        ),
        ("FoI requests", [("FoI", "freedom of information")]),
        ("who runs NHS England", [("NHS England", "NHSE")]),
        (
            "Did the LDR and the integrated care board differ?",
            [("LDR", "Local Digital Roadmap"), ("integrated care board", "ICB")],
        ),
    ],
)
def test_each_form_brings_the_other(question: str, others: list[tuple[str, str]]) -> None:
    assert Names().other_forms(question) == others


@pytest.mark.parametrize(
    "question",
    [
        "What is a sustainability and transformation partnership (STP)?",
        "Which trusts of the NHS missed A&E targets, and did GPs help?",
        "a nice plan that bob liked",
        "the plan is to transform it",
        "Who said that it is ok?",
        "How do I bake sourdough bread?",
        "",
        "?",
    ],
)
def test_what_is_told_everyday_or_no_name_brings_nothing(question: str) -> None:
    assert Names().other_forms(question) == []


def test_a_name_that_comes_twice_brings_its_other_form_once() -> None:
    assert Names().other_forms("Is a CCG like other CCGs?") == [
        ("CCG", "clinical commissioning group")
    ]


def test_learnt_abbreviations_come_after_the_glossarys_and_the_frequent_ones_first() -> None:
    learned = [
        Abbreviation("CCG", "Clinical Commissioning Groups"),
        Abbreviation("CCG", "community care group"),
        Abbreviation("XQ", "extra quality"),
        Abbreviation("XQ", "examined question"),
        Abbreviation("XQ", "examined question"),
    ]

    names = Names(learned)

    assert names.other_forms("CCG") == [
        ("CCG", "clinical commissioning group"),
        ("CCG", "community care group"),
    ]
    assert names.other_forms("XQs") == [("XQs", "examined question"), ("XQs", "extra quality")]
    assert names.other_forms("extra quality") == [("extra quality", "XQ")]


def test_in_small_letters_a_learnt_abbreviation_must_be_no_word() -> None:
    names = Names([
        Abbreviation("CARE", "councils and rural England"),
        Abbreviation("LWB", "l w b"),
    ])

    assert names.other_forms("social care") == []
    assert names.other_forms("the lwb") == [("lwb", "l w b")]
    assert names.other_forms("the CARE scheme") == [("CARE", "councils and rural England")]


def test_abbreviations_are_known_in_the_plural() -> None:
    names = Names()

    assert names.knows("CCGs")
    assert names.knows("NHS")
    assert not names.knows("CGC")
    assert {"STP", "NHS", "CCG"} <= set(names.abbreviations)
