"""``/stp gaps``: what the collection lacks, for admins."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from bot.gaps import Gap, find_gaps
from bot.slack.blocks.running.gap_blocks import gaps_as_csv, gaps_found
from bot.slack.blocks.running.settings_modal import admins_only
from bot.slack.handling.features import Features
from bot.slack.handling.replies import reply_to_command
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.store.records import Job, KeptAnswer
from index.snapshots.records import DocumentSummary


def _today() -> date:
    return datetime.now(UTC).date()


class Gaps:
    """Shows the gaps of one workspace, as far as its admin may see the documents."""

    def __init__(self, services: Services, *, today: Callable[[], date] = _today) -> None:
        """Show them with these means."""
        self._services = services
        self._today = today

    def features(self) -> Features:
        """Take on the command."""
        return Features(commands={"gaps": self._show})

    def _show(self, job: Job, command: Command) -> str:
        its = self._services
        if not its.access.is_admin(command.team, command.user):
            message = admins_only(its.access.admins(command.team))
        elif command.rest.lower() == "csv":
            message = gaps_as_csv(self._find(command))
        else:
            message = gaps_found(
                self._find(command),
                command=its.command,
                show_questions=its.gathering.show_questions,
            )
        return reply_to_command(its.delivery, job, command, message)

    def _find(self, command: Command) -> list[Gap]:
        its = self._services
        collections = its.access.collections(command.team, command.channel, command.user)
        visible = its.desk.documents(collections=collections)
        kept = without_hidden(its.store.kept_answers(command.team), its.desk.documents(), visible)
        asked_here = {each.answer.id for each in kept}
        return find_gaps(
            kept,
            [vote for vote in its.store.votes() if vote.answer_id in asked_here],
            visible,
            stale_before=self._today() - timedelta(days=its.gathering.stale_days),
            show_questions=its.gathering.show_questions,
        )


def without_hidden(
    kept: list[KeptAnswer], documents: list[DocumentSummary], visible: list[DocumentSummary]
) -> list[KeptAnswer]:
    """Leave out the answers that rest on, or come nearest to, what may not be seen."""
    hidden = {each.id for each in documents} - {each.id for each in visible}
    return [
        each
        for each in kept
        if hidden.isdisjoint(
            cited.document_id for cited in (*each.answer.citations, *each.answer.nearest)
        )
    ]
