"""What is said of a file in which somebody has tracked changes."""

from typing import Final

TRACKED: Final = "The file holds tracked changes; it was read as if all of them were accepted."
