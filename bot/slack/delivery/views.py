"""Modals and the Home tab: opened, changed, published."""

from bot.errors import Undeliverable
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.workspaces import Workspaces

# A trigger lives for three seconds: what fails twice is too late.
_ATTEMPTS_TO_OPEN = 2
_OPEN_WITHIN_S = 5.0


class Views:
    """Shows views. Safe to call from several threads.

    A view is Slack's own JSON. What Slack refuses is an Undeliverable with its code
    (``expired_trigger_id`` where the person waited too long), what it does not answer a
    SlackUnreachable.
    """

    def __init__(self, workspaces: Workspaces) -> None:
        """Show views in workspaces."""
        self._workspaces = workspaces

    def open(self, team: str, trigger_id: str, view: JsonObject) -> None:
        """Open a modal for the person whose trigger it is."""
        self._with_trigger("views.open", team, trigger_id, view)

    def push(self, team: str, trigger_id: str, view: JsonObject) -> None:
        """Open a modal on top of the one in which the trigger arose."""
        self._with_trigger("views.push", team, trigger_id, view)

    def update(self, team: str, view_id: str, view: JsonObject) -> None:
        """Put a view in the place of one that is shown."""
        api = self._workspaces.api(team)
        api.call("views.update", {"view_id": view_id, "view": view})

    def publish(self, team: str, user: str, view: JsonObject) -> None:
        """Show a person's Home tab."""
        api = self._workspaces.api(team)
        api.call("views.publish", {"user_id": user, "view": view})

    def _with_trigger(self, method: str, team: str, trigger_id: str, view: JsonObject) -> None:
        lost: list[bool] = []
        try:
            self._workspaces.api(team).call(
                method,
                {"trigger_id": trigger_id, "view": view},
                was_done=lambda: lost.append(True),
                max_attempts=_ATTEMPTS_TO_OPEN,
                within_s=_OPEN_WITHIN_S,
            )
        except Undeliverable as error:
            # A trigger opens one view: where the first response was lost, that is the one.
            if not lost or error.code != "exchanged_trigger_id":
                raise
