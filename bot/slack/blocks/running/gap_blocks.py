"""What the collection lacks, as admins see it in Slack; pure."""

from collections.abc import Sequence

from bot.answer.wording import say_count
from bot.gaps import Gap, GapKind, write_gaps
from bot.slack.blocks.message import JsonObject, Message, context, fit, section
from bot.slack.blocks.mrkdwn import escape_within

_LATEST = 5
_MAX_GAP_CHARS = 300
# Below Slack's 3,000 for a section, with the marks around the block of code.
_MAX_CODE_CHARS = 2_900
_MAX_CSV_CHARS = 8_500
_KINDS = {
    GapKind.NOT_ANSWERED: ("question without an answer", "questions without an answer"),
    GapKind.NOT_HELPFUL: ("answer found unhelpful", "answers found unhelpful"),
    GapKind.STALE_SOURCE: ("stale source", "stale sources"),
}
_HOLDING_BACK = "What people asked is not shown: `STP_STORE__KEEP_QUESTIONS` is not set."


def gaps_found(gaps: Sequence[Gap], *, command: str, show_questions: bool) -> Message:
    """Show how many gaps of each kind there are, and the latest of each.

    Args:
        gaps: Each kind with the latest first.
        command: The slash command.
        show_questions: Whether people's questions are among them.

    Returns:
        The message.
    """
    by_kind = {kind: [gap for gap in gaps if gap.kind is kind] for kind in GapKind}
    counts = " · ".join(_count(kind, len(found)) for kind, found in by_kind.items())
    groups = [[section(f"*{counts}*")]]
    groups += [[_latest(kind, found)] for kind, found in by_kind.items() if found]
    said = f"`{command} gaps csv` lists them as CSV, and `stp gaps --csv` all there are."
    tail = context(said if show_questions else f"{said} {_HOLDING_BACK}")
    return Message(text=counts, blocks=fit(groups, [tail]))


def gaps_as_csv(gaps: Sequence[Gap]) -> Message:
    """Show gaps as CSV to be copied, as many as fit.

    Args:
        gaps: Each kind with the latest first.

    Returns:
        The message.
    """
    parts = _code_parts(gaps)
    shown = sum(len(part) for part in parts)
    blocks = [
        section(f"```{_code(write_gaps(part), heading=number == 0)}```")
        for number, part in enumerate(parts or [[]])
    ]
    said = f"{shown} of {say_count(len(gaps), 'line')}. `stp gaps --csv` prints all of them."
    return Message(text=said, blocks=fit([[block] for block in blocks], [context(said)]))


def _code_parts(gaps: Sequence[Gap]) -> list[list[Gap]]:
    """Part the lines so that each part fits in a block; what is too much is left out."""
    most = _MAX_CODE_CHARS - len(_code(write_gaps([]), heading=True)) - 1
    parts: list[list[Gap]] = []
    room, left = 0, _MAX_CSV_CHARS
    for gap in gaps:
        chars = len(_code(write_gaps([gap]), heading=False)) + 1
        if chars > left:
            break
        if chars > most:
            continue
        if chars > room:
            parts.append([])
            room = most
        parts[-1].append(gap)
        room -= chars
        left -= chars
    return parts


def _code(csv: str, *, heading: bool) -> str:
    """Write CSV so that it stands as it is in a block of code, which a backquote would end."""
    lines = csv if heading else csv.partition("\n")[2]
    escaped = lines.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("`", "'").replace("\x00", "").rstrip("\n")


def _count(kind: GapKind, number: int) -> str:
    one, many = _KINDS[kind]
    return f"{number} {one if number == 1 else many}"


def _latest(kind: GapKind, found: Sequence[Gap]) -> JsonObject:
    lines = [
        f"• {gap.at or 'undated'}: {escape_within(' '.join(gap.what.split()), _MAX_GAP_CHARS)}"
        f" (`{escape_within(gap.reference, 40)}`)"
        for gap in found[:_LATEST]
    ]
    more = len(found) - _LATEST
    lines += [f"… and {more} more"] if more > 0 else []
    heading = _KINDS[kind][1]
    return section(f"*{heading[0].upper()}{heading[1:]}*, the latest first\n" + "\n".join(lines))
