"""Does what is said to the bot in messages: questions, and wishes about threads."""

from dataclasses import replace

from bot.errors import StoreUnusable
from bot.slack.blocks import asking_texts, texts
from bot.slack.blocks.message import Message
from bot.slack.delivery.place import Place
from bot.slack.handling.asking.asking import DROPPED, SEARCHING, Asked, Asking
from bot.slack.handling.asking.names import Names
from bot.slack.handling.asking.refusals import refusal_message
from bot.slack.handling.asking.rules import Verdict, decide
from bot.slack.handling.asking.threads import as_history, last_question, remarks_before
from bot.slack.handling.private_words import tell_one
from bot.slack.handling.services import Services
from bot.slack.requests.ask import Address, Ask, private_conversation
from bot.slack.requests.deletion import deletion_key
from bot.slack.requests.excess import Excess
from bot.slack.requests.request import Said
from bot.slack.requests.stop import Stop
from bot.slack.requests.wish import Wish, pause_key
from bot.slack.requests.wording import asks_for_help, asks_to_pause, asks_to_resume, is_chatter
from bot.slack.web_api.workspaces import Workspaces
from bot.store.records import Job

_MESSAGES_READ = 100
# A note on asking too much goes out beside what cannot wait, such as modals: where Slack has no
# time for it now, it is tried again later.
_NOTE_WITHIN_S = 2.0


