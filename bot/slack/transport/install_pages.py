"""The pages that somebody sees who installs the bot; pure."""

import re
from html import escape
from urllib.parse import urlencode

INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ font: 1.1rem/1.5 sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""
_CODE = re.compile("[a-z_]{1,60}")
_OPEN_APP = "https://slack.com/app_redirect"
# Slack's reasons, for those of which people can know what to do.
_IN_WORDS = {
    "access_denied": "You did not allow it, so nothing was installed.",
    "bad_client_secret": "Slack does not know this bot. Please tell whoever runs it.",
    "bad_redirect_uri": "Slack does not know this address. Please tell whoever runs the bot.",
    "code_already_used": "This page was opened twice.",
    "invalid_client_id": "Slack does not know this bot. Please tell whoever runs it.",
    "invalid_code": "Slack did not accept what your browser brought, or it was too old.",
}


def installed_page(*, team_name: str, team: str, app: str) -> str:
    """Say that the bot is installed.

    Args:
        team_name: The workspace's; empty where Slack did not say it.
        team: Its id.
        app: The app's id.

    Returns:
        HTML.
    """
    where = f"in {escape(team_name)}" if team_name else "in your workspace"
    address = escape(f"{_OPEN_APP}?{urlencode({'app': app, 'team': team})}")
    return _page(
        "Installed",
        f"The bot is now {where}. Invite it to a channel, or write to it directly.",
        f'<a href="{address}">Open it in Slack</a>',
    )


def refused_page(code: str) -> str:
    """Say that Slack refused, and why.

    Args:
        code: Slack's, or what a browser gave as one; shown only where it looks like one.

    Returns:
        HTML.
    """
    of_slack = f"Slack's reason is “{code}”." if _CODE.fullmatch(code) else "Slack refused."
    reason = _IN_WORDS.get(code, of_slack)
    return _page("Not installed", reason, _AGAIN)


def stale_page() -> str:
    """Say that this browser did not begin the installation, or too long ago."""
    return _page(
        "Not installed",
        "This browser did not begin the installation, or it did so more than ten minutes ago, or"
        " the page was opened twice.",
        _AGAIN,
    )


def unavailable_page() -> str:
    """Say that it did not work now."""
    return _page("Not installed", "It did not work just now.", _AGAIN)


# Both pages stand in one folder, under whatever path a proxy puts it.
_AGAIN = f'Please <a href="{INSTALL_PATH.rpartition("/")[2]}">begin again</a>.'


def _page(title: str, *paragraphs: str) -> str:
    return _PAGE.format(title=title, body="\n".join(f"<p>{each}</p>" for each in paragraphs))
