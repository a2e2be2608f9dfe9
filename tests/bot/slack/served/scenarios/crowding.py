"""Many ask the served bot at once; collected for each mode."""

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import Room

QUESTIONS = 50
ACK_WITHIN_S = 1.0
LATE_AT_MOST = 0.05
_KNOWN = (FOOTPRINTS, LEADERS, BEDS)


def test_fifty_questions_at_once_are_each_answered_once_and_a_command_is_not_kept_waiting(
    room: Room,
) -> None:
    asked = [
        (room.ada.asks(room.channel, f"{known.question} (I am number {number})"), known)
        for number, known in zip(range(QUESTIONS), _KNOWN * QUESTIONS, strict=False)
    ]
    command = room.ada.command("/stp", "help", room.channel)

    latency_s = command.ack().latency_s
    latencies_s = sorted(
        delivery.ack(30).latency_s for said, _ in asked for delivery in said.deliveries
    )
    late = sum(latency_s > ACK_WITHIN_S for latency_s in latencies_s)
    print(  # noqa: T201  for whoever wants to know
        f"acknowledgements: {len(latencies_s)}, over {ACK_WITHIN_S} s: {late},"
        f" slowest {latencies_s[-1]:.2f} s; the command {latency_s:.3f} s"
    )
    assert latency_s < ACK_WITHIN_S
    assert late <= LATE_AT_MOST * len(latencies_s)

    room.bot.wait_until_idle()
    for said, known in asked:
        (answer,) = room.bot.slack.bot_said(room.ada.id, room.channel, said.thread)
        assert known.quote in answer.shown


def test_under_load_every_thread_is_answered_in_the_order_of_its_questions(room: Room) -> None:
    roots = [room.grace.says(room.channel, f"Topic {number}") for number in range(3)]
    for known in _KNOWN * 4:
        for root in roots:
            room.ada.asks(room.channel, known.question, root.ts).deliveries[-1].ack(30)
        room.grace.asks(room.channel, known.question).deliveries[-1].ack(30)

    room.bot.wait_until_idle()

    for root in roots:
        answers = room.bot.slack.bot_said(room.ada.id, room.channel, root.ts)
        in_order = zip(_KNOWN * 4, answers, strict=True)
        assert all(known.quote in answer.shown for known, answer in in_order)
