"""Shows the passages behind an answer, and each in the document around it."""

from collections.abc import Iterator
from itertools import groupby

from bot.answer.answer import Answer, Citation
from bot.slack.blocks import texts
from bot.slack.blocks.answers.answer_buttons import CONTEXT, SHOW_PASSAGES
from bot.slack.blocks.answers.context_modal import (
    CONTEXT_AT,
    CONTEXT_NEXT,
    CONTEXT_PREVIOUS,
    context_modal,
    read_place,
)
from bot.slack.blocks.answers.passages_modal import Behind, passages_modal
from bot.slack.blocks.message import JsonObject
from bot.slack.blocks.view_origin import ViewOrigin, read_origin
from bot.slack.handling.answers.seeing import find_answer
from bot.slack.handling.features import Features
from bot.slack.handling.services import Services
from bot.slack.handling.showing import say, show_or_tell
from bot.slack.requests.press import Press
from bot.store.records import Job, KeptAnswer

_GONE = "That document is not there any longer."


class Passages:
    """Opens modals with the documents' own words, as far as they may be seen at the press."""

    def __init__(self, services: Services) -> None:
        """Show them with these means."""
        self._services = services

    def features(self) -> Features:
        """Take on the buttons under answers, beside passages, and in the modals."""
        return Features(
            presses={
                SHOW_PASSAGES: self._show_passages,
                CONTEXT: self._show_context,
                CONTEXT_AT: self._show_place,
                CONTEXT_PREVIOUS: self._move,
                CONTEXT_NEXT: self._move,
            }
        )

    def _show_passages(self, _job: Job, press: Press) -> str:
        kept = self._find(press, press.value)
        if kept is None:
            return say(self._services, press, texts.forgotten())
        behind = list(self._behind(kept.answer, self._visible(press)))
        view = passages_modal(kept.answer, behind, origin=_origin(press, answer_id=kept.answer.id))
        return show_or_tell(self._services, press, view)

    def _show_context(self, _job: Job, press: Press) -> str:
        """Show the passage behind one citation, in its document."""
        kept = self._find(press, press.value)
        citation = _citation(kept, press.detail)
        if kept is None or citation is None:
            return say(self._services, press, texts.forgotten())
        origin = _origin(
            press,
            answer_id=kept.answer.id,
            document_id=citation.document_id,
            start=citation.start,
        )
        view = self._context(press, origin, citation.start, citation)
        if view is None:
            return say(self._services, press, texts.forgotten())
        return show_or_tell(self._services, press, view)

    def _show_place(self, _job: Job, press: Press) -> str:
        """Show a place of a document that was looked up."""
        place = read_place(press.value)
        if place is None:
            return "unknown"
        document_id, start = place
        origin = _origin(press, document_id=document_id, start=start)
        view = self._context(press, origin, start, None)
        if view is None:
            return say(self._services, press, texts.plain_message(_GONE))
        return show_or_tell(self._services, press, view)

    def _move(self, _job: Job, press: Press) -> str:
        """Show the passage before or behind, in the same modal."""
        place = read_place(press.value)
        origin = read_origin(press.metadata)
        if place is None or place[0] != origin.document_id:
            return "unknown"
        view = self._context(press, origin, place[1], self._quotation(press, origin))
        if view is None:
            return say(self._services, press, texts.plain_message(_GONE))
        self._services.views.update(press.team, press.view_id, view)
        return "moved"

    def _context(
        self, press: Press, origin: ViewOrigin, start: int, quotation: Citation | None
    ) -> JsonObject | None:
        """Make the view of a passage; None where the document may not be seen, or not any more."""
        around = self._services.desk.around(
            origin.document_id, start, collections=self._visible(press)
        )
        if around is None:
            return None
        return context_modal(around, origin=origin, quotation=quotation)

    def _quotation(self, press: Press, origin: ViewOrigin) -> Citation | None:
        """Find again the words for which the modal was opened; None where it was for none."""
        kept = self._find(press, origin.answer_id) if origin.answer_id else None
        sources = (*kept.answer.citations, *kept.answer.nearest) if kept else ()
        wanted = (origin.document_id, origin.start)
        return next((each for each in sources if (each.document_id, each.start) == wanted), None)

    def _behind(self, answer: Answer, collections: frozenset[str]) -> Iterator[Behind]:
        """Find the passage behind each citation; those of one passage stand together."""
        found = [(self._passage(each, collections), each) for each in _sources(answer)]
        for (_, text), run in groupby(found, key=lambda pair: pair[0]):
            yield Behind(tuple(citation for _, citation in run), text)

    def _passage(
        self, citation: Citation, collections: frozenset[str]
    ) -> tuple[tuple[str, int], str]:
        """Find a citation's passage, by its place; the quotation alone where there is none."""
        around = self._services.desk.around(
            citation.document_id, citation.start, collections=collections
        )
        if around is None:
            return (citation.document_id, citation.start), citation.quote
        return (citation.document_id, around.passage.start), around.passage.text

    def _find(self, press: Press, answer_id: str) -> KeptAnswer | None:
        return find_answer(
            self._services, answer_id, team=press.team, channel=press.channel, user=press.user
        )

    def _visible(self, press: Press) -> frozenset[str]:
        return self._services.access.collections(press.team, press.channel, press.user)


def _sources(answer: Answer) -> tuple[Citation, ...]:
    return answer.citations or answer.nearest


def _citation(kept: KeptAnswer | None, detail: str) -> Citation | None:
    """Find the citation that a button's detail numbers."""
    sources = _sources(kept.answer) if kept else ()
    return next((each for each in sources if str(each.number) == detail), None)


def _origin(
    press: Press, *, answer_id: str = "", document_id: str = "", start: int = 0
) -> ViewOrigin:
    """Say where a modal came from: its channel decides what may be seen in it from then on."""
    return ViewOrigin(
        channel=press.channel,
        thread_ts=press.thread_ts,
        answer_id=answer_id,
        document_id=document_id,
        start=start,
        response_url=press.response_url or read_origin(press.metadata).response_url,
    )
