"""People try to learn what is in a collection that they may not see; collected for each mode.

MERGER is of "board", which the people of a room may not see, and of which nothing else here speaks.
"""

from dataclasses import replace

from tests.bot.slack.served.documents import FOOTPRINTS, MERGER
from tests.bot.slack.served.full import ADMIN, HELP_CHANNEL, MEMBER
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.scenarios.managing import choose_collections, open_settings, save
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.people import Person

# Words of the board's documents that stand in no other, as they are searched for and shown.
SECRETS = (
    MERGER.title,
    MERGER.publisher,
    "Larkhill",
    "Wexcombe",
    "Pelham",
    "Quillon",
    "Ottershaw",
    "9 January 2018",
    "larkhill-minutes",
    "full-board",
)


def leaks(text: str, *, asked: str = "") -> list[str]:
    """List the secrets in a text, leaving out words that whoever asked had typed themselves."""
    said = asked.lower()
    return [each for each in SECRETS if each.lower() in text.lower() and each.lower() not in said]


def everything(message: SeenMessage) -> str:
    return f"{message.text}\n{message.shown}\n{message.blocks}"


def member_of(room: Room) -> Person:
    return room.bot.slack.add_person(MEMBER, "member")


def member_asks(room: Room, question: str) -> SeenMessage:
    """Let the member write to the bot, and wait for the answer."""
    person = member_of(room)
    said = person.writes(question)
    said.deliveries[0].ack()
    room.bot.wait_until_idle()
    seen = room.bot.slack.bot_said(MEMBER, person.dm, said.ts)
    return seen[0]


def board_id(room: Room) -> str:
    """Find the id of the board's document, as an operator does."""
    documents = room.bot.result_beside("sources")["documents"]
    return next(str(each["id"]) for each in documents if each["title"] == MERGER.title)


def test_a_member_sees_the_collection_in_direct_messages(room: Room) -> None:
    assert MERGER.quote in member_asks(room, MERGER.question).shown


def test_a_member_in_a_channel_is_shown_no_more_than_the_channel(room: Room) -> None:
    member = member_of(room)
    people = (room.ada.id, room.grace.id, MEMBER)
    room.bot.slack.add_channel(room.channel, "with a member", people)

    answer = room.answer_to(member.asks(room.channel, MERGER.question))
    member.command("/stp", f"ask {MERGER.question}", room.channel).ack()
    room.bot.wait_until_idle()

    (private,) = [
        each for each in room.bot.slack.bot_said(MEMBER, room.channel) if each.viewer == MEMBER
    ]
    assert leaks(everything(answer), asked=MERGER.question) == []
    assert leaks(everything(private), asked=MERGER.question) == []


def test_asking_tells_nothing_neither_in_a_channel_nor_directly(room: Room) -> None:
    in_channel = room.answer_to(room.ada.asks(room.channel, MERGER.question))
    directly = room.answer_to(room.ada.writes(MERGER.question))
    alone = room.reply_to_command(f"ask {MERGER.question}")

    for answer in (in_channel, directly, alone):
        assert leaks(everything(answer), asked=MERGER.question) == []


def test_neither_spelling_nor_abbreviations_tell_of_what_cannot_be_seen(room: Room) -> None:
    for question in ("What is the QJV?", "What did the Larkhil bord agree?", "Who sells Otershaw?"):
        answer = room.answer_to(room.ada.asks(room.channel, question))
        assert leaks(everything(answer)) == []


