"""The real `stp serve`, run beside a loopback Slack."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.room")