class Listening:
    """Answers messages where a channel's rules allow it. Safe to call from several threads."""

    def __init__(
        self, services: Services, workspaces: Workspaces, asking: Asking, names: Names
    ) -> None:
        """Answer with these means."""
        self._services = services
        self._workspaces = workspaces
        self._asking = asking
        self._names = names

    def do(self, job: Job, said: Said) -> str:
        """Do what somebody said to its visible outcome.

        Returns:
            What became of it, in a word for the log.
        """
        if isinstance(said, Ask):
            return self._do_ask(job, said)
        if isinstance(said, Wish):
            return self._do_wish(job, said)
        if isinstance(said, Stop):
            return self._do_stop(job, said)
        return self._do_excess(job, said)

    def apologise(self, said: Said, message: Message, *, key: str) -> None:
        """Put a word of apology where the outcome would have been.

        Nothing is said to who did not call upon the bot, or stopped it.

        Args:
            said: What was said.
            message: The apology.
            key: Known to this message alone.
        """
        if isinstance(said, Excess):
            self._note(said, message, key=key, maybe_sent=True)
        elif isinstance(said, Wish):
            self._post(_thread(said), message, key=key, maybe_posted=True)
        elif isinstance(said, Ask) and said.awaits_reply:
            verdict = self._verdict_or_refuge(said)
            if verdict is Verdict.PUBLICLY:
                self._post(_place(said), message, key=key, maybe_posted=True)
            elif verdict is not Verdict.IGNORED:
                self._tell(_place(said), message, key=key, maybe_sent=True)

    def tell_place(self, ask: Ask, position: int) -> None:
        """Say in a question's thread which place in line it has, from 1."""
        if ask.awaits_reply and self._verdict(ask) is Verdict.PUBLICLY:
            self._services.progress.waiting(_place(ask), position)

    def _do_ask(self, job: Job, ask: Ask) -> str:
        place = _place(ask)
        try:
            if self._services.store.is_claimed(deletion_key(ask.team, ask.channel, ask.ts)):
                return "deleted"
            return self._answer(job, ask, place)
        finally:
            self._services.progress.end(place)

    def _answer(self, job: Job, ask: Ask, place: Place) -> str:
        verdict = self._verdict(ask)
        if verdict is Verdict.IGNORED:
            return "ignored"
        if verdict not in {Verdict.PUBLICLY, Verdict.PRIVATELY}:
            rules = self._services.access.rules(ask.team, ask.channel)
            message = refusal_message(verdict, rules)
            if not self._services.questions.commit(job):
                return DROPPED
            self._tell(place, message, key=job.id, maybe_sent=job.recovered)
            return "refused"
        is_public = verdict is Verdict.PUBLICLY
        word = self._word_back(ask, key=job.id)
        asked = self._understand(ask, is_public=is_public) if word is None else None
        if asked is None:
            if not self._services.questions.commit(job):
                return DROPPED
            self._say(job, place, word or self._help(ask, key=job.id), is_public=is_public)
            return "helped"
        answer = self._asking.answer_in_thread if is_public else self._asking.answer_quietly
        return answer(job, asked)

    def _word_back(self, ask: Ask, *, key: str) -> Message | None:
        """Choose a word to what is said to the bot and asks nothing of the documents."""
        if asks_for_help(ask.text):
            return self._help(ask, key=key)
        if ask.address is not Address.DIRECT:
            return None
        if asks_to_pause(ask.text) or asks_to_resume(ask.text):
            return asking_texts.nothing_to_pause(key=key)
        if ask.text and is_chatter(ask.text):
            return asking_texts.at_your_service(key=key)
        return None

    def _understand(self, ask: Ask, *, is_public: bool) -> Asked | None:
        """Find out what is asked, from the thread where the message does not say it; or None."""
        asked = Asked(
            ask.team,
            ask.channel,
            ask.user,
            self._names.spell_out(ask.team, ask.text),
            thread_ts=ask.thread_ts,
            asked_ts=ask.ts,
            overheard=not ask.awaits_reply,
        )
        own = ask.conversation if is_public else private_conversation(ask.conversation, ask.user)
        turns = tuple(self._services.store.turns(own))
        if ask.address is not Address.NAMED or not ask.is_in_thread or (ask.text and turns):
            return asked if ask.text else None
        if is_public:
            self._services.progress.begin(asked.place, SEARCHING)
        messages = self._services.delivery.thread_messages(asked.place, limit=_MESSAGES_READ)
        bot_user = self._workspaces.bot_user(ask.team)
        remarks = remarks_before(messages, ts=ask.ts, bot_user=bot_user)
        if ask.text:
            return replace(asked, history=as_history(remarks))
        number = last_question(remarks)
        if number is None:
            return None
        found = remarks[number]
        text = self._names.spell_out(ask.team, found.text)
        earlier = tuple(turn for turn in turns if turn.question != text)
        history = earlier or as_history(remarks[:number])
        return replace(asked, text=text, restated=True, said_by=found.user, history=history)

    def _help(self, ask: Ask, *, key: str) -> Message:
        bot_user = self._workspaces.bot_user(ask.team)
        return texts.help_message(self._services.command, bot_user=bot_user, key=key)

    def _say(self, job: Job, place: Place, message: Message, *, is_public: bool) -> None:
        """Say something where the channel's rules put what the bot says."""
        if is_public:
            self._post(place, message, key=job.id, maybe_posted=job.recovered)
        else:
            self._tell(place, message, key=job.id, maybe_sent=job.recovered)

    def _do_wish(self, job: Job, wish: Wish) -> str:
        """Be quiet in a thread, or answer there again; whoever is there may wish it."""
        place, key = _thread(wish), pause_key(wish.conversation)
        rules = self._services.access.rules(wish.team, wish.channel)
        if decide(rules, address=Address.NAMED, user=wish.user) is Verdict.SWITCHED_OFF:
            off = refusal_message(Verdict.SWITCHED_OFF, rules)
            self._tell(place, off, key=job.id, maybe_sent=job.recovered)
            return "refused"
        if wish.pause:
            self._services.store.claim(key)
            bot_user = self._workspaces.bot_user(wish.team)
            message = asking_texts.paused(bot_user, key=job.id)
        else:
            self._services.store.release(key)
            message = asking_texts.resumed(key=job.id)
        self._say(job, place, message, is_public=not rules.private)
        return "paused" if wish.pause else "resumed"

    def _do_stop(self, job: Job, stop: Stop) -> str:
        """Say that it was stopped; the questions were dropped when this was accepted."""
        place, message = _thread(stop), asking_texts.stopped(key=job.id)
        self._post(place, message, key=job.id, maybe_posted=job.recovered)
        self._services.progress.end(place)
        return "stopped"

    def _do_excess(self, job: Job, excess: Excess) -> str:
        note = asking_texts.too_soon(excess.wait_s)
        self._note(excess, note, key=job.id, maybe_sent=job.recovered)
        return "held back"

    def _note(self, excess: Excess, message: Message, *, key: str, maybe_sent: bool) -> None:
        place = Place(
            excess.team, excess.channel, excess.thread_ts or None, excess.user, excess.asked_ts
        )
        tell_one(
            self._services.delivery,
            place,
            message,
            response_url=excess.response_url,
            key=key,
            maybe_sent=maybe_sent,
            within_s=_NOTE_WITHIN_S,
        )

    def _tell(self, place: Place, message: Message, *, key: str, maybe_sent: bool) -> None:
        self._services.delivery.tell_privately(place, message, key=key, maybe_sent=maybe_sent)

    def _post(self, place: Place, message: Message, *, key: str, maybe_posted: bool) -> None:
        self._services.progress.settle(place)
        self._services.delivery.post(place, message, key=key, maybe_posted=maybe_posted)

    def _verdict(self, ask: Ask) -> Verdict:
        rules = self._services.access.rules(ask.team, ask.channel)
        return decide(rules, address=ask.address, user=ask.user)

    def _verdict_or_refuge(self, ask: Ask) -> Verdict:
        """Decide where an apology belongs, even while the store does not say."""
        try:
            return self._verdict(ask)
        except StoreUnusable:
            return Verdict.IGNORED if ask.address.is_open else Verdict.PUBLICLY


def _place(ask: Ask) -> Place:
    return Place(ask.team, ask.channel, ask.thread_ts, ask.user, ask.ts)


def _thread(said: Wish | Stop) -> Place:
    return Place(said.team, said.channel, said.thread_ts, said.user)
