"""What a database can keep of the words that people write; pure."""

import re
from dataclasses import replace

from bot.store.records import KeptAnswer

# PostgreSQL keeps no NUL, and no database a lone half of a surrogate pair. JSON can bring both.
_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")


def storable_text(text: str) -> str:
    """Put U+FFFD in place of each character that a database refuses."""
    return _NOT_KEPT.sub("\N{REPLACEMENT CHARACTER}", text)


def storable_answer(kept: KeptAnswer) -> KeptAnswer:
    """Make an answer storable: the question is the part of it that a person wrote."""
    answer = replace(kept.answer, question=storable_text(kept.answer.question))
    followups = tuple(storable_text(each) for each in kept.followups)
    return replace(kept, answer=answer, followups=followups)
