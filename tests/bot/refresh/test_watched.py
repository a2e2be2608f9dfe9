"""A source that is watched reads as it does alone, and says whether its location failed."""

import pytest

from bot.refresh.watched import WatchedSource
from sources.source import Failure
from tests.index.documents import BEDS, FOOTPRINTS, ListedSource

FILE = Failure("plan.pdf", "0123456789ab", "it is encrypted")
FOLDER = Failure("plans", "", "there is no such folder", whole_location=True)


@pytest.mark.parametrize(
    ("failures", "expected"), [((), False), ((FILE,), False), ((FILE, FOLDER), True)]
)
def test_only_a_location_that_could_not_be_looked_at_has_failed(
    failures: tuple[Failure, ...], *, expected: bool
) -> None:
    source = ListedSource(FOOTPRINTS, *failures, BEDS)
    watched = WatchedSource(source)

    assert list(watched.read()) == list(source.read())
    assert (watched.root, watched.count()) == (source.root, source.count())
    assert watched.has_failed is expected
