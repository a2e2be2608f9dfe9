"""What a sync decides to do."""

from index.syncing.plan import Plan, plan_sync


def test_documents_are_added_replaced_kept_and_dropped() -> None:
    plan = plan_sync(
        indexed={"same": "1", "changed": "1", "gone": "1"},
        found={"same": "1", "changed": "2", "new": "1"},
    )

    assert plan == Plan(add=("new",), replace=("changed",), keep=("same",), drop=("gone",))
    assert not plan.changes_nothing


def test_a_document_that_failed_keeps_its_earlier_version() -> None:
    plan = plan_sync(indexed={"a": "1", "b": "1"}, found={"a": "1"}, kept={"b", "never-seen"})

    assert plan == Plan(add=(), replace=(), keep=("a", "b"), drop=())
    assert plan.changes_nothing


def test_what_was_found_under_a_location_that_cannot_be_looked_at_is_kept() -> None:
    plan = plan_sync(indexed={"a": "1", "b": "1"}, found={"c": "1"}, kept={"a"})

    assert plan == Plan(add=("c",), replace=(), keep=("a",), drop=("b",))


def test_groups_are_sorted() -> None:
    plan = plan_sync(indexed={"d": "", "c": ""}, found={"b": "", "a": ""})

    assert (plan.add, plan.drop) == (("a", "b"), ("c", "d"))


def test_what_would_have_been_kept_can_be_replaced_all_the_same() -> None:
    plan = plan_sync(indexed={"a": "1", "b": "1", "c": "1"}, found={"a": "2", "b": "1", "c": "1"})

    again = plan.with_replaced({"c"})

    assert again == Plan(add=(), replace=("a", "c"), keep=("b",), drop=())
