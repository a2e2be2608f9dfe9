"""What people write and what the documents say is not in the log, whatever happens with it."""

import pytest

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS
from tests.bot.slack.served.full import ADMIN
from tests.bot.slack.served.room import Room
from tests.slack_wire.faults import FaultKind
from tests.slack_wire.json_object import Json

# In every text below, and in nothing that the bot says of itself.
MARKER = "zyzzyva"


def nothing_of_it_is_in_the_log(room: Room) -> None:
    room.bot.wait_until_idle()
    identity = room.bot.slack.identity
    secrets = (identity.bot_token, identity.app_token, identity.signing_secret)

    assert MARKER not in room.bot.log.text.lower()
    assert not [secret for secret in secrets if secret in room.bot.log.text]
    for known in (FOOTPRINTS, BEDS):
        assert known.quote not in room.bot.log.text


def test_questions_and_replies_are_not_in_the_log(room: Room) -> None:
    said = room.ada.asks(room.channel, f"{FOOTPRINTS.question} {MARKER}")
    assert room.all_answers_to(said)
    assert len(room.all_answers_to(room.ada.says(room.channel, f"And {MARKER}?", said.ts))) > 1
    assert room.all_answers_to(room.ada.writes(f"{BEDS.question} {MARKER}"))
    room.all_answers_to(room.ada.says(room.channel, f"Has anybody seen a {MARKER}?"))
    room.ada.edits(said, f"<@UBOT> Where is the {MARKER}?").ack()
    room.ada.deletes(said).ack()

    nothing_of_it_is_in_the_log(room)


@pytest.mark.parametrize("verb", ["ask", "find", "sources", "source", "quote", "gaps", "of_mine"])
def test_words_of_commands_are_not_in_the_log(room: Room, verb: str) -> None:
    assert room.replies_to_command(f"{verb} {MARKER} 1")
    admin = room.bot.slack.person(ADMIN)
    admin.command("/stp", f"{verb} {MARKER}", room.channel).ack()

    nothing_of_it_is_in_the_log(room)


def test_what_shortcuts_and_strange_requests_hold_is_not_in_the_log(room: Room) -> None:
    said = room.grace.says(room.channel, f"Is there a {MARKER}?")
    (seen,) = room.bot.slack.seen_by(room.ada.id, room.channel, said.ts)
    strange: list[Json] = [
        {"type": "view_submission", "view": {"private_metadata": MARKER, "state": MARKER}},
        {"type": "block_actions", "actions": [{"action_id": MARKER, "value": MARKER}]},
        {"type": "block_suggestion", "action_id": MARKER, "value": MARKER},
        {"type": "message_action", "callback_id": MARKER, "message": {"text": MARKER}},
        {"type": MARKER, "actions": MARKER},
    ]
    user = {"id": room.ada.id, "team_id": "T1"}

    room.ada.uses_shortcut("ask_about", seen).ack()
    for payload in strange:
        body = {"user": user, "team": {"id": "T1"}, "api_app_id": "A1"} | payload
        room.bot.slack.send("interactive", body).ack()
    room.bot.slack.send_event({"type": "message", "text": MARKER, "channel": 7}).ack()

    nothing_of_it_is_in_the_log(room)


@pytest.mark.parametrize("kind", ["http_500", "drop_after", "ratelimited", "ok_false"])
def test_faults_bring_nothing_of_it_into_the_log(room: Room, kind: FaultKind) -> None:
    for method in ("chat.postMessage", "response_url", "chat.postEphemeral", "views.open"):
        room.bot.slack.fail_next(method, 2, kind, error="msg_too_long", retry_after_s=0)
    room.all_answers_to(room.ada.asks(room.channel, f"{FOOTPRINTS.question} {MARKER}"))
    room.replies_to_command(f"ask {BEDS.question} {MARKER}")

    nothing_of_it_is_in_the_log(room)


def test_a_search_for_menus_is_not_in_the_log(room: Room) -> None:
    reply = room.reply_to_command("source")
    menus = [control for control in reply.controls if control.element["type"] == "external_select"]

    for menu in menus:
        room.ada.looks_up(reply, menu.action_id, MARKER).ack()

    nothing_of_it_is_in_the_log(room)
