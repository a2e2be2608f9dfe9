"""Where a modal came from, carried in its private metadata, which only the bot writes."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError


@dataclass(frozen=True, slots=True)
class ViewOrigin:
    """What a modal is about.

    Attributes:
        channel: From where it was opened; it decides what may be seen in it. Empty for the bot's
            page.
        thread_ts: The thread there; empty where it was opened outside of one.
        answer_id: The answer; empty where it is about none.
        document_id: The document; empty where it is about none.
        start: A place in that document, in characters.
        response_url: Of the press that opened it; empty where Slack gave none.
    """

    channel: str = ""
    thread_ts: str = ""
    answer_id: str = ""
    document_id: str = ""
    start: int = 0
    response_url: str = ""


_ORIGIN = TypeAdapter(ViewOrigin)


def write_origin(origin: ViewOrigin) -> str:
    """Write it down for a view; at most 3,000 characters, Slack's limit."""
    return _ORIGIN.dump_json(origin, exclude_defaults=True).decode()


def read_origin(metadata: str) -> ViewOrigin:
    """Read it from a view; an empty one where the metadata is not of our making."""
    try:
        return _ORIGIN.validate_json(metadata)
    except ValidationError:
        return ViewOrigin()
