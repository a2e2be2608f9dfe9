"""How many things a question asks for; pure."""

import re

# More sentences than that nobody reads in a chat.
MOST_ITEMS = 8
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "both|two|2|couple of|pair of",
            "three|3",
            "four|4",
            "five|5",
            "six|6",
            "seven|7",
            "eight|8",
        ),
        start=2,
    )
    for word in words.split("|")
}
NUMBER = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_ASKS = (
    r"(?:what|which|who|whose|name|list|give|state|say|tell|explain|describe|set out|into|for|in)"
)
_BETWEEN = (
    r"(?:(?:are|is|were|was|did|do|does|me|us|of|out|the|its|his|her|their|these|those|all|any|main"
    r"|key|first|last|top|biggest|largest|other|different|new|named|said|given)\W+){0,5}"
)
_COUNT = re.compile(
    rf"\b{_ASKS}\W+{_BETWEEN}(?P<number>{NUMBER})\b(?!\W+(?:of\W+(?:us|them)|hundred|thousand"
    r"|million|billion|percent|per|or|years?|months?|weeks?|days?|hours?)\b|\W*[%£-]|\W+\d)",
    re.IGNORECASE,
)
_NO_LIST = re.compile(r"^\W*(?:when|how (?:many|much|long|big|large|far))\b", re.IGNORECASE)
# "The largest, second largest and third largest", "the first, the second and the third".
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def read_count(question: str) -> int | None:
    """Read how many things are asked for, as in "which three" or "both reasons".

    Args:
        question: What was asked.

    Returns:
        2 to 8; None where it does not say, or asks for something else.
    """
    if _NO_LIST.match(question):
        return None
    found = _COUNT.search(question)
    if found:
        return _NUMBERS[found["number"].lower()]
    return _count_ordinals(question)


def _count_ordinals(question: str) -> int | None:
    words = set(re.findall(r"\w+", question.lower()))
    count = 1
    for ordinal in _ORDINALS:
        if ordinal not in words:
            break
        count += 1
    return count if count > 2 else None
