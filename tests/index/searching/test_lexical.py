"""BM25 over stemmed words, whatever people type."""

from math import log
from pathlib import Path

import pytest

from index.errors import SnapshotDamaged
from index.searching.lexical import Lexical, build_lexical, load_lexical
from index.snapshots.word_files import Entry

TEXTS = [
    "Plans were published in December",
    "The STPs\u2019 plans cover 44 footprints",
    "Patients protested against closing beds",
    "A footprint is an area, and an area is a footprint",
]
WEIGHTS = {"text": 1.0}


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    return build_lexical(tmp_path, _entries(TEXTS), WEIGHTS)


def test_words_are_found_in_every_form(lexical: Lexical) -> None:
    assert [row for row, _ in lexical.search("what is the STP?", 9)] == [1]
    assert [row for row, _ in lexical.search("PLANNED, publishing!", 9)] == [0, 1]
    assert [row for row, _ in lexical.search("protests", 9)] == [2]


def test_scores_are_bm25(lexical: Lexical) -> None:
    lengths = [5, 6, 5, 11]
    inverse_frequency = log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    average = sum(lengths) / len(TEXTS)

    found = dict(lexical.search("footprint", 9))

    for row, count in ((1, 1), (3, 2)):
        saturation = count + 1.2 * (1 - 0.75 + 0.75 * lengths[row] / average)
        assert found[row] == pytest.approx(inverse_frequency * count * 2.2 / saturation, rel=1e-4)


def test_scores_of_given_rows_are_those_of_the_search(lexical: Lexical) -> None:
    found = dict(lexical.search("plans of a footprint", 9))

    assert lexical.scores("plans of a footprint", [0, 2, 3]) == pytest.approx({
        row: found[row] for row in (0, 3)
    })
    assert lexical.scores("plans", []) == {}


def test_only_the_groups_asked_for_are_searched(lexical: Lexical) -> None:
    everywhere = dict(lexical.search("plans footprint", 9))

    assert dict(lexical.search("plans footprint", 9, groups=[10, 13])) == pytest.approx({
        row: everywhere[row] for row in (0, 3)
    })
    assert lexical.search("plans", 9, groups=[]) == []


def test_a_match_in_a_weightier_field_counts_more(tmp_path: Path) -> None:
    entries = [
        Entry(0, {"text": "about plans", "title": "about beds"}),
        Entry(1, {"text": "about beds", "title": "about plans"}),
    ]

    lexical = build_lexical(tmp_path, entries, {"text": 1.0, "title": 0.5})

    found = dict(lexical.search("plans", 9))
    assert found[1] == pytest.approx(found[0] / 2)


@pytest.mark.parametrize(
    "text",
    [
        '"unclosed AND (plans OR text:beds',
        "plans^4 +beds -text [a TO b] {x} ~2 * ? \\ /regex/",
        "plans \U0001f600 \x00 \u202e",
        "plans " * 2000,
        " ".join(f"word{number}" for number in range(3000)) + " plans",
        "the of and",
        "?!",
        "",
    ],
)
def test_nothing_that_is_typed_is_syntax(lexical: Lexical, text: str) -> None:
    found = lexical.search(text, 9)

    assert all(score > 0 for _, score in found)
    assert ("plans" in text[:100]) <= (0 in dict(found))


def test_a_question_of_stop_words_alone_still_finds_them(lexical: Lexical) -> None:
    assert [row for row, _ in lexical.search("an", 9)] == [3]


def test_rare_words_weigh_more_and_all_weights_make_1(lexical: Lexical) -> None:
    weights = lexical.weigh("Which plans cover the beds of nowhere?")

    assert sum(weights.values()) == pytest.approx(1)
    assert weights["nowher"] > weights["bed"] > weights["plan"]
    assert weights["bed"] == pytest.approx(weights["cover"])
    assert weights.keys() <= lexical.stems("PLANS covering bed; nowhere")
    assert lexical.weigh("?") == {}


def test_stems_are_of_the_words_worth_looking_for_as_rows_are_said_to_hold_them(
    lexical: Lexical,
) -> None:
    stems = lexical.stems("the area and its footprint")

    assert stems == {"area", "footprint"}
    assert lexical.matches("the area and its footprint", [3]) == {3: stems}


