"""Admins choose how the bot behaves, and see what it lacks; collected for each mode."""

import csv
import io

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, MERGER, UNANSWERED
from tests.bot.slack.served.full import ADMIN, HELP_CHANNEL
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.scenarios.going_on import explanation, judged_unhelpful
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenMessage, SeenView
from tests.slack_wire.people import Person


def admin_of(room: Room) -> Person:
    return room.bot.slack.person(ADMIN)


def option(value: str) -> Json:
    return {"text": {"type": "plain_text", "text": value}, "value": value}


def choose_collections(*names: str) -> Json:
    chosen = [option(name) for name in names]
    held = {"type": "multi_static_select", "selected_options": chosen}
    return {"collections": {"collections": held}}


def choose_rules(mode: str, *, askers: tuple[str, ...] = (), private: bool = False) -> Json:
    """Write what the modal holds once the first three questions are answered."""
    ticked = [option("private")] if private else []
    return {
        "mode": {"mode": {"type": "radio_buttons", "selected_option": option(mode)}},
        "askers": {"askers": {"type": "multi_users_select", "selected_users": list(askers)}},
        "private": {"private": {"type": "checkboxes", "selected_options": ticked}},
    }


def give_command(room: Room, person: Person, text: str, channel: str) -> list[SeenMessage]:
    """Let somebody give a command, and list what they alone are told."""
    before = {each.ts for each in room.bot.slack.bot_said(person.id, channel)}
    assert person.command("/stp", text, channel).ack().shown_error is None
    room.bot.wait_until_idle()
    seen = room.bot.slack.bot_said(person.id, channel)
    return [each for each in seen if each.ts not in before]


def open_settings(room: Room, channel: str | None = None) -> SeenView:
    give_command(room, admin_of(room), "settings", channel or room.channel)
    modal = room.bot.slack.modal_of(ADMIN)
    assert modal is not None
    return modal


def save(room: Room, modal: SeenView, values: Json) -> None:
    assert admin_of(room).submits(modal, values).ack().shown_error is None
    room.bot.wait_until_idle()


def invite_admin(room: Room) -> None:
    """Make the admin a member of the room, so that they can be told things there."""
    people = (room.ada.id, room.grace.id, ADMIN)
    room.bot.slack.add_channel(room.channel, "with the admin", people)


def test_an_admins_change_takes_effect_at_once(room: Room) -> None:
    invite_admin(room)
    before = room.answer_to(room.ada.asks(room.channel, MERGER.question))
    modal = open_settings(room)

    save(room, modal, choose_collections("board"))
    after = room.answer_to(room.ada.asks(room.channel, MERGER.question))
    other = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    assert MERGER.quote not in before.shown
    assert MERGER.quote in after.shown
    assert FOOTPRINTS.quote not in other.shown
    told = room.bot.slack.bot_said(ADMIN, room.channel)
    assert any("Saved." in each.shown and each.viewer == ADMIN for each in told)


def test_what_was_chosen_is_chosen_already_when_the_settings_are_opened_again(room: Room) -> None:
    save(room, open_settings(room), choose_collections("board", "open"))

    again = open_settings(room)

    assert f"Last changed by <@{ADMIN}>" in again.shown
    (menu,) = [each for each in again.controls if each.action_id == "collections"]
    assert [each["value"] for each in menu.element["initial_options"]] == ["board", "open"]


def test_every_question_may_be_answered_for_some_and_for_their_eyes_alone(room: Room) -> None:
    chosen = choose_rules("every_question", askers=(room.ada.id,), private=True)
    save(room, open_settings(room), chosen)

    said = room.ada.says(room.channel, FOOTPRINTS.question)
    room.all_answers_to(said)
    room.all_answers_to(room.grace.asks(room.channel, BEDS.question))

    (private,) = room.seen()
    (refusal,) = room.seen(room.grace)
    assert (private.viewer, refusal.viewer) == (room.ada.id, room.grace.id)
    assert FOOTPRINTS.quote in private.shown
    assert f"only <@{room.ada.id}> may ask" in refusal.shown


def test_where_the_bot_is_switched_off_nothing_is_shared_and_nobody_asked_but_all_looked_up(
    room: Room,
) -> None:
    private = room.reply_to_command(f"ask {FOOTPRINTS.question}")
    save(room, open_settings(room), choose_rules("off"))
    before = {each.ts for each in room.seen()}

    for label in ("Share", "Ask a person"):
        room.press(private, label)
    told = [each.shown for each in room.seen() if each.ts not in before]

    assert ["switched off" in each for each in told] == [True, True]
    assert room.seen(room.grace) == []
    assert BEDS.title in room.reply_to_command("find community hospital beds").shown
    room.press(private, "Show passages")
    passages = room.bot.slack.modal_of(room.ada.id)
    assert passages is not None
    assert FOOTPRINTS.quote in passages.shown


