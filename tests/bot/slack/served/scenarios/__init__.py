"""What people do and what befalls them, collected for each mode by the modules beside this folder.

So each mode's bot is started once, in one process of pytest-xdist.
"""

from pathlib import Path

import pytest

for _path in sorted(Path(__file__).parent.glob("[!_]*.py")):
    pytest.register_assert_rewrite(f"{__name__}.{_path.stem}")
