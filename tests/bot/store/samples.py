"""Things to keep."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.store.records import HelpRequest, Job, KeptAnswer, Verdict, Vote
from tests.bot.slack.answers import DISAGREEING

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def job(number: int = 1, *, conversation: str = "T1:C1:1.0") -> Job:
    return Job(id=f"job{number}", conversation=conversation, body=f'{{"n": {number}}}')


def kept(answer_id: str = "A1", *, at: datetime = NOON) -> KeptAnswer:
    return KeptAnswer(answer=replace(DISAGREEING, id=answer_id), asker="U1", at=at)


def vote(
    verdict: Verdict, *, person: str = "U1", answer_id: str = "A1", at: datetime = NOON
) -> Vote:
    return Vote(
        answer_id=answer_id, person=person, verdict=verdict, reason=None, comment=None, at=at
    )


def help_request(help_id: str = "H1", *, asker: str = "U1", at: datetime = NOON) -> HelpRequest:
    return HelpRequest(
        id=help_id,
        answer_id="A1",
        asker=asker,
        team="T1",
        channel="C1",
        thread_ts="1700000000.000100",
        at=at,
    )
