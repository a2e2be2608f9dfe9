"""What is told of what is kept follows from the settings."""

from bot.settings import LogLevel, LogSettings, Settings, StoreSettings
from bot.settings_sources import SourcesSettings
from bot.slack.gathering import STANDARD, Gathering, read_gathering


def test_it_follows_from_the_settings() -> None:
    settings = Settings(
        sources=SourcesSettings(stale_days=7),
        store=StoreSettings(keep_questions=True, keep_answers_days=3),
        log=LogSettings(level=LogLevel.DEBUG),
    )

    assert read_gathering(settings) == Gathering(
        stale_days=7, show_questions=True, keep_days=3, log_questions=True
    )


def test_the_standard_is_what_the_settings_have_by_default() -> None:
    assert read_gathering(Settings()) == STANDARD
