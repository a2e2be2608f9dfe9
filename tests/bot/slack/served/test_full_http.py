"""The bot with everything set does what people ask for, in HTTP mode."""

import pytest

from tests.bot.slack.served.about_messages import *  # noqa: F403
from tests.bot.slack.served.following import *  # noqa: F403
from tests.bot.slack.served.going_on import *  # noqa: F403
from tests.bot.slack.served.helping import *  # noqa: F403
from tests.bot.slack.served.hushing import *  # noqa: F403
from tests.bot.slack.served.leaking import *  # noqa: F403
from tests.bot.slack.served.limiting import *  # noqa: F403
from tests.bot.slack.served.looking_up import *  # noqa: F403
from tests.bot.slack.served.managing import *  # noqa: F403
from tests.bot.slack.served.reading import *  # noqa: F403
from tests.bot.slack.served.refusing import *  # noqa: F403
from tests.bot.slack.served.repeating import *  # noqa: F403
from tests.bot.slack.served.ruling import *  # noqa: F403
from tests.bot.slack.served.serving import Serving
from tests.bot.slack.served.waiting import *  # noqa: F403

pytestmark = pytest.mark.model


@pytest.fixture
def bot(full_http_bot: Serving) -> Serving:
    return full_http_bot
