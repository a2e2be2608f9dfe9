"""One app in several workspaces: each with its own token, people, channels and bot."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation import TokenRotator
from slack_sdk.webhook import WebhookClient

from tests.slack_wire.json_object import Json
from tests.slack_workspace import SlackWorkspace


@pytest.fixture
def anonymous(slack: SlackWorkspace) -> WebClient:
    return WebClient(base_url=slack.api_url, timeout=5, retry_handlers=[])


def granted(slack: SlackWorkspace, anonymous: WebClient, team: str = "T2") -> Json:
    answer = anonymous.oauth_v2_access(
        client_id=slack.identity.client_id,
        client_secret=slack.identity.client_secret,
        code=slack.install(team, installer="U9"),
    )
    data = answer.data
    assert isinstance(data, dict)
    return data


def of(slack: SlackWorkspace, token: str) -> WebClient:
    return WebClient(token=token, base_url=slack.api_url, timeout=5, retry_handlers=[])


@pytest.fixture
def second(slack: SlackWorkspace, anonymous: WebClient) -> WebClient:
    client = of(slack, granted(slack, anonymous)["access_token"])
    slack.add_person("U9", "edith", team="T2")
    slack.add_channel("C9", "second", ("U9",), team="T2")
    return client


def test_a_code_is_good_for_one_expiring_token(slack: SlackWorkspace, anonymous: WebClient) -> None:
    code = slack.install("T2", installer="U9")
    client = {"client_id": slack.identity.client_id, "client_secret": slack.identity.client_secret}
    answer = anonymous.oauth_v2_access(code=code, **client)

    with pytest.raises(SlackApiError, match="invalid_code"):
        anonymous.oauth_v2_access(code=code, **client)

    assert answer["access_token"].startswith("xoxe.xoxb-")
    assert (answer["team"]["id"], answer["bot_user_id"]) == ("T2", "UBOT2")
    assert answer["authed_user"] == {"id": "U9"}
    assert answer["expires_in"] == 43_200
    assert answer["refresh_token"]
    assert all(code not in str(call.arguments) for call in slack.calls)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"client_id": "1.2"}, "invalid_client_id"),
        ({"client_secret": "guess"}, "bad_client_secret"),
        ({"grant_type": "password"}, "invalid_grant_type"),
        ({"code": ""}, "invalid_arguments"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_grant_that_is_not_due_is_refused(
    slack: SlackWorkspace, anonymous: WebClient, change: dict[str, str], error: str
) -> None:
    right = {
        "client_id": slack.identity.client_id,
        "client_secret": slack.identity.client_secret,
        "code": slack.install("T2"),
    }

    with pytest.raises(SlackApiError, match=error):
        anonymous.oauth_v2_access(**right | change)


def test_a_token_acts_as_its_own_teams_bot(slack: SlackWorkspace, second: WebClient) -> None:
    answer = second.auth_test()

    assert (answer["team_id"], answer["user_id"], answer["bot_id"]) == ("T2", "UBOT2", "B2")
    assert second.users_info(user="U9")["user"]["team_id"] == "T2"
    assert second.conversations_open(users="U9")["channel"]["id"] == "D9"
    assert slack.calls_of("auth.test")[-1].team == "T2"


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"channel": "C1", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "U1", "text": "x"}, "channel_not_found"),
        ("conversations.info", {"channel": "C1"}, "channel_not_found"),
        ("conversations.history", {"channel": "C1"}, "channel_not_found"),
        ("conversations.open", {"users": "U1"}, "user_not_found"),
        ("users.info", {"user": "U1"}, "user_not_found"),
        ("views.publish", {"user_id": "U1", "view": '{"type": "home", "blocks": []}'}, "user_not"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_token_reaches_nothing_of_another_team(
    second: WebClient, method: str, arguments: Json, error: str
) -> None:
    with pytest.raises(SlackApiError, match=error):
        second.api_call(method, data=arguments)


def test_people_of_one_team_do_not_see_what_is_said_in_another(
    slack: SlackWorkspace, second: WebClient
) -> None:
    second.chat_postMessage(channel="C9", text="for the second team")

    assert [message.text for message in slack.bot_said("U9")] == ["for the second team"]
    assert slack.seen_by("U1") == []


def test_what_people_do_names_their_own_team(slack: SlackWorkspace, second: WebClient) -> None:
    edith = slack.person("U9")
    said = edith.says("C9", "<@UBOT2> hello")
    command = edith.command("/stp", "help", "C9").payload
    second.chat_postMessage(channel="C9", text="x")

    mention, message = (delivery.payload for delivery in said.deliveries)
    assert mention["event"]["type"] == "app_mention"
    assert (mention["team_id"], message["team_id"]) == ("T2", "T2")
    assert message["authorizations"][0]["user_id"] == "UBOT2"
    assert (command["team_id"], command["team_domain"]) == ("T2", "t2")
    assert edith.opens_home().payload["team_id"] == "T2"


def test_a_response_url_answers_as_the_bot_of_the_team_that_it_is_for(
    slack: SlackWorkspace, second: WebClient
) -> None:
    assert second.auth_test()["bot_id"] == "B2"
    command = slack.person("U9").command("/stp", "help", "C9").payload

    WebhookClient(command["response_url"]).send(text="help", response_type="in_channel")

    (seen,) = slack.bot_said("U9", "C9")
    assert (seen.author, seen.bot_id) == ("UBOT2", "B2")
    assert slack.calls_of("response_url")[0].team == "T2"


def test_a_modal_opens_for_a_trigger_of_the_same_team_only(
    slack: SlackWorkspace, client: WebClient, second: WebClient
) -> None:
    trigger_id = slack.person("U9").command("/stp", "", "C9").payload["trigger_id"]
    title = {"type": "plain_text", "text": "x"}
    view: Json = {"type": "modal", "title": title, "blocks": [{"type": "divider"}]}

    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id=trigger_id, view=view)
    second.views_open(trigger_id=trigger_id, view=view)

    assert slack.modal_of("U9") is not None


def test_an_expired_token_is_replaced_by_slacks_own_rotator(
    slack: SlackWorkspace, anonymous: WebClient
) -> None:
    grant = granted(slack, anonymous)
    old = of(slack, grant["access_token"])
    slack.expire_tokens("T2")
    with pytest.raises(SlackApiError, match="token_expired"):
        old.auth_test()
    rotator = TokenRotator(
        client_id=slack.identity.client_id,
        client_secret=slack.identity.client_secret,
        client=anonymous,
    )
    held = Bot(
        bot_id="B2",
        bot_user_id="UBOT2",
        bot_token=grant["access_token"],
        bot_refresh_token=grant["refresh_token"],
        bot_token_expires_at=1,
        installed_at=1.0,
    )

    new = rotator.perform_bot_token_rotation(bot=held)

    assert new is not None
    assert of(slack, new.bot_token).auth_test()["team_id"] == "T2"
    with pytest.raises(SlackApiError, match="invalid_refresh_token"):
        anonymous.oauth_v2_access(
            client_id=slack.identity.client_id,
            client_secret=slack.identity.client_secret,
            grant_type="refresh_token",
            refresh_token=grant["refresh_token"],
        )


def test_a_lasting_token_outlives_expiry_and_is_exchanged_once(
    slack: SlackWorkspace, anonymous: WebClient
) -> None:
    client = {"client_id": slack.identity.client_id, "client_secret": slack.identity.client_secret}
    slack.issue_lasting_tokens()
    grant = granted(slack, anonymous)
    lasting = grant["access_token"]
    slack.expire_tokens("T2")
    assert of(slack, lasting).auth_test()["ok"]
    with pytest.raises(SlackApiError, match="token_rotation_not_enabled"):
        anonymous.oauth_v2_exchange(token=lasting, **client)
    slack.issue_rotating_tokens()

    answer = anonymous.oauth_v2_exchange(token=lasting, **client)

    assert "refresh_token" not in grant
    assert of(slack, answer["access_token"]).auth_test()["team_id"] == "T2"
    for token in (lasting, answer["access_token"]):
        with pytest.raises(SlackApiError, match="invalid_token"):
            anonymous.oauth_v2_exchange(token=token, **client)


def test_revoked_tokens_do_nothing_more_of_which_the_bot_is_told(
    slack: SlackWorkspace, anonymous: WebClient
) -> None:
    grant = granted(slack, anonymous)

    told = slack.revoke("T2").payload

    with pytest.raises(SlackApiError, match="token_revoked"):
        of(slack, grant["access_token"]).auth_test()
    with pytest.raises(SlackApiError, match="invalid_refresh_token"):
        anonymous.oauth_v2_access(
            client_id=slack.identity.client_id,
            client_secret=slack.identity.client_secret,
            grant_type="refresh_token",
            refresh_token=grant["refresh_token"],
        )
    assert told["team_id"] == "T2"
    assert told["event"] == {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["UBOT2"]}}


def test_the_first_team_can_lose_its_token_too(slack: SlackWorkspace, client: WebClient) -> None:
    slack.revoke("T1")

    with pytest.raises(SlackApiError, match="token_revoked"):
        client.auth_test()


def test_the_bot_can_give_its_token_back(second: WebClient) -> None:
    assert second.auth_revoke(test=True)["revoked"] is False
    assert second.auth_revoke()["revoked"] is True

    with pytest.raises(SlackApiError, match="token_revoked"):
        second.auth_test()


def test_after_an_uninstall_the_bot_hears_nothing_more_until_it_is_installed_again(
    slack: SlackWorkspace, anonymous: WebClient, second: WebClient
) -> None:
    told = slack.uninstall("T2")
    unheard = slack.person("U9").says("C9", "<@UBOT2> hello")
    with pytest.raises(SlackApiError, match="account_inactive"):
        second.auth_test()

    again = granted(slack, anonymous)
    heard = slack.person("U9").says("C9", "<@UBOT2> hello")

    assert {each.payload["event"]["type"] for each in told} == {"app_uninstalled", "tokens_revoked"}
    assert (len(unheard.deliveries), len(heard.deliveries)) == (0, 2)
    assert of(slack, again["access_token"]).auth_test()["team_id"] == "T2"
