"""A location on the web is read as what the server sends: a page, a document, or a list."""

import gzip
from io import BytesIO
from pathlib import Path

import docx
import pytest

from sources.document import Document, Origin
from sources.source import NOTHING_KNOWN, Failure
from tests.sources.block_making import LONG
from tests.sources.readers.pdf.pdf_making import make_pdf
from tests.sources.web.loopback_site import LoopbackSite, Served, html, packed, sitemap, xml
from tests.sources.web.syncing import Syncs, documents, failures, unchanged


def test_a_page_is_one_document_with_its_address_and_the_set_publisher(site: LoopbackSite) -> None:
    site.pages["/plans"] = html("Plans for 44 areas", LONG)

    (page,) = Syncs(f"{site.address}plans?utm_source=mail#top", publisher="The Trust").sync()

    assert isinstance(page, Document)
    assert LONG in page.text
    assert page.url == page.location == page.root == f"{site.address}plans"
    assert (page.publisher, page.publisher_origin) == ("The Trust", Origin.SETTING)
    assert page.media_type == "text/html"


def test_the_page_that_a_redirect_ends_at_is_the_one_cited(site: LoopbackSite) -> None:
    site.pages["/old"] = Served(status=301, headers={"Location": "/moved?utm_medium=x"})
    site.pages["/moved"] = Served(status=302, headers={"Location": f"{site.address}new"})
    site.pages["/new"] = html("Plans", LONG)

    (page,) = documents(Syncs(f"{site.address}old").sync())

    assert page.url == f"{site.address}new"
    assert page.location == f"{site.address}old"


def test_a_pdf_and_a_word_file_are_read_as_such(site: LoopbackSite) -> None:
    letter = docx.Document()
    letter.add_paragraph(LONG)
    buffer = BytesIO()
    letter.save(buffer)
    site.pages["/plan.pdf"] = Served(
        make_pdf([[("The plan closes the gap by 2020/21.", 12)], [("It has two pages.", 12)]]),
        headers={"Content-Type": "application/pdf"},
    )
    site.pages["/get?id=7"] = Served(
        buffer.getvalue(), headers={"Content-Type": "application/octet-stream"}
    )
    site.pages["/list"] = Served(
        f"{site.address}plan.pdf\n{site.address}get?id=7\n".encode(),
        headers={"Content-Type": "text/plain; charset=utf-8"},
    )

    plan, letter_read = documents(Syncs(f"{site.address}list").sync())

    assert [page.number for page in plan.pages] == [1, 2]
    assert plan.url == f"{site.address}plan.pdf"
    assert LONG in letter_read.text


def test_a_page_without_a_content_type_is_read_by_its_content(site: LoopbackSite) -> None:
    site.pages["/plans"] = Served(html("Plans", LONG).body)

    (page,) = documents(Syncs(f"{site.address}plans").sync())

    assert page.media_type == "text/html"
    assert LONG in page.text


def test_the_servers_charset_counts_unless_the_bytes_are_utf8(site: LoopbackSite) -> None:
    words = "Gwasanaethau iechyd: y cynllun a’r gost – £22bn. " + LONG
    page = f"<html><head><title>Cynllun</title></head><body><p>{words}</p></body></html>"
    site.pages["/a"] = Served(
        page.encode("cp1252"), headers={"Content-Type": "text/html; charset=ISO-8859-1"}
    )
    site.pages["/b"] = Served(
        page.encode(), headers={"Content-Type": 'text/html; charset="iso-8859-1"'}
    )
    site.pages["/c"] = Served(
        page.encode("cp1252"), headers={"Content-Type": "text/html; charset=no-such"}
    )
    site.pages["/d"] = Served(
        page.encode("utf-16"), headers={"Content-Type": "text/html; charset=utf-16"}
    )
    site.pages["/map"] = sitemap([f"{site.address}{name}" for name in "abcd"])

    found = documents(Syncs(f"{site.address}map").sync())

    assert [words in each.text for each in found] == [True] * 4


def test_an_index_of_sitemaps_packed_ones_among_them_gives_every_page_once(
    site: LoopbackSite,
) -> None:
    names = ["a", "b", "c", "d"]
    for name in names:
        site.pages[f"/{name}"] = html(f"Page {name}", f"{LONG} {name}")
    pages = [f"{site.address}{name}" for name in names]
    site.pages["/index.xml"] = xml(
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        "<sitemap><loc>/one.xml.gz</loc></sitemap><sitemap><loc>/two.xml</loc></sitemap>"
        "</sitemapindex>"
    )
    one = gzip.compress(sitemap([*pages[:2], f"{pages[0]}#part"]).body)
    site.pages["/one.xml.gz"] = Served(one, headers={"Content-Type": "application/x-gzip"})
    site.pages["/two.xml"] = packed(sitemap(pages[1:]))
    syncs = Syncs(f"{site.address}index.xml")

    count = syncs.source().count()
    found = documents(syncs.sync())

    assert count == 4
    assert [each.location for each in found] == pages
    assert {each.root for each in found} == {f"{site.address}index.xml"}


