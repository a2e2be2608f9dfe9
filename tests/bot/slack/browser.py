"""A browser with which somebody installs the bot: it follows no redirect, and keeps cookies."""

from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.slack.transport.install_pages import INSTALL_PATH, REDIRECT_PATH


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered.

    Attributes:
        status: The HTTP status.
        text: The body.
        headers: By name, in lower case; the last one of each.
    """

    status: int
    text: str
    headers: dict[str, str]

    @property
    def query(self) -> dict[str, str]:
        """What stands in the address that it leads to."""
        found = parse_qs(urlsplit(self.headers["location"]).query)
        return {name: value for name, (value,) in found.items()}


class Browser:
    """One person's; its cookies are sent without TLS as well."""

    def __init__(self, port: int) -> None:
        """Visit a server on this machine."""
        self._port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Page:
        """Get a page."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=10)
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request("GET", path, headers={"Cookie": sent} if sent else {})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            page = Page(response.status, response.read().decode(), headers)
        finally:
            connection.close()
        for name, morsel in SimpleCookie(headers.get("set-cookie", "")).items():
            self.cookies[name] = morsel.value
        return page

    def begin(self) -> str:
        """Begin an installation, and give the state that the browser is sent to Slack with."""
        return self.get(INSTALL_PATH).query["state"]

    def come_back(self, **query: str) -> Page:
        """Come back from Slack."""
        return self.get(f"{REDIRECT_PATH}?{urlencode(query)}")

    def install(self, code: str) -> Page:
        """Install the bot, all the way; Slack sends the browser back with this code."""
        return self.come_back(state=self.begin(), code=code)
