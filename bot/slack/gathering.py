"""What the operator has set about what is kept and told, for the features that say so."""

from dataclasses import dataclass

from bot.settings import LogLevel, Settings


@dataclass(frozen=True, slots=True)
class Gathering:
    """How what people ask and think is gathered.

    Attributes:
        stale_days: A source published longer ago is stale.
        show_questions: Whether admins may see what people asked, word for word.
        keep_days: After so many days answers and the questions with them are deleted.
        log_questions: Whether the log shows what people write.
    """

    stale_days: int = 1095
    show_questions: bool = False
    keep_days: int = 30
    log_questions: bool = False


def read_gathering(settings: Settings) -> Gathering:
    """Take it out of the settings."""
    return Gathering(
        stale_days=settings.sources.stale_days,
        show_questions=settings.store.keep_questions,
        keep_days=settings.store.keep_answers_days,
        log_questions=settings.log.level is LogLevel.DEBUG,
    )


STANDARD = Gathering()
