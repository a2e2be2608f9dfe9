"""What the tests of the web share."""

from collections.abc import Iterator

import pytest

from tests.sources.web.loopback_site import LoopbackSite, loopback_site


@pytest.fixture
def site() -> Iterator[LoopbackSite]:
    """A site of its own for every test."""
    with loopback_site() as opened:
        yield opened
