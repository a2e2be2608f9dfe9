"""What was searched is described by how much it is, of whom and from when."""

from dataclasses import replace
from datetime import date

from bot.answer.holdings import Holdings, describe_holdings
from tests.bot.slack.blocks.lookups.looked_up import PLAN

EARLY, LATE = date(2015, 12, 22), date(2018, 5, 21)


def test_nothing_is_described_as_nothing() -> None:
    assert describe_holdings([]) == Holdings()


def test_publishers_come_by_how_many_documents_they_have_then_by_name() -> None:
    names = ["Weekly", "BMA", "Fund", "Weekly", None, "BMA", "Weekly"]
    listed = [replace(PLAN, publisher=name, published=EARLY) for name in names]

    described = describe_holdings(listed)

    assert described == Holdings(
        documents=7, publishers=("Weekly", "BMA", "Fund"), oldest=EARLY, newest=EARLY
    )


def test_of_many_publishers_five_are_named_and_the_others_counted() -> None:
    listed = [replace(PLAN, publisher=name, published=None) for name in "gfedcba"]

    described = describe_holdings(listed)

    assert described.publishers == ("a", "b", "c", "d", "e")
    assert described.other_publishers == 2


def test_dates_run_from_the_oldest_to_the_newest_and_undated_documents_are_counted() -> None:
    days = [LATE, None, EARLY, None, date(2016, 3, 15)]
    listed = [replace(PLAN, published=day) for day in days]

    described = describe_holdings(listed)

    assert (described.oldest, described.newest) == (EARLY, LATE)
    assert (described.documents, described.undated) == (5, 2)
