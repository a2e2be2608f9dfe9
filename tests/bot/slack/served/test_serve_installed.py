"""The bot in every workspace that installs it: each by its own token, until it is taken back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests.bot.slack.browser import Browser
from tests.bot.slack.served.documents import BEDS, FOOTPRINTS
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.serving import Mode, Serving, serving
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

_numbers = count(1)


def settings_of(slack: SlackWorkspace) -> dict[str, str]:
    """Give what makes the bot serve those that install it."""
    return {
        "SLACK_BOT_TOKEN": "",
        "SLACK_CLIENT_ID": slack.identity.client_id,
        "SLACK_CLIENT_SECRET": slack.identity.client_secret,
    }


@dataclass(frozen=True, slots=True)
class Team:
    """A workspace that has installed the bot, and a room in it.

    Attributes:
        id: The workspace's.
        room: A channel with two people.
    """

    id: str
    room: Room

    def shown(self, question: str) -> list[str]:
        """Ask in the channel, and list what is shown for it."""
        said = self.room.ada.asks(self.room.channel, question)
        return [each.shown for each in self.room.all_answers_to(said)]


def new_team(bot: Serving) -> Team:
    """Install the bot in a new workspace."""
    number = next(_numbers)
    team = f"TN{number}"
    code = bot.slack.install(team)
    page = Browser(bot.port).install(code)
    assert (page.status, "Installed" in page.text) == (200, True)
    return Team(team, room_in(bot, team, number))


def room_in(bot: Serving, team: str, number: int) -> Room:
    """Make a channel with two people in a workspace."""
    ada = bot.slack.add_person(f"UN{number}A", f"ada{number}", team=team)
    grace = bot.slack.add_person(f"UN{number}G", f"grace{number}", team=team)
    people = (ada.id, grace.id)
    channel = bot.slack.add_channel(f"CN{number}", f"room{number}", people, team=team)
    return Room(bot, channel.id, ada, grace)


@pytest.fixture(scope="module", params=["socket", "http"])
def bot(
    request: pytest.FixtureRequest, built_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Serving]:
    mode: Mode = request.param
    data_dir = shutil.copytree(built_data, tmp_path_factory.mktemp("installed") / "data")
    with (
        SlackWorkspace() as slack,
        serving(slack, data_dir, mode=mode, settings=settings_of(slack)) as started,
    ):
        started.wait_until_ready()
        yield started


def test_each_workspace_is_answered_with_its_own_token(bot: Serving) -> None:
    first, second = new_team(bot), new_team(bot)

    (beds,), (footprints,) = first.shown(BEDS.question), second.shown(FOOTPRINTS.question)

    assert BEDS.quote in beds
    assert FOOTPRINTS.quote in footprints
    posted = bot.slack.calls_of("chat.postMessage")
    assert [call.team for call in posted[-2:]] == [first.id, second.id]
    assert bot.slack.calls_of("oauth.v2.access")[-1].outcome == "ok"


def test_a_workspace_that_has_not_installed_the_bot_is_shown_nothing(bot: Serving) -> None:
    stranger = bot.slack.person("U1")  # of the workspace that Slack knows, and the bot does not
    said = stranger.asks("C1", BEDS.question)
    command = stranger.command("/stp", f"ask {BEDS.question}", "C1")

    acks = [delivery.ack() for delivery in (*said.deliveries, command)]

    assert [(ack.status, ack.shown_error, ack.payload) for ack in acks] == [(200, None, None)] * 3
    bot.wait_until_idle()
    assert bot.slack.bot_said("U1") == []
    assert "request ignored: not installed team=T1" in bot.log.text


def test_a_token_that_has_expired_is_renewed_once_for_all_who_ask(bot: Serving) -> None:
    team = new_team(bot)
    before = len(bot.slack.calls_of("oauth.v2.access"))
    bot.slack.expire_tokens(team.id)
    room = team.room

    both = [room.ada.asks(room.channel, BEDS.question), room.grace.asks(room.channel, "beds?")]

    answers = [room.all_answers_to(said) for said in both]
    assert [len(each) for each in answers] == [1, 1]
    assert BEDS.quote in answers[0][0].shown
    renewals = bot.slack.calls_of("oauth.v2.access")[before:]
    assert [call.outcome for call in renewals] == ["ok"]


def test_nothing_is_said_after_an_uninstall_until_the_bot_is_installed_again(
    bot: Serving,
) -> None:
    team = new_team(bot)
    (private,) = team.room.replies_to_command(f"ask {BEDS.question}")
    for delivery in bot.slack.uninstall(team.id):
        assert delivery.ack().status == 200
    calls = len(bot.slack.calls)

    ack = team.room.ada.command("/stp", "help", team.room.channel).ack()

    assert (ack.status, ack.shown_error) == (200, None)
    bot.wait_until_idle()
    assert len(bot.slack.calls) == calls
    assert tokens_kept(bot, team.id) == []
    assert Browser(bot.port).install(bot.slack.install(team.id)).status == 200
    assert BEDS.quote in team.shown(BEDS.question)[0]
    assert BEDS.quote in private.shown


def test_questions_in_hand_end_with_a_line_in_the_log_when_the_token_is_revoked(
    bot: Serving,
) -> None:
    team, other = new_team(bot), new_team(bot)
    before = bot.log.text.count("undeliverable job=")
    failed = bot.log.text.count("slack call failed method=chat.postMessage")
    bot.slack.fail_always("chat.postMessage", "http_500")
    said = team.room.ada.asks(team.room.channel, BEDS.question)
    bot.log.wait_for("slack call failed method=chat.postMessage", times=failed + 1)

    assert bot.slack.revoke(team.id).ack().status == 200
    bot.slack.heal()

    assert team.room.all_answers_to(said) == []
    bot.log.wait_for("undeliverable job=", times=before + 1)
    assert "code=not_installed" in bot.log.text
    assert f"installation forgotten team={team.id}" in bot.log.text
    assert BEDS.quote in other.shown(BEDS.question)[0]


def test_an_installation_that_this_browser_did_not_begin_is_refused(bot: Serving) -> None:
    begun, code = Browser(bot.port), bot.slack.install("TX")
    state = begun.begin()
    calls = len(bot.slack.calls_of("oauth.v2.access"))
    guessed = Browser(bot.port)
    guessed.cookies = {"slack-app-oauth-state": "guess"}

    pages = [
        Browser(bot.port).come_back(state=state, code=code),
        guessed.come_back(state="guess", code=code),
        begun.come_back(state="guess", code=code),
        begun.come_back(code=code),
        begun.come_back(state=state),
    ]

    assert [page.status for page in pages] == [400] * 5
    assert all("did not begin the installation" in page.text for page in pages)
    assert len(bot.slack.calls_of("oauth.v2.access")) == calls


def test_a_state_is_good_once_and_a_code_as_well(bot: Serving) -> None:
    browser, code = Browser(bot.port), bot.slack.install("TY")
    state = browser.begin()
    kept = dict(browser.cookies)
    assert browser.come_back(state=state, code=code).status == 200
    browser.cookies = kept

    again = browser.come_back(state=state, code=bot.slack.install("TZ"))
    spent = Browser(bot.port).install(code)

    assert (again.status, spent.status) == (400, 400)
    assert "opened twice" in again.text
    assert "did not accept what your browser brought" in spent.text
    assert tokens_kept(bot, "TZ") == []


def test_who_cancels_is_told_so_and_hostile_words_are_not_repeated(bot: Serving) -> None:
    cancelled = Browser(bot.port).come_back(error="access_denied", state="x")
    hostile = Browser(bot.port).come_back(error="<script>alert(1)</script>")

    assert "You did not allow it" in cancelled.text
    assert "script" not in hostile.text
    assert "default-src 'none'" in hostile.headers["content-security-policy"]


def test_an_answer_of_another_workspace_is_forgotten(bot: Serving) -> None:
    first, second = new_team(bot), new_team(bot)
    first.room.replies_to_command(f"ask {BEDS.question}")
    job = bot.log.wait_for("done kind=command").partition("job=")[2].split()[0]

    (own,) = first.room.replies_to_command(f"quote {job} 1")
    (foreign,) = second.room.replies_to_command(f"quote {job} 1")

    assert BEDS.quote in own.shown
    assert BEDS.quote not in foreign.shown


def test_neither_the_log_nor_the_pages_show_what_gives_access(bot: Serving) -> None:
    team = new_team(bot)
    browser, code = Browser(bot.port), bot.slack.install("TS")
    begun = browser.get("/slack/install")
    page = browser.come_back(state=begun.query["state"], code=code)
    secrets = [bot.slack.identity.client_secret, code, begun.query["state"]]

    shown = bot.log.text + page.text + str(page.headers)

    assert f"installed team={team.id} by=U1" in bot.log.text
    assert not [each for each in (*secrets, "xoxb-", "xoxe") if each in shown]
    assert "HttpOnly" in begun.headers["set-cookie"]
    assert "Secure" in begun.headers["set-cookie"]
    assert "slack-app-oauth-state=deleted" in page.headers["set-cookie"]


def test_installations_and_questions_survive_a_restart(new_data: Path) -> None:
    with SlackWorkspace() as slack:
        settings = settings_of(slack)
        with serving(slack, new_data, settings=settings) as first:
            first.wait_until_ready()
            team = new_team(first)
            slack.fail_always("chat.postMessage", "http_500")
            unanswered = team.room.ada.asks(team.room.channel, BEDS.question)
            first.log.wait_for("slack call failed method=chat.postMessage")
        slack.heal()
        slack.expire_tokens(team.id)
        with serving(slack, new_data, settings=settings) as second:
            second.wait_until_ready()
            room = Room(second, team.room.channel, team.room.ada, team.room.grace)

            (answer,) = room.all_answers_to(unanswered)

    assert BEDS.quote in answer.shown


def tokens_kept(bot: Serving, team: str) -> list[str]:
    """List the tokens of a workspace in the bot's database."""
    found = []
    with closing(sqlite3.connect(bot.data_dir / "stp.sqlite")) as connection:
        for table in ("slack_bots", "slack_installations"):
            rows = connection.execute(f"SELECT bot_token FROM {table} WHERE team_id = ?", [team])  # noqa: S608
            found += [token for (token,) in rows]
    return found
