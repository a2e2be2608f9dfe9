"""The modals that are compared with files."""

from dataclasses import replace

from bot.slack.blocks.answers.context_modal import context_modal
from bot.slack.blocks.answers.help_blocks import help_modal
from bot.slack.blocks.answers.passages_modal import Behind, passages_modal
from bot.slack.blocks.answers.reason_modal import reason_modal
from bot.slack.blocks.message import JsonObject
from bot.slack.blocks.running.home_view import home_view
from bot.slack.blocks.running.settings_modal import settings_modal
from bot.slack.blocks.view_origin import ViewOrigin
from tests.bot.slack.answers import ALLIANCE, ANSWERED, BOARD, NOT_FOUND
from tests.bot.slack.blocks.answers.excerpts import AROUND
from tests.bot.slack.blocks.running.test_home_view import HOME, MANAGED
from tests.bot.slack.blocks.running.test_settings_modal import ALL_SET, OFFERED

ORIGIN = ViewOrigin(channel="C0STP", answer_id=ANSWERED.id)
VIEWS: dict[str, JsonObject] = {
    "ask_a_person_view": help_modal(ANSWERED.question, ("U0BOB", "C0HELP"), origin=ORIGIN),
    "channel_settings_view": settings_modal(ALL_SET, OFFERED, origin=ORIGIN),
    "home_view": home_view(replace(HOME, help_text="Ask me.", managed=MANAGED)),
    "not_helpful_view": reason_modal(ORIGIN),
    "passage_in_context_view": context_modal(AROUND, origin=ORIGIN, quotation=ALLIANCE),
    "passages_view": passages_modal(
        ANSWERED,
        [Behind((ALLIANCE,), AROUND.passage.text), Behind(ANSWERED.citations[1:], BOARD.quote)],
        origin=ORIGIN,
    ),
    "nearest_passages_view": passages_modal(
        NOT_FOUND, [Behind((ALLIANCE,), AROUND.passage.text)], origin=ORIGIN
    ),
}
