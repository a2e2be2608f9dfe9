"""Any of the things that people do, written down and read again."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from bot.slack.requests.ask import Ask
from bot.slack.requests.command import Command
from bot.slack.requests.excess import Excess
from bot.slack.requests.opening import Opening
from bot.slack.requests.press import Press
from bot.slack.requests.shortcut import Shortcut
from bot.slack.requests.stop import Stop
from bot.slack.requests.submission import Submission
from bot.slack.requests.wish import Wish

# What belongs to a conversation in messages; everything else is a feature's.
Said = Ask | Wish | Stop | Excess
Request = Said | Command | Press | Submission | Shortcut | Opening
_REQUEST: TypeAdapter[Request] = TypeAdapter(Annotated[Request, Field(discriminator="kind")])


def to_json(request: Request) -> str:
    """Write a request down."""
    return _REQUEST.dump_json(request).decode()


def from_json(text: str) -> Request:
    """Read a request that was written down.

    Args:
        text: As ``to_json`` wrote it.

    Returns:
        The request.

    Raises:
        ValueError: If the text is not of our making.
    """
    return _REQUEST.validate_json(text)


def is_urgent(text: str) -> bool:
    """Say of a request that was written down whether it is done beside the questions."""
    try:
        return from_json(text).is_urgent
    except ValueError:
        return False
