"""Where the pictures are taken: the bot, served over its sample collection, and its people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sources.sample_corpus import sample_folder
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.serving import run_stp, serving
from tests.slack_pictures.picture import Picture, picture_of_messages, picture_of_view
from tests.slack_wire.message import SeenMessage, SeenView
from tests.slack_workspace import SlackWorkspace

CHANNEL = "policy-team"
HELP_CHANNEL = "CDESK"
_SETTINGS = {"STP_SLACK__ADMINS": "UADA", "STP_SLACK__HELPERS": HELP_CHANNEL}


@dataclass(frozen=True, slots=True)
class Stage:
    """The served bot, a channel with Ada and Grace in it, and a camera.

    Attributes:
        room: Lets people ask, type commands and press, and gives what they see then.
        names: Of everybody and everything that a message may mention, by id.
    """

    room: Room
    names: dict[str, str]

    @property
    def slack(self) -> SlackWorkspace:
        """The workspace, for what the room does not do."""
        return self.room.bot.slack

    def asked_in_channel(self, question: str) -> list[SeenMessage]:
        """Let Ada ask in the channel; her question and what stands in its thread then."""
        said = self.room.ada.asks(self.room.channel, question)
        self.room.all_answers_to(said)
        return self.slack.seen_by(self.room.ada.id, said.channel, said.thread)

    def messages(self, *seen: SeenMessage, place: str = "") -> Picture:
        """Show messages as they stand now."""
        return picture_of_messages(seen, place or f"# {CHANNEL}", self.names)

    def opened_by(self, seen: SeenMessage | SeenView, label: str) -> SeenView:
        """Let Ada press a button, and wait for the modal that opens or changes."""
        before = self.slack.modal_of(self.room.ada.id)
        self.room.ada.presses(seen, label).ack()
        return self._next_modal(before)

    def opened_by_command(self, text: str) -> SeenView:
        """Let Ada type the command, and wait for the modal that opens."""
        before = self.slack.modal_of(self.room.ada.id)
        self.room.ada.command("/stp", text, self.room.channel).ack()
        return self._next_modal(before)

    def home(self) -> SeenView:
        """Let Ada open the bot's home tab, and wait for it."""
        self.room.ada.opens_home().ack()
        home = self.slack.wait_for(lambda: self.slack.home_of(self.room.ada.id))
        assert home is not None, "the wait ends with a home tab"
        return home

    def view(self, view: SeenView) -> Picture:
        """Show a modal or a home tab, with what a modal says is wrong."""
        return picture_of_view(
            view,
            self.slack.identity.bot_name,
            self.names,
            errors=self.slack.errors_of(view.person),
        )

    def _next_modal(self, before: SeenView | None) -> SeenView:
        def changed() -> SeenView | None:
            now = self.slack.modal_of(self.room.ada.id)
            return now if now != before else None

        modal = self.slack.wait_for(changed)
        assert modal is not None, "the wait ends with a modal"
        return modal


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """Index the sample, serve it, and give the stage.

    Args:
        folder: An empty one, for the index and the store.

    Yields:
        The stage.

    Raises:
        RuntimeError: If the sample cannot be indexed; says why.
    """
    data_dir = folder / "data"
    run = run_stp({}, folder, "sync", str(sample_folder()), "--data-dir", str(data_dir))
    if run.returncode != 0:
        raise RuntimeError(run.stderr)
    with SlackWorkspace() as slack, serving(slack, data_dir, settings=_SETTINGS) as bot:
        ada, grace = slack.add_person("UADA", "Ada"), slack.add_person("UGRACE", "Grace")
        channel = slack.add_channel("CPOLICY", CHANNEL, (ada.id, grace.id))
        desk = slack.add_channel(HELP_CHANNEL, "policy-desk", (ada.id, grace.id))
        names = {ada.id: "Ada", grace.id: "Grace", channel.id: CHANNEL, desk.id: desk.name}
        names |= {slack.identity.bot_user_id: slack.identity.bot_name}
        bot.wait_until_ready()
        yield Stage(Room(bot, channel.id, ada, grace), names)
