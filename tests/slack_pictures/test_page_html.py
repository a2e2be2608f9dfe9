"""Pages show who said what, and say that they are approximations."""

import pytest

from tests.slack_pictures.page_html import NOTE, render_html
from tests.slack_pictures.picture import CLOCK, Picture, picture_of_messages, picture_of_view
from tests.slack_pictures.reading import read_page
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenMessage, SeenView

HOSTILE = "<img src=x>"
NAMES = {"U1": "Ada", "UBOT": "stp"}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


FIELD: Json = {
    "type": "input",
    "block_id": "why",
    "label": plain("Why?"),
    "element": {"type": "external_select", "action_id": "source"},
}
MODAL = SeenView(
    "V1",
    "U1",
    {
        "type": "modal",
        "title": plain("Feedback"),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "blocks": [FIELD],
    },
    "h1",
)
HOME = SeenView("V2", "U1", {"type": "home", "blocks": [{"type": "divider"}]}, "h2")
QUESTION = SeenMessage("C1", "1.0", "U1", "<@UBOT> Who & when?")
ANSWER = SeenMessage(
    "C1", "2.0", "UBOT", "fallback", ({"type": "header", "text": plain("Then")},), bot_id="B1"
)


def test_a_conversation_shows_who_said_what_and_who_alone_sees_it() -> None:
    private = SeenMessage("C1", "3.0", "UBOT", "psst", bot_id="B1", viewer="U1")

    html = picture_of_messages([QUESTION, ANSWER, private], "Thread", NAMES).html()

    assert [word for word in read_page(html).words if word != "\n"] == [
        "Thread",
        *("A", "Ada", CLOCK, "@stp", " Who & when?"),
        *("S", "stp", "APP", CLOCK, "Then"),
        *("S", "Only visible to you", "stp", "APP", CLOCK, "psst"),
        NOTE,
    ]
    assert "fallback" not in html


def test_a_modal_shows_its_title_its_blocks_and_its_buttons() -> None:
    words = read_page(picture_of_view(MODAL, "stp", NAMES).html()).words

    assert words == ["Feedback", "Why?", "Choose", "Cancel", "Send", NOTE]


def test_a_modal_without_buttons_has_no_foot() -> None:
    view = {"type": "modal", "title": plain("x"), "blocks": []}

    assert "<div class=feet>" not in render_html("modal", view, {})


def test_a_home_tab_stands_under_the_bots_name() -> None:
    page = read_page(picture_of_view(HOME, "stp", NAMES).html())

    assert page.words[:3] == ["stp", "Home", "Messages"]
    assert "hr" in page.tags


def test_errors_stand_below_their_fields() -> None:
    errors = {"why": "Say <more>."}

    words = read_page(picture_of_view(MODAL, "stp", NAMES, errors=errors).html()).words

    assert words[1:4] == ["Why?", "Choose", "Say <more>."]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"options": [{"text": plain("A & B"), "value": "1"}]}, ["A & B"]),
        ({"options": []}, []),
        (
            {
                "option_groups": [
                    {"label": plain("Titles"), "options": [{"text": plain("A"), "value": "1"}]},
                    {"label": plain("Areas"), "options": [{"text": plain("B"), "value": "2"}]},
                ]
            },
            ["Titles", "A", "Areas", "B"],
        ),
    ],
    ids=["options", "none", "groups"],
)
def test_what_the_bot_offers_stands_below_the_menu(answer: Json, words: list[str]) -> None:
    picture = picture_of_view(MODAL, "stp", NAMES).with_offer("source", answer)

    seen = read_page(picture.html()).words

    assert seen == ["Feedback", "Why?", "Choose", *words, "Cancel", "Send", NOTE]


@pytest.mark.parametrize(
    "picture",
    [
        picture_of_messages([QUESTION], HOSTILE, NAMES),
        picture_of_messages([QUESTION], "Thread", {"U1": HOSTILE}),
        picture_of_messages([SeenMessage("C1", "1.0", "U1", HOSTILE)], "Thread", NAMES),
        picture_of_view(HOME, HOSTILE, NAMES),
        picture_of_view(MODAL, "stp", NAMES, errors={"why": HOSTILE}),
        Picture("modal", MODAL.content | {"title": plain(HOSTILE)}),
        picture_of_view(MODAL, "stp", NAMES).with_offer(
            "source", {"options": [{"text": plain(HOSTILE), "value": "1"}]}
        ),
    ],
    ids=["place", "name", "words", "bot", "error", "title", "offer"],
)
def test_hostile_words_stay_words_wherever_they_stand(picture: Picture) -> None:
    page = read_page(picture.html())

    assert "img" not in page.tags


def test_a_page_loads_nothing() -> None:
    page = read_page(picture_of_messages([QUESTION, ANSWER], "Thread", NAMES).html())

    assert not {"script", "link", "img", "iframe"}.intersection(page.tags)


def test_the_random_id_of_an_answer_is_the_same_in_every_picture() -> None:
    said = [
        SeenMessage("C1", "1.0", "UBOT", f"Every sentence. Answer `{each}`", bot_id="B1")
        for each in ("ZRMV7PTR", "F7QHHX48")
    ]

    first, second = (picture_of_messages([each], "Thread", NAMES).html() for each in said)

    assert first == second
    assert "ZRMV7PTR" not in first
