"""Slow, huge, circular and hostile answers are refused, each with a reason."""

import gzip
from collections.abc import Iterator

import pytest

from sources.source import Failure
from sources.web.options import WebOptions
from sources.web.web_source import WebSource
from tests.sources.block_making import LONG
from tests.sources.web.loopback_site import LoopbackSite, Served, StoppedClock, html, sitemap
from tests.sources.web.syncing import Syncs, documents, failures


def _only_failure(site: LoopbackSite, path: str = "a", **options: float) -> Failure:
    (failure,) = Syncs(f"{site.address}{path}").sync(**options)
    assert isinstance(failure, Failure)
    return failure


def test_a_page_that_drips_for_too_long_is_given_up(site: LoopbackSite) -> None:
    def drip() -> Iterator[bytes]:
        yield b"<html><body>"
        while not site.stopping.wait(0.02):
            yield b"x"

    site.pages["/a"] = Served(pieces=drip)

    failure = _only_failure(site, total_s=0.3, timeout_s=5)

    assert "0.3 s for the whole" in failure.reason
    assert len(site.asked()) == 1


def test_a_server_that_says_nothing_is_given_up(site: LoopbackSite) -> None:
    class Dripping(dict[str, str]):
        def items(self) -> Iterator[tuple[str, str]]:  # type: ignore[override]  # all that is used
            site.stopping.wait(3)
            yield "X-Late", "yes"

    site.pages["/a"] = Served(headers=Dripping())

    failure = _only_failure(site, total_s=30, timeout_s=0.2)

    assert "0.2 s for a piece" in failure.reason


def test_a_slow_page_loses_only_itself(site: LoopbackSite) -> None:
    def drip() -> Iterator[bytes]:
        while not site.stopping.wait(0.02):
            yield b"x"

    site.pages["/slow"] = Served(pieces=drip)
    site.pages["/a"] = html("Plans", LONG)
    site.pages["/map"] = sitemap([f"{site.address}slow", f"{site.address}a"])

    found = Syncs(f"{site.address}map").sync(total_s=0.3)

    assert [each.location for each in failures(found)] == [f"{site.address}slow"]
    assert [each.location for each in documents(found)] == [f"{site.address}a"]


def test_a_huge_page_is_read_no_further_than_the_limit(site: LoopbackSite) -> None:
    sent: list[int] = []

    def pour() -> Iterator[bytes]:
        while not site.stopping.is_set() and len(sent) < 10_000:
            sent.append(1)
            yield b"x" * 100_000

    site.pages["/a"] = Served(pieces=pour)

    failure = _only_failure(site, max_bytes=1_000_000)

    assert "larger than the limit" in failure.reason
    assert len(sent) < 1000  # what the sockets between hold, not a gigabyte


def test_a_page_that_says_how_huge_it_is_is_not_read_at_all(site: LoopbackSite) -> None:
    site.pages["/a"] = Served(b"", headers={"Content-Length": "1000000001"})

    assert "larger than the limit" in _only_failure(site).reason


def test_a_gzip_bomb_is_not_unpacked(site: LoopbackSite) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    site.pages["/a"] = Served(bomb, headers={"Content-Encoding": "gzip"})
    site.pages["/map.xml.gz"] = Served(bomb)

    assert "larger than the limit" in _only_failure(site, max_bytes=1_000_000).reason
    assert "once unpacked" in _only_failure(site, "map.xml.gz", max_bytes=1_000_000).reason


@pytest.mark.parametrize(
    ("body", "packing", "reason"),
    [
        (b"no gzip", "gzip", "damaged gzip"),
        # Without the time that gzip writes into it: every process names its tests alike.
        (gzip.compress(b"x" * 1000, mtime=0)[:-9], "gzip", "cut off"),
        (b"x", "br", "packed as br"),
    ],
    ids=["damaged", "cut", "unknown"],
)
def test_an_answer_that_cannot_be_unpacked_says_so(
    site: LoopbackSite, body: bytes, packing: str, reason: str
) -> None:
    site.pages["/a"] = Served(body, headers={"Content-Encoding": packing})

    assert reason in _only_failure(site).reason


def test_ten_redirects_are_followed_and_eleven_not(site: LoopbackSite) -> None:
    for number in range(11):
        site.pages[f"/{number}"] = Served(status=302, headers={"Location": f"/{number + 1}"})
    site.pages["/11"] = html("Plans", LONG)

    assert "more than 10 times" in _only_failure(site, "0").reason
    assert len(documents(Syncs(f"{site.address}1").sync())) == 1


def test_a_circle_of_redirects_is_left_at_once(site: LoopbackSite) -> None:
    site.pages["/a"] = Served(status=307, headers={"Location": "/b"})
    site.pages["/b"] = Served(status=308, headers={"Location": "/a#again"})

    assert "in a circle" in _only_failure(site).reason
    assert site.asked() == [("/a", 307), ("/b", 308)]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:///etc/passwd", "file:///etc/passwd is no web address"),
        ("javascript:alert(1)", "no web address"),
        ("http://user:secret@127.0.0.1/", "holds a user name or password"),
        ("http://127.0.0.1:99999/", "no web address"),
        ("http://10.0.0.1/plans", "10.0.0.1 is not on the public web"),
        ("http://169.254.169.254/latest/meta-data/", "not on the public web"),
        ("http://[fe80::1]/", "not on the public web"),
    ],
)
def test_a_redirect_to_what_is_no_page_is_refused(
    site: LoopbackSite, target: str, reason: str
) -> None:
    site.pages["/a"] = Served(status=301, headers={"Location": target})

    failure = _only_failure(site)

    assert reason in failure.reason
    assert "secret" not in failure.reason


def test_a_private_address_is_refused_before_anything_is_sent(site: LoopbackSite) -> None:
    port = site.address.rsplit(":", 1)[1]
    hosts = ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "0", "[::1]")

    reasons = {}
    for host in hosts:
        source = WebSource(f"http://{host}:{port}", options=WebOptions(), clock=StoppedClock())
        (failure,) = source.read()
        assert isinstance(failure, Failure)
        assert failure.whole_location
        reasons[host] = failure.reason

    assert all("not on the public web" in reason for reason in reasons.values()), reasons
    assert all("STP_SOURCES__WEB_PRIVATE" in reason for reason in reasons.values())
    assert site.log == []


def test_a_list_does_not_lead_into_another_network(site: LoopbackSite) -> None:
    site.pages["/a"] = html("Plans", LONG)
    site.pages["/map"] = sitemap(["http://192.168.0.1/", f"{site.address}a"])

    found = Syncs(f"{site.address}map").sync()

    assert "not on the public web" in failures(found)[0].reason
    assert [each.location for each in documents(found)] == [f"{site.address}a"]


def test_only_an_answer_to_a_question_by_version_may_say_unchanged(site: LoopbackSite) -> None:
    site.pages["/a"] = Served(status=304)

    assert "304 not modified" in _only_failure(site).reason
