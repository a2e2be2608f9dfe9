"""People look sources up: found passages, lists with menus, typeahead, cards; for each mode."""

import re

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS, MERGER, UPDATES
from tests.bot.slack.served.full import MEMBER
from tests.bot.slack.served.room import Room
from tests.slack_wire.hands import find_control
from tests.slack_wire.message import SeenMessage, SeenView
from tests.slack_wire.offers import Offer
from tests.slack_wire.people import Person

_PUBLISHER = "sources_publisher"
_YEAR = "sources_year"


def ids_in(message: SeenMessage) -> list[str]:
    """List the ids that a message shows."""
    return re.findall(r"id `([^`]+)`", message.shown)


def heading_of(message: SeenMessage) -> str:
    return message.shown.splitlines()[0]


def choose(room: Room, message: SeenMessage, name: str, label: str) -> SeenMessage:
    """Let Ada choose from a menu by what stands on the option, and see what comes of it there."""
    control = next(each for each in message.controls if each.action_id.startswith(name))
    values = {each["text"]["text"]: each["value"] for each in control.element["options"]}
    ack = room.ada.chooses(message, control.action_id, values[label]).ack()
    assert ack.shown_error is None
    room.bot.wait_until_idle()
    return room.now(message)


def look_up(room: Room, message: SeenMessage, typed: str, label: str) -> SeenMessage:
    """Let Ada type into the menu, choose from what it offers, and see what comes of it there."""
    offer = room.ada.is_offered(message, "look_up", typed)
    ack = room.ada.chooses(message, "look_up", offer.value_of(label)).ack()
    assert ack.shown_error is None
    room.bot.wait_until_idle()
    return room.now(message)


def modal_of(room: Room) -> SeenView:
    modal = room.bot.slack.modal_of(room.ada.id)
    assert modal is not None
    return modal


def new_private(room: Room, before: list[SeenMessage]) -> SeenMessage:
    """Find the one message that Ada alone has been shown since."""
    known = {each.ts for each in before}
    (found,) = [each for each in room.seen() if each.ts not in known]
    assert found.viewer == room.ada.id
    return found


def offered_to(room: Room, person: Person, channel: str, typed: str) -> Offer:
    """Let somebody open the menu in a place and type."""
    person.command("/stp", "source", channel).ack()
    room.bot.wait_until_idle()
    prompt = room.bot.slack.bot_said(person.id, channel)[-1]
    return person.is_offered(prompt, "look_up", typed)


def test_a_passage_that_was_found_is_shown_in_its_document(room: Room) -> None:
    reply = room.reply_to_command("find community hospital beds in Devon from:king")

    room.press(reply, "In context")

    assert BEDS.quote in modal_of(room).shown
    assert BEDS.title in modal_of(room).shown


def test_find_without_words_says_how_to_find(room: Room) -> None:
    assert "`/stp find WORDS` shows the best passages" in room.reply_to_command("find").shown


def test_a_list_is_narrowed_by_publisher_and_year_in_place(room: Room) -> None:
    reply = room.reply_to_command("sources e")

    by_publisher = choose(room, reply, _PUBLISHER, "The King's Fund (1)")
    by_both = choose(room, by_publisher, _YEAR, "2016 (1)")
    by_year = choose(room, by_both, _PUBLISHER, "All publishers")

    assert heading_of(by_publisher) == "*1 document matching “e”, by The King's Fund*"
    assert heading_of(by_both) == "*1 document matching “e”, by The King's Fund, of 2016*"
    assert heading_of(by_year) == "*4 documents matching “e”, of 2016*"
    assert {BEDS.title, FOOTPRINTS.title, LEADERS.title} <= set(
        re.findall(r"\*(.+)\*", by_year.shown)
    )
    assert len(room.seen()) == 1


def test_a_narrowed_list_is_paged_and_keeps_its_choices(room: Room) -> None:
    reply = room.reply_to_command("sources")
    undated = choose(room, reply, _YEAR, f"Undated ({UPDATES})")

    room.press(undated, "Next")

    assert heading_of(room.now(reply)) == f"*{UPDATES} documents, undated, page 2 of 3*"
    assert len(ids_in(room.now(reply))) == 8


def test_words_of_a_list_take_operators_and_what_matches_nothing_says_what_comes_near(
    room: Room,
) -> None:
    listed = room.reply_to_command("sources from:gazette before:2017")
    nothing = room.reply_to_command("sources from:gazzette")
    near = room.reply_to_command("sources zeppelin footprints")

    assert LEADERS.title in listed.shown
    assert "0 documents" in nothing.shown
    assert f"Publishers here, the nearest first: {LEADERS.publisher}" in nothing.shown
    assert FOOTPRINTS.title in near.shown


def test_typing_offers_documents_publishers_and_areas_that_may_be_seen(room: Room) -> None:
    prompt = room.reply_to_command("source")

    by_title = room.ada.is_offered(prompt, "look_up", "shape of the fo")
    by_publisher = room.ada.is_offered(prompt, "look_up", "kings f")
    newest = room.ada.is_offered(prompt, "look_up", "")

    assert by_title.labels == ["The shape of the footprints · NHS England · 2016"]
    assert by_publisher.groups == ("Documents", "Publishers")
    assert "The King's Fund" in by_publisher.labels
    assert newest.labels[0].startswith(BEDS.title)


