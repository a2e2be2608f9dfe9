"""Whether somebody may look at an answer that was made for somebody else, or somewhere else."""

from collections.abc import Iterable
from dataclasses import replace

from bot.answer.answer import Answer, Citation
from bot.desk import Catalogue
from bot.slack.access import Access
from bot.slack.blocks.answers.passages_modal import Behind
from bot.slack.handling.services import Services
from bot.store.records import KeptAnswer


def find_answer(
    services: Services, answer_id: str, *, team: str, channel: str, user: str
) -> KeptAnswer | None:
    """Find an answer that may be looked at in a place.

    Args:
        services: What holds answers and decides.
        answer_id: As the button carried it.
        team: The workspace.
        channel: The place; empty for what one person alone sees.
        user: Who looks; empty for what everybody there may see.

    Returns:
        The answer; None where it is kept no longer, was made in another workspace, or rests on a
        document that may not be seen there. Where more was searched than may be seen there now, it
        is without what else tells of that: counts, remarks, further questions.
    """
    kept = services.store.kept_answer(answer_id)
    if kept is None or kept.team not in {"", team}:
        return None
    collections = services.access.collections(team, channel, user)
    if not may_see(services.desk, kept.answer, collections):
        return None
    if not _searched_more(services.access, kept, team=team, channel=channel, seen=collections):
        return kept
    answer = replace(kept.answer, holdings=None, remarks=(), lead=None)
    narrowed = replace(kept, answer=answer, followups=())
    cites = answer.citations or answer.nearest
    # That nothing was found, and nothing near, tells of all that was searched.
    return narrowed if cites or narrowed == kept else None


def _searched_more(
    access: Access, kept: KeptAnswer, *, team: str, channel: str, seen: frozenset[str]
) -> bool:
    """Say whether an answer may have been looked for in more than can be seen now."""
    changed_at = access.rules(team, kept.channel or channel).changed_at
    if changed_at is not None and changed_at > kept.at:
        return True
    return not access.collections(team, kept.channel or channel, kept.asker) <= seen


def may_see(catalogue: Catalogue, answer: Answer, collections: frozenset[str]) -> bool:
    """Say whether every document behind an answer may be seen."""
    cited = {each.document_id for each in (*answer.citations, *answer.nearest)}
    return all(catalogue.document(each, collections=collections) is not None for each in cited)


def read_behind(
    catalogue: Catalogue, citations: Iterable[Citation], collections: frozenset[str]
) -> tuple[Behind, ...]:
    """Read the passages in which citations stand, each passage once, in their order."""
    found: dict[tuple[str, int], Behind] = {}
    for citation in citations:
        around = catalogue.around(citation.document_id, citation.start, collections=collections)
        start = around.passage.start if around else citation.start
        text = around.passage.text if around else citation.quote
        key = (citation.document_id, start)
        before = found[key].citations if key in found else ()
        found[key] = Behind((*before, citation), text)
    return tuple(found.values())
