"""The real `stp serve`, run beside a loopback Slack.

Modules named for what happens hold tests that `test_serve_socket` and `test_serve_http` collect, so
that each mode's bot is started once, in one process of pytest-xdist.
"""

import pytest

for _name in (
    "about_messages",
    "asking",
    "commanding",
    "crowding",
    "failing",
    "following",
    "going_on",
    "helping",
    "ignoring",
    "leaking",
    "managing",
    "reading",
    "room",
    "ruling",
    "waiting",
):
    pytest.register_assert_rewrite(f"{__name__}.{_name}")
