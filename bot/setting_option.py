"""What can be set: each option's names, its bounds in words and what it is for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from bot.setting_types import InWords


@dataclass(frozen=True, slots=True)
class SettingOption:
    """One thing that can be set.

    Attributes:
        path: Names of the fields that lead to it, outermost first.
        variable: Its name in the environment and in a ``.env`` file.
        key: Its dotted name in a settings file; None where it may not stand in one.
        allowed: Which values can be given, in words.
        default: What is used when nothing is given, in words.
        description: What it is for.
        secret: True where no message may repeat a value.
    """

    path: tuple[str, ...]
    variable: str
    key: str | None
    allowed: str
    default: str
    description: str
    secret: bool


def list_options(
    settings: type[BaseSettings], *, path: tuple[str, ...] = ()
) -> Iterator[SettingOption]:
    """List everything that a settings class and its groups let people set.

    A group that is itself a settings class has variables with a prefix of its own, and its options
    may not stand in a settings file.

    Args:
        settings: Names the prefix and the delimiter of its variables in its ``model_config``.
        path: Where the class stands in another one.

    Yields:
        Options in the order of their declaration.
    """
    prefix = settings.model_config.get("env_prefix", "")
    delimiter = settings.model_config.get("env_nested_delimiter") or "_"
    for name, field in settings.model_fields.items():
        group = field.annotation
        if not (isinstance(group, type) and issubclass(group, BaseModel)):
            yield _describe_option((*path, name), field, f"{prefix}{name}", own_names=bool(path))
        elif issubclass(group, BaseSettings):
            yield from list_options(group, path=(*path, name))
        else:
            for inner, inner_field in group.model_fields.items():
                variable = f"{prefix}{name}{delimiter}{inner}"
                yield _describe_option((*path, name, inner), inner_field, variable, own_names=False)


def _describe_option(
    path: tuple[str, ...], field: FieldInfo, variable: str, *, own_names: bool
) -> SettingOption:
    words = next((item for item in field.metadata if isinstance(item, InWords)), None)
    return SettingOption(
        path=path,
        variable=variable.upper(),
        key=None if own_names else ".".join(path),
        allowed=words.allowed if words else _describe_bounds(field),
        default=(words.default if words else None) or str(field.default),
        description=field.description or "",
        secret=words is not None and words.secret,
    )


def _describe_bounds(field: FieldInfo) -> str:
    kind = field.annotation
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "one of " + ", ".join(f"`{member}`" for member in kind)
    bounds = {
        name: getattr(item, name)
        for item in field.metadata
        for name in ("ge", "le")
        if hasattr(item, name)
    }
    if bounds.keys() < {"ge", "le"}:
        raise TypeError(f"an option needs bounds, or InWords(allowed=...): {field!r}")
    number = "a whole number" if kind is int else "a number"
    return f"{number} from {bounds['ge']} to {bounds['le']}"
