"""Sources in Slack's newer blocks: of the web only, a few only, within the room there is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Citation
from bot.slack.blocks.answers.native import citations_block, passages_box
from bot.slack.blocks.message import text_chars
from tests.bot.slack.answers import ALLIANCE, BOARD, CITATIONS

LISTS = st.lists(CITATIONS, max_size=12)


def numbered(number: int) -> list[Citation]:
    return [replace(ALLIANCE, number=each) for each in range(1, number + 1)]


@given(citations=LISTS, room=st.integers(-500, 10_000))
def test_there_is_never_more_than_there_is_room_for(citations: list[Citation], room: int) -> None:
    for blocks in (citations_block(citations, room=room), passages_box(citations, room=room)):
        assert text_chars(blocks) <= max(room, 0)


def test_only_what_stands_on_the_web_is_cited() -> None:
    file = replace(ALLIANCE, number=3, url="file:///etc/passwd")

    (block,) = citations_block([ALLIANCE, BOARD, file], room=5_000)

    (citation,) = block["elements"][0]["elements"]
    assert (citation["url"], citation["index"]) == (ALLIANCE.url, 1)
    assert citation["details"]["citation_type"] == "web"
    assert citation["details"]["display_name"] == "Mental Health Alliance"
    assert citation["details"]["snippet"] == ALLIANCE.quote
    assert citations_block([BOARD], room=5_000) == []


def test_citations_are_kept_apart_by_spaces() -> None:
    (block,) = citations_block(numbered(3), room=5_000)

    kinds = [each["type"] for each in block["elements"][0]["elements"]]
    assert kinds == ["citation", "text", "citation", "text", "citation"]


def test_the_box_holds_nine_passages_and_says_how_many() -> None:
    (box,) = passages_box(numbered(12), room=10_000)

    assert box["title"]["text"] == "Passages (9)"
    assert len(box["child_blocks"]) == 9
    assert box["is_collapsible"]
    assert box["default_collapsed"]


def test_a_long_passage_is_cut_in_the_box() -> None:
    long = replace(ALLIANCE, quote="word " * 500)

    (box,) = passages_box([long], room=10_000)

    heading, quote = box["child_blocks"][0]["text"]["text"].split("\n")
    assert heading.startswith("*[1]* *Mental Health Alliance* · What STPs mean")
    assert quote.startswith("> “word word")
    assert quote.endswith("[…]”")
    assert len(quote) <= 600 + len("> “”")


def test_there_is_no_box_around_nothing() -> None:
    assert passages_box([], room=10_000) == []
