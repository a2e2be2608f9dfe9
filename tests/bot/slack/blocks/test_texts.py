"""What the bot says of itself."""

import re

from bot.answer.asked.reading import read_asked
from bot.slack.blocks.message import MAX_SECTION_CHARS
from bot.slack.blocks.texts import apology, help_message


def test_the_help_names_every_command_under_the_name_that_the_command_has() -> None:
    message = help_message("/nhs")

    for words in (
        *("ask QUESTION", "find WORDS", "sources [WORDS]", "source", "source ID"),
        *("quote ID NUMBER", "settings", "gaps"),
    ):
        assert f"`/nhs {words}`" in message.text
    assert "/stp" not in message.text


def test_the_help_is_grouped_and_names_the_bot_as_people_write_it() -> None:
    text = help_message("/stp", bot_user="UBOT").text

    groups = [line for line in text.splitlines() if re.fullmatch(r"\*.+\*", line)]
    assert groups == ["*Asking*", "*Looking up*", "*For admins*"]
    assert "• In a channel: <@UBOT> and your question." in text
    assert "“<@UBOT> pause” keeps me quiet" in text
    assert "@me" not in text


def test_the_help_makes_sense_where_the_bots_name_is_not_known() -> None:
    text = help_message("/stp", bot_user="").text

    assert "• In a channel: @me and your question." in text
    assert "“@me pause” keeps me quiet" in text


def test_the_help_fits_into_one_section() -> None:
    message = help_message("/" + "x" * 31, bot_user="U" * 11)

    assert len(message.text) <= MAX_SECTION_CHARS
    assert message.blocks[0]["text"]["text"] == message.text


def test_every_filter_that_the_help_shows_is_one() -> None:
    shown = re.findall(r"`([a-z]+:[^`]+)`", help_message("/stp").text)

    read = [read_asked(f"beds {each}", ["BMA", "The King's Fund"]) for each in shown]

    assert len(shown) == 8
    assert all(each.text == "beds" and each.strict and not each.faults for each in read)


def test_people_are_told_the_reference_of_what_went_wrong() -> None:
    message = apology("a1b2")

    assert "*a1b2*" in message.text
    assert message.blocks[0]["text"]["text"] == message.text