def test_typing_offers_nothing_of_other_collections_but_to_those_who_may_see_them(
    room: Room,
) -> None:
    member = room.bot.slack.add_person(MEMBER, "member")
    for typed in ("larkhill", "quillon", "wexcombe", MERGER.title, ""):
        offer = offered_to(room, room.ada, room.channel, typed)
        assert not any("Larkhill" in label for label in offer.labels)

    assert any("Larkhill" in each for each in offered_to(room, member, member.dm, "lark").labels)
    assert offered_to(room, member, room.channel, "lark").labels == []


def test_what_is_looked_up_is_shown_in_place_with_the_menu_for_the_next(room: Room) -> None:
    prompt = room.reply_to_command("source")

    card = look_up(room, prompt, "beds and", "Beds and buildings · The King's Fund · 2016")
    listed = look_up(room, card, "health serv", LEADERS.publisher)

    assert all(fact in card.shown for fact in (BEDS.title, BEDS.publisher, BEDS.date, "2 pages"))
    assert f'1 document matching “from:"{LEADERS.publisher}"”' in listed.shown
    assert LEADERS.title in listed.shown
    assert find_control(listed, "look_up").element["type"] == "external_select"
    assert len(room.seen()) == 1


def test_a_card_is_opened_from_a_list_and_its_outline_jumps_to_a_passage(room: Room) -> None:
    reply = room.reply_to_command("sources shape of the footprints")
    before = room.seen()
    room.press(reply, "Details")
    card = new_private(room, before)

    jumps = find_control(card, "Jump to…")
    (finance,) = jumps.element["options"]
    assert room.ada.chooses(card, "Jump to…", finance["value"]).ack().shown_error is None
    room.bot.wait_until_idle()

    assert finance["text"]["text"] == "Finance"
    assert "close the gap in their finances" in modal_of(room).shown


def test_a_question_is_asked_of_one_document_alone(room: Room) -> None:
    (document_id,) = ids_in(room.reply_to_command("sources beds and buildings"))
    card = room.reply_to_command(f"source {document_id}")
    before = room.seen()
    room.press(card, "Ask about this document")

    modal = modal_of(room)
    assert BEDS.title in modal.shown
    typed = {"question": {"question": {"type": "plain_text_input", "value": BEDS.question}}}
    assert room.ada.submits(modal, typed).ack().shown_error is None
    room.bot.wait_until_idle()

    answer = new_private(room, before)
    assert BEDS.quote in answer.shown
    assert f"Searched only “{BEDS.title}”." in answer.shown
    assert "Share" in answer.labels
    assert room.seen(room.grace) == []


def test_a_document_that_does_not_answer_is_not_helped_out_by_others(room: Room) -> None:
    (document_id,) = ids_in(room.reply_to_command("sources who leads the plans"))
    card = room.reply_to_command(f"source {document_id}")
    before = room.seen()
    room.press(card, "Ask about this document")
    typed = {"question": {"question": {"type": "plain_text_input", "value": BEDS.question}}}
    room.ada.submits(modal_of(room), typed).ack()
    room.bot.wait_until_idle()

    answer = new_private(room, before)
    assert "My documents do not say" in answer.shown
    assert LEADERS.title in answer.shown
    assert BEDS.title not in answer.shown


def test_an_unknown_id_is_answered_with_the_nearest_titles(room: Room) -> None:
    reply = room.reply_to_command("source beds build")

    assert "There is no document with the id “beds build”" in reply.shown
    assert "`/stp sources` lists the documents with their ids" in reply.shown
    before = room.seen()
    room.press(reply, "Details")
    assert BEDS.publisher in new_private(room, before).shown


def test_from_the_home_tab_all_sources_are_listed_and_one_is_opened_and_asked(room: Room) -> None:
    room.ada.opens_home().ack()
    room.bot.wait_until_idle()
    home = room.bot.slack.home_of(room.ada.id)
    assert home is not None
    before = room.bot.slack.bot_said(room.ada.id, room.ada.dm)

    press_in_view(room, home, "All sources")
    listed = modal_of(room)
    assert f"*{UPDATES + 4} documents, page 1 of 3*" in listed.shown
    assert listed.shown.index(BEDS.title) < listed.shown.index(LEADERS.title)  # newest first
    assert "Larkhill" not in listed.shown
    press_in_view(room, listed, "Next")
    assert "page 2 of 3" in modal_of(room).shown
    press_in_view(room, modal_of(room), "Previous")
    press_in_view(room, modal_of(room), "Details")
    assert BEDS.publisher in modal_of(room).shown
    press_in_view(room, modal_of(room), "Ask about this document")
    typed = {"question": {"question": {"type": "plain_text_input", "value": BEDS.question}}}
    assert room.ada.submits(modal_of(room), typed).ack().shown_error is None
    room.bot.wait_until_idle()

    answers = room.bot.slack.bot_said(room.ada.id, room.ada.dm)[len(before) :]
    assert [BEDS.quote in each.shown for each in answers] == [True]


def test_what_the_messages_tab_offers_is_answered(room: Room) -> None:
    room.ada.opens_home("messages").ack()
    room.bot.wait_until_idle()
    offered = room.bot.slack.prompts_of(room.ada.id)

    answer = room.answer_to(room.ada.asks(room.ada.dm, offered[0].message))

    assert "do not say" not in answer.shown
    assert "Show passages" in answer.labels


def press_in_view(room: Room, view: SeenView, label: str) -> None:
    """Let Ada press a button in a modal or on the Home tab, and wait for what comes of it."""
    assert room.ada.presses(view, label).ack().shown_error is None
    room.bot.wait_until_idle()
