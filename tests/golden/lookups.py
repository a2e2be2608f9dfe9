"""What people see who look sources up; compared with files."""

from dataclasses import replace
from datetime import date

from bot.catalogue.narrowing import Wanted, narrow
from bot.catalogue.suggestions import suggest_document
from bot.slack.blocks.lookups.card_blocks import Card, document_card, unknown_document
from bot.slack.blocks.lookups.document_question import question_modal
from bot.slack.blocks.lookups.listing_blocks import Listed, document_page
from bot.slack.blocks.lookups.look_up import look_up_prompt
from bot.slack.blocks.lookups.lookup_blocks import passages_found
from bot.slack.blocks.message import JsonObject, Message
from bot.slack.blocks.view_origin import ViewOrigin
from sources.document import Section
from tests.bot.slack.blocks.lookups.looked_up import HIT, PLAN, document_of

_TEXT = "Kent & Medway STP\nFinance\nThe plan saves £1.8bn.\nBeds\nIt closes 50 <beds>."
_SECTIONS = [
    Section("Kent & Medway STP", 1, 0, 18),
    Section("Finance", 2, 18, 49),
    Section("Beds", 3, 49, len(_TEXT)),
]
_PLAN = replace(PLAN, url="https://plans.example/kent?a=1&b=2", warnings=("Letters are missing.",))
_NEWER = replace(PLAN, id="f0e1d2c3b4a59687", published=date(2017, 5, 2))
_FUND = replace(
    PLAN, id="0f1e2d3c4b5a6978", title=None, publisher="The King's Fund", published=None
)
_WANTED = Wanted("kent & medway", publisher="NHS England")

LOOKUPS: dict[str, Message | JsonObject] = {
    "passages": passages_found("savings & beds", [HIT], notes=["Searched only what is <new>."]),
    "listing": document_page(
        Listed("5e1f", _WANTED, narrow([_PLAN, *[_NEWER] * 9, _FUND], _WANTED)),
        page=0,
        command="/stp",
    ),
    "listing_of_nothing": document_page(
        Listed("5e1f", Wanted("zeppelin plan"), narrow([], Wanted()), nearest=(_FUND,)),
        page=0,
        command="/stp",
    ),
    "card": document_card(Card(_PLAN, document_of(_TEXT, _SECTIONS, pages=3), _NEWER)),
    "look_up": look_up_prompt("/stp"),
    "unknown_source": unknown_document("kent", [suggest_document(PLAN)], command="/stp"),
    "ask_this_document_view": question_modal(
        PLAN, origin=ViewOrigin(channel="C0STP", document_id=PLAN.id)
    ),
}
