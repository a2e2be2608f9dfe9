"""The second sync fetches only what changed, and loses nothing that cannot be had today."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sources.document import Document
from sources.errors import TimeLimitError
from sources.read_here import ReadersHere
from sources.reading import Job
from sources.source import Unchanged
from tests.sources.block_making import LONG
from tests.sources.web.loopback_site import LoopbackSite, Served, html, sitemap, xml
from tests.sources.web.syncing import Syncs, documents, failures, unchanged


def _tagged(name: str, text: str, *, tag: str) -> Served:
    return html(f"Page {name}", f"{LONG} {text}", headers={"ETag": f'"{tag}"'})


def _dated(name: str, text: str, *, day: int) -> Served:
    modified = f"Mon, {day:02} Feb 2026 10:00:00 GMT"
    return html(f"Page {name}", f"{LONG} {text}", headers={"Last-Modified": modified})


def _feed(site: LoopbackSite, names: str) -> Served:
    items = "".join(
        f"<item><title>Story {name}</title><link>{site.address}{name}</link></item>"
        for name in names
    )
    return xml(f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>")


def test_a_version_that_is_not_named_in_ascii_is_asked_for_as_the_server_named_it(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = _tagged("a", "first", tag="größer")
    syncs = Syncs(f"{site.address}a", cache=tmp_path)
    first = documents(syncs.sync())

    second = syncs.sync()

    assert unchanged(second) == [Unchanged(first[0].id, first[0].location)]


def test_unchanged_pages_and_lists_are_asked_for_by_version_only(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = _tagged("a", "first", tag="a1")
    site.pages["/b"] = _dated("b", "first", day=2)
    site.pages["/map"] = Served(
        sitemap([f"{site.address}a", f"{site.address}b"]).body,
        headers={"Content-Type": "text/xml", "ETag": '"map"'},
    )
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    first = documents(syncs.sync())
    site.log.clear()

    second = syncs.sync()

    assert site.asked() == [("/map", 304), ("/a", 304), ("/b", 304)]
    assert [each.document_id for each in unchanged(second)] == [each.id for each in first]
    assert len(second) == 2


def test_only_the_page_that_changed_is_sent_again(site: LoopbackSite, tmp_path: Path) -> None:
    site.pages["/a"] = _tagged("a", "first", tag="a1")
    site.pages["/b"] = _dated("b", "first", day=2)
    site.pages["/map"] = sitemap([f"{site.address}a", f"{site.address}b"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    first = {each.id: each for each in documents(syncs.sync())}
    site.log.clear()
    site.pages["/b"] = _dated("b", "second", day=9)

    (changed,) = documents(syncs.sync())

    assert site.asked() == [("/map", 200), ("/a", 304), ("/b", 200)]
    assert changed.text.endswith("second")
    assert changed.revision != first[changed.id].revision


def test_a_single_page_is_asked_for_by_version_only(site: LoopbackSite, tmp_path: Path) -> None:
    site.pages["/old"] = Served(status=301, headers={"Location": "/a"})
    site.pages["/a"] = _tagged("a", "first", tag="a1")
    syncs = Syncs(f"{site.address}old", cache=tmp_path)
    (page,) = documents(syncs.sync())
    site.log.clear()

    (again,) = syncs.sync()

    assert site.asked() == [("/old", 301), ("/a", 304)]
    assert again == Unchanged(page.id, f"{site.address}old")


def test_a_page_without_a_version_is_unchanged_by_its_bytes_or_its_text(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = html("Page a", LONG)
    site.pages["/b"] = html("Page b", LONG, head="<meta name='token' content='1'>")
    site.pages["/map"] = sitemap([f"{site.address}a", f"{site.address}b"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    first = documents(syncs.sync())
    site.pages["/b"] = html("Page b", LONG, head="<meta name='token' content='2'>")

    second = syncs.sync()

    assert [each.document_id for each in unchanged(second)] == [each.id for each in first]


def test_a_new_version_mark_on_an_old_page_is_kept_for_the_next_time(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = _tagged("a", "", tag="a1")
    syncs = Syncs(f"{site.address}a", cache=tmp_path)
    (first,) = documents(syncs.sync())
    site.pages["/a"] = _tagged("a", "", tag="a2")

    (second,) = documents(syncs.sync())
    site.log.clear()
    syncs.sync()

    assert second.revision == first.revision
    assert site.asked() == [("/a", 304)]


def test_a_page_without_a_version_is_not_asked_for_while_the_sitemap_says_the_same(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = html("Page a", LONG)
    site.pages["/map"] = sitemap([f"{site.address}a"], changed="2026-02-20")
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    (first,) = documents(syncs.sync())
    site.log.clear()

    held = syncs.sync()
    asked_while_held = site.asked()
    site.pages["/map"] = sitemap([f"{site.address}a"], changed="2026-03-02")
    site.pages["/a"] = html("Page a", f"{LONG} changed")
    (changed,) = documents(syncs.sync())

    assert held == [Unchanged(first.id, f"{site.address}a")]
    assert asked_while_held == [("/map", 200)]
    assert changed.text.endswith("changed")


@pytest.mark.parametrize(
    ("changed", "days", "requests"),
    [
        ("2026-03-02", 1, 1),  # the day of the first sync: more may have changed after it
        ("2026-02-20", 31, 1),  # long ago: some sites never change what they say
        ("2026-02-20", 29, 0),
        ("2026-02-20T10:00:00+00:00", 1, 0),
        ("last week", 1, 1),
    ],
)
def test_a_sitemap_is_believed_only_for_days_well_past_and_not_for_ever(
    site: LoopbackSite, tmp_path: Path, changed: str, days: int, requests: int
) -> None:
    site.pages["/a"] = html("Page a", LONG)
    site.pages["/map"] = sitemap([f"{site.address}a"], changed=changed)
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    syncs.sync()
    site.log.clear()
    syncs.clock.moment += timedelta(days=days)

    syncs.sync()

    assert site.asked().count(("/a", 200)) == requests


def test_a_page_that_is_gone_from_the_site_is_dropped(site: LoopbackSite, tmp_path: Path) -> None:
    for name in "abc":
        site.pages[f"/{name}"] = _tagged(name, name, tag=name)
    site.pages["/map"] = sitemap([f"{site.address}{name}" for name in "abc"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    syncs.sync()
    site.pages["/a"] = Served(status=410)
    site.pages["/map"] = sitemap([f"{site.address}{name}" for name in "ab"])

    found = syncs.sync()

    assert [each.location for each in unchanged(found)] == [f"{site.address}b"]
    assert not failures(found)
    assert [each.location for each in syncs.indexed.values()] == [f"{site.address}b"]


@pytest.mark.parametrize("status", [500, 503, 403])
def test_a_page_that_fails_today_keeps_its_id(
    site: LoopbackSite, tmp_path: Path, status: int
) -> None:
    canonical = f"<link rel='canonical' href='{site.address}plans'>"
    site.pages["/a"] = html("Plans", LONG, head=canonical)
    site.pages["/map"] = sitemap([f"{site.address}a"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    (page,) = documents(syncs.sync())
    site.pages["/a"] = Served(status=status)

    (failure,) = failures(syncs.sync())

    assert failure.document_id == page.id
    assert not failure.whole_location
    assert list(syncs.indexed) == [page.id]


def test_a_location_that_fails_today_keeps_everything(site: LoopbackSite, tmp_path: Path) -> None:
    site.pages["/a"] = _tagged("a", "", tag="a")
    site.pages["/map"] = sitemap([f"{site.address}a"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    syncs.sync()
    site.pages["/map"] = Served(status=500)

    (failure,) = failures(syncs.sync())

    assert failure.whole_location
    assert len(syncs.indexed) == 1


def test_what_a_feed_no_longer_names_is_still_there_until_its_page_is_gone(
    site: LoopbackSite, tmp_path: Path
) -> None:
    for name in "abc":
        site.pages[f"/{name}"] = _tagged(name, name, tag=name)
    site.pages["/feed"] = _feed(site, "ab")
    syncs = Syncs(f"{site.address}feed", cache=tmp_path)
    syncs.sync()
    site.pages["/feed"] = _feed(site, "c")
    site.pages["/b"] = Served(status=404)
    site.log.clear()

    found = syncs.sync()

    assert site.asked() == [("/feed", 200), ("/c", 200), ("/a", 304), ("/b", 404)]
    assert [each.location[-1] for each in found] == ["c", "a"]


def test_old_news_beyond_the_limit_is_kept_without_asking(
    site: LoopbackSite, tmp_path: Path
) -> None:
    for name in "abc":
        site.pages[f"/{name}"] = _tagged(name, name, tag=name)
    site.pages["/feed"] = _feed(site, "ab")
    syncs = Syncs(f"{site.address}feed", cache=tmp_path)
    syncs.sync(max_pages=2)
    site.pages["/feed"] = _feed(site, "c")
    site.log.clear()

    found = syncs.sync(max_pages=2)

    assert site.asked() == [("/feed", 200), ("/c", 200), ("/a", 304)]
    assert len(unchanged(found)) == 2


def test_what_the_feed_says_anew_makes_the_document_anew(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = Served(
        f"<html><body><p>{LONG}</p></body></html>".encode(),
        headers={"Content-Type": "text/html", "ETag": '"a"'},
    )
    site.pages["/feed"] = _feed(site, "a")
    syncs = Syncs(f"{site.address}feed", cache=tmp_path)
    syncs.sync()
    site.pages["/feed"] = xml(
        f"<rss version='2.0'><channel><title>News</title><item><title>Corrected</title>"
        f"<link>{site.address}a</link></item></channel></rss>"
    )

    (page,) = documents(syncs.sync())
    again = syncs.sync()

    assert page.title == "Corrected"
    assert len(unchanged(again)) == 1


def test_another_publisher_for_the_location_makes_the_documents_anew(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = _tagged("a", "", tag="a")
    syncs = Syncs(f"{site.address}a", cache=tmp_path, publisher="One")
    syncs.sync()
    syncs.publisher = "Two"

    (page,) = syncs.sync()

    assert isinstance(page, Document)
    assert page.publisher == "Two"


def test_a_page_that_cannot_be_read_is_not_sent_again_until_it_changes(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = Served(
        b"\x89PNG\r\n\x1a\n" + bytes(200), headers={"Content-Type": "image/png", "ETag": '"1"'}
    )
    site.pages["/b"] = _tagged("b", "", tag="b")
    site.pages["/map"] = sitemap([f"{site.address}a", f"{site.address}b"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    first = failures(syncs.sync())
    site.log.clear()

    second = failures(syncs.sync())
    asked = site.asked()
    site.pages["/a"] = _tagged("a", "", tag="2")
    third = syncs.sync()

    assert first == second
    assert first[0].location == f"{site.address}a"
    assert asked == [("/map", 200), ("/a", 304), ("/b", 304)]
    assert len(documents(third)) == 1


def test_a_page_that_only_took_too_long_to_read_is_tried_again(
    site: LoopbackSite, tmp_path: Path
) -> None:
    class SlowReaders(ReadersHere):
        def read_all(self, jobs: Iterable[Job]) -> Iterator[TimeLimitError]:
            for job in jobs:
                yield TimeLimitError(f"{job.name} takes too long")

    site.pages["/a"] = _tagged("a", "", tag="1")
    site.pages["/map"] = sitemap([f"{site.address}a"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path, readers=SlowReaders())
    first = syncs.sync()
    syncs.readers = None

    second = syncs.sync()

    assert len(failures(first)) == 1
    assert len(documents(second)) == 1


def test_a_page_that_can_no_longer_be_read_keeps_its_earlier_version(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = _tagged("a", "", tag="1")
    site.pages["/map"] = sitemap([f"{site.address}a"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    (page,) = documents(syncs.sync())
    site.pages["/a"] = Served(b"<html></html>", headers={"ETag": '"2"'})
    syncs.sync()
    site.log.clear()

    (failure,) = failures(syncs.sync())
    asked = site.asked()
    site.pages["/a"] = _tagged("a", "", tag="1")
    restored = syncs.sync()

    assert failure.document_id == page.id
    assert asked == [("/map", 200), ("/a", 304)]
    assert restored == [Unchanged(page.id, f"{site.address}a")]


def test_another_way_of_reading_makes_the_documents_anew(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = _tagged("a", "", tag="a")
    site.pages["/map"] = sitemap([f"{site.address}a"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    (page,) = documents(syncs.sync())
    fingerprint = json.loads(page.fingerprint)
    older = json.dumps(fingerprint | {"rules": "those of last year"})
    syncs.indexed[page.id] = replace(page, fingerprint=older)
    site.log.clear()

    (again,) = documents(syncs.sync())

    assert again.revision == page.revision
    assert json.loads(again.fingerprint)["rules"] == fingerprint["rules"]
    assert site.asked() == [("/map", 200), ("/a", 200)]


@pytest.mark.parametrize("damage", ['{"web": 1}', '{"web": 99, "address": "x"}', '{"web"', "ab12"])
def test_a_fingerprint_that_cannot_be_read_costs_a_request(site: LoopbackSite, damage: str) -> None:
    site.pages["/a"] = _tagged("a", "", tag="a")
    syncs = Syncs(f"{site.address}a")
    (page,) = documents(syncs.sync())
    syncs.indexed[page.id] = replace(page, fingerprint=damage)

    assert len(documents(syncs.sync())) == 1


def test_a_lost_or_damaged_cache_costs_requests_and_nothing_else(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = _tagged("a", "", tag="a")
    site.pages["/map"] = Served(
        sitemap([f"{site.address}a"]).body, headers={"Content-Type": "text/xml", "ETag": '"map"'}
    )
    syncs = Syncs(f"{site.address}map", cache=tmp_path)
    syncs.sync()
    for number, file in enumerate(sorted(tmp_path.iterdir())):
        file.write_bytes(b'{"key": [1, ' if number else b"\xff\x00")
    site.log.clear()

    found = syncs.sync()

    assert site.asked() == [("/map", 200), ("/a", 304)]
    assert len(unchanged(found)) == 1


def test_without_an_index_everything_is_fetched_again(site: LoopbackSite, tmp_path: Path) -> None:
    site.pages["/a"] = _tagged("a", "", tag="a")
    syncs = Syncs(f"{site.address}a", cache=tmp_path)
    syncs.sync()
    syncs.indexed.clear()

    found = syncs.sync()

    assert len(documents(found)) == 1


def test_a_page_of_two_locations_is_not_fetched_for_both_each_time(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = _tagged("a", "", tag="a")
    site.pages["/feed"] = _feed(site, "a")
    site.pages["/map"] = sitemap([f"{site.address}a"])
    syncs = Syncs(f"{site.address}feed", cache=tmp_path)
    (page,) = documents(syncs.sync())
    other = Syncs(f"{site.address}map", cache=tmp_path, indexed=dict(syncs.indexed))
    site.log.clear()

    found = other.sync()

    assert found == [Unchanged(page.id, f"{site.address}a")]
    assert site.asked() == [("/map", 200), ("/a", 304)]
