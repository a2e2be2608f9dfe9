"""Where the bundled sample corpus stands."""

from pathlib import Path


def sample_folder() -> Path:
    """Find the folder of briefs on STP policy that comes with the program.

    Returns:
        The folder, beside this module.
    """
    return Path(__file__).resolve().parent / "sample"
