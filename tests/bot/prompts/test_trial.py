"""A question is tried by asking it, and its answer must come from where it was made."""

from pathlib import Path

import pytest

from bot.answer.compose import Limits
from bot.desk import LibraryDesk
from bot.library import Library
from bot.prompts.candidates import Candidate
from bot.prompts.remembered import Remembered
from bot.prompts.trial import Trial
from index.syncing.build import sync
from tests.bot.prompts.documents import DRAFTS, TESTS
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource

GUNNING = "What are the Gunning principles?"
PLACE = TESTS.sections[3]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    folder: Path = tmp_path_factory.mktemp("index")
    sync(folder, [ListedSource(TESTS, DRAFTS)], WordEmbedder())
    limits = Limits(max_sentences=1, min_confidence=0.0)
    return LibraryDesk(Library(folder, WordEmbedder()), limits)


def make_trial(desk: LibraryDesk, *, enough: float = 0.0, seconds_left: float = 1.0) -> Trial:
    return Trial(
        desk,
        Remembered(8),
        version="v1",
        collections=None,
        enough=enough,
        has_time=lambda: seconds_left > 0,
    )


def test_the_sentences_of_the_section_that_answers_are_given(desk: LibraryDesk) -> None:
    trial = make_trial(desk)

    sentences = trial.try_out(Candidate(GUNNING, TESTS.id, PLACE.start, PLACE.end))

    assert sentences == {"The Gunning principles are rules for a fair consultation."}
    assert not trial.is_cut_short


@pytest.mark.parametrize(
    "candidate",
    [
        Candidate(GUNNING, TESTS.id, 0, PLACE.start),
        Candidate(GUNNING, DRAFTS.id, 0, len(DRAFTS.text)),
    ],
    ids=["another section", "another document"],
)
def test_an_answer_from_elsewhere_is_none(desk: LibraryDesk, candidate: Candidate) -> None:
    assert make_trial(desk).try_out(candidate) == frozenset()


def test_an_answer_that_is_not_sure_is_none(desk: LibraryDesk) -> None:
    trial = make_trial(desk, enough=1.1)

    assert trial.try_out(Candidate(GUNNING, TESTS.id, PLACE.start, PLACE.end)) == frozenset()


def test_without_time_nothing_is_known_and_the_trial_says_so(desk: LibraryDesk) -> None:
    trial = make_trial(desk, seconds_left=0)

    assert trial.try_out(Candidate(GUNNING, TESTS.id, PLACE.start, PLACE.end)) == frozenset()
    assert trial.is_cut_short
