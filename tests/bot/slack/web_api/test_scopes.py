"""What workspaces are asked to allow is what the app's manifest asks for."""

import json
from pathlib import Path

from bot.slack.web_api.scopes import BOT_SCOPES

MANIFEST = Path(__file__).parents[4] / "slack-manifest.json"


def test_the_scopes_are_those_of_the_manifest() -> None:
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))

    assert list(BOT_SCOPES) == manifest["oauth_config"]["scopes"]["bot"]