def test_a_follow_up_leans_on_nothing_that_cannot_be_seen(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.answer_to(said)
    follow_up = room.ada.says(room.channel, "How is the gap in the finances closed?", said.ts)

    answers = room.answers_to(follow_up, at_least=2)

    assert [leaks(everything(each)) for each in answers] == [[]] * len(answers)


def test_looking_up_finds_and_counts_nothing(room: Room) -> None:
    for text in (
        "find merge trusts",
        "find plans from:larkhill",
        "find plans from:larkhil",
        "sources",
        "sources larkhill",
        "sources from:larkhil",
        "sources in:2018",
        f"source {board_id(room)}",
        "source larkhill-minutes.txt",
    ):
        reply = room.reply_to_command(text)
        assert leaks(everything(reply), asked=text) == [], text
    assert "24 documents" in room.reply_to_command("sources").shown


def test_an_answer_from_elsewhere_can_neither_be_quoted_nor_opened(room: Room) -> None:
    answer = member_asks(room, MERGER.question)
    answer_id = next(str(each.value) for each in answer.controls if each.action_id == "passages")

    reply = room.reply_to_command(f"quote {answer_id} 1")
    forged = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    for control in forged.controls:
        if control.action_id in {"passages", "ask_person", "context:1"}:
            payload = forged.controls[forged.controls.index(control)]
            room.bot.slack.send(
                "interactive", press_with(room, forged, payload.action_id, answer_id)
            )
    room.bot.wait_until_idle()

    assert leaks(everything(reply)) == []
    assert room.bot.slack.modal_of(room.ada.id) is None
    assert [leaks(everything(each)) for each in room.seen() if leaks(everything(each))] == []


def press_with(room: Room, seen: SeenMessage, action: str, value: str) -> dict[str, object]:
    """Make up a press that carries another answer's id than the message does."""
    delivery = room.ada.presses(seen, action)
    delivery.ack()
    room.bot.wait_until_idle()
    room.ada.closes_all()
    payload = dict(delivery.payload)
    payload["actions"] = [dict(payload["actions"][0]) | {"value": value, "action_ts": "9.9"}]
    return payload


def test_the_home_tab_and_the_prompts_tell_of_what_can_be_seen_alone(room: Room) -> None:
    member = member_of(room)
    for person in (room.ada, member):
        person.opens_home().ack()
        person.opens_home("messages").ack()
    room.bot.wait_until_idle()

    home, members = room.bot.slack.home_of(room.ada.id), room.bot.slack.home_of(MEMBER)
    assert home is not None
    assert members is not None
    prompts = " ".join(each.message for each in room.bot.slack.prompts_of(room.ada.id))
    assert leaks(f"{home.shown} {home.content}") == []
    assert leaks(prompts) == []
    assert "24 documents" in home.shown
    assert "25 documents" in members.shown
    assert MERGER.publisher in members.shown or "others" in members.shown
    assert "full-board" in members.shown


def test_helpers_who_may_not_see_the_documents_are_shown_none_of_them(room: Room) -> None:
    answer = member_asks(room, MERGER.question)
    member = member_of(room)
    member.presses(answer, "Ask a person").ack()
    room.bot.wait_until_idle()
    modal = room.bot.slack.modal_of(MEMBER)
    assert modal is not None
    member.submits(modal, {}).ack()
    room.bot.wait_until_idle()

    seen = room.bot.slack.bot_said(ADMIN, HELP_CHANNEL)
    copy = next(each for each in reversed(seen) if f"<@{MEMBER}>" in each.shown)
    assert "collections that are not open here" in copy.shown
    assert leaks(everything(copy), asked=MERGER.question) == []


def test_gaps_tell_an_admin_nothing_of_what_the_admin_may_not_see(room: Room) -> None:
    member_asks(room, "Which yeast did the Larkhill board bake with?")
    admin = room.bot.slack.person(ADMIN)
    for text in ("gaps", "gaps csv"):
        admin.command("/stp", text, admin.dm).ack()
    room.bot.wait_until_idle()

    seen = [each for each in room.bot.slack.bot_said(ADMIN, admin.dm) if "stale" in each.shown]
    shown = "\n".join(everything(each) for each in seen)
    assert len(seen) >= 2
    assert "bake with" not in shown
    # The name alone may stand in questions of people who have heard of it.
    assert leaks(shown, asked="Larkhill") == []


def test_a_channel_with_rules_sees_what_they_say_from_then_on_and_not_what_they_said(
    room: Room,
) -> None:
    save(room, open_settings(room), choose_collections("board"))
    said = room.ada.asks(room.channel, MERGER.question)
    answer = room.answer_to(said)
    alone = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    save(room, open_settings(room), choose_collections("open"))

    room.press(answer, "Show passages")
    later = room.ada.asks(room.channel, MERGER.question)

    assert MERGER.quote in answer.shown
    assert FOOTPRINTS.quote not in alone.shown
    assert room.bot.slack.modal_of(room.ada.id) is None
    assert leaks(everything(room.answer_to(later)), asked=MERGER.question) == []


def test_typing_into_the_menu_offers_nothing_that_cannot_be_seen(room: Room) -> None:
    in_channel = room.reply_to_command("source")
    room.ada.command("/stp", "source", room.ada.dm).ack()
    room.bot.wait_until_idle()
    directly = room.bot.slack.bot_said(room.ada.id, room.ada.dm)[-1]

    for menu in (in_channel, directly):
        for typed in ("", "l", "lark", "larkhill board", "2018", "min", "board office"):
            offer = room.ada.is_offered(menu, "look_up", typed)
            assert leaks(f"{offer.labels} {offer.options}", asked=typed) == []


def test_a_member_is_offered_the_collection_in_direct_messages_alone(room: Room) -> None:
    member = member_of(room)
    people = (room.ada.id, room.grace.id, MEMBER)
    room.bot.slack.add_channel(room.channel, "with a member", people)
    for channel in (room.channel, member.dm):
        member.command("/stp", "source", channel).ack()
    room.bot.wait_until_idle()

    in_channel = room.bot.slack.bot_said(MEMBER, room.channel)[-1]
    directly = room.bot.slack.bot_said(MEMBER, member.dm)[-1]

    assert member.is_offered(in_channel, "look_up", "larkhill").labels == []
    assert MERGER.title in " ".join(member.is_offered(directly, "look_up", "larkhill").labels)


def asked_between_two(room: Room, question: str) -> SeenMessage:
    """Let the member ask by command in direct messages with Ada, where the bot is not."""
    member = member_of(room)
    direct = f"D{room.channel}"
    room.bot.slack.add_channel(direct, "", (MEMBER, room.ada.id), kind="im", with_bot=False)
    member.command("/stp", f"ask {question}", direct).ack()
    room.bot.wait_until_idle()
    return room.bot.slack.bot_said(MEMBER, direct)[-1]


def share_all_the_same(room: Room, private: SeenMessage) -> None:
    """Press a button to share that the message does not show."""
    shown = next(each for each in private.controls if each.action_id == "passages")
    member_of(room).uses(private, replace(shown, action_id="share")).ack()
    room.bot.wait_until_idle()


def test_what_a_member_sees_between_two_people_stays_the_members(room: Room) -> None:
    private = asked_between_two(room, MERGER.question)

    share_all_the_same(room, private)

    assert MERGER.quote in private.shown
    assert "Share" not in private.labels
    assert room.bot.slack.bot_said(room.ada.id, private.channel) == []
    told = room.bot.slack.bot_said(MEMBER, private.channel)[-1]
    assert "cannot be shared here" in told.shown


def test_what_is_shared_between_two_people_counts_nothing_that_one_may_not_see(room: Room) -> None:
    private = asked_between_two(room, FOOTPRINTS.question)

    share_all_the_same(room, private)

    (copy,) = room.bot.slack.bot_said(room.ada.id, private.channel)
    assert "25 searched" in private.shown
    assert FOOTPRINTS.quote in copy.shown
    assert "searched" not in copy.shown
    assert leaks(everything(copy)) == []
