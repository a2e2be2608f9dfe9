"""The bot with everything set does what people ask for, in HTTP mode."""

import pytest

from tests.bot.slack.served.scenarios.about_messages import *  # noqa: F403
from tests.bot.slack.served.scenarios.following import *  # noqa: F403
from tests.bot.slack.served.scenarios.going_on import *  # noqa: F403
from tests.bot.slack.served.scenarios.helping import *  # noqa: F403
from tests.bot.slack.served.scenarios.hushing import *  # noqa: F403
from tests.bot.slack.served.scenarios.leaking import *  # noqa: F403
from tests.bot.slack.served.scenarios.limiting import *  # noqa: F403
from tests.bot.slack.served.scenarios.looking_up import *  # noqa: F403
from tests.bot.slack.served.scenarios.managing import *  # noqa: F403
from tests.bot.slack.served.scenarios.reading import *  # noqa: F403
from tests.bot.slack.served.scenarios.refusing import *  # noqa: F403
from tests.bot.slack.served.scenarios.repeating import *  # noqa: F403
from tests.bot.slack.served.scenarios.ruling import *  # noqa: F403
from tests.bot.slack.served.scenarios.waiting import *  # noqa: F403
from tests.bot.slack.served.serving import Serving

pytestmark = pytest.mark.model


@pytest.fixture
def bot(full_http_bot: Serving) -> Serving:
    return full_http_bot
