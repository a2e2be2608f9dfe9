"""`stp serve` starts, or says why it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.slack.served.serving import Mode, run_stp, serving
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

STARTED_WITHIN_S = 30.0


@pytest.fixture(scope="module")
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace() as workspace:
        yield workspace


@pytest.mark.parametrize(
    ("mode", "missing"),
    [
        ("socket", "SLACK_BOT_TOKEN"),
        ("socket", "SLACK_APP_TOKEN"),
        ("http", "SLACK_SIGNING_SECRET"),
    ],
)
def test_a_missing_credential_is_named(
    slack: SlackWorkspace, tmp_path: Path, mode: Mode, missing: str
) -> None:
    given = slack.environment() | {"STP_SLACK__MODE": mode, "STP_SERVER__PORT": "0", missing: ""}

    assert_refused(given, tmp_path, naming=missing)


@pytest.mark.parametrize(
    ("mode", "missing"),
    [
        ("socket", "SLACK_CLIENT_SECRET"),
        ("http", "SLACK_CLIENT_ID"),
        ("socket", "SLACK_APP_TOKEN"),
        ("http", "SLACK_SIGNING_SECRET"),
    ],
)
def test_a_missing_credential_is_named_where_the_bot_is_to_be_installed(
    slack: SlackWorkspace, tmp_path: Path, mode: Mode, missing: str
) -> None:
    client = {"SLACK_BOT_TOKEN": "", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "hush-hush"}
    given = slack.environment() | client | {"STP_SLACK__MODE": mode, "STP_SERVER__PORT": "0"}

    assert_refused(given | {missing: ""}, tmp_path, naming=missing)


def test_a_bot_token_beside_a_client_id_is_refused(slack: SlackWorkspace, tmp_path: Path) -> None:
    client = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "hush-hush"}

    assert_refused(slack.environment() | client, tmp_path, naming="SLACK_CLIENT_ID")


@pytest.mark.parametrize(
    ("mode", "refused", "token"),
    [
        ("socket", "SLACK_BOT_TOKEN", "xoxb-nobody-knows"),
        ("http", "SLACK_BOT_TOKEN", "xapp-loopback-app"),
        ("socket", "SLACK_APP_TOKEN", "xapp-nobody-knows"),
    ],
)
def test_a_credential_that_slack_refuses_is_named(
    slack: SlackWorkspace, built_data: Path, mode: Mode, refused: str, token: str
) -> None:
    given = slack.environment() | {"STP_SLACK__MODE": mode, "STP_SERVER__PORT": "0"}

    assert_refused(given | {refused: token}, built_data, naming=refused)


def assert_refused(given: dict[str, str], data_dir: Path, *, naming: str) -> None:
    """Assert that the bot ends with a sentence that names a variable and shows no secret."""
    run = run_stp(given | {"STP_DATA_DIR": str(data_dir)}, data_dir, "serve")

    assert run.returncode in {1, 2}
    assert naming in run.stderr.splitlines()[-1]
    secrets = [value for name, value in given.items() if name.endswith(("TOKEN", "SECRET"))]
    assert not [secret for secret in secrets if secret and secret in run.stdout + run.stderr]
    assert "Traceback" not in run.stderr


def test_a_bot_told_to_stop_while_slack_keeps_it_waiting_ends_at_once(new_data: Path) -> None:
    with SlackWorkspace() as slack, serving(slack, new_data) as bot:
        slack.fail_always("apps.connections.open", "ratelimited", retry_after_s=100)
        slack.wait_for(lambda: slack.calls_of("apps.connections.open"), STARTED_WITHIN_S)
        bot.ask_to_stop()

        assert bot.wait_for_end() in {0, 143, -15}
