"""Where five real articles may stand that are not part of the project."""

import os
from pathlib import Path
from typing import Final

import pytest

_BESIDE_CHECKOUT: Final = Path(__file__).parents[2] / "shared" / "data" / "seeds"


def seed_folder() -> Path:
    """Find the articles, or skip the test that needs them.

    Returns:
        The folder that the environment variable ``STP_SEEDS`` names, or else the usual one.
    """
    folder = Path(os.environ.get("STP_SEEDS", _BESIDE_CHECKOUT))
    if not folder.is_dir():
        pytest.skip(f"the real articles are not at {folder}; set STP_SEEDS to their folder")
    return folder
