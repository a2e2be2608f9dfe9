"""What the tests of features share: services over a server in place of Slack."""

import pytest

from bot.answer.compose import Limits
from bot.desk import LibraryDesk
from bot.library import Library
from bot.slack.access import Access, Defaults
from bot.slack.blocks.style import STANDARD
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.views import Views
from bot.slack.handling.services import Services
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.response_url import ResponseUrl
from bot.slack.web_api.workspaces import OneWorkspace
from index.syncing.build import sync
from tests.bot.fake_store import FakeStore
from tests.fakes import WordEmbedder
from tests.index.documents import DOCUMENTS, ListedSource


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    """A desk over three small documents of the collection "open"; everything near is an answer."""
    folder = tmp_path_factory.mktemp("features")
    sync(folder, [ListedSource(*DOCUMENTS)], WordEmbedder())
    limits = Limits(max_sentences=2, min_confidence=0.0)
    return LibraryDesk(Library(folder, WordEmbedder()), limits)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def workspaces(api: SlackApi) -> OneWorkspace:
    return OneWorkspace(api, bot_user="UBOT")


@pytest.fixture
def services(
    desk: LibraryDesk, store: FakeStore, workspaces: OneWorkspace, response_url: ResponseUrl
) -> Services:
    """Services for a workspace where UADMIN is an admin and UHELP helps."""
    defaults = Defaults(
        collections=frozenset({"open"}),
        admins=frozenset({"UADMIN"}),
        helpers=("UHELP",),
    )
    return Services(
        desk=desk,
        store=store,
        delivery=Delivery(workspaces, response_url),
        views=Views(workspaces),
        access=Access(store, defaults),
        command="/stp",
        style=STANDARD,
        bot_user=workspaces.bot_user,
    )
