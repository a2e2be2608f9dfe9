"""The tokens that workspaces gave the bot: renewed before they expire, dropped once revoked."""

import http.client
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable

from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.errors import StoreUnusable, Undeliverable
from bot.slack.web_api.faults import OutcomeUnknown, RateLimited, TokenRefused, name_fault
from bot.slack.web_api.installations import Installations

logger = logging.getLogger(__name__)

NOT_INSTALLED = "not_installed"
# Slack's tokens live for twelve hours; an outage of Slack's shorter than this costs nobody a word.
_RENEW_BEFORE_S = 7_200
_AGAIN_AFTER_S = 60.0
# Another process may have installed or removed the bot.
_KNOWN_FOR_S = 30.0
# However long slack-sdk takes a token to be good still, it is renewed when we say so.
_ANY_MINUTES = 10**8
# There is nothing left to renew.
_GONE = frozenset({"account_inactive", "token_revoked"})


class TeamTokens:
    """Knows each workspace's bot and its token. Safe to call from several threads."""

    def __init__(
        self,
        installations: Installations,
        rotator: TokenRotator,
        *,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        """Know those of some installations.

        Args:
            installations: Keep the tokens.
            rotator: Asks Slack for new ones.
            now_s: The time, in seconds since 1970.
        """
        self._installations = installations
        self._rotator = rotator
        self._now_s = now_s
        self._known: dict[str, tuple[Bot, float]] = {}
        self._unkept: dict[str, tuple[Bot, Bot]] = {}
        self._not_before_s: dict[str, float] = {}
        self._lock = threading.Lock()
        self._renewing: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def bot(self, team: str) -> Bot | None:
        """Find the bot of a workspace, without asking Slack.

        Args:
            team: As ``Installations.bot`` takes it.

        Returns:
            The bot as it was half a minute ago at the most; None where it is not installed there.

        Raises:
            StoreUnusable: If the database cannot be used now.
        """
        with self._lock:
            bot, known_s = self._known.get(team, (None, 0.0))
        if bot is not None and abs(self._now_s() - known_s) < _KNOWN_FOR_S:
            return bot
        return self._read(team)

    def current(self, team: str) -> str:
        """Give a token that is good for a while, after renewing it if need be.

        Args:
            team: As ``Installations.bot`` takes it.

        Returns:
            The token.

        Raises:
            Undeliverable: If there is none, or Slack refuses to renew it.
            OutcomeUnknown: If Slack did not answer.
            RateLimited: If Slack asks to wait.
            StoreUnusable: If the database cannot be used now.
        """
        bot = self._installed(self.bot, team)
        if not self._is_due(team, bot):
            return bot.bot_token
        return self._renew(team, bot, else_as_it_is=True).bot_token

    def after_refusal(self, team: str, token: str, code: str) -> str:
        """Find out what to do about a token that Slack refused.

        Args:
            team: As ``Installations.bot`` takes it.
            token: The one that was refused.
            code: Slack's.

        Returns:
            Another token, to be tried instead.

        Raises:
            Undeliverable: If there is none. Where it was revoked, the installation is forgotten.
            TokenRefused: If Slack refuses it for another reason.
            OutcomeUnknown: If Slack did not answer.
            RateLimited: If Slack asks to wait.
            StoreUnusable: If the database cannot be used now.
        """
        bot = self._installed(self._read, team)
        if bot.bot_token != token:
            return bot.bot_token
        if code == "token_expired":
            return self._renew(team, bot, else_as_it_is=False).bot_token
        if code in _GONE:
            self._forget(team, bot, reason=code)
            raise Undeliverable(code)
        logger.error("slack refuses the token of a workspace team=%s code=%s", team, code)
        raise TokenRefused(code)

    def forget(self, team: str, *, told_at_s: float) -> None:
        """Forget a workspace's installation, of whose end Slack told.

        Args:
            team: As ``Installations.bot`` takes it.
            told_at_s: When that was, in whole seconds since 1970. Slack tells it again where it got
                no answer, so that the bot may have been installed anew since.

        Raises:
            StoreUnusable: If the database cannot be used now.
        """
        bot = self._read(team)
        if bot is not None and int(bot.installed_at) <= told_at_s:
            self._forget(team, bot, reason="told by slack")

    def learn(self, team: str) -> None:
        """Take note that a workspace's installation has just changed."""
        with self._lock:
            self._known.pop(team, None)
            self._unkept.pop(team, None)
            self._not_before_s.pop(team, None)

    def _installed(self, find: Callable[[str], Bot | None], team: str) -> Bot:
        bot = find(team)
        if bot is None:
            raise Undeliverable(NOT_INSTALLED)
        return bot

    def _read(self, team: str) -> Bot | None:
        self._keep_again(team)
        bot = self._installations.bot(team)
        with self._lock:
            if bot is None:
                self._known.pop(team, None)
            else:
                self._known[team] = (bot, self._now_s())
        return bot

    def _is_due(self, team: str, bot: Bot) -> bool:
        expires_at, now_s = bot.bot_token_expires_at, self._now_s()
        if expires_at is None or expires_at - now_s > _RENEW_BEFORE_S:
            return False
        with self._lock:
            return now_s >= min(self._not_before_s.get(team, 0.0), expires_at)

    def _renew(self, team: str, bot: Bot, *, else_as_it_is: bool) -> Bot:
        """Renew a token, unless another thread or process has done so meanwhile."""
        with self._renewing[team]:
            held = self._installed(self._read, team)
            if held.bot_token != bot.bot_token:
                return held
            try:
                renewed = self._ask_slack(held)
            except (OutcomeUnknown, RateLimited, Undeliverable) as error:
                logger.warning("token not renewed team=%s reason=%s", team, error)
                with self._lock:
                    self._not_before_s[team] = self._now_s() + _AGAIN_AFTER_S
                if else_as_it_is and (held.bot_token_expires_at or 0) > self._now_s():
                    return held
                raise
            return self._keep(team, held, renewed)

    def _ask_slack(self, bot: Bot) -> Bot:
        try:
            renewed = self._rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=_ANY_MINUTES
            )
        except SlackTokenRotationError as error:
            raise name_fault(error.api_error) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise OutcomeUnknown(type(error).__name__) from error
        if renewed is None:
            raise TokenRefused("token_expired")
        return renewed

    def _keep(self, team: str, held: Bot, renewed: Bot) -> Bot:
        """Keep a new token: Slack gives it out once, and takes nothing for the old one any more."""
        try:
            is_kept = self._installations.put_token(held, renewed)
        except StoreUnusable as error:
            logger.error("new token not kept yet team=%s reason=%s", team, error)
            with self._lock:
                self._unkept[team] = (held, renewed)
        else:
            if not is_kept:  # removed meanwhile, or installed anew
                return self._installed(self._read, team)
            logger.info("token renewed team=%s", team)
        with self._lock:
            self._known[team] = (renewed, self._now_s())
        return renewed

    def _keep_again(self, team: str) -> None:
        with self._lock:
            unkept = self._unkept.get(team)
        if unkept:
            self._installations.put_token(*unkept)
            with self._lock:
                self._unkept.pop(team, None)

    def _forget(self, team: str, bot: Bot, *, reason: str) -> None:
        self._installations.forget(bot)
        self.learn(team)
        logger.info("installation forgotten team=%s reason=%s", team, reason)
