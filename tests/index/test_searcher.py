"""What every searcher promises."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest

from index.embed import Embedder
from index.models.cross_encoder import CrossEncoderReranker
from index.models.sentence_embedder import SentenceEmbedder
from index.searcher import Query, Searcher
from index.searching.reranked import RerankedSearcher
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from sources.document import Document, Page
from tests.fakes import WordEmbedder, WordReranker, WordSearcher
from tests.index.documents import BEDS, DOCUMENTS, PARTNERSHIPS, ListedSource, make_document
from tests.index.models.tiny_cross_encoder import make_cross_encoder

Opener = Callable[[Sequence[Document]], AbstractContextManager[Searcher]]


@contextmanager
def in_memory(documents: Sequence[Document], *, folder: Path) -> Iterator[Searcher]:
    assert folder.is_dir()
    yield WordSearcher(documents)


@contextmanager
def snapshot_of_words(documents: Sequence[Document], *, folder: Path) -> Iterator[Searcher]:
    with _snapshot(documents, folder, WordEmbedder()) as searcher:
        yield searcher


@contextmanager
def snapshot_of_meaning(documents: Sequence[Document], *, folder: Path) -> Iterator[Searcher]:
    with _snapshot(documents, folder, _load_embedder()) as searcher:
        yield searcher


@contextmanager
def reranked_in_memory(documents: Sequence[Document], *, folder: Path) -> Iterator[Searcher]:
    assert folder.is_dir()
    yield RerankedSearcher(WordSearcher(documents), WordReranker())


@contextmanager
def reranked_snapshot(documents: Sequence[Document], *, folder: Path) -> Iterator[Searcher]:
    with _snapshot(documents, folder, WordEmbedder()) as searcher:
        yield RerankedSearcher(searcher, WordReranker())


@contextmanager
def reranked_by_a_model(documents: Sequence[Document], *, folder: Path) -> Iterator[Searcher]:
    model = make_cross_encoder(folder / "reranker", liked="beds")
    yield RerankedSearcher(WordSearcher(documents), CrossEncoderReranker(str(model)))


@pytest.fixture(
    params=[
        in_memory,
        snapshot_of_words,
        reranked_in_memory,
        reranked_snapshot,
        pytest.param(reranked_by_a_model, marks=pytest.mark.model),
        pytest.param(snapshot_of_meaning, marks=pytest.mark.model),
    ],
    ids=lambda opener: str(opener.__name__),
)
def open_searcher(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    return partial(request.param, folder=tmp_path)


def test_the_passage_with_the_questions_words_comes_first(open_searcher: Opener) -> None:
    with open_searcher(DOCUMENTS) as searcher:
        hits = searcher.search(Query("Which plans close community hospital beds?"))

    assert hits[0].document.id == BEDS.id
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_hit_quotes_the_clean_text(open_searcher: Opener) -> None:
    texts = {document.id: document.text for document in DOCUMENTS}

    with open_searcher(DOCUMENTS) as searcher:
        hits = searcher.search(Query("plans footprints beds partnership"))

    assert len(hits) == 3
    for hit in hits:
        text = texts[hit.document.id]
        assert hit.text == text[hit.passage.start : hit.passage.end]
        assert [scored.sentence for scored in hit.sentences] == list(hit.passage.sentences)
        for scored in hit.sentences:
            assert scored.text == text[scored.sentence.start : scored.sentence.end]


def test_a_hit_carries_its_documents_card(open_searcher: Opener) -> None:
    with open_searcher(DOCUMENTS) as searcher:
        [hit, *_] = searcher.search(Query("community hospital beds", limit=1))

    card = hit.document
    assert (card.title, card.publisher, card.published, card.location, card.url) == (
        "Beds at risk",
        "The Local Gazette",
        date(2017, 2, 1),
        "beds.txt",
        None,
    )


def test_signals_are_the_best_of_the_sentences(open_searcher: Opener) -> None:
    with open_searcher(DOCUMENTS) as searcher:
        hits = searcher.search(Query("patients protested about beds"))

    for hit in hits:
        dense, lexical = hit.signals.dense_sentence, hit.signals.lexical_sentence
        assert dense == pytest.approx(max(scored.dense for scored in hit.sentences))
        assert lexical == pytest.approx(max(scored.lexical for scored in hit.sentences))
        assert -1.001 <= hit.signals.dense_passage <= 1.001


def test_a_sentence_without_the_questions_words_has_no_lexical_score(
    open_searcher: Opener,
) -> None:
    with open_searcher(DOCUMENTS) as searcher:
        [hit, *_] = searcher.search(Query("protested"))

    assert [scored.lexical > 0 for scored in hit.sentences] == [False, True]
    assert [bool(scored.matched) for scored in hit.sentences] == [False, True]


def test_the_questions_words_are_weighed_and_matched(open_searcher: Opener) -> None:
    with open_searcher(DOCUMENTS) as searcher:
        hits = searcher.search(Query("beds at risk in Xanadu"))

    assert hits[0].document.id == BEDS.id
    assert sum(hits[0].weights.values()) == pytest.approx(1)
    assert all(hit.weights == hits[0].weights for hit in hits)
    assert hits[0].matched < hits[0].weights.keys()
    assert all(isinstance(hit.matched, frozenset) for hit in hits)
    assert len(hits[0].matched) == 2  # one in the text, one in the title only


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (Query("plans", publisher="local gazette"), {"beds"}),
        (Query("plans", publisher="nobody"), set()),
        (Query("plans", published_from=date(2017, 1, 1)), {"beds"}),
        (Query("plans", published_to=date(2016, 12, 31)), {"footprints"}),
        (Query("plans", collections=frozenset({"board"})), {"partnerships"}),
        (Query("plans", collections=frozenset()), set()),
        (Query("plans", publishers=frozenset({"The Local Gazette", "Nobody"})), {"beds"}),
        (Query("plans", publishers=frozenset({"local gazette"})), set()),
        (Query("plans", publishers=frozenset()), set()),
        (Query("plans", documents=frozenset({BEDS.id, PARTNERSHIPS.id})), {"beds", "partnerships"}),
        (Query("plans", documents=frozenset({"nobody"})), set()),
        (Query("plans", documents=frozenset()), set()),
        (
            Query(
                "plans",
                documents=frozenset({BEDS.id, PARTNERSHIPS.id}),
                collections=frozenset({"board"}),
            ),
            {"partnerships"},
        ),
    ],
)
def test_filters_restrict_what_is_searched(
    open_searcher: Opener, query: Query, names: set[str]
) -> None:
    with open_searcher(DOCUMENTS) as searcher:
        found = {hit.document.location.removesuffix(".txt") for hit in searcher.search(query)}

    assert found == names


def test_filters_come_before_ranking(open_searcher: Opener) -> None:
    crowd = [make_document(f"crowd-{number:03}", "Plans, plans, plans.") for number in range(120)]
    rare = make_document("rare", "There are plans for this one as well.", collection="rare")

    with open_searcher([*crowd, rare]) as searcher:
        hits = searcher.search(Query("plans", limit=3, collections=frozenset({"rare"})))

    assert [hit.document.id for hit in hits] == [rare.id]


def test_there_are_at_most_as_many_hits_as_asked_for(open_searcher: Opener) -> None:
    documents = [make_document(f"{number:03}", f"Plan {number} is one.") for number in range(70)]

    with open_searcher(documents) as searcher:
        assert len(searcher.search(Query("plan", limit=3))) == 3
        assert len(searcher.search(Query("plan", limit=65))) == 65
        assert len(searcher.search(Query("plan", limit=1000))) == 70


def test_equal_scores_keep_the_documents_order(open_searcher: Opener) -> None:
    documents = [
        make_document(name, "The very same plan.", title="The very same title") for name in "abcdef"
    ]

    with open_searcher(documents) as searcher:
        hits = searcher.search(Query("plan"))

    assert [hit.document.location for hit in hits] == [f"{name}.txt" for name in "abcdef"]


def test_equal_documents_keep_their_order_however_many_there_are(open_searcher: Opener) -> None:
    equal = [make_document(f"{number:03}", "The very same plan.") for number in range(120)]
    better = make_document("x", "The plan of plans is the best plan, the very same plan.")

    with open_searcher([*equal, better]) as searcher:
        for limit in (5, 121):
            hits = searcher.search(Query("very same plan", limit=limit))
            found = [hit.document.id for hit in hits if hit.document.id != better.id]
            assert len(found) >= limit - 1
            assert found == [document.id for document in equal[: len(found)]]


def test_sentences_carry_their_own_page(open_searcher: Opener) -> None:
    text = "The plan starts here. The plan ends there."
    paged = make_document("paged", text, pages=[Page(4, 0, 21), Page(5, 22, len(text))])

    with open_searcher([paged]) as searcher:
        [hit] = searcher.search(Query("plan"))

    assert (hit.passage.page, [scored.page for scored in hit.sentences]) == (4, [4, 5])


@pytest.mark.parametrize("query", [Query(" "), Query("plans", limit=0)])
def test_a_query_that_asks_for_nothing_is_refused(open_searcher: Opener, query: Query) -> None:
    with open_searcher(DOCUMENTS) as searcher, pytest.raises(ValueError, match=r"blank|limit"):
        searcher.search(query)


@pytest.mark.parametrize(
    "text",
    [
        "plans \ud83d",
        '"AND (OR text:',
        "\U0001f600",
        "?!",
        "who is it",
        "x" * 10_000,
        "plans " * 2_000,
    ],
)
def test_any_text_can_be_asked(open_searcher: Opener, text: str) -> None:
    with open_searcher(DOCUMENTS) as searcher:
        hits = searcher.search(Query(text, limit=2))

    assert len(hits) <= 2


def test_documents_without_passages_are_no_obstacle(open_searcher: Opener) -> None:
    with open_searcher([make_document("empty", "")]) as searcher:
        assert searcher.search(Query("plans")) == []


def test_threads_get_what_one_caller_gets(open_searcher: Opener) -> None:
    queries = [Query(word) for word in ("plans", "beds", "footprints", "leaders", "board")] * 4

    with open_searcher(DOCUMENTS) as searcher:
        expected = [_found(searcher, query) for query in queries]
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(partial(_found, searcher), queries))

    assert found == expected


@cache
def _load_embedder() -> SentenceEmbedder:
    """Load the model once for all tests: that takes longer than any of them."""
    return SentenceEmbedder()


def _found(searcher: Searcher, query: Query) -> list[tuple[str, int]]:
    return [(hit.document.id, hit.passage.start) for hit in searcher.search(query)]


@contextmanager
def _snapshot(
    documents: Sequence[Document], folder: Path, embedder: Embedder
) -> Iterator[Searcher]:
    sync(folder, [ListedSource(*documents)], embedder)
    with open_current(folder) as snapshot:
        yield SnapshotSearcher(snapshot, embedder)
