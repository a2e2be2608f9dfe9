"""What was accepted a moment ago is known without asking the database."""

from bot.work.recent import RecentKeys


def test_a_job_is_known_by_any_of_its_keys() -> None:
    recent = RecentKeys()
    recent.add(["message:1", "event:1"])

    assert recent.has_any(["event:2", "message:1"])
    assert not recent.has_any(["event:2", "message:2"])
    assert not recent.has_any([])


def test_the_oldest_keys_are_forgotten_first() -> None:
    recent = RecentKeys(most=2)
    recent.add(["a", "b"])
    recent.add(["c"])

    assert [recent.has_any([key]) for key in "abc"] == [False, True, True]
