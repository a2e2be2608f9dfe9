"""Makes slack-sdk's clients: they try once, and say what happened."""

from pydantic import SecretStr
from slack_sdk import WebClient

from bot.settings import SlackCredentials

TIMEOUT_S = 10


def make_client(credentials: SlackCredentials, token: SecretStr | None = None) -> WebClient:
    """Make a client for the Web API.

    Args:
        credentials: Tell where it is.
        token: To speak with; None for what needs none.

    Returns:
        A client that gives up after ten seconds and repeats nothing.
    """
    return WebClient(
        token=token.get_secret_value() if token else None,
        base_url=credentials.api_url,
        timeout=TIMEOUT_S,
        retry_handlers=[],
    )