@pytest.mark.parametrize(
    "feed",
    [
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
        "<title>The Health Trust</title><item><title>Plans &amp;amp; money</title>"
        "<link>{}a</link><dc:creator>Ann Other</dc:creator>"
        "<pubDate>Tue, 15 Nov 2016 00:10:00 +0100</pubDate></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Health Trust</title><entry>"
        "<title>Plans &amp; money</title><link rel='alternate' href='{}a'/>"
        "<author><name>Ann Other</name></author><published>2016-11-15T00:10:00+01:00</published>"
        "<updated>2016-11-16T09:00:00Z</updated></entry></feed>",
    ],
    ids=["rss", "atom"],
)
def test_a_feed_says_what_its_pages_do_not(site: LoopbackSite, feed: str) -> None:
    site.pages["/feed"] = xml(feed.format(site.address))
    site.pages["/a"] = Served(
        f"<html><body><p>{LONG}</p></body></html>".encode(), headers={"Content-Type": "text/html"}
    )

    (page,) = documents(Syncs(f"{site.address}feed").sync())

    assert (page.title, page.title_origin) == ("Plans & money", Origin.LISTING)
    assert (page.publisher, page.publisher_origin) == ("The Health Trust", Origin.LISTING)
    assert (str(page.published), page.published_origin) == ("2016-11-15", Origin.LISTING)
    assert page.author == "Ann Other"


def test_two_addresses_with_one_canonical_address_are_one_document(
    site: LoopbackSite, tmp_path: Path
) -> None:
    canonical = f"<link rel='canonical' href='{site.address}plans'>"
    for path in ("/plans?view=print", "/plans"):
        headers = {"ETag": f'"{path}"'}
        site.pages[path] = html("Plans", LONG, head=canonical, headers=headers)
    site.pages["/map"] = sitemap([f"{site.address}plans?view=print", f"{site.address}plans"])
    syncs = Syncs(f"{site.address}map", cache=tmp_path)

    (page,) = documents(syncs.sync())
    site.log.clear()
    again = syncs.sync()

    assert page.url == f"{site.address}plans"
    assert [each.document_id for each in unchanged(again)] == [page.id] == list(syncs.indexed)
    assert [status for path, status in site.asked() if path != "/map"] == [304, 304]


@pytest.mark.parametrize("named", ["https://elsewhere.example/plans", "/", "http://[", "data:x"])
def test_a_canonical_address_that_cannot_be_believed_is_passed_over(
    site: LoopbackSite, named: str
) -> None:
    site.pages["/plans"] = html("Plans", LONG, head=f"<link rel='canonical' href='{named}'>")

    (page,) = documents(Syncs(f"{site.address}plans").sync())

    assert page.url == f"{site.address}plans"


def test_what_a_list_names_and_is_no_page_is_a_failure(site: LoopbackSite) -> None:
    site.pages["/a"] = html("Plans", LONG)
    site.pages["/map"] = sitemap([f"{site.address}a", "ftp://127.0.0.1/b", f"{site.address}none"])

    found = Syncs(f"{site.address}map").sync()

    assert len(documents(found)) == 1
    assert {each.location: each.reason.split(";")[0] for each in failures(found)} == {
        "ftp://127.0.0.1/b": "ftp://127.0.0.1/b is no web address",
        f"{site.address}none": "there is no such page (404 not found)",
    }
    assert not any(each.whole_location for each in failures(found))


def test_pages_beyond_the_limit_are_reported(site: LoopbackSite) -> None:
    for name in "abc":
        site.pages[f"/{name}"] = html(f"Page {name}", f"{LONG} {name}")
    site.pages["/map"] = sitemap([f"{site.address}{name}" for name in "abc"])

    found = Syncs(f"{site.address}map").sync(max_pages=2)

    assert [each.location[-2:] for each in documents(found)] == ["/a", "/b"]
    assert "more than 2 pages" in failures(found)[0].reason


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (Served(status=404), "no such page"),
        (Served(status=403), "403 forbidden"),
        (Served(status=503), "503 service unavailable"),
        (xml("<urlset><url><loc>http://127.0.0.1/</loc></url>"), "sitemap is broken"),
        (xml("<urlset></urlset>"), "names no pages"),
        (xml("<sitemapindex></sitemapindex>"), "names no pages"),
        (xml("<rss version='2.0'"), "feed is broken"),
        (Served(gzip.compress(b"<urlset>" * 100)[:-20]), "cut off"),
    ],
)
def test_a_location_that_cannot_be_looked_at_is_one_failure(
    site: LoopbackSite, served: Served, reason: str
) -> None:
    site.pages["/map"] = served

    (failure,) = Syncs(f"{site.address}map").sync()

    assert isinstance(failure, Failure)
    assert failure.whole_location
    assert failure.location == f"{site.address}map"
    assert reason in failure.reason


def test_a_sitemap_missing_from_its_index_keeps_what_was_there(site: LoopbackSite) -> None:
    site.pages["/a"] = html("Plans", LONG)
    site.pages["/one"] = sitemap([f"{site.address}a"])
    site.pages["/index"] = xml(
        "<sitemapindex><sitemap><loc>/one</loc></sitemap><sitemap><loc>/two</loc></sitemap>"
        "<sitemap><loc>/index</loc></sitemap></sitemapindex>"
    )

    found = Syncs(f"{site.address}index").sync()

    assert len(documents(found)) == 1
    assert [each.whole_location for each in failures(found)].count(True) == 1
    assert any("no such page" in each.reason for each in failures(found))


def test_counting_fetches_a_list_once_and_reading_not_again(site: LoopbackSite) -> None:
    site.pages["/a"] = html("Plans", LONG)
    site.pages["/map"] = sitemap([f"{site.address}a"])
    source = Syncs(f"{site.address}map").source()

    assert source.count() == source.count() == 1
    list(source.read(NOTHING_KNOWN))

    assert site.asked() == [("/map", 200), ("/a", 200)]