def test_a_word_is_held_in_any_form_and_several_wherever_they_stand(lexical: Lexical) -> None:
    assert lexical.holds("planning")
    assert lexical.holds("protest of the STP")
    assert not lexical.holds("plans of sourdough")
    assert not lexical.holds("plann")
    assert lexical.holds("?")


def test_whole_words_are_listed_with_how_many_rows_hold_them(lexical: Lexical) -> None:
    assert dict(lexical.words_from("p")) == {
        "patients": 1,
        "plans": 2,
        "protested": 1,
        "published": 1,
    }
    assert dict(lexical.words_from("footprint")) == {"footprint": 1, "footprints": 1}
    assert lexical.words_from("x") == []


def test_words_are_held_and_counted_in_some_groups_only(lexical: Lexical) -> None:
    assert lexical.holds("planning footprint", groups=[10, 13])
    assert not lexical.holds("planning protest", groups=[10, 13])
    assert not lexical.holds("planning", groups=[])
    assert lexical.holds("?", groups=[])
    assert [lexical.rows_with("plans", groups=groups) for groups in (None, [10], [12], [])] == [
        2,
        1,
        0,
        0,
    ]
    assert lexical.rows_with("plan") == 0


def test_british_and_american_spellings_find_each_other(tmp_path: Path) -> None:
    lexical = build_lexical(
        tmp_path, _entries(["an organisation\u2019s programme", "the center\u00b4s labor"]), WEIGHTS
    )

    assert [row for row, _ in lexical.search("organizations with a program", 9)] == [0]
    assert [row for row, _ in lexical.search("labour at the centre", 9)] == [1]


def test_what_was_built_is_loaded(lexical: Lexical, tmp_path: Path) -> None:
    loaded = load_lexical(tmp_path, WEIGHTS)

    assert len(loaded) == len(lexical) == 4
    assert loaded.search("plans footprint", 9) == lexical.search("plans footprint", 9)


def test_what_stands_in_a_folder_that_cannot_be_written_is_loaded_from_a_copy(
    lexical: Lexical, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who runs the tests may be allowed to write everywhere.
    monkeypatch.setattr("os.access", lambda *_: False)

    loaded = load_lexical(tmp_path, WEIGHTS)

    assert loaded.search("plans", 5) == lexical.search("plans", 5)


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    lexical = build_lexical(tmp_path, [], WEIGHTS)

    assert (len(lexical), lexical.search("plans", 9)) == (0, [])


def test_equal_scores_come_in_the_order_of_rows(tmp_path: Path) -> None:
    lexical = build_lexical(tmp_path, _entries(["the same plans"] * 30), WEIGHTS)

    assert [row for row, _ in lexical.search("plans", 30)] == list(range(30))


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        build_lexical(tmp_path / "missing", _entries(TEXTS), WEIGHTS)


def test_a_missing_or_damaged_folder_is_named(lexical: Lexical, tmp_path: Path) -> None:
    assert len(lexical) == 4
    (tmp_path / "meta.json").write_text("{}")
    with pytest.raises(SnapshotDamaged, match="no index of words"):
        load_lexical(tmp_path, WEIGHTS)
    with pytest.raises(SnapshotDamaged, match="missing"):
        load_lexical(tmp_path / "missing", WEIGHTS)


def _entries(texts: list[str]) -> list[Entry]:
    return [Entry(group=10 + row, fields={"text": text}) for row, text in enumerate(texts)]


def test_of_many_words_each_is_told_that_a_row_holds(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(50)]
    held = {0: words[:1] + words[19:22], 1: words[40:], 2: ["other"]}
    entries = [Entry(0, {"text": " ".join(each), "title": ""}) for each in held.values()]
    lexical = build_lexical(tmp_path, entries, {"text": 1.0, "title": 0.5})

    found = lexical.matches(" ".join(words), [2, 0, 1])

    assert found == {row: frozenset(each) - {"other"} for row, each in held.items()}


def test_a_word_of_any_field_is_told_once(tmp_path: Path) -> None:
    entries = [
        Entry(0, {"text": "beds close", "title": "beds"}),
        Entry(1, {"text": "nothing", "title": "beds"}),
    ]
    lexical = build_lexical(tmp_path, entries, {"text": 1.0, "title": 0.5})

    assert lexical.matches("closing beds", [0, 1]) == {0: {"close", "bed"}, 1: {"bed"}}
    assert lexical.matches("closing beds", []) == {}
