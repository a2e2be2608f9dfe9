"""What is looked for: a question's words, and the names in it in every form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.searching.lexical import Lexical, build_lexical
from index.searching.seen_words import SeenWords
from index.searching.sought import Sought, read_sought
from index.searching.wording import Wording
from index.snapshots.word_files import Entry

TEXTS = [
    "Every CCG met in public.",
    "The sustainability and transformation plan was published.",
    "Beds were closed.",
]
CCG = ("CCG", "clinical commissioning group")
LONG_CCG = ("clinical commissioning groups", "CCG")
PLAN = ("STPs", "sustainability and transformation plan")
PARTNERSHIP = ("STPs", "sustainability and transformation partnership")


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Lexical:
    entries = [Entry(group=0, fields={"text": text}) for text in TEXTS]
    return build_lexical(tmp_path_factory.mktemp("words"), entries, {"text": 1.0})


def sought_of(words: Lexical, text: str, *others: tuple[str, str]) -> Sought:
    return read_sought(Wording(text, others), SeenWords(words))


def test_without_names_the_question_itself_is_looked_for(words: Lexical) -> None:
    sought = sought_of(words, "Which beds were closed?")

    assert sought.text == sought.words == "Which beds were closed?"
    assert sought.mended == ()


def test_by_words_every_form_of_a_name_is_looked_for(words: Lexical) -> None:
    sought = sought_of(words, "Which STPs?", PLAN, PARTNERSHIP)

    assert sought.words == f"Which STPs? {PLAN[1]} {PARTNERSHIP[1]}"


def test_by_meaning_another_form_is_added_only_for_one_that_the_documents_lack(
    words: Lexical,
) -> None:
    assert sought_of(words, "Which CCG?", CCG).text == "Which CCG?"
    assert sought_of(words, "Which STPs?", PLAN).text == f"Which STPs? ({PLAN[1]})"
    assert sought_of(words, "CCG and STPs?", CCG, PLAN).text == f"CCG and STPs? ({PLAN[1]})"


def test_only_the_questions_own_words_are_weighed_and_all_of_them_make_1(words: Lexical) -> None:
    sought = sought_of(words, "Which STPs closed beds?", PLAN)

    assert sought.weights.keys() == {"stp", "close", "bed"}
    assert sum(sought.weights.values()) == pytest.approx(1)
    assert sought.weights["stp"] == max(sought.weights.values())


def test_what_was_mended_is_passed_on(words: Lexical) -> None:
    wording = Wording("Which hospital?", mended=(("hosptial", "hospital"),))

    assert read_sought(wording, SeenWords(words)).mended == (("hosptial", "hospital"),)


@pytest.mark.parametrize(
    ("held", "matched"),
    [
        ({"bed", "stp", "board"}, {"bed", "stp"}),
        ({"bed", "sustain", "transform", "plan"}, {"bed", "stp"}),
        ({"bed", "sustain", "plan"}, {"bed"}),
        ({"sustain", "transform", "partnership"}, {"stp"}),
        (set(), set()),
    ],
    ids=["by itself", "in full", "in part", "in its other full form", "not at all"],
)
def test_a_name_counts_in_any_of_its_forms_but_whole(
    words: Lexical, held: set[str], matched: set[str]
) -> None:
    sought = sought_of(words, "Which STPs closed beds?", PLAN, PARTNERSHIP)

    assert sought.match(held) == matched


def test_a_passage_that_holds_one_form_alone_matches_the_other(words: Lexical) -> None:
    sought = sought_of(words, "Which STPs closed beds?", PLAN, PARTNERSHIP)

    held = words.matches(sought.words, [0, 1, 2])

    assert [sought.match(held[row]) for row in range(3)] == [set(), {"stp"}, {"close", "bed"}]


def test_a_long_form_counts_whole_where_its_abbreviation_stands(words: Lexical) -> None:
    sought = sought_of(words, "Which clinical commissioning groups?", LONG_CCG)

    assert sought.match({"ccg"}) == sought.weights.keys() == words.stems(LONG_CCG[0])


@given(st.sets(st.text("bedstp", max_size=4)))
def test_no_more_is_matched_than_was_asked(words: Lexical, held: set[str]) -> None:
    sought = sought_of(words, "Which STPs closed beds?", PLAN)

    assert sought.match(held) <= sought.weights.keys()
    assert sought.match(held) >= held & sought.weights.keys()


@pytest.mark.parametrize("text", ["", "?", "who is it", "plans \U0001f600"])
def test_any_text_can_be_looked_for(words: Lexical, text: str) -> None:
    sought = sought_of(words, text)

    assert (sought.text, sought.words) == (text, text)
    assert sought.match(set()) == frozenset()
