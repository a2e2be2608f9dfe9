"""People are called by their names where Slack tells them."""

import pytest

from bot.errors import Undeliverable
from bot.slack.handling.asking.names import Names, without_ids
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.workspaces import OneWorkspace
from tests.bot.slack.loopback import Loopback, ok, page, refused


@pytest.fixture
def names(workspaces: OneWorkspace) -> Names:
    return Names(workspaces)


def test_ids_become_names_each_looked_up_once(names: Names, loopback: Loopback) -> None:
    loopback.script("users.info", ok(user={"name": "ada", "profile": {"real_name": "Ada King"}}))

    first = names.spell_out("T1", "Does @U012ABCDE lead it, or did @U012ABCDE leave?")
    again = names.spell_out("T1", "And @U012ABCDE?")

    assert first == "Does Ada King lead it, or did Ada King leave?"
    assert again == "And Ada King?"
    assert loopback.names() == ["users.info"]


@pytest.mark.parametrize(
    "user",
    [{"name": "ada"}, {"name": "ada", "profile": None}, {"name": "ada", "real_name": " "}],
    ids=["no profile", "odd profile", "blank real name"],
)
def test_the_first_name_that_is_set_is_taken(
    names: Names, loopback: Loopback, user: dict[str, object]
) -> None:
    loopback.script("users.info", ok(user=user))

    assert names.spell_out("T1", "@U1?") == "ada?"


def test_whom_slack_does_not_name_is_somebody(names: Names, loopback: Loopback) -> None:
    loopback.script("users.info", refused("missing_scope"), page(500), ok(), ok(user={"name": 7}))

    said = [names.spell_out("T1", f"Does @U{number} lead it?") for number in range(4)]

    assert said == ["Does somebody lead it?"] * 4


def test_a_text_without_people_is_left_as_it_is(names: Names, loopback: Loopback) -> None:
    text = "Who leads it? Write to ada@U.example or @ulla."

    assert names.spell_out("T1", text) == text
    assert loopback.calls == []


def test_nobody_is_looked_up_in_a_text_full_of_names_beyond_five(
    names: Names, loopback: Loopback
) -> None:
    said = names.spell_out("T1", " ".join(f"@U{number}" for number in range(9)))

    assert said == " ".join(["somebody"] * 9)
    assert len(loopback.calls) == 5


def test_ids_can_be_left_out_without_asking() -> None:
    assert without_ids("@U1 and @W2, not @u3") == "somebody and somebody, not @u3"


def test_nobody_is_named_in_a_workspace_that_the_bot_has_left() -> None:
    class Left:
        """Workspaces of which none is left."""

        def api(self, team: str) -> SlackApi:
            """See ``Workspaces.api``."""
            raise Undeliverable(f"not installed in {team}")

        def bot_user(self, team: str) -> str:
            """See ``Workspaces.bot_user``."""
            del team
            return ""

    assert Names(Left()).spell_out("T1", "@U1?") == "somebody?"


def test_only_so_many_names_are_remembered(workspaces: OneWorkspace, loopback: Loopback) -> None:
    names = Names(workspaces, most=2)
    loopback.script("users.info", *[ok(user={"name": f"n{number}"}) for number in range(4)])

    said = [names.spell_out("T1", f"@U{number}") for number in (0, 1, 2, 2, 0)]

    assert said == ["n0", "n1", "n2", "n2", "n3"]
