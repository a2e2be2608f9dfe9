"""Every kind of store keeps who asked for help, and whether they got it."""

from dataclasses import replace
from datetime import timedelta

from bot.store.ports import HelpStore
from tests.bot.store.samples import NOON, help_request

LATER = NOON + timedelta(minutes=5)


def test_a_request_for_help_comes_back_as_it_was_kept(store: HelpStore) -> None:
    store.keep_help(help_request())

    assert store.help_request("H1") == help_request()
    assert store.help_request("H2") is None


def test_a_request_kept_again_says_where_it_was_posted(store: HelpStore) -> None:
    store.keep_help(replace(help_request(), thread_ts=None))
    posted = replace(
        help_request(), thread_ts=None, posted=(("D1", "1.1"), ("C9", "2.2")), mark_ts="3.3"
    )

    store.keep_help(posted)

    assert store.help_request("H1") == posted


def test_a_request_is_resolved_once(store: HelpStore) -> None:
    store.keep_help(help_request())

    assert store.resolve_help("H1", "U2", LATER)
    assert not store.resolve_help("H1", "U3", LATER + timedelta(hours=1))

    resolved = replace(help_request(), resolved_by="U2", resolved_at=LATER)
    assert store.help_request("H1") == resolved


def test_a_request_that_is_not_there_cannot_be_resolved(store: HelpStore) -> None:
    store.keep_help(help_request())

    assert not store.resolve_help("H2", "U2", LATER)

    assert store.help_request("H1") == help_request()


def test_a_request_resolved_while_it_was_being_posted_stays_resolved(store: HelpStore) -> None:
    store.keep_help(help_request())
    store.resolve_help("H1", "U2", LATER)

    store.keep_help(replace(help_request(), posted=(("C9", "2.2"),)))

    found = store.help_request("H1")
    assert found == replace(
        help_request(), posted=(("C9", "2.2"),), resolved_by="U2", resolved_at=LATER
    )
    assert not store.resolve_help("H1", "U3", LATER)


def test_requests_are_counted_for_one_person_from_a_moment_on(store: HelpStore) -> None:
    store.keep_help(help_request("H1", at=NOON - timedelta(seconds=1)))
    store.keep_help(help_request("H2"))
    store.keep_help(help_request("H3", at=LATER))
    store.keep_help(help_request("H4", asker="U2"))

    counts = [store.count_help("T1", asker, NOON) for asker in ("U1", "U2", "U3")]

    assert counts == [2, 1, 0]
    assert store.count_help("T2", "U1", NOON) == 0
