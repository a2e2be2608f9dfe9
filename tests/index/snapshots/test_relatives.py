"""A newer version supersedes an older one; copies and other papers do not."""

from dataclasses import replace
from datetime import date

import pytest

from index.snapshots.relatives import Pair, Particulars, find_superseded

OLD = Particulars(
    id="old",
    collection="open",
    title="Our plan",
    publisher="Kent Council",
    published=date(2016, 11, 1),
    updated=None,
    url="https://plans.example/plan",
)
NEW = replace(OLD, id="new", published=date(2017, 3, 1))


def superseded(one: Particulars, other: Particulars, share: float = 0.8) -> dict[str, str]:
    return find_superseded([Pair(one, other, share)])


def test_the_newer_version_of_a_page_supersedes_the_older() -> None:
    assert superseded(NEW, OLD, 0.5) == {"old": "new"}
    assert superseded(OLD, replace(NEW, url="http://www.plans.example/plan/#top")) == {"old": "new"}


def test_a_later_change_counts_for_more_than_the_day_of_publication() -> None:
    changed = replace(OLD, id="changed", updated=date(2018, 1, 1))

    assert superseded(changed, NEW) == {"new": "changed"}


def test_without_an_address_title_and_publisher_tell() -> None:
    old, new = replace(OLD, url=None), replace(NEW, url=None, title="OUR PLAN")

    assert superseded(old, new, 0.8) == {"old": "new"}
    assert superseded(old, new, 0.6) == {}


@pytest.mark.parametrize(
    "other",
    [
        replace(NEW, url="https://plans.example/other", title="Another plan"),
        replace(NEW, url="https://plans.example/other", publisher="Essex Council"),
        replace(NEW, url="https://plans.example/other", publisher=None),
        replace(NEW, published=OLD.published),
        replace(NEW, published=None),
        replace(NEW, collection="board"),
    ],
)
def test_what_is_no_version_or_not_dated_supersedes_nothing(other: Particulars) -> None:
    assert superseded(OLD, other) == {}


def test_a_single_figure_may_be_all_that_was_changed() -> None:
    assert superseded(OLD, NEW, share=1.0) == {"old": "new"}


def test_of_three_versions_the_newest_supersedes_both_others() -> None:
    newest = replace(NEW, id="newest", published=date(2018, 5, 1))
    pairs = [Pair(OLD, NEW, 0.9), Pair(NEW, newest, 0.9)]

    assert find_superseded(pairs) == {"old": "newest", "new": "newest"}
    assert find_superseded(reversed(pairs)) == {"old": "newest", "new": "newest"}
