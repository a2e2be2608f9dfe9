"""The bot's page: its Home tab, and the questions offered on its messages tab."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answer.compose import Limits
from bot.desk import LibraryDesk
from bot.errors import Undeliverable
from bot.library import Library
from bot.refresh.freshness import Freshness
from bot.slack.access import Access, Defaults
from bot.slack.delivery.suggested_prompts import SuggestedPrompts
from bot.slack.handling.running.home import HomeTabs
from bot.slack.handling.running.starting import Starting
from bot.slack.handling.services import Services
from bot.slack.requests.opening import Opening
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelRules
from index.errors import NoIndex
from sources.errors import LocationError
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.pressing import JOB
from tests.bot.slack.loopback import Loopback, refused
from tests.fakes import WordEmbedder
from tests.slack_wire.limits import check_view
from tests.slack_wire.render import shown_text

READ_AT = datetime(2026, 11, 22, 6, tzinfo=UTC)
DEFAULTS = Defaults(
    frozenset({"open"}), {"board": frozenset({"UMEMBER"})}, admins=frozenset({"UADMIN"})
)
LOCATIONS = (
    Freshness("/srv/plans", "open", READ_AT, None),
    Freshness("/srv/minutes", "board", READ_AT, None),
)


class Offering:
    """Prompts that name the collections they were asked for."""

    def after(self, answer: object, *, collections: object) -> tuple[str, ...]:
        """Offer nothing."""
        del answer, collections
        return ()

    def starters(self, *, collections: frozenset[str] | None, limit: int = 4) -> tuple[str, ...]:
        """Offer more than Slack shows."""
        names = " and ".join(sorted(collections or ()))
        return tuple(f"What does {names} say of {number}?" for number in range(limit + 2))


class Unready(Offering):
    """Prompts over no index."""

    def starters(self, *, collections: frozenset[str] | None, limit: int = 4) -> tuple[str, ...]:
        """Fail."""
        del collections, limit
        raise NoIndex(Path("index"))


@pytest.fixture
def its(services: Services, store: FakeStore) -> Services:
    return replace(
        services,
        access=Access(store, DEFAULTS),
        prompts=Offering(),
        freshness=lambda: LOCATIONS,
    )


def home_of(its: Services, loopback: Loopback, user: str) -> str:
    HomeTabs(its).features().openings["home"](JOB, Opening("T1", user, "D1", "home"))
    published = loopback.bodies("views.publish")[-1]
    assert published["user_id"] == user
    assert check_view(published["view"]) == []
    return shown_text(published["view"]["blocks"])


def start(its: Services, workspaces: OneWorkspace, user: str = "U1", channel: str = "D1") -> str:
    starting = Starting(its, SuggestedPrompts(workspaces))
    return starting.features().openings["messages"](JOB, Opening("T1", user, channel, "messages"))


def test_everybody_sees_what_is_open_to_them(its: Services, loopback: Loopback) -> None:
    text = home_of(its, loopback, "U1")

    assert "*2 documents*" in text
    assert "Example Health Weekly" in text
    assert "• plans:" in text
    assert "What does open say of 0?" in text
    assert "minutes" not in text
    assert "board" not in text


def test_the_tab_names_the_bot_as_people_write_it(its: Services, loopback: Loopback) -> None:
    assert "<@UBOT> and your question" in home_of(its, loopback, "U1")


def test_a_member_sees_more(its: Services, loopback: Loopback) -> None:
    text = home_of(its, loopback, "UMEMBER")

    assert "*3 documents*" in text
    assert "• minutes:" in text
    assert "What does board and open say of 0?" in text


def test_an_admin_sees_the_channels_that_have_settings(
    its: Services, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(ChannelRules("T1", "C7"))
    store.set_channel_rules(ChannelRules("T2", "C8"))

    admin, other = home_of(its, loopback, "UADMIN"), home_of(its, loopback, "U1")

    assert "<#C7>" in admin
    assert "C8" not in admin
    assert "C7" not in other


def test_before_there_is_an_index_the_tab_is_there_all_the_same(
    its: Services, loopback: Loopback, tmp_path: Path
) -> None:
    library = Library(tmp_path / "none", WordEmbedder())
    desk = LibraryDesk(library, Limits(max_sentences=2, min_confidence=0.0))

    text = home_of(replace(its, desk=desk, prompts=Unready()), loopback, "U1")

    assert "not ready yet" in text
    assert "Privacy" in text


@pytest.mark.parametrize("error", [LocationError("none"), OSError("no disk")], ids=["odd", "disk"])
def test_locations_that_cannot_be_told_of_are_left_out(
    its: Services, loopback: Loopback, error: Exception
) -> None:
    def fail() -> Sequence[Freshness]:
        raise error

    text = home_of(replace(its, freshness=fail), loopback, "U1")

    assert "Last looked at" not in text


def test_where_slack_shows_no_home_tab_that_is_an_error_for_the_log(
    its: Services, loopback: Loopback
) -> None:
    loopback.script("views.publish", refused("not_enabled"))

    with pytest.raises(Undeliverable):
        home_of(its, loopback, "U1")


def test_the_messages_tab_offers_four_questions_that_the_documents_answer(
    its: Services, workspaces: OneWorkspace, loopback: Loopback
) -> None:
    assert start(its, workspaces) == "suggested"

    (body,) = loopback.bodies("assistant.threads.setSuggestedPrompts")
    assert body["channel_id"] == "D1"
    assert "thread_ts" not in body
    assert [each["message"] for each in body["prompts"]] == [
        f"What does open say of {number}?" for number in range(4)
    ]
    assert [each["title"] for each in body["prompts"]] == [
        each["message"] for each in body["prompts"]
    ]


def test_prompts_that_slack_refuses_do_no_harm(
    its: Services, workspaces: OneWorkspace, loopback: Loopback
) -> None:
    loopback.script("assistant.threads.setSuggestedPrompts", refused("method_deprecated"))

    assert start(its, workspaces) == "not suggested"


def test_with_nothing_to_offer_slack_is_not_asked(
    its: Services, workspaces: OneWorkspace, loopback: Loopback
) -> None:
    assert start(replace(its, prompts=None), workspaces) == "nothing to suggest"
    assert start(replace(its, prompts=Unready()), workspaces) == "nothing to suggest"
    assert start(its, workspaces, channel="") == "nothing to suggest"
    assert loopback.calls == []
