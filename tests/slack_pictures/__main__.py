"""`python -m tests.slack_pictures`: takes all pictures, or those that are named.

Usage: python -m tests.slack_pictures [--folder FOLDER] [NAME ...]
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.browser.chromium import WHY_SKIPPED, find_chromium
from tests.slack_pictures.scenes import SCENES, name_of
from tests.slack_pictures.stage import staged
from tests.slack_pictures.taking import take_pictures

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


def main(arguments: Sequence[str] | None = None) -> None:
    """Play the scenes and write their pictures.

    Raises:
        SystemExit: If there is no browser, or no scene of that name.
    """
    names = [name_of(scene) for scene in SCENES]
    parser = argparse.ArgumentParser(prog="python -m tests.slack_pictures")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(names)}")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args(arguments)
    if unknown := sorted(set(chosen.names) - set(names)):
        parser.error(f"no scene is called {', '.join(unknown)}; there are {', '.join(names)}")
    if find_chromium() is None:
        parser.error(WHY_SKIPPED)
    wanted = [scene for scene in SCENES if name_of(scene) in (chosen.names or names)]
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder)) as stage:
        pictures = {name_of(scene): scene(stage) for scene in wanted}
    for path in take_pictures(pictures, chosen.folder):
        print(path, path.stat().st_size)  # noqa: T201  it is a command


if __name__ == "__main__":
    main()
