"""What people do reaches the bot in the form in which Slack sends it."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from tests.slack_wire.acknowledgements import act_on_ack
from tests.slack_wire.delivery import Ack, Delivery
from tests.slack_wire.hands import find_control
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import Identity, SeenView, User
from tests.slack_wire.state import State
from tests.slack_workspace import SlackWorkspace

MENU: Json = {
    "type": "external_select",
    "action_id": "source",
    "placeholder": {"type": "plain_text", "text": "Choose a source"},
}
HELPFUL: Json = {"text": {"type": "plain_text", "text": "Helpful"}, "value": "yes:a1"}
NOT_HELPFUL: Json = {"text": {"type": "plain_text", "text": "Not helpful"}, "value": "no:a1"}
FEEDBACK: Json = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": HELPFUL,
    "negative_button": NOT_HELPFUL,
}
BLOCKS: list[Json] = [
    {"type": "actions", "elements": [MENU], "block_id": "choices"},
    {"type": "context_actions", "elements": [FEEDBACK]},
]


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace(echoes=False) as workspace:
        client = WebClient(token=workspace.identity.bot_token, base_url=workspace.api_url)
        metadata = {"event_type": "answer", "event_payload": {"id": "a1"}}
        client.chat_postMessage(channel="C1", text="x", blocks=BLOCKS, metadata=metadata)
        yield workspace


def test_a_press_on_a_message_tells_what_and_where(slack: SlackWorkspace) -> None:
    (seen,) = slack.seen_by("U1")
    payload = slack.person("U1").presses(seen, "Not helpful").payload

    (action,) = payload["actions"]
    assert seen.labels == ("Choose a source", "Helpful", "Not helpful")
    assert (action["action_id"], action["value"]) == ("feedback", "no:a1")
    assert action["block_id"] == seen.blocks[1]["block_id"]
    assert payload["user"]["id"] == "U1"
    assert payload["container"]["message_ts"] == payload["message"]["ts"] == seen.ts
    assert payload["message"]["metadata"]["event_payload"] == {"id": "a1"}


def test_a_choice_tells_what_was_chosen(slack: SlackWorkspace) -> None:
    payload = slack.person("U1").chooses(slack.seen_by("U1")[0], "source", "doc-1").payload

    assert payload["actions"][0]["selected_option"]["value"] == "doc-1"


def test_looking_up_options_tells_what_was_typed(slack: SlackWorkspace) -> None:
    payload = slack.person("U1").looks_up(slack.seen_by("U1")[0], "source", "kings").payload

    assert payload["type"] == "block_suggestion"
    assert (payload["block_id"], payload["value"]) == ("choices", "kings")
    assert "response_url" not in payload


def test_a_shortcut_carries_the_message(slack: SlackWorkspace) -> None:
    (seen,) = slack.seen_by("U1")
    payload = slack.person("U2").uses_shortcut("ask_about", seen).payload

    assert (payload["callback_id"], payload["message"]["ts"]) == ("ask_about", seen.ts)


def test_the_home_tab_is_told_of_with_its_view(slack: SlackWorkspace) -> None:
    client = WebClient(token=slack.identity.bot_token, base_url=slack.api_url)
    client.views_publish(user_id="U1", view={"type": "home", "blocks": [{"type": "divider"}]})

    event = slack.person("U1").opens_home().payload["event"]

    home = slack.home_of("U1")
    assert home is not None
    assert (event["tab"], event["view"]["id"]) == ("home", home.id)


def test_what_cannot_be_pressed_is_an_error_that_names_what_can(slack: SlackWorkspace) -> None:
    with pytest.raises(LookupError, match="Not helpful"):
        find_control(slack.seen_by("U1")[0], "Delete")


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [(None, False), ({"response_action": "errors", "errors": {"b": "empty"}}, True)],
)
def test_a_modal_closes_unless_the_acknowledgement_names_errors(
    answer: Json | None, *, is_open: bool
) -> None:
    state = State(Identity(), users={"U1": User("U1", "ada")})
    field = {"type": "input", "block_id": "b"}
    state.modals["U1"] = (SeenView("V1", "U1", {"type": "modal", "blocks": [field]}, "h1"),)
    submission = Delivery("interactive", {"type": "view_submission", "user": {"id": "U1"}})

    act_on_ack(state, submission, Ack(0.1, answer))

    assert ("U1" in state.modals) == is_open
