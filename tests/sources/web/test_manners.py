"""Robots.txt is obeyed, hosts are given time, and what fails is asked for again."""

import pytest

from sources.document import Document
from sources.source import Failure
from tests.sources.block_making import LONG
from tests.sources.web.loopback_site import (
    LoopbackSite,
    Served,
    html,
    loopback_site,
    sitemap,
)
from tests.sources.web.syncing import Syncs, documents, failures


def _robots(text: str) -> Served:
    return Served(text.encode(), headers={"Content-Type": "text/plain"})


def _two_pages(site: LoopbackSite) -> Syncs:
    site.pages["/open"] = html("Open", LONG)
    site.pages["/board/closed"] = html("Closed", LONG)
    site.pages["/map"] = sitemap([f"{site.address}open", f"{site.address}board/closed"])
    return Syncs(f"{site.address}map")


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /board/",
        "\ufeffUser-agent: stp-bot\nDisallow: /board/\n\nUser-agent: *\nDisallow: /open",
        "User-agent: *\nDisallow: /\nAllow: /open\nAllow: /map",
        "User-agent: *\nDisallow: /*/closed$\n" + "# a comment\n" * 60_000,
    ],
)
def test_what_robots_txt_forbids_is_not_fetched(site: LoopbackSite, rules: str) -> None:
    site.pages["/robots.txt"] = _robots(rules)

    found = _two_pages(site).sync()

    assert [each.location for each in documents(found)] == [f"{site.address}open"]
    assert "robots.txt" in failures(found)[0].reason
    assert ("/board/closed", 200) not in site.asked()
    assert [each.path for each in site.log].count("/robots.txt") == 1


def test_a_redirect_is_followed_only_where_robots_txt_allows(site: LoopbackSite) -> None:
    site.pages["/robots.txt"] = _robots("User-agent: *\nDisallow: /board/")
    site.pages["/a"] = Served(status=301, headers={"Location": "/board/closed"})
    site.pages["/board/closed"] = html("Closed", LONG)

    (failure,) = Syncs(f"{site.address}a").sync()

    assert isinstance(failure, Failure)
    assert site.asked() == [("/a", 301)]


@pytest.mark.parametrize(
    "robots",
    [
        Served(status=404),
        Served(status=401),
        Served(b"\x00\xff<html>not found</html>"),
        [Served(status=301, headers={"Location": "/r"}), Served(status=404)],
        Served(status=301, headers={"Location": "/robots.txt"}),
    ],
)
def test_a_robots_txt_that_is_not_there_allows_everything(
    site: LoopbackSite, robots: Served | list[Served]
) -> None:
    site.pages["/robots.txt"] = robots

    assert len(documents(_two_pages(site).sync())) == 2


def test_a_robots_txt_that_fails_allows_nothing_today(site: LoopbackSite) -> None:
    site.pages["/robots.txt"] = Served(status=500)

    (failure,) = _two_pages(site).sync()

    assert isinstance(failure, Failure)
    assert failure.whole_location
    assert "robots.txt of 127.0.0.1" in failure.reason
    assert site.asked() == []


@pytest.mark.parametrize(
    ("rules", "pause_s", "slept"),
    [
        ("", 1.5, 1.5),
        ("User-agent: *\nCrawl-delay: 7", 1.5, 7.0),
        ("User-agent: *\nCrawl-delay: 0.1", 1.5, 1.5),
        ("User-agent: *\nCrawl-delay: 86400", 1.5, 30.0),
    ],
)
def test_a_host_is_given_the_time_that_it_asks_for(
    site: LoopbackSite, rules: str, pause_s: float, slept: float
) -> None:
    site.pages["/robots.txt"] = _robots(rules)
    syncs = _two_pages(site)

    syncs.sync(pause_s=pause_s)

    assert syncs.clock.slept == pytest.approx([slept] * 3)  # three requests after robots.txt


def test_a_page_that_fails_at_first_is_asked_for_again(site: LoopbackSite) -> None:
    site.pages["/a"] = [Served(status=500), Served(status=502), html("Plans", LONG)]
    syncs = Syncs(f"{site.address}a")

    assert len(documents(syncs.sync(pause_s=0))) == 1
    assert site.asked() == [("/a", 500), ("/a", 502), ("/a", 200)]
    assert syncs.clock.slept == [1.0, 2.0]


@pytest.mark.parametrize(
    ("header", "slept"),
    [("40", 40.0), ("Mon, 02 Mar 2026 12:00:50 GMT", 50.0), ("soon", 1.0), ("-5", 1.0)],
)
def test_a_server_that_names_a_time_gets_it(site: LoopbackSite, header: str, slept: float) -> None:
    busy = Served(status=429, headers={"Retry-After": header})
    site.pages["/a"] = [busy, html("Plans", LONG)]
    syncs = Syncs(f"{site.address}a")

    assert len(documents(syncs.sync(pause_s=0))) == 1
    assert syncs.clock.slept == [slept]


def test_a_server_that_wants_an_hour_is_left_alone_until_the_next_sync(site: LoopbackSite) -> None:
    site.pages["/a"] = Served(status=503, headers={"Retry-After": "3600"})
    syncs = Syncs(f"{site.address}a")

    (failure,) = failures(syncs.sync(pause_s=0))

    assert "sync again later" in failure.reason
    assert (len(site.asked()), syncs.clock.slept) == (1, [])


def test_after_three_tries_a_server_that_hangs_up_is_a_failure(site: LoopbackSite) -> None:
    site.pages["/robots.txt"] = Served(status=404)
    address = site.address
    site.close()
    syncs = Syncs(address)

    (failure,) = failures(syncs.sync(pause_s=0))

    assert "cannot be reached" in failure.reason
    assert syncs.clock.slept == [1.0, 2.0]


def test_a_host_that_falls_silent_is_left_alone_and_others_are_not(site: LoopbackSite) -> None:
    with loopback_site() as other:
        other.pages["/robots.txt"] = _robots("")
        other.pages["/gone"] = html("Gone", LONG)
        site.pages["/a"] = html("Plans", LONG)
        named = [f"{other.address}{number}" for number in range(8)]
        site.pages["/map"] = sitemap([f"{other.address}gone", *named, f"{site.address}a"])
        source = Syncs(f"{site.address}map").source(pause_s=0)
        found = source.read()
        first = next(found)
    # The other host is down from here on.
    rest = list(found)

    assert isinstance(first, Document)
    assert [each.location for each in failures(rest)] == named
    reasons = [each.reason for each in failures(rest)]
    assert ["did not answer 5 times" in each for each in reasons] == [False] * 5 + [True] * 3
    assert [each.location for each in documents(rest)] == [f"{site.address}a"]


def test_requests_name_the_bot_and_ask_only_for_gzip(site: LoopbackSite) -> None:
    site.pages["/a"] = html("Plans", LONG, headers={"Set-Cookie": "follow=me"})
    site.pages["/map"] = sitemap([f"{site.address}a", f"{site.address}b"])

    Syncs(f"{site.address}map").sync()

    assert {each.headers["user-agent"].split("/")[0] for each in site.log} == {"stp-bot"}
    assert {each.headers["accept-encoding"] for each in site.log} == {"gzip"}
    assert not any("cookie" in each.headers for each in site.log)
