"""Documents to show: a plain one, and hostile ones made up by hypothesis; and what is seen."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.slack.blocks.message import JsonObject, Message, block_chars
from index.passage import Passage
from index.searcher import DocumentCard, Hit, Signals
from index.snapshots.records import DocumentSummary
from sources.document import Document, Origin, Page, Section
from tests.bot.slack.answers import DAYS, TEXTS, URLS
from tests.index.documents import make_document
from tests.slack_wire.limits import check_blocks

PLAN = DocumentSummary(
    id="a1b2c3d4e5f6a7b8",
    revision="r1",
    collection="open",
    location="plans/kent & medway.pdf",
    media_type="application/pdf",
    title="Kent & Medway STP",
    title_origin=Origin.HEADER,
    publisher="NHS England",
    publisher_origin=Origin.PROPERTY,
    published=date(2016, 11, 23),
    published_origin=Origin.TEXT,
    url=None,
    first_passage=0,
    passages=12,
    first_sentence=0,
    sentences=60,
)
CARD = DocumentCard(
    id=PLAN.id,
    title=PLAN.title,
    publisher=PLAN.publisher,
    published=PLAN.published,
    location=PLAN.location,
    url="https://plans.example/kent?a=1&b=2",
    media_type="application/pdf",
)
HIT = Hit(
    document=CARD,
    passage=Passage(PLAN.id, start=40, end=64, section="Finance", page=7, sentences=()),
    text="The plan saves £1.8bn & “more”.",
    sentences=(),
    score=1.0,
    signals=Signals(0, 0, 0, 0, 0, 0),
    matched=frozenset(),
    weights={},
    met={},
)
SUMMARIES = st.builds(
    replace,
    st.just(PLAN),
    title=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    published=st.none() | DAYS,
    location=TEXTS,
    url=st.none() | URLS,
    collection=st.sampled_from(["open", "board-papers"]),
    publisher_origin=st.sampled_from(Origin),
    published_origin=st.sampled_from(Origin),
    author=st.none() | TEXTS,
    author_origin=st.sampled_from(Origin),
    updated=st.none() | DAYS,
    updated_origin=st.sampled_from(Origin),
    warnings=st.lists(TEXTS, max_size=12).map(tuple),
)
_HEADINGS = st.lists(st.tuples(TEXTS, st.integers(1, 6)), max_size=120)


def document_of(text: str, sections: list[Section] | None = None, *, pages: int = 0) -> Document:
    """Make a document of a text, with so many pages."""
    numbered = [Page(number, 0, 0) for number in range(1, pages + 1)]
    return make_document("plan", text, sections=sections or (), pages=numbered)


DOCUMENTS = st.builds(
    lambda headings, text: document_of(
        text, [Section(words, level, at, at + 1) for at, (words, level) in enumerate(headings)]
    ),
    _HEADINGS,
    TEXTS,
)


def markups(message: Message) -> list[str]:
    """List the texts of a message that Slack reads as markup, the fallback first."""
    found = [message.text]
    for block in message.blocks:
        if block["type"] == "section":
            found.append(block["text"]["text"])
        if block["type"] == "context":
            found.extend(element["text"] for element in block["elements"])
    return found


def shown(message: Message) -> str:
    """Give what a reader sees of those."""
    text = "\n".join(markups(message)[1:])
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\u200b", "")):
        text = text.replace(entity, character)
    return text


def check(message: Message) -> None:
    """Fail unless Slack would take the message, and no document's words are markup in it."""
    assert check_blocks(list(message.blocks)) == []
    assert sum(map(block_chars, message.blocks)) <= 10_000
    assert len(message.text) <= 4_000
    for markup in markups(message):
        assert markup.strip()
        without_links = re.sub(r"<https?://[^<>|\s]+\|(?:open|Open the document)>", "", markup)
        assert not set(re.sub(r"&(?:amp|lt|gt);", "", without_links)) & set("<>&")


def elements(message: Message) -> list[JsonObject]:
    """List what can be pressed or chosen from, in reading order."""
    found: list[JsonObject] = []
    for block in message.blocks:
        if block["type"] == "actions":
            found.extend(block["elements"])
        if "accessory" in block:
            found.append(block["accessory"])
    return found


def buttons_of(message: Message) -> list[tuple[str, str, str]]:
    """List label, action and value of each button."""
    return [
        (each["text"]["text"], each["action_id"], each["value"])
        for each in elements(message)
        if each["type"] == "button"
    ]


def menu_of(message: Message, action: str) -> JsonObject:
    """Find the menu whose action id begins like this."""
    (found,) = [
        each
        for each in elements(message)
        if each["type"] != "button" and each["action_id"].startswith(action)
    ]
    return found


def options_of(element: JsonObject) -> list[tuple[str, str]]:
    """List label and value of each option of a menu."""
    return [(each["text"]["text"], each["value"]) for each in element["options"]]
