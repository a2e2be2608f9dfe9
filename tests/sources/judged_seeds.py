"""Our judgement of every line of five real articles, whose words may not be copied here.

The lines are named by hashes in ``judged_seeds.json``. To make it anew from the articles and the
judgements below: ``python -m tests.sources.judged_seeds``.
"""

import json
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from sources.tidy import fold_text
from tests.seeds import seed_folder

LISTS: Final = Path(__file__).with_suffix(".json")

# Numbers of lines, from 1. Clutter is the web site's; "said" repeats the title, the date or a
# passage that the document says elsewhere. Every other line is the article's own.
CLUTTER: Final[Mapping[str, tuple[int, ...]]] = {
    "000_0e1a9bf605c5ed30.txt": (1, 40, 42),
    "001_b677ab5b525ee153.txt": (23,),
    "002_63f5cfc28f45315d.txt": (1, 5, 30, 32, 34),
    "003_d277240b37e9a2be.txt": (25, 27, 29, 31, 33, 35, 37, 39, 41),
    "004_69fc978e5e09cd7a.txt": (26, 28),
}
SAID: Final[Mapping[str, tuple[int, ...]]] = {
    "000_0e1a9bf605c5ed30.txt": (5, 6, 14, 16),
    "001_b677ab5b525ee153.txt": (3,),
    "002_63f5cfc28f45315d.txt": (6,),
    "003_d277240b37e9a2be.txt": (3,),
    "004_69fc978e5e09cd7a.txt": (7, 25),
}


def name_line(line: str) -> str:
    """Name a line without saying it.

    Args:
        line: The line, with or without white space around it.

    Returns:
        A hash of its words, without regard to case, spaces and the form of quotes.
    """
    return sha256(fold_text(line).encode()).hexdigest()[:24]


def read_lists() -> Mapping[str, Mapping[str, Counter[str]]]:
    """Read the judged lines.

    Returns:
        For every article its lines by judgement: content, clutter, said.
    """
    found = json.loads(LISTS.read_text(encoding="utf-8"))
    return {
        name: {judgement: Counter(lines) for judgement, lines in lists.items()}
        for name, lists in found.items()
    }


def _write_lists(folder: Path) -> None:
    lists: dict[str, dict[str, list[str]]] = {}
    for name in CLUTTER:
        judged: dict[str, list[str]] = {"content": [], "clutter": [], "said": []}
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, start=1):
            if line.strip():
                judged[_judge(name, number)].append(name_line(line))
        lists[name] = judged
    LISTS.write_text(json.dumps(lists, indent=1) + "\n", encoding="utf-8")


def _judge(name: str, number: int) -> str:
    if number in CLUTTER[name]:
        return "clutter"
    return "said" if number in SAID[name] else "content"


if __name__ == "__main__":
    _write_lists(seed_folder())
