"""Sitemaps, feeds and lists give their pages, or a clear error."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.web.address_lists import parse_addresses
from sources.web.errors import ListError
from sources.web.feeds import parse_feed
from sources.web.listing import Listing, ListingKind
from sources.web.listing_kind import recognise_listing
from sources.web.sitemaps import parse_sitemap

_BASE = "https://example.org/maps/one.xml"
_SITEMAP = (
    b"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    b" xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'"
    b" xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
    b"<url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2016-11-14</lastmod>"
    b"<image:image><image:loc>https://example.org/a.png</image:loc></image:image></url>"
    b"<url><loc>../b</loc><news:news><news:publication><news:name>The Paper</news:name>"
    b"</news:publication><news:publication_date>2017-03-01T09:00:00Z</news:publication_date>"
    b"<news:title>Beds</news:title></news:news></url>"
    b"<url><lastmod>2016-01-01</lastmod></url></urlset>"
)
_RSS = (
    b"<rss version='2.0'><channel><title>News</title><item><title>A</title><link>/a</link>"
    b"<pubDate>Mon, 27 Feb 2017 08:00:00 GMT</pubDate></item></channel></rss>"
)


def _addresses(listing: Listing) -> list[str]:
    return [each.address for each in listing.entries]


def _feed(data: bytes) -> Listing:
    return parse_feed(data, base=_BASE, content_type="")


def test_a_sitemap_gives_its_pages_with_what_it_says_of_them() -> None:
    first, second = parse_sitemap(_SITEMAP, base=_BASE).entries

    assert first.address == "https://example.org/a?x=1&y=2"
    assert (first.changed, first.facts) == ("2016-11-14", None)
    assert second.address == "https://example.org/b"
    assert second.facts is not None
    assert (second.facts.title, second.facts.publisher) == ("Beds", "The Paper")
    assert str(second.facts.published) == "2017-03-01"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_sitemap_is_read_in_its_own_encoding(encoding: str) -> None:
    data = _SITEMAP.decode().encode(encoding)

    assert recognise_listing(data, content_type="text/html") is ListingKind.SITEMAP
    assert len(parse_sitemap(data, base=_BASE).entries) == 2


def test_a_sitemap_that_is_cut_off_is_refused_as_a_whole() -> None:
    for length in range(60, len(_SITEMAP) - 1, 37):
        with pytest.raises(ListError):
            parse_sitemap(_SITEMAP[:length], base=_BASE)


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x "aaaaaaaaaa">',
        '<!ENTITY y "aaaaaaaaaa"><!ENTITY x "&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;">',
    ],
)
def test_entities_are_not_expanded(entity: str) -> None:
    data = (
        f"<!DOCTYPE urlset [{entity}]><urlset><url><loc>https://example.org/&x;</loc></url>"
        "<url><loc>https://example.org/b</loc></url></urlset>"
    ).encode()

    listing = parse_sitemap(data, base=_BASE)

    assert _addresses(listing) == ["https://example.org/b"]
    assert "entity" in listing.problems[0].reason


def test_a_sitemap_of_endless_parts_is_given_up() -> None:
    start = b"<urlset><url><loc>https://example.org/a</loc></url><url>"

    with pytest.raises(ListError, match="too many parts"):
        parse_sitemap(start + b"<x/>" * 20_000 + b"</url></urlset>", base=_BASE)


def test_what_is_no_entry_of_a_sitemap_is_passed_over() -> None:
    data = b"<urlset><x/><!-- y --><url><loc>/a</loc></url><z><url><loc>/b</loc></url></z></urlset>"

    assert _addresses(parse_sitemap(data, base=_BASE)) == ["https://example.org/a"]


def test_entities_of_a_feed_cannot_blow_up() -> None:
    nested = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    data = (
        f'<?xml version="1.0"?>\n<!DOCTYPE rss [\n<!ENTITY e0 "aaaaaaaaaa">\n{nested}\n]>\n'
        "<rss version='2.0'><channel><item><title>&e9;</title><link>/a</link></item>"
        "</channel></rss>"
    ).encode()

    (entry,) = _feed(data).entries

    assert len(str(entry.facts)) < 10_000


@pytest.mark.parametrize(
    ("item", "published"),
    [
        ("<pubDate>Tue, 15 Nov 2016 00:10:00 +0100</pubDate>", "2016-11-15"),
        ("<pubDate>15/11/2016</pubDate>", "2016-11-15"),
        ("<pubDate>2016-11-15T00:10:00+01:00</pubDate>", "2016-11-15"),
        ("<dc:date>2016-11-15</dc:date>", "None"),
        ("<pubDate>soon</pubDate>", "None"),
        ("", "None"),
    ],
)
def test_the_day_is_the_one_that_the_feed_writes(item: str, published: str) -> None:
    data = (
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>N</title>"
        f"<item><link>/a</link>{item}</item></channel></rss>"
    ).encode()

    (entry,) = _feed(data).entries

    assert entry.facts is not None
    assert str(entry.facts.published) == published


def test_the_source_of_an_entry_is_its_publisher_before_the_feed() -> None:
    data = (
        b"<rss version='2.0'><channel><title>All news</title><item><link>/a</link>"
        b"<source url='https://b.example/'>The Gazette</source>"
        b"<author>press@b.example</author></item></channel></rss>"
    )

    (entry,) = _feed(data).entries

    assert entry.facts is not None
    assert (entry.facts.publisher, entry.facts.author) == ("The Gazette", None)


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("ann@b.example (Ann Other)", "Ann Other"),
        ("Ann Other &lt;ann@b.example&gt;", "Ann Other"),
        ("Ann Other", "Ann Other"),
        ("ann@b.example", None),
    ],
)
def test_an_author_is_a_name_and_no_address(written: str, author: str | None) -> None:
    data = (
        "<rss version='2.0'><channel><title>N</title><item><link>/a</link>"
        f"<author>{written}</author></item></channel></rss>"
    ).encode()

    (entry,) = _feed(data).entries

    assert entry.facts is not None
    assert entry.facts.author == author


def test_what_cannot_be_an_address_is_shown_without_its_password() -> None:
    data = b"<urlset><url><loc>https://me:secret@example.org/\na</loc></url></urlset>"

    (problem,) = parse_sitemap(data, base=_BASE).problems

    assert problem.text == "https://example.org/?a"
    assert "secret" not in problem.reason


def test_an_entry_without_a_link_names_no_page() -> None:
    data = (
        b"<rss version='2.0'><channel><title>N</title><item><title>A</title></item>"
        b"<item><guid>https://example.org/b</guid></item></channel></rss>"
    )

    assert _addresses(_feed(data)) == ["https://example.org/b"]


def test_a_list_takes_addresses_and_comments_and_reports_the_rest() -> None:
    listing = parse_addresses(
        "\ufeff# pages on STPs\r\n\r\n https://example.org/a \nhttps://example.org/a#b\n"
        "www.example.org\nhttps://example.org/c\n"
    )

    assert _addresses(listing) == ["https://example.org/a", "https://example.org/c"]
    assert [each.text for each in listing.problems] == ["line 5"]


@pytest.mark.parametrize(
    ("data", "content_type", "kind"),
    [
        (_SITEMAP, "", ListingKind.SITEMAP),
        (b"<!-- " + b"x" * 3000 + b" <html> -->\n<sitemapindex>", "", ListingKind.INDEX),
        (b'<!DOCTYPE urlset [<!ENTITY x "y">\n<!ELEMENT z ANY>]>\n<urlset/>', "", "sitemap"),
        (b"<!--" * 20_000, "", None),
        (b"<?xml version='1.0'", "", None),
        (_RSS, "text/html", ListingKind.FEED),
        (b"<?xml version='1.0'?><a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", "", "feed"),
        (b"<?xml-stylesheet href='x'?><rdf:RDF xmlns:rdf='r'>", "", ListingKind.FEED),
        (b"<!DOCTYPE html><html><body><rss></body>", "application/rss+xml", None),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "", None),
        (b"# list\nhttps://a.example/\n", "text/plain; charset=utf-8", ListingKind.ADDRESSES),
        (codecs.BOM_UTF8 + b"https://a.example/\r\n", "", ListingKind.ADDRESSES),
        (b"https://a.example/\n", "text/html", None),
        (b"https://a.example/\nand so on", "text/plain", None),
        (b"https://a.example/ is a page.\n", "text/plain", None),
        (b"# a heading and no address\n", "text/plain", None),
        (b"", "text/plain", None),
        (b"%PDF-1.7", "", None),
    ],
)
def test_content_decides_what_names_pages(
    data: bytes, content_type: str, kind: ListingKind | None
) -> None:
    assert recognise_listing(data, content_type=content_type) == kind


def test_a_namespace_with_a_brace_in_it_is_no_fault() -> None:
    with pytest.raises(ListError, match="the feed is broken"):
        _feed(b"<?xml version='1.0'?><urlset xmlns='}odd'><url/></urlset>")


@given(
    st.one_of(
        st.binary(max_size=200),
        st.builds(
            lambda data, start, piece: data[:start] + piece + data[start + len(piece) :],
            st.sampled_from([_SITEMAP, _RSS]),
            st.integers(0, 300),
            st.binary(max_size=12),
        ),
    )
)
def test_any_bytes_are_a_list_or_a_clear_error(data: bytes) -> None:
    recognise_listing(data, content_type="text/plain")
    for parse in (lambda each: parse_sitemap(each, base=_BASE), _feed):
        try:
            listing = parse(data)
        except ListError:
            continue
        assert all(each.startswith(("http://", "https://")) for each in _addresses(listing))


@pytest.mark.parametrize("dot", [".", "&#46;"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_with_an_endless_author_is_refused_at_once(dot: str, encoding: str) -> None:
    feed = (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>T</title>'
        f"<item><link>https://plans.example/a</link><author>{dot * 300_000}</author></item>"
        "</channel></rss>"
    )

    with pytest.raises(ListError, match="300,000 letters"):
        _feed(feed.encode(encoding))
