"""What people can set: one frozen value, read once and handed down."""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import Field, StringConstraints
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.setting_types import (
    FOLDED,
    DatabaseUrl,
    Folder,
    InWords,
    SettingsGroup,
    Token,
    WebUrl,
)
from bot.settings_reading import read_settings
from bot.settings_slack import SlackSettings
from bot.settings_sources import SourcesSettings


class LogLevel(StrEnum):
    """How much the log says."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class _PassedIn(BaseSettings):
    """Made of its arguments alone: the environment is read by ``load_settings``, once."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Leave every source out but the arguments.

        Returns:
            The arguments' source.
        """
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)


class IndexSettings(SettingsGroup):
    """How documents are indexed."""

    model: Annotated[str, InWords("the name or the folder of a sentence-transformers model")] = (
        Field(
            "all-MiniLM-L6-v2",
            min_length=1,
            description="The embedding model. The default one comes with the bot. After a change, "
            "sync again.",
        )
    )
    reranker: Annotated[
        str | None,
        InWords("the name or the folder of a sentence-transformers cross-encoder", "none"),
    ] = Field(
        None,
        min_length=1,
        description="Reads the best 30 passages together with the question and puts them in order. "
        "Slower; needs no new sync.",
    )


class AnswerSettings(SettingsGroup):
    """How answers are made."""

    max_sentences: int = Field(
        4,
        ge=1,
        le=4,
        description="How many sentences an answer has at the most. Where a number of things is "
        "asked for, such as “which five”, it may have one for each.",
    )
    min_confidence: float = Field(
        0.6,
        ge=0,
        le=1,
        description="Below this confidence the answer is “not found”, with the nearest passages.",
    )


class ServerSettings(SettingsGroup):
    """Where the bot listens: health in both modes, and Slack's events in HTTP mode."""

    host: Annotated[str, InWords("a host name or an IP address")] = Field(
        "127.0.0.1", min_length=1, description="The address to listen on."
    )
    port: int = Field(
        3000, ge=0, le=65535, description="The port to listen on; 0 takes any that is free."
    )
    public_url: Annotated[
        WebUrl | None, InWords("an address that begins with `https://` or `http://`", "none")
    ] = Field(
        None,
        description="Where browsers reach the bot from outside, for the page that Slack sends "
        "people back to who install it. Only needed where the app has several redirect URLs.",
    )


class StoreSettings(SettingsGroup):
    """Where questions in hand, answers and votes are kept."""

    url: DatabaseUrl = Field(None, description="The database. May hold a password.")
    keep_answers_days: int = Field(
        30, ge=1, le=3650, description="After so many days answers are deleted."
    )
    keep_questions: Annotated[bool, InWords("true or false", "false")] = Field(
        default=False,
        description="Whether what people asked stays with the answers and `stp gaps` may show it;"
        " otherwise questions are deleted after a day.",
    )


class WorkSettings(SettingsGroup):
    """How many questions are worked on, and for whom."""

    workers: int = Field(4, ge=1, le=8, description="Questions answered at the same time.")
    queue: int = Field(
        500, ge=1, le=10_000, description="Questions that may wait; further ones are turned away."
    )
    per_person: int = Field(
        0,
        ge=0,
        le=10_000,
        description="Questions that one person may ask within a minute; 0 sets no limit.",
    )
    per_channel: int = Field(
        0,
        ge=0,
        le=10_000,
        description="Questions that may be asked in one channel within a minute; 0 sets no limit.",
    )
    recover_hours: int = Field(
        24,
        ge=1,
        le=720,
        description="After a crash, questions older than so many hours are given up.",
    )
    shutdown_s: int = Field(
        15, ge=1, le=20, description="Seconds that questions in hand have when the bot is stopped."
    )


class LogSettings(SettingsGroup):
    """What the log says."""

    level: Annotated[LogLevel, FOLDED] = Field(
        LogLevel.INFO, description="`debug` alone shows what people asked."
    )


class SlackCredentials(_PassedIn):
    """What Slack gave the app. The names are those of Slack's documentation."""

    model_config = SettingsConfigDict(env_prefix="SLACK_", frozen=True, extra="forbid")

    bot_token: Token = Field(None, description="`xoxb-…`, from “OAuth & Permissions”.")
    app_token: Token = Field(
        None, description="`xapp-…` with the scope `connections:write`; for Socket Mode."
    )
    signing_secret: Token = Field(None, description="From “Basic Information”; for HTTP mode.")
    client_id: Annotated[
        Annotated[
            str,
            StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{1,15}\.[0-9]{1,15}$"),
        ]
        | None,
        InWords("two numbers with a dot between them", "none"),
    ] = Field(
        None,
        description="From “Basic Information”; with it, with the client secret and without a bot "
        "token, the bot serves every workspace that installs it.",
    )
    client_secret: Token = Field(
        None, description="From “Basic Information”; for more than one workspace."
    )
    api_url: WebUrl = Field(
        "https://slack.com/api/",
        description="The base of Slack's Web API; lets a test or a proxy stand in.",
    )


class Settings(_PassedIn):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="STP_", env_nested_delimiter="__", frozen=True, extra="forbid"
    )

    data_dir: Annotated[Folder, InWords("a folder", "the platform's folder for user data")] = Field(
        default_factory=lambda: user_data_path("stp", appauthor=False),
        description="Where the index and the store are kept. `--data-dir` goes before it.",
    )
    index: IndexSettings = IndexSettings()
    sources: SourcesSettings = SourcesSettings()
    answer: AnswerSettings = AnswerSettings()
    slack: SlackSettings = SlackSettings()
    server: ServerSettings = ServerSettings()
    store: StoreSettings = StoreSettings()
    work: WorkSettings = WorkSettings()
    log: LogSettings = LogSettings()
    credentials: SlackCredentials = SlackCredentials()

    @property
    def index_dir(self) -> Path:
        """Where the index is kept."""
        return self.data_dir / "index"

    @property
    def store_url(self) -> str:
        """The store's database URL, password included: not for logs."""
        if self.store.url is not None:
            return self.store.url.get_secret_value()
        return f"sqlite:///{(self.data_dir / 'stp.sqlite').as_posix()}"


def load_settings(
    environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Settings:
    """Read the settings: the environment goes before ``.env``, ``.env`` before ``stp.toml``.

    An empty variable counts as not given. Upper and lower case of a name are the same.

    Args:
        environment: The process's own where None.
        folder: Where ``.env`` and ``stp.toml`` may stand; the working directory where None.

    Returns:
        The settings.

    Raises:
        SettingsError: If a name is unknown, a value out of bounds, or a file cannot be read;
            lists every fault.
    """
    return read_settings(
        Settings,
        os.environ if environment is None else environment,
        Path.cwd() if folder is None else folder,
    )
