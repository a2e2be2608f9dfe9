"""What the tests of delivery share."""

import pytest

from bot.slack.delivery.delivery import Delivery
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.response_url import ResponseUrl
from bot.slack.web_api.workspaces import OneWorkspace


@pytest.fixture
def workspaces(api: SlackApi) -> OneWorkspace:
    return OneWorkspace(api, bot_user="UBOT")


@pytest.fixture
def delivery(workspaces: OneWorkspace, response_url: ResponseUrl) -> Delivery:
    return Delivery(workspaces, response_url)
