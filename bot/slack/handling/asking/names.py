"""People's names in the place of their ids, in what others wrote about them."""

import re
import threading
from collections import OrderedDict

from bot.errors import Undeliverable
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.workspaces import Workspaces

_PERSON = re.compile(r"@([UW][A-Z0-9]{1,30})\b")
_SOMEBODY = "somebody"
_WITHIN_S = 2.0
_MOST_REMEMBERED = 1_000
# Whoever names more people than this asks nothing about them.
_MOST_LOOKED_UP = 5


def without_ids(text: str) -> str:
    """Put “somebody” in the place of people's ids."""
    return _PERSON.sub(_SOMEBODY, text)


class Names:
    """Spells out whom a text names. Safe to call from several threads."""

    def __init__(self, workspaces: Workspaces, *, most: int = _MOST_REMEMBERED) -> None:
        """Ask workspaces for names.

        Args:
            workspaces: Those whose people are named.
            most: How many names are remembered, so that memory stays flat.
        """
        self._workspaces = workspaces
        self._most = most
        self._known: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._lock = threading.Lock()

    def spell_out(self, team: str, text: str) -> str:
        """Put names for ids.

        Args:
            team: The workspace.
            text: In plain words, people in it as ``@U012AB3CD``.

        Returns:
            The text with names; with “somebody” where Slack does not say who it is.
        """
        people = list(dict.fromkeys(_PERSON.findall(text)))
        names = {each: self._name(team, each) for each in people[:_MOST_LOOKED_UP]}
        return _PERSON.sub(lambda found: names.get(found[1], _SOMEBODY), text)

    def _name(self, team: str, person: str) -> str:
        with self._lock:
            if known := self._known.get((team, person)):
                return known
        name = self._look_up(team, person)
        if name is None:
            return _SOMEBODY
        with self._lock:
            self._known[team, person] = name
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return name

    def _look_up(self, team: str, person: str) -> str | None:
        try:
            api = self._workspaces.api(team)
        except Undeliverable:
            return None
        found = api.attempt("users.info", {"user": person}, within_s=_WITHIN_S)
        return _name_of((found or {}).get("user"))


def _name_of(user: object) -> str | None:
    """Take the name that people see; the first that is set."""
    if not isinstance(user, dict):
        return None
    profile: JsonObject = user["profile"] if isinstance(user.get("profile"), dict) else {}
    candidates = (profile.get("real_name"), user.get("real_name"), user.get("name"))
    return next((each for each in candidates if isinstance(each, str) and each.strip()), None)
