"""Admins, and only they, choose how the bot behaves in a channel."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.slack.access import Access, Defaults
from bot.slack.blocks.view_origin import ViewOrigin, write_origin
from bot.slack.handling.running.channel_settings import ChannelSettings
from bot.slack.handling.running.home import HomeTabs
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.slack.requests.submission import Submission
from bot.store.records import ChannelMode, ChannelRules
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.pressing import JOB, opened, press_in, press_on, told
from tests.bot.slack.loopback import Loopback, refused
from tests.slack_wire.render import shown_text

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CHOSEN = {"mode": ("off",), "askers": ("U5",), "collections": ("board",), "helpers": ("D9", "U7")}


def settings_of(services: Services) -> ChannelSettings:
    return ChannelSettings(services, HomeTabs(services), now=lambda: NOW)


def command(services: Services, loopback: Loopback, *, channel: str, user: str = "UADMIN") -> str:
    given = Command("T1", channel, user, "settings", loopback.url("hooks/1"), "trigger")
    return settings_of(services).features().commands["settings"](JOB, given)


def submit(
    services: Services, loopback: Loopback, *, user: str = "UADMIN", channel: str = "C1"
) -> str:
    origin = ViewOrigin(channel=channel, response_url=loopback.url("hooks/1"))
    submission = Submission("T1", user, "channel_settings", write_origin(origin), CHOSEN)
    return settings_of(services).features().submissions["channel_settings"](JOB, submission)


def test_an_admin_is_shown_the_channels_settings(services: Services, loopback: Loopback) -> None:
    command(services, loopback, channel="C1")

    view = opened(loopback)
    assert "<#C1>" in shown_text(view["blocks"])
    assert "board" in shown_text(view["blocks"])
    assert view["callback_id"] == "channel_settings"


def test_in_a_direct_message_the_channel_is_asked_for_first_and_then_put_in_its_place(
    services: Services, loopback: Loopback
) -> None:
    command(services, loopback, channel="D1")
    asked = opened(loopback)
    press = press_in(asked, "settings_choose", "C7", user="UADMIN")
    settings_of(services).features().presses["settings_choose"](JOB, press)

    (update,) = loopback.bodies("views.update")
    assert "Which channel" in shown_text(asked["blocks"])
    assert update["view_id"] == "V1"
    assert "<#C7>" in shown_text(update["view"]["blocks"])
    assert loopback.url("hooks/1") in update["view"]["private_metadata"]


def test_on_the_home_tab_a_channel_is_picked(services: Services, loopback: Loopback) -> None:
    press = press_on(loopback, "settings_pick", "C7", user="UADMIN", channel="", response_url="")

    settings_of(services).features().presses["settings_pick"](JOB, press)

    assert "<#C7>" in shown_text(opened(loopback)["blocks"])


@pytest.mark.parametrize("action", ["settings_pick", "settings_choose"])
@pytest.mark.parametrize("value", ["", "D1"])
def test_what_is_no_channel_has_no_settings(
    services: Services, loopback: Loopback, action: str, value: str
) -> None:
    press = press_on(loopback, action, value, user="UADMIN")

    assert settings_of(services).features().presses[action](JOB, press) == "no channel"
    assert loopback.calls == []


def test_what_was_chosen_is_kept_with_who_and_when_and_confirmed(
    services: Services, loopback: Loopback, store: FakeStore
) -> None:
    submit(services, loopback)

    assert store.channel_rules("T1", "C1") == ChannelRules(
        "T1",
        "C1",
        mode=ChannelMode.OFF,
        askers=frozenset({"U5"}),
        collections=frozenset({"board"}),
        helpers=("U7",),
        changed_by="UADMIN",
        changed_at=NOW,
    )
    assert "switched off" in told(loopback)
    assert "I left out" in told(loopback)


def test_a_change_takes_effect_at_once(services: Services, loopback: Loopback) -> None:
    before = services.access.collections("T1", "C1", "U1")
    submit(services, loopback)

    assert before == {"open"}
    assert services.access.collections("T1", "C1", "U1") == {"board"}
    assert services.access.is_off("T1", "C1")


def test_after_a_change_the_admins_home_tab_shows_it(
    services: Services, loopback: Loopback
) -> None:
    submit(services, loopback)

    (published,) = loopback.bodies("views.publish")
    assert published["user_id"] == "UADMIN"
    assert "<#C1>" in shown_text(published["view"]["blocks"])


def test_a_home_tab_that_cannot_be_shown_does_not_undo_a_change(
    services: Services, loopback: Loopback, store: FakeStore
) -> None:
    loopback.script("views.publish", refused("not_enabled"))

    assert submit(services, loopback) == "saved"
    assert store.channel_rules("T1", "C1")


def test_a_change_from_the_home_tab_is_confirmed_in_direct_messages(
    services: Services, loopback: Loopback
) -> None:
    loopback.script("chat.postEphemeral", refused("channel_not_found"))
    origin = write_origin(ViewOrigin(channel="C1"))
    submission = Submission("T1", "UADMIN", "channel_settings", origin, CHOSEN)

    settings_of(services).features().submissions["channel_settings"](JOB, submission)

    (posted,) = loopback.bodies("chat.postMessage")
    assert posted["channel"] == "UADMIN"
    assert "Saved." in posted["text"]


def test_whoever_is_no_admin_changes_nothing_and_is_told_who_is_one(
    services: Services, loopback: Loopback, store: FakeStore
) -> None:
    command(services, loopback, channel="C1", user="U1")
    assert "Only my admins can do that: <@UADMIN>" in told(loopback)
    submit(services, loopback, user="U1")
    for action in ("settings_pick", "settings_choose"):
        press = press_on(loopback, action, "C1")
        settings_of(services).features().presses[action](JOB, press)

    assert store.channel_rules("T1", "C1") is None
    assert [each for each in loopback.names() if each.startswith("views.")] == []


def test_where_nobody_is_admin_the_setting_is_named(
    services: Services, loopback: Loopback, store: FakeStore
) -> None:
    nobody = replace(services, access=Access(store, Defaults(frozenset({"open"}))))

    command(nobody, loopback, channel="C1")

    assert "STP_SLACK__ADMINS" in told(loopback)


def test_a_submission_for_direct_messages_keeps_nothing(
    services: Services, loopback: Loopback, store: FakeStore
) -> None:
    submit(services, loopback, channel="D1")

    assert store.all_channel_rules("T1") == []
    assert "Only channels have settings" in told(loopback)


def offered_to(services: Services, loopback: Loopback, *, team: str) -> list[str]:
    """List the collections that the one modal offers."""
    given = Command(team, "C1", "U9", "settings", loopback.url("hooks/1"), "trigger")
    settings_of(services).features().commands["settings"](JOB, given)
    menus = [each for each in opened(loopback)["blocks"] if each.get("block_id") == "collections"]
    return [option["value"] for menu in menus for option in menu["element"]["options"]]


@pytest.mark.parametrize(
    ("team", "chosen", "expected"),
    [
        ("T1", None, ["open"]),
        ("T1", frozenset({"board"}), ["board", "open"]),
        ("T2", None, ["board", "open"]),
    ],
    ids=["of one workspace", "chosen there before", "of the other"],
)
def test_an_admin_of_one_workspace_is_not_offered_what_is_open_in_another_alone(
    services: Services,
    loopback: Loopback,
    team: str,
    chosen: frozenset[str] | None,
    expected: list[str],
) -> None:
    defaults = Defaults(
        collections=frozenset({"open"}),
        members={"board": frozenset({"T2:U9"})},
        admins=frozenset({"T1:U9", "T2:U9"}),
        is_shared=True,
    )
    shared = replace(services, access=Access(services.store, defaults))
    services.store.set_channel_rules(ChannelRules(team, "C1", collections=chosen))

    assert offered_to(shared, loopback, team=team) == expected


def test_what_an_admin_of_another_workspace_made_up_is_not_chosen(
    services: Services, loopback: Loopback
) -> None:
    defaults = Defaults(
        collections=frozenset({"open"}), admins=frozenset({"T1:UADMIN"}), is_shared=True
    )
    shared = replace(services, access=Access(services.store, defaults))

    submit(shared, loopback)

    assert shared.access.rules("T1", "C1").collections is None
