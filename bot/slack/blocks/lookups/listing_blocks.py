"""Lists of documents, a page at a time, with menus to narrow them; pure."""

from dataclasses import dataclass
from hashlib import sha256

from bot.answer.wording import say_count, say_title
from bot.catalogue.narrowing import UNDATED, Narrowed, Wanted
from bot.catalogue.suggestions import shorten
from bot.slack.blocks.lookups.document_lines import listed_document
from bot.slack.blocks.lookups.look_up import look_up_row
from bot.slack.blocks.menus import MAX_OPTIONS, menu, option, row
from bot.slack.blocks.message import JsonObject, Message, buttons, context, fit, section
from bot.slack.blocks.mrkdwn import escape_within
from bot.slack.blocks.texts import plain_message
from index.snapshots.records import DocumentSummary

NEXT = "next_page"
PREVIOUS = "previous_page"
CHOOSE_PUBLISHER = "sources_publisher"
CHOOSE_YEAR = "sources_year"
# The value of the option that takes a choice back.
ALL = "all"

_ON_A_PAGE = 8
_MOST_YEARS = 60
_MAX_WORDS_CHARS = 200
_MAX_PUBLISHER_CHARS = 120
_MAX_NOTES_CHARS = 600
# A hundred of these are a third of what a message can hold.
_MAX_OPTION_CHARS = 28
_MAX_TITLE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of documents.

    Attributes:
        listing_id: What buttons and menus carry, to find again what was wanted.
        wanted: What was wanted.
        narrowed: What of it there is.
        notes: How filters were understood, or why they match nothing.
        nearest: Documents that come near, where nothing matches.
    """

    listing_id: str
    wanted: Wanted
    narrowed: Narrowed
    notes: tuple[str, ...] = ()
    nearest: tuple[DocumentSummary, ...] = ()


def document_page(listed: Listed, *, page: int, command: str) -> Message:
    """Show one page of a list.

    Args:
        listed: The list.
        page: Which page, from 0; the last one where there are not so many.
        command: The slash command, for the hint where nothing matches.

    Returns:
        The message.
    """
    documents = listed.narrowed.documents
    last = max(0, (len(documents) - 1) // _ON_A_PAGE)
    page = min(max(page, 0), last)
    heading = _say_matching(listed.wanted, len(documents))
    if last > 0:
        heading += f", page {page + 1} of {last + 1}"
    said = escape_within(" ".join(listed.notes), _MAX_NOTES_CHARS).strip()
    top = [section(f"*{heading}*"), *([context(said)] if said else []), _menus(listed)]
    shown = documents[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    groups = [top, *(listed_document(each) for each in shown)]
    if not documents:
        groups.extend(_near(listed, command))
    titles = "; ".join(escape_within(say_title(each.title), _MAX_TITLE_CHARS) for each in shown)
    text = f"{heading}: {titles}" if titles else heading
    return Message(text=text, blocks=fit(groups, [*_turns(listed, page, last), look_up_row()]))


def publisher_value(name: str) -> str:
    """Give what the menu carries for a publisher, however long its name."""
    return sha256(name.encode(errors="replace")).hexdigest()[:16]


def listing_forgotten(command: str) -> Message:
    """Say that what a list was of is kept no longer."""
    return plain_message(
        f"That list is kept no longer. `{command} sources` and the words give it anew."
    )


def _say_matching(wanted: Wanted, number: int) -> str:
    """Say how many documents there are, and of which."""
    said = say_count(number, "document")
    if wanted.words:
        said += f" matching “{escape_within(wanted.words, _MAX_WORDS_CHARS)}”"
    if wanted.publisher:
        said += f", by {escape_within(wanted.publisher, _MAX_PUBLISHER_CHARS)}"
    if wanted.year is not None:
        said += ", undated" if wanted.year == UNDATED else f", of {wanted.year}"
    return said


def _menus(listed: Listed) -> JsonObject:
    wanted, narrowed = listed.wanted, listed.narrowed
    publisher = ALL if wanted.publisher is None else publisher_value(wanted.publisher)
    year = ALL if wanted.year is None else str(wanted.year)
    return row([
        menu(
            f"{CHOOSE_PUBLISHER}:{listed.listing_id}",
            "Publisher",
            [option("All publishers", ALL), *_publishers(narrowed, wanted)],
            chosen=publisher,
        ),
        menu(
            f"{CHOOSE_YEAR}:{listed.listing_id}",
            "Year",
            [option("All years", ALL), *_years(narrowed, wanted)],
            chosen=year,
        ),
    ])


def _publishers(narrowed: Narrowed, wanted: Wanted) -> list[JsonObject]:
    """Offer the publishers of most documents; the one that is chosen stands among them."""
    found = narrowed.publishers
    shown = [*found[: MAX_OPTIONS - 1]]
    chosen = [pair for pair in found[MAX_OPTIONS - 1 :] if pair[0] == wanted.publisher]
    if chosen:
        shown[-1] = chosen[0]
    return [
        option(
            f"{shorten(' '.join(name.split()), _MAX_OPTION_CHARS)} ({count})", publisher_value(name)
        )
        for name, count in shown
    ]


def _years(narrowed: Narrowed, wanted: Wanted) -> list[JsonObject]:
    """Offer the newest years, the one that is chosen, and what is not dated."""
    dated = [pair for pair in narrowed.years if pair[0] != UNDATED]
    kept = [*dated[:_MOST_YEARS], *(each for each in dated[_MOST_YEARS:] if each[0] == wanted.year)]
    undated = [pair for pair in narrowed.years if pair[0] == UNDATED]
    return [
        option(f"{'Undated' if year == UNDATED else year} ({count})", str(year))
        for year, count in (*kept, *undated)
    ]


def _near(listed: Listed, command: str) -> list[list[JsonObject]]:
    """Show what comes near, and say where else to look."""
    groups: list[list[JsonObject]] = []
    if listed.nearest:
        groups.append([section("*Documents that match some of the words:*")])
        groups.extend(listed_document(each) for each in listed.nearest)
    if listed.wanted.words:
        hint = f"A list goes by titles, publishers, areas and dates: `{command} find WORDS` looks"
        groups.append([context(f"{hint} into the text.")])
    return groups


def _turns(listed: Listed, page: int, last: int) -> list[JsonObject]:
    pressables = []
    if page > 0:
        pressables.append(("Previous", PREVIOUS, f"{listed.listing_id}:{page - 1}"))
    if page < last:
        pressables.append(("Next", NEXT, f"{listed.listing_id}:{page + 1}"))
    return [buttons(pressables)] if pressables else []
