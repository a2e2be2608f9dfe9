"""Abbreviations are learnt where a text explains them, and only there."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.abbreviations import Abbreviation, learn_abbreviations

CCG = Abbreviation("CCG", "clinical commissioning group")


@pytest.mark.parametrize(
    "text",
    [
        "Many clinical commissioning groups (CCGs) agreed.",
        "The clinical commissioning group (CCG) agreed.",
        "The clinical commissioning group (the \u201cCCG\u201d) agreed.",
        "A clinical commissioning group (CCG, abolished in 2022) agreed.",
        "The CCG (clinical commissioning group) agreed.",
        "CCGs (clinical commissioning groups) agreed.",
        "A clinical commissioning group, or CCG, agreed.",
        "A clinical commissioning group, known as the CCG, agreed.",
        "CCG stood for clinical commissioning group, a body of the time.",
        "CCG is short for a clinical commissioning group.",
        "CCG: clinical commissioning group",
        "- CCG \u2013 clinical commissioning group; see chapter 2",
        "| CCG | clinical commissioning group",
    ],
)
def test_every_usual_way_to_explain_one_is_read(text: str) -> None:
    assert learn_abbreviations(text) == (CCG,)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Sustainability and Transformation Fund, or STF,", "STF", None),
        ("all of NHS England (NHSE)", "NHSE", "NHS England"),
        ("their Local Digital Roadmap (LDR)", "LDR", "Local Digital Roadmap"),
        (
            "Department of Health and Social Care (DHSC)",
            "DHSC",
            "Department of Health and Social Care",
        ),
        (
            "Voluntary, community and social enterprise (VCSE) bodies",
            "VCSE",
            "Voluntary, community and social enterprise",
        ),
        (
            "National Institute for Health and Care Excellence (NICE)",
            "NICE",
            "National Institute for Health and Care Excellence",
        ),
        ("accident and emergency (A&E)", "A&E", "accident and emergency"),
        ("accident & emergency (A&E)", "A&E", "accident & emergency"),
        ("freedom of information (FoI)", "FOI", "freedom of information"),
        ("referral to treatment (RTT) times", "RTT", "referral to treatment"),
        ("post-traumatic stress disorder (PTSD)", "PTSD", "post-traumatic stress disorder"),
        ("health and well-being boards (HWBs)", "HWB", "health and well-being board"),
        ("arm\u2019s-length bodies (ALBs)", "ALB", "arm\u2019s-length body"),
        ("primary and acute care systems (PACS)", "PACS", "primary and acute care systems"),
        ("HM Revenue and Customs (HMRC)", "HMRC", "HM Revenue and Customs"),
    ],
)
def test_initials_match_words_that_matter(text: str, short: str, long: str | None) -> None:
    long = long or "Sustainability and Transformation Fund"

    assert learn_abbreviations(text) == (Abbreviation(short, long),)


@pytest.mark.parametrize(
    "text",
    [
        "It was published then (2016) and since (see below).",
        "The area (STP) and its plan (the Fund) in a file (PDF)",
        "The third quarter (Q3) of Table 2 (T2)",
        "Sustainability. Transformation plans (STP)",
        "sustainability and local transformation plans (STP)",
        "paramedics (PAC)",
        "the plan (STP is what it is called)",
        "(STP)",
        "Care (C) and plans (P)",
        "",
    ],
)
def test_what_stands_in_brackets_is_mostly_no_abbreviation(text: str) -> None:
    assert learn_abbreviations(text) == ()


def test_a_pair_comes_once_and_two_meanings_come_both() -> None:
    text = (
        "ICP (integrated care provider) contracts came first. Integrated care partnerships (ICPs)"
        " came later, and an Integrated Care Partnership (ICP) is one."
    )

    assert learn_abbreviations(text) == (
        Abbreviation("ICP", "Integrated care partnership"),
        Abbreviation("ICP", "integrated care provider"),
    )


@given(st.text(alphabet="ABab (),.&-\u2019\n", max_size=200))
def test_what_is_learnt_stands_in_the_text(text: str) -> None:
    for pair in learn_abbreviations(text):
        assert pair.long.removesuffix("y") in text
        assert pair.short.lower() in text.lower()


def test_a_hostile_text_is_read_quickly() -> None:
    text = "(" * 50_000 + "A " * 50_000 + "Aa-" * 30_000 + "AB (" * 20_000 + "A" * 50_000
    started = time.perf_counter()

    learn_abbreviations(text)

    assert time.perf_counter() - started < 5
