"""A question that means another STP is noticed, and one about policy never taken for one."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.asked.sense_table import HERE, SENSES
from bot.answer.asked.senses import is_used, read_other_sense
from index.searcher import Hit, Query
from sources.sample_corpus import sample_folder
from tests.fakes import WordSearcher
from tests.index.documents import make_document

QUESTIONS = Path(__file__).parents[3] / "quality" / "tuned" / "sample.jsonl"

ELSEWHERE = [
    ("How does the spanning tree protocol stop loops in a network?", "spanning tree"),
    ("how does spanning-tree work", "spanning tree"),
    ("stp vs rstp, which converges faster?", "spanning tree"),
    ("What is the STP's root bridge?", "spanning tree"),
    ("How do I turn STP off for VLAN 10?", "spanning tree"),
    ("how do i configure STP on our hospital's switches for vlan 20", "spanning tree"),
    ("Does STP send BPDUs on every port?", "spanning tree"),
    ("Why does STP block the redundant ports of a switch?", "spanning tree"),
    ("Is STP on or off on a Cisco Catalyst?", "spanning tree"),
    ("What is bridge priority in STP 802.1D?", "spanning tree"),
    ("What are the values of standard temperature and pressure?", "standard temperature"),
    ("What is Standard Temperature & Pressure?", "standard temperature"),
    ("What volume does a mole of gas fill at STP?", "standard temperature"),
    ("How many litres of oxygen is 3 moles at STP?", "standard temperature"),
    ("Is STP 100 kPa or 101.325 kPa?", "standard temperature"),
    ("what's stp in chemistry", "standard temperature"),
    ("density of air at STP", "standard temperature"),
    ("Is 22.4 the molar volume at STP?", "standard temperature"),
    ("Which value does IUPAC use for STP?", "standard temperature"),
    ("When do applications for the Scientist Training Programme open?", "Scientist Training"),
    ("Which NHS hospitals take trainees on the Scientist Training Program?", "Scientist Training"),
    ("How do I apply for the STP?", "Scientist Training"),
    ("When do STP applications open this year?", "Scientist Training"),
    ("What do they ask at the STP interview in medical physics?", "Scientist Training"),
    ("What salary does an STP trainee get in an NHS trust?", "Scientist Training"),
    ("Which STP specialisms does the NSHCS list?", "Scientist Training"),
    ("Is the STP's MSc paid for if you come by direct entry?", "Scientist Training"),
    ("What is a signal transfer point?", "telephone"),
    ("Which STP handles SS7 messages?", "telephone"),
    ("how 2 open a .stp file in autocad", "computer-aided"),
    ("Can I convert an STP file to STL?", "computer-aided"),
    ("What is the STP rate in straight-through processing?", "straight-through"),
    ("How do STP brokers fill forex orders?", "straight-through"),
    ("stp or utp cable?", "shielded twisted pair"),
    ("Do I need STP Cat6a in the office?", "shielded twisted pair"),
    ("How do sewage treatment plants work?", "sewage"),
    ("Which STPs discharge sewage into the Thames?", "sewage"),
    ("Who sang for the Stone Temple Pilots?", "Stone Temple Pilots"),
    ("What was STP's best song, and on which album?", "Stone Temple Pilots"),
    ("What tax do firms in software technology parks pay?", "Software Technology"),
    ("Which rocket flew the Space Test Program's last mission?", "Space Test"),
    ("How do I report wages through Single Touch Payroll?", "Single Touch Payroll"),
    ("What is an Insane Clown Posse gathering?", "Insane Clown Posse"),
    ("Does ICP align two lidar scans?", "iterative closest point"),
    ("Which signs show raised ICP in a patient?", "intracranial pressure"),
    ("What is the normal ICP in mmHg?", "intracranial pressure"),
    ("How is acute coronary syndrome treated?", "acute coronary"),
    ("Is troponin always up in ACS?", "acute coronary"),
    ("Who presides over the American Chemical Society?", "American Chemical"),
    ("How does ACO lay down pheromones?", "ant colony"),
    ("Does the GP step an ICS up with a LABA?", "inhaled corticosteroids"),
    ("Who runs logistics in an incident command system?", "incident command"),
    ("Is Hearthstone the best CCG?", "collectible card games"),
    ("How do I wire an LDR to an Arduino?", "light-dependent"),
]

POLICY = [
    "What does STP stand for?",
    "stp?",
    "stp meaning",
    "How many STPs are there?",
    "What pressure did STPs put on A&E?",
    "Did the STP take pressure off A&E?",
    "How high was the temperature of the debate about the STP?",
    "What temperature and pressure did the STP debate reach?",
    "How do STPs measure the temperature of public opinion?",
    "Was pressure applied to STP leads to cut?",
    "What is the atmosphere at STP meetings like?",
    "What are the training needs for the STP?",
    "What role do scientists have in the STP?",
    "Was there a training programme for STP leaders?",
    "Which training did UNISON offer activists on STPs?",
    "Is there an application process for STP capital?",
    "How could areas apply for STP money?",
    "When did applications for the STP capital open?",
    "Whom did the King’s Fund interview about the STP?",
    "What did the STP interviews by the King's Fund find?",
    "Which doctors gave an interview on the STP's salary cuts?",
    "Did the STP spend on a family tree service, a spending tree?",
    "Did the STP switch to a network of hubs?",
    "Will the STP switch hospitals in its network?",
    "Does the STP bridge the gap between health and social care?",
    "How did the STP close the loop with patients?",
    "Did Cisco sell network switches to the STP?",
    "Which STP includes the port of Dover?",
    "Is the clinical network part of the STP's network model?",
    "Do clinical networks converge on the STP footprint?",
    "What volume of referrals is dealt with at STP level?",
    "Who pays for oxygen at STP level?",
    "Is gas and air offered in every STP area?",
    "Which Agenda for Change band is an STP programme director?",
    "Did the STP strike a band of savings?",
    "Where is the STP file that the council was refused?",
    "May the public open the STP's files?",
    "Does the STP board broker deals between trusts?",
    "Did STPs share back office services and payroll?",
    "Which STP shared back-office functions such as payroll?",
    "What did the STP say about sewage in its estates review, and the deficit?",
    "Does the STP cover diesel ambulances and their engines?",
    "How does STP policy treat straightforward processing of complaints?",
    "Does the STP plan cover scientist training programme places?",
    "How many Scientist Training Programme places did STPs ask for?",
    "Does STP mean sustainability and transformation plan or scientist training programme?",
    "Is the STP footprint like a spanning tree over CCGs?",
    "What did the BMA say about the STP song sung by campaigners?",
    "What happened to the ACS label?",
    "Which ACS covers heart attack care?",
    "Does the ACS have a pathway for chest pain and angina?",
    "Is the ICS responsible for asthma and inhalers in primary care?",
    "How does the ICS support people with steroids and inhalers?",
    "How do ICSs commission inhaled corticosteroids?",
    "Who is in command of the ICS?",
    "What is an ICP contract?",
    "Does the ICP pool a brain injury budget?",
    "How does the ICP relieve pressure on hospitals?",
    "whats the diffrence between an ACS and an ACO",
    "How are ACOs held to account?",
    "Is an ICB bidding internationally for competitive tenders?",
    "Which CCGs had the cards stacked against them, and which had to deck their halls?",
    "when were CCGs abolished?",
    "Is the LDR resistant to change?",
    "How many LDRs were there?",
    "nw london gap?",
    "Who leads?",
    "",
    "???",
]


@pytest.mark.parametrize(("question", "sense"), ELSEWHERE)
def test_another_sense_is_noticed(question: str, sense: str) -> None:
    other = read_other_sense(question)

    assert other is not None
    assert sense in other.taken


@pytest.mark.parametrize("question", POLICY)
def test_a_question_about_policy_keeps_its_sense(question: str) -> None:
    assert read_other_sense(question) is None


def test_no_question_that_the_sample_corpus_answers_is_taken_for_another() -> None:
    judged = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]

    noticed = [each for each in judged if read_other_sense(each["question"]) is not None]

    assert len(noticed) > 5
    assert [each["question"] for each in noticed if each["evidence"]] == []


def test_no_line_of_the_sample_corpus_asked_about_is_taken_for_another() -> None:
    lines = [
        line
        for path in sorted(sample_folder().glob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]

    assert len(lines) > 200
    assert [line for line in lines if read_other_sense(line)] == []
    assert [line for line in lines if read_other_sense(f"STP: {line}")] == []


def test_the_asker_is_told_both_senses() -> None:
    other = read_other_sense("Which STPs discharge sewage into the Thames?")

    assert other is not None
    assert (other.term, other.here) == (
        "STP",
        "sustainability and transformation plans and partnerships",
    )
    assert other.sentence == (
        "The question seems to be about sewage treatment plants. In these documents “STP” stands"
        " for sustainability and transformation plans and partnerships."
    )


def found_in(text: str, *, title: str | None = None) -> list[Hit]:
    return WordSearcher([make_document("one", text, title=title)]).search(Query("one"))


def test_a_sense_that_a_passage_or_its_title_names_is_used_in_the_documents() -> None:
    other = read_other_sense("When do applications for the Scientist Training Programme open?")

    assert other is not None
    assert is_used(other, found_in("The Scientist Training Programme opens in January."))
    assert is_used(other, found_in("It opens in January.", title="The Scientist Training Program"))
    assert not is_used(other, found_in("Scientists met. A training programme began."))
    assert not is_used(other, [])


def test_a_sense_given_away_is_used_where_one_passage_holds_all_that_gave_it_away() -> None:
    other = read_other_sense("Is troponin part of the ACS test, as ECG is?")

    assert other is not None
    assert other.cues == ("troponin*", "ecg")
    assert is_used(other, found_in("The test is for troponins and an ECG."))
    assert not is_used(other, found_in("The test is an ECG."))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    other = read_other_sense(text)

    assert other is None or other.sentence


def test_the_table_holds_no_entry_that_can_never_be_met() -> None:
    for sense in SENSES:
        assert sense.term in HERE
        for listed in (sense.names, sense.strong, sense.weak, sense.among):
            for entry in filter(None, map(str.strip, listed.split(","))):
                assert entry == entry.lower()
                assert entry.replace("*", "").replace(" ", "").isalnum()


def test_every_sense_is_met_by_each_of_its_names() -> None:
    for sense in SENSES:
        for name in sense.names.split(","):
            words = " ".join(name.split()).replace("*", "").replace("dotstp", "a .stp")
            other = read_other_sense(f"What about {words}?")
            assert other is not None
            assert other.taken == sense.taken
