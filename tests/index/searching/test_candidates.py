"""Candidates are what does best by any of four signals, each checked in a second way."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embed import FloatVector
from index.searching.candidates import Allowed, Candidates, FourSignals, best_by_four
from index.snapshots.layout import Layout
from index.snapshots.rows import RowMap
from index.snapshots.snapshot import PASSAGE_VECTORS, SENTENCE_VECTORS, Snapshot, open_current
from index.snapshots.vectors import load_vectors
from index.syncing.build import sync
from index.tuning import CANDIDATES, SIGNAL_WEIGHTS
from sources.document import Document
from tests.fakes import WordEmbedder
from tests.index.documents import DOCUMENTS, ListedSource, make_document

# Rows of passages: beds, footprints, partnerships; of their sentences: 0-1, 2-5, 6-7.
WORDS = "plans to close beds"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    folder = tmp_path_factory.mktemp("index")
    sync(folder, [ListedSource(*DOCUMENTS)], WordEmbedder())
    with open_current(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def layout(snapshot: Snapshot) -> Layout:
    return Layout.read(snapshot.database)


@pytest.fixture(scope="module")
def rows(layout: Layout) -> RowMap:
    return layout.rows


@pytest.fixture(scope="module")
def candidates(snapshot: Snapshot, layout: Layout) -> Candidates:
    return Candidates(snapshot, layout)


def embed(text: str) -> FloatVector:
    return WordEmbedder().embed_question(text).vector


def allow(rows: RowMap, *documents: int) -> Allowed:
    passages = rows.passages_of(documents)
    return Allowed(documents, passages, rows.sentences_in(passages))


def signals(*values: float) -> FourSignals:
    return FourSignals(*values)


def test_what_does_best_is_found_in_the_order_of_rows(candidates: Candidates) -> None:
    assert candidates.find(WORDS, embed(WORDS), limit=5, allowed=None) == [0, 1, 2]


@pytest.mark.parametrize(("documents", "found"), [((0, 2), [0, 2]), ((1,), [1]), ((), [])])
def test_only_what_may_be_seen_is_found(
    candidates: Candidates, rows: RowMap, documents: tuple[int, ...], found: list[int]
) -> None:
    allowed = allow(rows, *documents)

    assert candidates.find(WORDS, embed(WORDS), limit=5, allowed=allowed) == found


def test_what_only_words_find_among_many_is_found_as_well(tmp_path: Path) -> None:
    crowd = [
        make_document(f"{number:03}", "Plans, plans, plans.") for number in range(2 * CANDIDATES)
    ]
    rare = make_document("rare", "Of Xanadu nobody knew how many more such things there were.")

    found = _find([*crowd, rare], tmp_path, words="plans xanadu", meant="plans")

    assert len(crowd) in found


def test_what_only_meaning_finds_among_many_is_found_as_well(tmp_path: Path) -> None:
    crowd = [
        make_document(f"{number:03}", "Plans, plans, plans.") for number in range(2 * CANDIDATES)
    ]
    rare = make_document("rare", "Beds close.")

    found = _find([*crowd, rare], tmp_path, words="plans", meant="beds close")

    assert len(crowd) in found


def test_each_signal_has_at_least_as_many_candidates_as_are_wanted(tmp_path: Path) -> None:
    crowd = [make_document(f"{number:03}", f"Plan {number}.") for number in range(CANDIDATES + 9)]

    found = _find(crowd, tmp_path, words="plan", meant="plan", limit=CANDIDATES + 5)

    assert len(found) >= CANDIDATES + 5
    assert found == sorted(set(found))


def test_sentences_are_scored_by_meaning_and_by_words(candidates: Candidates) -> None:
    scores = candidates.score_sentences(WORDS, embed(WORDS), [0])

    assert scores.dense.keys() == {0, 1}
    assert scores.lexical.keys() == {0}
    assert scores.lexical == pytest.approx({0: dict(candidates.sentence_words.search(WORDS, 9))[0]})


def test_a_passage_has_its_own_scores_and_the_best_of_its_sentences(
    candidates: Candidates, rows: RowMap
) -> None:
    vector = embed(WORDS)
    sentences = candidates.score_sentences(WORDS, vector, [0, 1, 2])
    whole = dict(candidates.passage_words.search(WORDS, 9))

    scored = candidates.score(WORDS, vector, [0, 1, 2], sentences)

    assert list(scored) == [0, 1, 2]
    for row, found in scored.items():
        inside = rows.sentences_of(row)
        assert found.dense_sentence == max(sentences.dense[each] for each in inside)
        assert found.lexical_sentence == max(sentences.lexical.get(each, 0) for each in inside)
        assert found.lexical_passage == pytest.approx(whole.get(row, 0.0))
        assert -1.001 <= found.dense_passage <= 1.001


def test_scores_by_meaning_are_those_of_the_search(
    snapshot: Snapshot, layout: Layout, candidates: Candidates
) -> None:
    vector = embed(WORDS)
    passages, sentences = (
        load_vectors(snapshot.checked(name), dimension=len(vector), rows=rows)
        for name, rows in (
            (PASSAGE_VECTORS, layout.passages),
            (SENTENCE_VECTORS, layout.sentences),
        )
    )

    scores = candidates.score_sentences(WORDS, vector, [0, 1, 2])
    scored = candidates.score(WORDS, vector, [0, 1, 2], scores)

    assert scores.dense == pytest.approx(dict(sentences.search(vector, 99)), abs=1e-6)
    assert {row: found.dense_passage for row, found in scored.items()} == pytest.approx(
        dict(passages.search(vector, 99)), abs=1e-6
    )


def test_nothing_to_score_has_no_scores(candidates: Candidates) -> None:
    sentences = candidates.score_sentences(WORDS, embed(WORDS), [])

    assert (sentences.dense, sentences.lexical) == ({}, {})
    assert candidates.score(WORDS, embed(WORDS), [], sentences) == {}


def test_a_passage_that_does_better_by_every_signal_is_better() -> None:
    low, middle, high = signals(0.1, 0.2, 1, 2), signals(0.2, 0.3, 2, 3), signals(0.5, 0.5, 3, 9)

    assert best_by_four({7: middle, 4: low, 9: high}, 1) == [9]
    assert best_by_four({7: middle, 4: low, 9: high}, 2) == [7, 9]


def test_signals_count_by_their_weights_once_scaled() -> None:
    weights = astuple(SIGNAL_WEIGHTS)
    heaviest = max(range(4), key=lambda place: weights[place])
    by_one = {
        # However large its figures, each signal sets one passage as far apart from the others.
        place: signals(*(10.0**each * (each == place) for each in range(4)))
        for place in range(4)
    }

    assert best_by_four(by_one, 1) == [heaviest]


def test_equal_passages_keep_their_order_and_come_by_row() -> None:
    equal = dict.fromkeys([5, 2, 8], signals(0.5, 0.5, 1, 1))

    assert best_by_four(equal, 2) == [2, 5]
    assert best_by_four(equal, 9) == [2, 5, 8]


def test_no_candidates_have_no_best() -> None:
    assert best_by_four({}, 3) == []


_SIGNALS = st.builds(
    FourSignals, st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 40), st.floats(0, 40)
)


@given(st.dictionaries(st.integers(0, 99), _SIGNALS), st.integers(1, 9))
def test_the_best_are_as_many_as_asked_for_each_once_going_up(
    scored: dict[int, FourSignals], limit: int
) -> None:
    best = best_by_four(scored, limit)

    assert best == sorted(set(best))
    assert set(best) <= scored.keys()
    assert len(best) == min(limit, len(scored))


def _find(
    documents: Sequence[Document], folder: Path, *, words: str, meant: str, limit: int = 3
) -> list[int]:
    sync(folder, [ListedSource(*documents)], WordEmbedder())
    with open_current(folder) as opened:
        candidates = Candidates(opened, Layout.read(opened.database))
        return candidates.find(words, embed(meant), limit=limit, allowed=None)
