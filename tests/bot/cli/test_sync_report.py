"""What a sync did is told in one line for each document."""

from bot.cli.sync_report import report_lines
from index.syncing.build import SyncReport
from sources.source import Failure

NOTHING = SyncReport((), (), (), 0, ())


def test_a_name_of_several_lines_or_with_controls_is_told_in_one() -> None:
    report = SyncReport(
        added=("first\nsecond.txt",),
        replaced=("\x1b[31mred.txt",),
        dropped=(),
        unchanged=0,
        failed=(Failure("third\r\nfourth.pdf", "", "it is broken"),),
    )

    assert report_lines(report)[:-1] == [
        "+ first second.txt",
        "* [31mred.txt",
        "! third fourth.pdf: it is broken",
    ]


def test_documents_that_only_moved_are_said_to_be_counted_twice() -> None:
    report = SyncReport(("b", "new"), (), ("a",), 1, (), moved=(("a", "b"),))

    assert report_lines(report) == [
        "+ new",
        "> a is now b",
        "added 2, replaced 0, dropped 1, unchanged 1, failed 0 (1 moved: counted as added and as"
        " dropped)",
    ]
    assert report_lines(NOTHING) == ["added 0, replaced 0, dropped 0, unchanged 0, failed 0"]
