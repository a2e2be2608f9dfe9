"""Modals stand one above the other, hold what was entered, and go as the bot says."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_wire.answering import AnsweringBot
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenView
from tests.slack_workspace import SlackWorkspace


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def labelled(block_id: str, element: Json) -> Json:
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": element}


COMMENT = labelled("comment", {"type": "plain_text_input", "action_id": "text"})
MODE = labelled(
    "mode",
    {
        "type": "static_select",
        "action_id": "choice",
        "options": [{"text": plain(each), "value": each} for each in ("all", "mentions")],
        "initial_option": {"text": plain("all"), "value": "all"},
    },
)
WHO = labelled(
    "who", {"type": "multi_users_select", "action_id": "people", "initial_users": ["U2"]}
)


def modal(title: str, *blocks: Json, **fields: object) -> Json:
    words = {"title": plain(title), "submit": plain("Save")}
    return {"type": "modal", "blocks": list(blocks) or [{"type": "divider"}]} | words | fields


def trigger(slack: SlackWorkspace) -> str:
    command = slack.person("U1").command("/stp", "", "C1")
    command.ack()
    return str(command.payload["trigger_id"])


def top(slack: SlackWorkspace) -> SeenView:
    view = slack.modal_of("U1")
    assert view is not None
    return view


def titles(slack: SlackWorkspace) -> list[str]:
    return [view.content["title"]["text"] for view in slack.modals_of("U1")]


def opened(slack: SlackWorkspace, client: WebClient, view: Json) -> SeenView:
    client.views_open(trigger_id=trigger(slack), view=view)
    return top(slack)


def test_a_pushed_modal_stands_above_and_knows_what_is_beneath(
    slack: SlackWorkspace, client: WebClient
) -> None:
    first = opened(slack, client, modal("First"))

    pushed = client.views_push(trigger_id=trigger(slack), view=modal("Second"))["view"]

    assert titles(slack) == ["First", "Second"]
    assert (pushed["id"], pushed["root_view_id"]) == (top(slack).id, first.id)
    assert pushed["previous_view_id"] == first.id


def test_a_fourth_modal_is_refused(slack: SlackWorkspace, client: WebClient) -> None:
    opened(slack, client, modal("1"))
    for number in ("2", "3"):
        client.views_push(trigger_id=trigger(slack), view=modal(number))

    with pytest.raises(SlackApiError, match="push_limit_reached"):
        client.views_push(trigger_id=trigger(slack), view=modal("4"))

    assert titles(slack) == ["1", "2", "3"]


def test_a_modal_is_updated_by_its_id_or_the_bots_own_name_for_it(
    slack: SlackWorkspace, client: WebClient
) -> None:
    first = opened(slack, client, modal("First", external_id="settings"))
    client.views_push(trigger_id=trigger(slack), view=modal("Second"))

    client.views_update(view_id=first.id, hash=first.hash, view=modal("A", external_id="settings"))
    after = titles(slack)
    client.views_update(external_id="settings", view=modal("B"))

    assert (after, titles(slack)) == (["A", "Second"], ["B", "Second"])
    assert slack.modals_of("U1")[0].id == first.id


def test_an_update_of_a_modal_that_changed_meanwhile_is_refused(
    slack: SlackWorkspace, client: WebClient
) -> None:
    first = opened(slack, client, modal("First"))
    client.views_update(view_id=first.id, view=modal("Second"))

    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=first.id, hash=first.hash, view=modal("Third"))
    with pytest.raises(SlackApiError, match="not_found"):
        client.views_update(view_id="V0", view=modal("Third"))


def test_a_view_of_more_than_250_kilobytes_is_refused(
    slack: SlackWorkspace, client: WebClient
) -> None:
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}

    with pytest.raises(SlackApiError, match="view_too_large"):
        client.views_open(trigger_id=trigger(slack), view=modal("Long", *[long] * 90))


def test_what_is_sent_off_is_what_stood_there_then_what_was_chosen_then_what_the_test_gives(
    slack: SlackWorkspace, client: WebClient
) -> None:
    ada = slack.person("U1")
    view = opened(slack, client, modal("Settings", COMMENT, MODE, WHO))
    at_first = ada.submits(view, {}).payload["view"]["state"]["values"]
    view = opened(slack, client, modal("Settings", COMMENT, MODE, WHO))
    ada.chooses(view, "mode", "mentions")
    typed = {"comment": {"text": {"type": "plain_text_input", "value": "hello"}}}

    values = ada.submits(view, typed).payload["view"]["state"]["values"]

    people = {"type": "multi_users_select", "selected_users": ["U2"]}
    assert at_first["comment"]["text"] == {"type": "plain_text_input", "value": None}
    assert at_first["mode"]["choice"]["selected_option"]["value"] == "all"
    assert at_first["who"]["people"] == people
    assert values["comment"]["text"]["value"] == "hello"
    assert values["mode"]["choice"]["selected_option"]["value"] == "mentions"
    assert values["who"]["people"] == people


def test_a_choice_in_a_modal_tells_what_all_its_fields_hold(
    slack: SlackWorkspace, client: WebClient
) -> None:
    view = opened(slack, client, modal("Settings", COMMENT, MODE, callback_id="settings"))

    payload = slack.person("U1").chooses(view, "mode", "mentions").payload

    values = payload["view"]["state"]["values"]
    assert payload["view"]["callback_id"] == "settings"
    assert payload["container"] == {"type": "view", "view_id": view.id}
    assert values["mode"]["choice"]["selected_option"]["value"] == "mentions"
    assert values["comment"] == {"text": {"type": "plain_text_input", "value": None}}


def test_what_was_chosen_outlives_an_update_only_where_the_field_does(
    slack: SlackWorkspace, client: WebClient
) -> None:
    ada = slack.person("U1")
    view = opened(slack, client, modal("Settings", MODE, WHO))
    ada.chooses(view, "mode", "mentions")
    ada.chooses(view, "who", "U1", "U2")
    client.views_update(view_id=view.id, view=modal("Settings", COMMENT, WHO))

    values = ada.submits(top(slack), {}).payload["view"]["state"]["values"]

    assert values.keys() == {"comment", "who"}
    assert values["who"]["people"]["selected_users"] == ["U1", "U2"]


def test_errors_leave_the_modal_open_and_are_shown_below_its_fields(
    slack: SlackWorkspace, client: WebClient, bot: AnsweringBot
) -> None:
    view = opened(slack, client, modal("Settings", COMMENT))
    bot.answer = {"response_action": "errors", "errors": {"comment": "Say more."}}

    slack.person("U1").submits(view, {}).ack()

    assert titles(slack) == ["Settings"]
    assert slack.errors_of("U1") == {"comment": "Say more."}


@pytest.mark.parametrize("errors", [None, {}, {"elsewhere": "x"}], ids=["none", "empty", "unknown"])
def test_errors_for_what_is_no_field_are_refused(
    slack: SlackWorkspace, client: WebClient, bot: AnsweringBot, errors: object
) -> None:
    view = opened(slack, client, modal("Settings", COMMENT))
    bot.answer = {"response_action": "errors", "errors": errors}

    slack.person("U1").submits(view, {}).ack()

    assert slack.refused_acks[0].startswith("invalid_errors")


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (None, ["First"]),
        ({"response_action": "clear"}, []),
        ({"response_action": "update", "view": modal("New")}, ["First", "New"]),
        ({"response_action": "push", "view": modal("New")}, ["First", "Second", "New"]),
    ],
    ids=["nothing", "clear", "update", "push"],
)
def test_the_acknowledgement_says_what_becomes_of_the_modals(
    slack: SlackWorkspace,
    client: WebClient,
    bot: AnsweringBot,
    answer: Json | None,
    left: list[str],
) -> None:
    opened(slack, client, modal("First"))
    client.views_push(trigger_id=trigger(slack), view=modal("Second"))
    bot.answer = answer

    slack.person("U1").submits(top(slack), {}).ack()

    assert titles(slack) == left
    assert slack.refused_acks == []


def test_a_modal_that_an_acknowledgement_may_not_hold_is_refused(
    slack: SlackWorkspace, client: WebClient, bot: AnsweringBot
) -> None:
    view = opened(slack, client, modal("First"))
    bot.answer = {"response_action": "update", "view": modal("x" * 25)}

    slack.person("U1").submits(view, {}).ack()

    assert "25 characters" in slack.refused_acks[0]
    assert titles(slack) == ["First"]


def test_closing_a_modal_shows_the_one_beneath_and_tells_the_bot_where_it_asked(
    slack: SlackWorkspace, client: WebClient
) -> None:
    ada = slack.person("U1")
    opened(slack, client, modal("First"))
    client.views_push(
        trigger_id=trigger(slack), view=modal("Second", callback_id="s", notify_on_close=True)
    )

    told = ada.closes(top(slack))
    after = titles(slack)
    untold = ada.closes(top(slack))

    assert told is not None
    assert told.payload["type"] == "view_closed"
    assert told.payload["view"]["callback_id"] == "s"
    assert told.payload["is_cleared"] is False
    assert (after, titles(slack), untold) == (["First"], [], None)


def test_the_cross_closes_all_modals(slack: SlackWorkspace, client: WebClient) -> None:
    opened(slack, client, modal("First", notify_on_close=True))
    client.views_push(trigger_id=trigger(slack), view=modal("Second", notify_on_close=True))

    told = slack.person("U1").closes_all()

    assert [each.payload["view"]["title"]["text"] for each in told] == ["Second", "First"]
    assert all(each.payload["is_cleared"] for each in told)
    assert titles(slack) == []
