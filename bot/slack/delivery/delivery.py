"""Puts messages where people see them: once, whatever the network does."""

import math
import time
from collections.abc import Callable

from bot.slack.blocks.message import Message
from bot.slack.delivery.copies import Copies
from bot.slack.delivery.forms import Forms
from bot.slack.delivery.place import Place
from bot.slack.delivery.posting import Posting
from bot.slack.delivery.private_replies import PrivateReplies
from bot.slack.delivery.threads import Threads
from bot.slack.web_api.api import JsonObject
from bot.slack.web_api.response_url import ResponseUrl
from bot.slack.web_api.workspaces import Workspaces


class Delivery:
    """Posts messages. Safe to call from several threads.

    Every message is sent in the first of its forms that Slack takes.
    """

    def __init__(
        self,
        workspaces: Workspaces,
        response_url: ResponseUrl,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Deliver by the Web API, and by response URLs for what one person alone sees.

        Args:
            workspaces: Where to.
            response_url: Sends to response URLs.
            clock: Tells the time, in seconds.
        """
        self._response_url = response_url
        forms = Forms(clock=clock)
        self._posting = Posting(workspaces, forms)
        self._private = PrivateReplies(workspaces, response_url, forms, self._posting)
        self._copies = Copies(response_url, forms, self._posting)
        self._threads = Threads(workspaces)

    @property
    def is_stopping(self) -> bool:
        """Whether the bot is going down and no longer waits for Slack."""
        return self._response_url.is_stopping

    def post(self, place: Place, message: Message, *, key: str, maybe_posted: bool) -> str | None:
        """Post a message for all in a channel to see, once.

        Where the channel takes no message, the person it is for is told directly.

        Args:
            place: Where it belongs.
            message: What it says.
            key: Known to this message alone; it travels in the metadata, so that the message can be
                found again.
            maybe_posted: True where an earlier process may have posted it.

        Returns:
            The message's time stamp; None where Slack did not say it, and for a direct message in
            the channel's stead.

        Raises:
            Undeliverable: If Slack takes it neither there nor as a direct message.
            SlackUnreachable: If Slack did not answer.
        """
        return self._posting.post(place, message, key=key, maybe_posted=maybe_posted)

    def update(self, place: Place, ts: str, message: Message) -> None:
        """Put a message in the place of one that the bot posted before.

        One that is gone, or that nobody can change any more, is no error.

        Args:
            place: Where it stands.
            ts: Its time stamp, as ``post`` gave it.
            message: What it says from now on.

        Raises:
            Undeliverable: If Slack refused it in every form.
            SlackUnreachable: If Slack did not answer.
        """
        self._posting.update(place, ts, message)

    def answer_command(
        self,
        response_url: str,
        place: Place,
        message: Message,
        *,
        key: str,
        maybe_sent: bool = False,
    ) -> None:
        """Answer a command for one person's eyes, once as far as that can be known.

        Where the response URL is used up or was never given, an ephemeral message in the channel
        takes its place, and where the bot is no member of the channel, a direct message.

        Args:
            response_url: As Slack gave it.
            place: Where the command was given, and by whom.
            message: What it says.
            key: Known to this message alone.
            maybe_sent: True where an earlier process may have sent it: then this one asks to take
                its place.

        Raises:
            Undeliverable: If Slack refused it in every form.
            SlackUnreachable: If Slack did not answer.
        """
        self._private.answer_command(response_url, place, message, key=key, maybe_sent=maybe_sent)

    def reply_privately(
        self,
        response_url: str,
        message: Message,
        *,
        replace_original: bool = False,
        within_s: float = math.inf,
    ) -> None:
        """Reply to a press, or say sorry, for one person's eyes.

        Args:
            response_url: As Slack gave it.
            message: What it says.
            replace_original: True to put it in the place of the message whose button was pressed.
            within_s: How long it may take, in seconds, with whatever Slack asks to wait.

        Raises:
            Undeliverable: If Slack refused it.
            SlackUnreachable: If Slack did not answer.
        """
        self._private.reply_privately(
            response_url, message, replace_original=replace_original, within_s=within_s
        )

    def tell_privately(
        self,
        place: Place,
        message: Message,
        *,
        key: str | None = None,
        maybe_sent: bool = False,
        within_s: float = math.inf,
    ) -> None:
        """Tell one person something beside a message, where there is no response URL.

        It is an ephemeral message in the channel, in the thread where others have replied there;
        where the channel is closed to the bot, and in direct messages, a direct message.

        Args:
            place: Where, and to whom.
            message: What it says.
            key: Known to this message alone; needed where an earlier process may have sent it.
            maybe_sent: True where one may have: where it comes to a direct message, that one is
                looked for first.
            within_s: How long it may take, in seconds, with whatever Slack asks to wait.

        Raises:
            Undeliverable: If Slack takes it neither there nor as a direct message.
            SlackUnreachable: If Slack did not answer.
        """
        self._private.tell_privately(
            place, message, key=key, maybe_sent=maybe_sent, within_s=within_s
        )

    def share(
        self, place: Place, message: Message, *, key: str, response_url: str, maybe_posted: bool
    ) -> str | None:
        """Post what one person saw for all in the channel, never twice.

        Where the bot is no member of the channel, the response URL does it in the bot's stead;
        where it is not sure then whether that was done, the person is told so.

        Args:
            place: The channel.
            message: What it says.
            key: Known to this message alone.
            response_url: Of the press.
            maybe_posted: True where an earlier process may have posted it.

        Returns:
            The copy's time stamp; None where Slack did not say it.

        Raises:
            Undeliverable: If Slack takes it neither way, or the person was told that it is not
                sure.
            SlackUnreachable: If Slack did not answer.
        """
        return self._copies.share(
            place, message, key=key, response_url=response_url, maybe_posted=maybe_posted
        )

    def thread_messages(self, place: Place, *, limit: int) -> list[JsonObject]:
        """List the messages of a thread, as far as Slack gives them without delay.

        Args:
            place: The thread.
            limit: How many, at the most.

        Returns:
            The latest ones as Slack has them, oldest first, of a thread's first thousand; empty
            where Slack does not give them within a few seconds.
        """
        return self._threads.messages(place, limit=limit)

    def permalink(self, place: Place, ts: str) -> str | None:
        """Find the address of a message.

        Args:
            place: Where it stands.
            ts: Its time stamp.

        Returns:
            The address; None where Slack does not say it within a few seconds.
        """
        return self._threads.permalink(place, ts)
