"""Whether a request comes from Slack; pure."""

import hmac
import re
from hashlib import sha256

MAX_AGE_S = 300

_TIMESTAMP = re.compile(rb"[0-9]{1,12}")
_SIGNATURE = re.compile(rb"v0=[0-9a-f]{64}")


def is_from_slack(
    body: bytes, *, timestamp: bytes, signature: bytes, secret: str, now_s: float
) -> bool:
    """Check Slack's signature of a request.

    Bytes are compared, since a header may hold any; slack-sdk's verifier raises on such.

    Args:
        body: The raw body.
        timestamp: The header ``X-Slack-Request-Timestamp``; empty where it is missing.
        signature: The header ``X-Slack-Signature``; empty where it is missing.
        secret: The app's signing secret.
        now_s: The time, in seconds since 1970.

    Returns:
        True for a right signature that is at most five minutes old.
    """
    if not (_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature)):
        return False
    if abs(now_s - int(timestamp)) > MAX_AGE_S:
        return False
    expected = hmac.new(secret.encode(), b"v0:" + timestamp + b":" + body, sha256).hexdigest()
    return hmac.compare_digest(b"v0=" + expected.encode(), signature)
