"""Sidecars say of a folder's documents what they hold, the nearest first."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sources.document import Document, Origin
from sources.errors import MetadataError
from sources.facts.folder_facts import FolderFacts
from sources.facts.metadata import combine_facts
from sources.folder import FolderSource
from sources.source import Failure

TEXT = "The plan closes two wards. Nobody was asked about it."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three documents, two of them below it."""
    for location in ("a.txt", "board/b.txt", "board/2016/c.txt"):
        path = tmp_path / location
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    return tmp_path


def _read(folder: Path) -> FolderFacts:
    return FolderFacts(folder, sorted(folder.rglob("*.txt")))


def _publishers(folder: Path) -> Mapping[str, str | None]:
    facts = _read(folder)
    return {
        path.name: combine_facts(facts.facts_for(path)).publisher
        for path in sorted(folder.rglob("*.txt"))
    }


def _write(folder: Path, text: str, name: str = "stp-sources.csv") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_document_is_named_by_its_path_its_name_or_a_pattern(folder: Path) -> None:
    _write(folder, "location,publisher\na.txt,BMA\nb.txt,HCSA\nboard/2016/*.txt,LGA\n")

    assert _publishers(folder) == {"a.txt": "BMA", "b.txt": "HCSA", "c.txt": "LGA"}
    assert _read(folder).problems == ()


@pytest.mark.parametrize(
    ("pattern", "fitting"),
    [
        ("*.txt", {"a.txt", "b.txt", "c.txt"}),
        ("board/*.txt", {"b.txt"}),
        ("board/**/*.txt", {"b.txt", "c.txt"}),
        ("**/c.*", {"c.txt"}),
        ("board\\[bc].txt", {"b.txt"}),
        ("./board/?.txt", {"b.txt"}),
        ("board/**", {"b.txt", "c.txt"}),
    ],
)
def test_a_star_stays_inside_a_folder_and_two_go_on(
    folder: Path, pattern: str, fitting: set[str]
) -> None:
    _write(folder, f"location,publisher\n{pattern},BMA\n")

    assert {name for name, publisher in _publishers(folder).items() if publisher} == fitting


def test_the_nearest_sidecar_wins_and_the_others_fill_its_gaps(folder: Path) -> None:
    _write(folder, "location,publisher,published\nboard/**,Above,2016-10-21\n")
    _write(folder / "board", "b.txt:\n  publisher: Nearest\n", "stp-sources.yaml")

    told = combine_facts(_read(folder).facts_for(folder / "board" / "b.txt"))

    assert (told.publisher, told.published) == ("Nearest", date(2016, 10, 21))
    assert told.publisher_origin is told.published_origin is Origin.SIDECAR


def test_the_line_that_names_a_document_goes_before_patterns_and_its_own_sidecar_first(
    folder: Path,
) -> None:
    _write(folder, "location,publisher,title\na.txt,Named,\n*.txt,Fitting,All\n")
    (folder / "a.txt.meta.yaml").write_text("author: Jane Smith\n")

    told = combine_facts(_read(folder).facts_for(folder / "a.txt"))
    (folder / "a.txt.meta.yaml").write_text("publisher: Own\n")
    own = combine_facts(_read(folder).facts_for(folder / "a.txt"))

    assert (told.publisher, told.title, told.author) == ("Named", "All", "Jane Smith")
    assert own.publisher == "Own"


def test_a_later_line_goes_before_an_earlier_one(folder: Path) -> None:
    _write(folder, "location,publisher,title\na.txt,Old,Kept\nlocation,publisher,title\na.txt,New,")

    told = combine_facts(_read(folder).facts_for(folder / "a.txt"))

    assert (told.publisher, told.title) == ("New", "Kept")


def test_a_name_with_accents_or_odd_spaces_is_found_however_it_is_stored(tmp_path: Path) -> None:
    path = tmp_path / unicodedata.normalize("NFD", "Béds  at risk.txt")
    path.write_text(TEXT)
    _write(tmp_path, f"location,publisher\n{unicodedata.normalize('NFC', 'Béds at risk.txt')},BMA")

    assert combine_facts(_read(tmp_path).facts_for(path)).publisher == "BMA"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("x.txt", "line 2 names 'x.txt', which is not there"),
        ("board/a.txt", "did you mean 'board/b.txt'?"),
        ("*.pdf", "line 2 names '*.pdf', which fits no document"),
        ("../a.txt", "which is not there"),
        ("/etc/passwd", "which is not there"),
    ],
)
def test_a_line_that_names_no_document_is_a_failure_of_the_sidecar(
    folder: Path, line: str, reason: str
) -> None:
    _write(folder, f"location,publisher\n{line},BMA\na.txt,HCSA\n")

    (problem,) = _read(folder).problems

    assert reason in problem.reason
    assert (problem.location, problem.document_id) == ("stp-sources.csv", "")
    assert _publishers(folder)["a.txt"] == "HCSA"


