"""What the tests of the queue share."""

from collections.abc import Iterator

import pytest

from bot.work.queue import WorkQueue
from tests.bot.fake_store import FakeStore
from tests.bot.work.crew import PATIENCE_S, Crew, MakeQueue


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def crew(store: FakeStore) -> Crew:
    return Crew(store)


@pytest.fixture
def make_queue(store: FakeStore, crew: Crew) -> Iterator[MakeQueue]:
    made: list[WorkQueue] = []

    def make(*, workers: int = 1, limit: int = 100) -> WorkQueue:
        queue = WorkQueue(
            store,
            do=crew.do,
            apologise=crew.apologise,
            turn_away=crew.turn_away,
            give_up=crew.give_up,
            workers=workers,
            limit=limit,
        )
        made.append(queue)
        return queue

    yield make
    crew.gate.set()
    for queue in made:
        queue.close(finish_s=0, on_abandon=crew.gate.set, apologise_s=PATIENCE_S)
