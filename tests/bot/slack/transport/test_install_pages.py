"""Who installs the bot reads plain words, whatever Slack or an address says."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.transport.install_pages import (
    installed_page,
    refused_page,
    stale_page,
    unavailable_page,
)


class Reader(HTMLParser):
    """Reads a page: its elements, its links and its words."""

    def __init__(self, page: str) -> None:
        """Read it."""
        super().__init__()
        self.elements: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


FRAME = ["html", "head", "meta", "meta", "title", "style", "body", "h1"]


def test_the_page_behind_an_installation_leads_to_the_bot() -> None:
    page = Reader(installed_page(team_name="Kent & Medway", team="T1", app="A1"))

    assert "The bot is now in Kent & Medway." in page.words
    assert page.links == ["https://slack.com/app_redirect?app=A1&team=T1"]


def test_a_workspace_without_a_name_is_yours() -> None:
    assert "now in your workspace" in installed_page(team_name="", team="T1", app="A1")


@given(st.text(), st.text(), st.text())
def test_whatever_a_workspace_is_called_the_page_has_one_link(
    name: str, team: str, app: str
) -> None:
    page = Reader(installed_page(team_name=name, team=team, app=app))

    assert page.elements == [*FRAME, "p", "p", "a"]
    assert page.links[0].startswith("https://slack.com/app_redirect?app=")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("access_denied", "You did not allow it"),
        ("invalid_client_id", "tell whoever runs it"),
        ("code_already_used", "opened twice"),
        ("team_quota_exceeded", "Slack's reason is “team_quota_exceeded”."),
        ("a" * 61, "Slack refused."),
        ("Please call 0900", "Slack refused."),
    ],
)
def test_a_refusal_is_explained(code: str, words: str) -> None:
    assert words in Reader(refused_page(code)).words


@given(st.text())
def test_whatever_the_reason_is_the_page_only_leads_back(code: str) -> None:
    page = Reader(refused_page(code))

    assert page.elements == [*FRAME, "p", "p", "a"]
    assert page.links == ["install"]


@pytest.mark.parametrize("page", [stale_page(), unavailable_page()], ids=["stale", "unavailable"])
def test_what_did_not_work_can_be_begun_again(page: str) -> None:
    assert Reader(page).links == ["install"]
    assert "Not installed" in Reader(page).words
