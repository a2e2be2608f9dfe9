"""Options that the bot offers while somebody types are read within Slack's limits."""

import pytest
from slack_sdk import WebClient

from tests.slack_wire.answering import AnsweringBot
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.offers import RefusedOffer, read_offer
from tests.slack_workspace import SlackWorkspace


def option(value: str, label: str = "") -> Json:
    return {"text": {"type": "plain_text", "text": label or value}, "value": value}


def group(label: str, *options: Json) -> Json:
    return {"label": {"type": "plain_text", "text": label}, "options": list(options)}


def test_options_keep_their_order_and_are_found_by_what_stands_on_them() -> None:
    offer = read_offer({"options": [option("d2", "Second"), option("d1", "First")]})

    assert offer.labels == ["Second", "First"]
    assert offer.value_of("First") == "d1"
    assert offer.groups == ()
    with pytest.raises(LookupError, match="Third"):
        offer.value_of("Third")


def test_grouped_options_are_read_with_the_names_of_their_groups() -> None:
    groups = [group("Titles", option("d1")), group("Publishers", option("p1"), option("p2"))]

    offer = read_offer({"option_groups": groups})

    assert offer.groups == ("Titles", "Publishers")
    assert list(offer.options) == ["d1", "p1", "p2"]


def test_no_options_are_an_offer_of_none() -> None:
    assert read_offer({"options": []}).labels == []


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ({"options": [option(f"d{n}") for n in range(101)]}, "101 items"),
        ({"options": [option("d1", "x" * 76)]}, "76 characters"),
        ({"options": [option("v" * 151, "x")]}, "151 characters"),
        ({"options": [option("d1", "x") | {"description": "x"}]}, "description"),
        ({"option_groups": [group("x", option("d1"))] * 101}, "101 items"),
        ({"option_groups": [group("x" * 76, option("d1"))]}, "76 characters"),
        ({"option_groups": [group("x")]}, "0 items"),
        ({"option_groups": [], "options": []}, "options: no such field"),
        ({}, "options: missing"),
        (None, "expected an object"),
        ("no options", "expected an object"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_that_breaks_a_limit_is_refused(answer: object, fault: str) -> None:
    with pytest.raises(RefusedOffer, match=fault):
        read_offer(answer)


@pytest.fixture
def menu(slack: SlackWorkspace, client: WebClient) -> SeenMessage:
    select = {"type": "external_select", "action_id": "source", "min_query_length": 0}
    blocks: list[Json] = [{"type": "actions", "elements": [select]}]
    client.chat_postMessage(channel="C1", text="x", blocks=blocks)
    return slack.seen_by("U1", "C1")[-1]


def test_a_choice_carries_the_label_that_was_offered(
    slack: SlackWorkspace, bot: AnsweringBot, menu: SeenMessage
) -> None:
    ada = slack.person("U1")
    bot.answer = {"options": [option("d1", "A plan"), option("d2", "Another plan")]}
    offer = ada.is_offered(menu, "source", "pl")

    (action,) = ada.chooses(menu, "source", offer.value_of("Another plan")).payload["actions"]

    assert action["selected_option"] == option("d2", "Another plan")
    with pytest.raises(LookupError, match="d3"):
        ada.chooses(menu, "source", "d3")


def test_what_one_person_was_offered_is_not_offered_to_another(
    slack: SlackWorkspace, bot: AnsweringBot, menu: SeenMessage
) -> None:
    bot.answer = {"options": [option("d1", "A plan")]}
    slack.person("U1").is_offered(menu, "source", "pl")

    (action,) = slack.person("U2").chooses(menu, "source", "d1").payload["actions"]

    assert action["selected_option"]["text"]["text"] == "d1"


def test_an_offer_that_breaks_a_limit_raises_and_shows_nobody_anything(
    slack: SlackWorkspace, bot: AnsweringBot, menu: SeenMessage
) -> None:
    bot.answer = {"options": [option("d1", "x" * 76)]}

    with pytest.raises(RefusedOffer, match="76 characters"):
        slack.person("U1").is_offered(menu, "source", "pl")

    assert slack.refused_acks[0].startswith("invalid_options")


def test_an_offer_that_does_not_come_shows_an_error(
    slack: SlackWorkspace, bot: AnsweringBot, menu: SeenMessage
) -> None:
    bot.status = 500

    with pytest.raises(LookupError, match="dispatch_failed"):
        slack.person("U1").is_offered(menu, "source", "pl")
