"""What a command for questions needs is loaded before the first question is asked."""

from pathlib import Path

import pytest

from bot.cli.prepare import warm_up
from bot.library import Library
from index.build import sync
from index.errors import NoIndex
from tests.fakes import WordEmbedder, WordReranker
from tests.index.documents import FOOTPRINTS, ListedSource


def test_the_model_is_used_once_so_that_it_is_loaded(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(FOOTPRINTS)], WordEmbedder())
    embedder = WordEmbedder()

    warm_up(Library(tmp_path, embedder))

    assert len(embedder.seen) == 1


def test_the_reranker_is_used_once_as_well(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(FOOTPRINTS)], WordEmbedder())
    reranker = WordReranker()

    warm_up(Library(tmp_path, WordEmbedder(), reranker))

    assert reranker.seen


def test_an_index_that_cannot_be_opened_is_found_before_the_model_is_loaded(tmp_path: Path) -> None:
    embedder = WordEmbedder()

    with pytest.raises(NoIndex):
        warm_up(Library(tmp_path, embedder))

    assert embedder.seen == []
