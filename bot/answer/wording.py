"""How facts about a document are put into words, the same for every front end."""

from datetime import date


def say_date(day: date | None) -> str:
    """Write a day as people do, such as ``14 November 2016``; say so where it is unknown."""
    return "date unknown" if day is None else f"{day.day} {day:%B %Y}"


def say_title(title: str | None) -> str:
    """Write a title, or that it is unknown."""
    return title or "title unknown"


def say_publisher(publisher: str | None) -> str:
    """Write a publisher, or that it is unknown."""
    return publisher or "publisher unknown"


def say_as_of(newest: date | None, documents: int) -> str:
    """Say how far the documents reach that were searched."""
    if documents == 0:
        return "There are no documents to search."
    if newest is None:
        undated = "it is not dated" if documents == 1 else "none of them is dated"
        return f"{say_count(documents, 'document')} searched; {undated}."
    which = "the one document" if documents == 1 else f"the newest of the {documents} documents"
    return f"As of {say_date(newest)}, the date of {which} searched."


def say_count(number: int, noun: str) -> str:
    """Write a number and its noun, in the plural where that is due."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def quoted(text: str) -> str:
    """Set words in quotation marks: single ones where the words hold double ones themselves."""
    return f"‘{text}’" if any(mark in text for mark in '“”"') else f"“{text}”"
