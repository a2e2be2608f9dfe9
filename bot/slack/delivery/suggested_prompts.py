"""The questions that the bot offers on its messages tab."""

from collections.abc import Sequence

from bot.slack.web_api.workspaces import Workspaces

_WITHIN_S = 5.0


class SuggestedPrompts:
    """Offers questions in direct messages. Safe to call from several threads."""

    def __init__(self, workspaces: Workspaces) -> None:
        """Offer them in workspaces."""
        self._workspaces = workspaces

    def offer(self, team: str, channel: str, questions: Sequence[str]) -> bool:
        """Offer questions to a person who has opened the messages tab.

        Args:
            team: The workspace.
            channel: Their direct messages with the bot.
            questions: One to four.

        Returns:
            False where Slack did not take them, which harms nothing else.
        """
        prompts = [{"title": each, "message": each} for each in questions]
        offered = self._workspaces.api(team).attempt(
            "assistant.threads.setSuggestedPrompts",
            {"channel_id": channel, "prompts": prompts},
            within_s=_WITHIN_S,
        )
        return offered is not None
