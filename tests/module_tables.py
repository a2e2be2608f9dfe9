"""Writes what every module is for into docs/architecture.md: ``python -m tests.module_tables``."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = ("sources", "index", "bot")

_MARKED = re.compile(r"(?<=<!-- modules -->\n).*?(?=<!-- end -->)", re.DOTALL)


def main() -> None:
    """Write the page again."""
    PAGE.write_text(fill_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def fill_page(page: str) -> str:
    """Put a table for every folder between the marks of a page.

    Args:
        page: Holds ``<!-- modules -->`` and after it ``<!-- end -->``.

    Returns:
        The page with every module's own first sentence.
    """
    tables = "\n".join(_tables())
    return _MARKED.sub(lambda _: f"\n{tables}\n", page)


def _tables() -> Iterator[str]:
    for package in PACKAGES:
        for start in sorted((ROOT / package).rglob("__init__.py")):
            folder = start.parent
            yield f"### `{folder.relative_to(ROOT).as_posix()}/`\n\n{_purpose(start)}\n"
            yield "| module | |\n| --- | --- |"
            for module in sorted(set(folder.glob("*.py")) - {start}):
                yield f"| `{module.stem}` | {_purpose(module)} |"
            yield ""


def _purpose(module: Path) -> str:
    """Read the first line of a module's docstring."""
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return said.partition("\n")[0].replace("``", "`").replace("|", "\\|")


if __name__ == "__main__":
    main()
