"""``/stp help``, and the command alone."""

import pytest

from bot.slack.handling.running.guidance import Guidance
from bot.slack.handling.services import Services
from tests.bot.slack.handling.lookups.shelves import command_of
from tests.bot.slack.handling.pressing import JOB
from tests.bot.slack.loopback import Loopback
from tests.slack_wire.render import shown_text


@pytest.mark.parametrize("text", ["help", ""], ids=["help", "nothing"])
def test_help_names_the_bot_as_people_write_it_there(
    services: Services, loopback: Loopback, text: str
) -> None:
    command = command_of(loopback, text)

    Guidance(services).features().commands[command.verb](JOB, command)

    (reply,) = loopback.bodies("hooks/1")
    assert reply["response_type"] == "ephemeral"
    assert "<@UBOT> and your question" in shown_text(reply["blocks"])
