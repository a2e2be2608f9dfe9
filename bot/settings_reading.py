"""Reads settings from the environment and two files, and names every fault at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, EnvSettingsSource

from bot.errors import SettingsError
from bot.setting_option import SettingOption, list_options
from bot.settings_files import read_env_file, read_toml_file

ENV_FILE = ".env"
TOML_FILE = "stp.toml"

_NEAREST_SHOWN = 3
_MAX_CHARS_SHOWN = 60
# What a token or a password in a URL looks like, should one stand where it does not belong.
_LIKE_A_SECRET = re.compile(r"xox|xapp|@", re.IGNORECASE)

_S = TypeVar("_S", bound=BaseSettings)


@dataclass(frozen=True, slots=True)
class _Given:
    """What was given and where, names folded but not yet checked.

    Attributes:
        environment: Values by variable, in capitals.
        env_file: The same, from ``.env``.
        toml: Values by dotted key, from ``stp.toml``.
    """

    environment: Mapping[str, str]
    env_file: Mapping[str, str]
    toml: Mapping[str, Any]


def read_settings(settings: type[_S], environment: Mapping[str, str], folder: Path) -> _S:
    """Make settings of what the environment, ``.env`` and ``stp.toml`` say; the first one wins.

    Args:
        settings: What can be set.
        environment: Names are read without regard to upper and lower case; empty values count as
            not given.
        folder: Where the two files may stand.

    Returns:
        The settings.

    Raises:
        SettingsError: If a name is unknown, a value out of bounds, or a file cannot be read.
    """
    options = tuple(list_options(settings))
    given = _Given(
        environment=_fold_names(environment),
        env_file=_fold_names(read_env_file(folder / ENV_FILE)),
        toml=_flatten(read_toml_file(folder / TOML_FILE), options),
    )
    faults = [*_unknown_variables(given, options, settings), *_unknown_keys(given, options)]
    try:
        read = settings(**_values(given, options, settings))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        raise SettingsError([
            *faults,
            *(_describe_fault(detail, options, given) for detail in details),
        ]) from None  # the library's own message repeats values, tokens among them
    if faults:
        raise SettingsError(faults)
    return read


def _fold_names(variables: Mapping[str, str]) -> dict[str, str]:
    # Where a name stands in two spellings, the one in capitals comes last and wins.
    names = sorted(variables, key=str.isupper)
    return {name.upper(): variables[name] for name in names}


def _flatten(table: Mapping[str, Any], options: Sequence[SettingOption]) -> dict[str, Any]:
    groups = {option.key.partition(".")[0] for option in options if option.key}
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if not isinstance(value, dict) or (not value and name not in groups):
            flat[name] = value
        else:
            flat |= {f"{name}.{inner}": inner_value for inner, inner_value in value.items()}
    return flat


def _unknown_variables(
    given: _Given, options: Sequence[SettingOption], settings: type[BaseSettings]
) -> Iterator[str]:
    prefix = settings.model_config.get("env_prefix", "")
    known = [option.variable for option in options]
    for variables, place in ((given.environment, ""), (given.env_file, f" in {ENV_FILE}")):
        for name in sorted(variables):
            if name.startswith(prefix) and name not in known:
                yield f"{name}{place}: unknown name; the nearest known ones are " + _nearest(
                    name, known
                )


def _unknown_keys(given: _Given, options: Sequence[SettingOption]) -> Iterator[str]:
    known = [option.key for option in options if option.key]
    for key in given.toml:
        if key not in known:
            yield f"{key} in {TOML_FILE}: unknown name; the nearest known ones are " + _nearest(
                key, known
            )


def _nearest(name: str, known: Sequence[str]) -> str:
    return ", ".join(get_close_matches(name, known, n=_NEAREST_SHOWN, cutoff=0))


def _values(
    given: _Given, options: Sequence[SettingOption], settings: type[BaseSettings]
) -> dict[str, Any]:
    known = {option.variable for option in options}
    variables = {
        name.lower(): value
        for name, value in {**given.env_file, **_without_empty(given.environment)}.items()
        if name in known
    }
    values = _read_variables(settings, _without_empty(variables))
    for option in options:
        if option.key is not None and option.key in given.toml:
            _put_missing(values, option.path, given.toml[option.key])
    return values


def _without_empty(variables: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in variables.items() if value.strip()}


def _read_variables(settings: type[BaseSettings], variables: Mapping[str, str]) -> dict[str, Any]:
    source = EnvSettingsSource(settings)
    source.env_vars = variables
    values = source()
    for name, field in settings.model_fields.items():
        group = field.annotation
        if isinstance(group, type) and issubclass(group, BaseSettings):
            values[name] = _read_variables(group, variables)
    return values


def _put_missing(values: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    *groups, name = path
    for group in groups:
        values = values.setdefault(group, {})
    values.setdefault(name, value)


def _describe_fault(detail: ErrorDetails, options: Sequence[SettingOption], given: _Given) -> str:
    place = detail["loc"]
    option = next(option for option in options if place[: len(option.path)] == option.path)
    fault = f"{_name_as_given(option, given)}: expected {option.allowed}"
    inside = ".".join(str(part) for part in place[len(option.path) :])
    if inside:
        fault += f"; at {inside}: {detail['msg'].lower()}"
    found = detail["input"]
    if option.secret or not isinstance(found, str | int | float):
        return fault
    return f"{fault}, found {_shown(found)}"


def _name_as_given(option: SettingOption, given: _Given) -> str:
    if given.environment.get(option.variable, "").strip():
        return option.variable
    if given.env_file.get(option.variable, "").strip():
        return f"{option.variable} in {ENV_FILE}"
    return f"{option.key} in {TOML_FILE}"


def _shown(value: str | float) -> str:
    if _LIKE_A_SECRET.search(str(value)):
        return "something that may be a secret"
    text = repr(value)
    return text if len(text) <= _MAX_CHARS_SHOWN else text[:_MAX_CHARS_SHOWN] + "…"