def test_in_a_direct_message_the_channel_is_chosen_first(room: Room) -> None:
    asking = open_settings(room, admin_of(room).dm)

    admin_of(room).chooses(asking, "settings_choose", room.channel).ack()
    room.bot.wait_until_idle()

    chosen = room.bot.slack.modal_of(ADMIN)
    assert chosen is not None
    assert f"<#{room.channel}>" in chosen.shown
    save(room, chosen, choose_collections("board"))
    answer = room.answer_to(room.ada.asks(room.channel, MERGER.question))
    assert MERGER.quote in answer.shown


def test_on_the_home_tab_an_admin_picks_a_channel_and_sees_the_change(room: Room) -> None:
    admin_of(room).opens_home().ack()
    room.bot.wait_until_idle()
    home = room.bot.slack.home_of(ADMIN)
    assert home is not None
    admin_of(room).chooses(home, "settings_pick", room.channel).ack()
    room.bot.wait_until_idle()
    modal = room.bot.slack.modal_of(ADMIN)
    assert modal is not None

    save(room, modal, choose_collections("board"))

    home = room.bot.slack.home_of(ADMIN)
    assert home is not None
    assert f"<#{room.channel}>" in home.shown
    told = room.bot.slack.bot_said(ADMIN, admin_of(room).dm)
    assert any(f"Saved. In <#{room.channel}>" in each.shown for each in told)


def test_whom_to_ask_for_help_is_chosen_for_a_channel(room: Room) -> None:
    people = {"type": "multi_conversations_select", "selected_conversations": [room.grace.id]}
    save(room, open_settings(room), {"helpers": {"helpers": people}})

    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    room.press(answer, "Ask a person")
    modal = room.bot.slack.modal_of(room.ada.id)
    assert modal is not None
    room.ada.submits(modal, {}).ack()
    room.bot.wait_until_idle()

    (copy,) = room.bot.slack.bot_said(room.grace.id, room.grace.dm)
    assert FOOTPRINTS.quote in copy.shown
    helped = room.bot.slack.bot_said(ADMIN, HELP_CHANNEL)
    assert not any(f"<@{room.ada.id}>" in each.shown for each in helped)


def test_whoever_is_no_admin_is_refused_in_private_and_told_who_is_one(room: Room) -> None:
    for text in ("settings", "gaps", "gaps csv"):
        (refusal,) = room.replies_to_command(text)
        assert refusal.viewer == room.ada.id
        assert f"<@{ADMIN}>" in refusal.shown
    assert room.bot.slack.modal_of(room.ada.id) is None


def test_an_admin_sees_what_the_collection_lacks(room: Room) -> None:
    room.answer_to(room.ada.asks(room.channel, f"{UNANSWERED} ({room.channel})"))
    judged = room.answer_to(room.ada.asks(room.channel, BEDS.question))
    modal = judged_unhelpful(room, judged)
    room.ada.submits(modal, explanation("outdated", f"of {room.channel}")).ack()
    room.bot.wait_until_idle()

    (shown,) = give_command(room, admin_of(room), "gaps", admin_of(room).dm)
    (listed,) = give_command(room, admin_of(room), "gaps csv", admin_of(room).dm)

    assert "without an answer" in shown.shown.splitlines()[0]
    assert f"({room.channel})" in shown.shown
    assert FOOTPRINTS.title in listed.shown  # published long ago
    code = "\n".join(
        block["text"]["text"].strip("`") for block in listed.blocks if block["type"] == "section"
    )
    rows = list(csv.DictReader(io.StringIO(code)))
    assert {"not_answered", "stale_source"} <= {row["kind"] for row in rows}
    assert BEDS.title in " ".join(row["what"] for row in rows)
    unhelpful = [row["what"] for row in rows if row["kind"] == "not_helpful"]
    (found,) = [each for each in unhelpful if f"of {room.channel}" in each]
    assert "outdated" in found


def test_the_home_tab_tells_what_there_is_and_the_messages_tab_what_to_ask(room: Room) -> None:
    room.ada.opens_home().ack()
    room.ada.opens_home("messages").ack()
    room.bot.wait_until_idle()

    home = room.bot.slack.home_of(room.ada.id)
    assert home is not None
    examples = home.shown.partition("Questions that my documents answer")[2]
    first = examples.strip().splitlines()[0]
    assert first.startswith("• ")
    assert "?" in first
    for part in ("24 documents", "Area 01", "How to use me", "Privacy", "full-open"):
        assert part in home.shown
    assert "only admins see this" not in home.shown
    assert 1 <= len(room.bot.slack.prompts_of(room.ada.id)) <= 4