def test_a_name_that_two_documents_have_is_asked_about(folder: Path) -> None:
    (folder / "board" / "2016" / "b.txt").write_text(TEXT)
    _write(folder, "location,publisher\nb.txt,BMA\n")

    facts = _read(folder)

    assert "'b.txt', of which there are 2" in facts.problems[0].reason
    assert facts.facts_for(folder / "board" / "b.txt") == ()


def test_a_sidecar_that_is_no_text_is_a_failure_and_the_documents_are_read(folder: Path) -> None:
    (folder / "board" / "stp-sources.csv").write_bytes(bytes(range(256)))

    (problem,) = _read(folder).problems

    assert problem.location == "board/stp-sources.csv"
    assert "no text" in problem.reason
    assert len([each for each in FolderSource(folder).read() if isinstance(each, Document)]) == 3


def test_a_sidecar_that_is_too_large_or_cannot_be_opened_is_a_failure(folder: Path) -> None:
    with (folder / "stp-sources.csv").open("wb") as file:
        file.truncate(16 * 1024**2 + 1)
    (folder / "board" / "stp-sources.yml").symlink_to("/proc/self/mem")

    reasons = [problem.reason for problem in _read(folder).problems]

    assert "larger than 16 MB" in reasons[-1]
    if Path("/proc/self/mem").exists():  # elsewhere no link leads to a file that root cannot read
        assert "cannot be opened" in reasons[0]


def test_a_document_s_own_sidecar_that_is_too_large_is_not_read(folder: Path) -> None:
    (folder / "a.txt.meta.yaml").write_text("publisher: Own\n" + "# a note\n" * 20_000)
    path = folder / "a.txt"

    facts = _read(folder)

    assert facts.digest(path)
    with pytest.raises(MetadataError, match=r"a\.txt\.meta\.yaml is larger than 100 KB"):
        facts.facts_for(path)


def test_a_document_s_own_sidecar_that_cannot_be_opened_has_a_mark_too(folder: Path) -> None:
    if not Path("/proc/self/mem").exists():
        pytest.skip("there is no file here that even root cannot read")
    (folder / "a.txt.meta.yaml").symlink_to("/proc/self/mem")

    facts = _read(folder)

    assert facts.digest(folder / "a.txt") != ""
    with pytest.raises(OSError, match="error"):
        facts.facts_for(folder / "a.txt")


def test_the_mark_changes_with_what_is_said_of_a_document_and_with_nothing_else(
    folder: Path,
) -> None:
    path = folder / "a.txt"
    marks = [_read(folder).digest(path)]
    for text in ("a.txt,BMA", "a.txt,BMA\nb.txt,HCSA", "a.txt,RCN\nb.txt,HCSA"):
        _write(folder, f"location,publisher\n{text}\n")
        marks.append(_read(folder).digest(path))
    (folder / "a.meta.yaml").write_text("publshr: a mistake\n")
    marks.append(_read(folder).digest(path))
    (folder / "a.meta.yaml").write_text("publisher: BMA\n")
    marks.append(_read(folder).digest(path))

    assert marks[0] == ""
    assert marks[1] == marks[2]
    assert len(set(marks)) == 5


def test_a_wrong_sidecar_of_one_document_is_an_error_of_that_document(folder: Path) -> None:
    (folder / "a.txt.meta.yaml").write_text("publsher: HCSA\n")

    facts = _read(folder)

    with pytest.raises(MetadataError, match="did you mean 'publisher'"):
        facts.facts_for(folder / "a.txt")
    assert facts.facts_for(folder / "board" / "b.txt") == ()


def test_a_single_file_is_told_of_by_its_folder_and_other_lines_are_no_concern(
    folder: Path,
) -> None:
    _write(folder, "location,publisher\na.txt,BMA\nb.txt,HCSA\n")

    found = list(FolderSource(folder / "a.txt").read())

    assert [each.publisher for each in found if isinstance(each, Document)] == ["BMA"]
    assert not [each for each in found if isinstance(each, Failure)]


def test_a_sync_reports_what_is_wrong_and_takes_the_list_for_no_document(folder: Path) -> None:
    _write(folder, "location,publisher,published\na.txt,BMA,soon\nx.txt,HCSA,\n")

    found = list(FolderSource(folder).read())

    documents = [each for each in found if isinstance(each, Document)]
    assert [each.location for each in documents] == ["a.txt", "board/2016/c.txt", "board/b.txt"]
    assert documents[0].publisher == "BMA"
    assert [(each.location, each.reason[:18]) for each in found if isinstance(each, Failure)] == [
        ("stp-sources.csv", "line 2 has 'publis"),
        ("stp-sources.csv", "line 3 names 'x.tx"),
    ]
