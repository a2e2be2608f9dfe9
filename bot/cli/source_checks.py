"""What ``stp doctor`` looks at of where documents come from; nothing is read or fetched."""

import shutil
from pathlib import Path

from bot.answer.wording import say_count
from bot.errors import BotError
from bot.refresh.schedule import open_places
from bot.settings import Settings
from sources.errors import LocationError
from sources.folder_walk import say_why

_WEB = ("http://", "https://")


def check_locations(settings: Settings) -> str:
    """Check that each configured location could be one, and that folders and files can be opened.

    Args:
        settings: Everything that can be set.

    Returns:
        How many there are.

    Raises:
        BotError: If some cannot be read; names each and says why.
    """
    places = settings.sources.locations
    if not places:
        return "none configured (`stp sync` takes them by name, too)"
    faults, on_the_web = [], 0
    for place in places:
        try:
            (source,) = open_places([place], settings)
        except LocationError as error:
            faults.append(str(error))
            continue
        if source.root.startswith(_WEB):
            on_the_web += 1
        elif why := _find_fault(Path(place.location).expanduser()):
            faults.append(f"{place.location}: {why}")
    if faults:
        raise BotError(
            f"{'; '.join(faults)}; correct STP_SOURCES__LOCATIONS or the [[sources.locations]] of"
            " stp.toml, or let the bot's user read what is there"
        )
    web = f", of which {on_the_web} on the web (not fetched now)" if on_the_web else ""
    return f"{say_count(len(places), 'location')}{web}"


def check_ocr(settings: Settings) -> str:
    """Check that what reads pictures of pages is there, where it is wanted.

    Args:
        settings: Everything that can be set.

    Returns:
        Where it is.

    Raises:
        BotError: If it is wanted and not there.
    """
    if not settings.sources.ocr:
        return "off (optional)"
    found = shutil.which("tesseract")
    if found is None:
        raise BotError(
            "STP_SOURCES__OCR is true, but tesseract is not installed, so pages that are pictures"
            " stay unread: install it (Debian: `tesseract-ocr`), or set STP_SOURCES__OCR=false"
        )
    return found


def _find_fault(path: Path) -> str | None:
    """Say why a folder or file cannot be opened; None where it can."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)
        else:
            path.open("rb").close()
    except FileNotFoundError:
        return "there is no such folder or file"
    except OSError as error:
        return f"it cannot be opened: {say_why(error)}"
    return None
