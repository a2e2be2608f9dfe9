"""A file of ours that names pages is a location, too."""

from pathlib import Path

from sources.open_location import open_location
from sources.source import Failure
from tests.sources.block_making import LONG
from tests.sources.web.loopback_site import LoopbackSite, html
from tests.sources.web.syncing import documents, failures, make_options, unchanged


def test_the_pages_that_a_file_names_are_read_and_bad_lines_reported(
    site: LoopbackSite, tmp_path: Path
) -> None:
    site.pages["/a"] = html("Plans", LONG, headers={"ETag": '"a"'})
    path = tmp_path / "reading list.urls"
    path.write_text(f"# our reading list\n{site.address}a\nsee also\n")
    source = open_location(
        str(path), collection="board", publisher="The Trust", web=make_options(pause_s=0)
    )

    assert source.count() == 1
    found = list(source.read())
    (page,) = documents(found)
    again = list(source.read({page.id: page.fingerprint}))

    assert (page.location, page.collection) == (f"{site.address}a", "board")
    assert (page.publisher, page.root) == ("The Trust", str(path))
    assert [each.location for each in failures(found)] == ["line 3"]
    assert [each.document_id for each in unchanged(again)] == [page.id]
    assert site.asked() == [("/a", 200), ("/a", 304)]


def test_a_file_that_is_missing_or_no_text_is_one_failure(tmp_path: Path) -> None:
    broken = tmp_path / "broken.urls"
    broken.write_bytes(b"\x00\x01\x02\x03" * 100)

    for path in (tmp_path / "none.urls", broken):
        source = open_location(str(path), collection="open")
        assert source.count() == 1
        (failure,) = source.read()
        assert isinstance(failure, Failure)
        assert failure.whole_location
