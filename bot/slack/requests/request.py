"""Any of the things that people do, written down and read again."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from bot.slack.requests.ask import Ask
from bot.slack.requests.command import Command
from bot.slack.requests.press import Press

Request = Ask | Command | Press
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
