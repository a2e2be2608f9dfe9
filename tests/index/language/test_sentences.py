"""Where a sentence ends, and where it only seems to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.sentences import MAX_CHARS, split_sentences
from index.passage import Sentence

# Each case is the list of sentences that the joined text must be split into again.
SENTENCES = [
    ["They published a plan.", "It was short."],
    ["Was it short?", "It was!", "Really."],
    ["They “had found it difficult”.", "Then they left."],
    ["They “had found it difficult.”", "Then they left."],
    ["They 'found it hard.'", "Then they left."],
    ["“It is hard.", "It is a sea of fog,” he said.", "He left."],
    ["“Why did it fail?” he asked.", "Nobody knew."],
    ['"Why did it fail?" he asked.', '"Nobody knows."', "So it ended."],
    ["(Some had left.)", "The others stayed."],
    ["Mr. Ham and Dr. Wise met Prof. Low.", "They agreed."],
    ["C. Ham wrote it.", "J. K. Rowling did not."],
    ["Some bodies, e.g. Monitor, merged, i.e. NHS Improvement was made.", "It is gone."],
    ["See p. 12, para. 4 and No. 5 for more.", "Is it there?", "No.", "It is not."],
    ["They met in St. Albans.", "It rained."],
    ["It cost 1.2 million, or £2.6bn.", "That is 3.5 per cent."],
    ["They met at 9 a.m. on Monday.", "They left at 5 p.m.", "The room was dark."],
    ["The U.S. Army came from the U.S.", "It left again."],
    ["They wanted more... but got less.", "So they left…", "It was over."],
    ["The plans cover every area.1", "The next ones do not.", "Some do.[2]", "Others may."],
    ["They were made in 2016.3", "They were renamed in 2017."],
    ["It is at www.example.org/a.b and a.b@example.org.", "Write to us."],
    ["The STP’s aim is clear.", "Plans’ aims are not."],
    ["1. Plans are local.", "2. Money is national."],
    ["2.1. Plans are local.", "The money is not."],
    ["In Jan. 2016 it began.", "It ended in Dec. 2016."],
    ["It was made c. 1500 by hand.", "It was sold."],
    ["Choose plan B.", "The other one failed."],
    ["It was (p. 4) short.", "44 areas had one."],
    ["Beds, staff, etc. were cut.", "Patients, nurses, etc.", "The rest stayed."],
]


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda sentences: sentences[0][:30])
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert _texts(text) == sentences


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda sentences: sentences[0][:30])
def test_straight_quotation_marks_do_as_well(sentences: list[str]) -> None:
    straight = [
        sentence.replace("“", '"').replace("”", '"').replace("’", "'") for sentence in sentences
    ]

    assert _texts(" ".join(straight)) == straight


def test_a_lines_end_is_a_sentences_end() -> None:
    assert _texts("Report shows results\nBy Editor\n\n  It was short. It was  \n") == [
        "Report shows results",
        "By Editor",
        "It was short.",
        "It was",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Editor",
        "14 November 2016",
        "Key points:",
        "1.",
        "***",
        "Item 4500.",
        "Mersey Vale and Tamar Coast, 19 July 2017",
        "What the councils of the area want from the plan",
    ],
)
def test_a_short_line_without_a_full_stop_is_a_fragment(line: str) -> None:
    assert [sentence.fragment for sentence in split_sentences(line)] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "It ended.",
        "“It ended.”",
        "It ended.12",
        "There were many more plans than anybody in the whole area had money for",
        "Did it?",
    ],
)
def test_a_sentence_is_no_fragment(line: str) -> None:
    assert [sentence.fragment for sentence in split_sentences(line)] == [False]


def test_a_line_of_a_list_or_a_table_is_a_sentence_unless_it_is_a_bare_name() -> None:
    listed = "September 2017 | Ashby Hospital | No\nDevon County Council\nan open and fair process"

    assert [each.fragment for each in split_sentences(listed)] == [False, True, False]


@pytest.mark.parametrize(
    "piece", [".", ". ", "Mr. ", "No. 1 ", "… ", '"', "a.b-", "[1]"], ids=lambda piece: repr(piece)
)
def test_a_line_of_nothing_but_stops_is_split_before_anybody_gives_up(piece: str) -> None:
    line = f"It ended.{piece * 60_000}x".strip()  # hours, where time grows with its square

    sentences = split_sentences(line)

    spans = "".join(line[each.start : each.end] for each in sentences)
    assert spans.replace(" ", "") == line.replace(" ", "")


def test_a_number_is_no_footnote_mark() -> None:
    assert [sentence.fragment for sentence in split_sentences("Version 2.6")] == [True]


@pytest.mark.parametrize("joint", ["; ", ", ", " ", ""])
def test_an_endless_sentence_is_cut(joint: str) -> None:
    text = joint.join(["word" * 5] * 100)

    sentences = split_sentences(text)

    assert all(sentence.end - sentence.start <= MAX_CHARS for sentence in sentences)
    assert "".join(_texts(text)).replace(" ", "") == text.replace(" ", "")
    if joint == "; ":
        assert all(piece.endswith(";") for piece in _texts(text)[:-1])


def test_offsets_count_from_the_start_of_the_whole_text() -> None:
    text = "Not this. But this. And this. Not this."

    sentences = split_sentences(text, 10, 29)

    assert sentences == [Sentence(10, 19), Sentence(20, 29)]


@given(st.text(alphabet=st.sampled_from("aB1.!?…”“\"'’()[]²,;:- \n\t•Mr")) | st.text())
def test_sentences_cover_everything_in_order_and_trimmed(text: str) -> None:
    sentences = split_sentences(text)

    covered = [offset for sentence in sentences for offset in range(sentence.start, sentence.end)]
    assert covered == sorted(set(covered))
    assert {place for place, letter in enumerate(text) if not letter.isspace()} <= set(covered)
    pieces = [text[sentence.start : sentence.end] for sentence in sentences]
    assert all(piece and piece == piece.strip() and "\n" not in piece for piece in pieces)
    assert all(len(piece) <= MAX_CHARS for piece in pieces)


def _texts(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text)]
