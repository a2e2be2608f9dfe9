"""How long a job rests that had no outcome, and how often; pure."""

# An outage of Slack's outlasts the tries of one call; what it cut off is taken up behind it.
FIRST_S = 15.0
# Seldom enough that one which can never succeed takes no time from the others.
_LONGEST_S = 120.0
# About half an hour in all, in which a person may still look for an answer.
MOST_RESTS = 15


def next_rest_s(rests: int, *, first_s: float = FIRST_S) -> float | None:
    """Say how long a job is to rest, in seconds.

    Args:
        rests: How often it has rested.
        first_s: How long it rests for the first time; each further rest is twice as long, up to two
            minutes.

    Returns:
        None where it has rested often enough.
    """
    return None if rests >= MOST_RESTS else min(_LONGEST_S, first_s * 2.0**rests)
