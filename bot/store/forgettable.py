"""What of an answer is somebody's own words, and the answer without them; pure."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.store.records import KeptAnswer

_QUOTED = re.compile("[“‘]([^”’]+)[”’]")


def answer_without_question(kept: KeptAnswer) -> KeptAnswer:
    """Leave of an answer what is not the asker's: no question, nothing offered after it.

    Args:
        kept: The answer.

    Returns:
        The same with an empty question, without the remarks that repeat words of it.
    """
    remarks = _without_repeats(kept.answer.remarks, kept.answer.question)
    answer = replace(kept.answer, question="", remarks=tuple(remarks))
    return replace(kept, answer=answer, followups=())


def body_without_question(body: str) -> str:
    """Do to an answer written as JSON what ``answer_without_question`` does to the answer.

    Args:
        body: An object, from this version or an earlier one.

    Returns:
        The object, all else as it was.
    """
    answer = json.loads(body)
    remarks = _without_repeats(answer.get("remarks", ()), answer["question"])
    return json.dumps(answer | {"question": "", "remarks": remarks}, ensure_ascii=False)


def _without_repeats(remarks: Sequence[str], question: str) -> list[str]:
    """Leave out each remark that quotes the question, such as what was read as a slip in it."""
    asked = question.casefold()
    return [
        remark
        for remark in remarks
        if not any(words.casefold() in asked for words in _QUOTED.findall(remark))
    ]
