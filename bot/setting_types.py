"""The kinds of value that an option can have, each checked and put into words."""

import json
import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, SecretStr

_COLLECTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_COMMAND = re.compile(r"/[a-z0-9_-]{1,31}")
_SLACK_ID = re.compile(r"[UWCG][A-Z0-9]{1,30}")
_SLACK_PERSON = re.compile(r"([TE][A-Z0-9]{1,30}:)?[UW][A-Z0-9]{0,30}")
_MEMBER = re.compile(rf"{_COLLECTION.pattern}={_SLACK_PERSON.pattern}")
_DATABASE_URL = re.compile(r"[a-z][a-z0-9_]*(\+[a-z0-9_]+)?://.*")
_VISIBLE_ASCII = re.compile(r"[\x21-\x7e]+")
_INTERVAL = re.compile(r"(\d{1,4})\s*([mhd])")
_INTERVAL_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_WEB_URL = re.compile(r"https?://[^\s/]+\S*")


class SettingsGroup(BaseModel):
    """A group of options: frozen, and closed to names that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


@dataclass(frozen=True, slots=True)
class InWords:
    """Stands in an option's annotation where its type alone does not say enough for people.

    Attributes:
        allowed: Which values can be given, such as "a folder".
        default: What is used when nothing is given; None where the default value says it.
        secret: True where a value may hold a password, so that no message repeats it.
    """

    allowed: str
    default: str | None = None
    secret: bool = False


def split_list(value: object) -> object:
    """Read a list out of a variable's text.

    Args:
        value: Anything; only text is changed.

    Returns:
        What the text says as JSON where it begins with ``[``, else its parts between commas,
        blank ones left out.

    Raises:
        ValueError: If the text begins with ``[`` and is not JSON.
    """
    if not isinstance(value, str):
        return value
    if not value.lstrip().startswith("["):
        return [part.strip() for part in value.split(",") if part.strip()]
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error}") from error


def _fold_case(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _strip(value: object) -> object:
    # A token is often pasted with the line end behind it.
    return value.strip() if isinstance(value, str) else value


def _expand_home(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise ValueError("blank")
    try:
        return Path(value).expanduser()
    except RuntimeError as error:  # "~somebody" whom the system does not know
        raise ValueError(str(error)) from error


def _match(pattern: re.Pattern[str]) -> AfterValidator:
    def check(value: str | SecretStr | None) -> str | SecretStr | None:
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if text is not None and not pattern.fullmatch(text):
            raise ValueError("not of the expected form")
        return value

    return AfterValidator(check)


def _read_interval(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip().lower()
    if text == "never":
        return None
    found = _INTERVAL.fullmatch(text)
    if found is None or int(found[1]) == 0:
        raise ValueError("not of the expected form")
    return timedelta(**{_INTERVAL_UNITS[found[2]]: int(found[1])})


def _end_with_slash(value: str) -> str:
    return value if value.endswith("/") else value + "/"


FOLDED = BeforeValidator(_fold_case)

Folder = Annotated[Path, BeforeValidator(_expand_home)]
Collection = Annotated[
    str, _match(_COLLECTION), InWords("1 to 64 letters, digits, `.`, `_` and `-`")
]
SlackId = Annotated[
    str, _match(_SLACK_ID), InWords("the id of a person (`U…`) or a channel (`C…`) in Slack")
]
SlackPerson = Annotated[
    str, _match(_SLACK_PERSON), InWords("a member id such as `U012AB3CD`, or `T…:U…`")
]
Member = Annotated[
    str,
    _match(_MEMBER),
    InWords("the name of a collection, `=`, and a member id such as `U012AB3CD`"),
]
Command = Annotated[
    str, _match(_COMMAND), InWords("`/` and 1 to 31 lower-case letters, digits, `_` and `-`")
]
Interval = Annotated[
    timedelta | None,
    BeforeValidator(_read_interval),
    InWords("`never`, or a number with `m`, `h` or `d` for minutes, hours or days", "1d"),
]
DatabaseUrl = Annotated[
    SecretStr | None,
    _match(_DATABASE_URL),
    InWords("a database URL as SQLAlchemy writes it", "SQLite, in the data folder", secret=True),
]
Token = Annotated[
    SecretStr | None,
    BeforeValidator(_strip),
    _match(_VISIBLE_ASCII),
    InWords("visible ASCII characters", "none", secret=True),
]
WebUrl = Annotated[
    str,
    BeforeValidator(_strip),
    _match(_WEB_URL),
    AfterValidator(_end_with_slash),
    InWords("an address that begins with `https://` or `http://`"),
]
