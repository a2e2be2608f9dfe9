"""The architecture page names every module, in the module's own words."""

from tests.module_tables import PAGE, fill_page


def test_the_page_is_current() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert fill_page(page) == page, "run python -m tests.module_tables"


def test_every_module_has_a_row_under_its_folder() -> None:
    page = fill_page("Before.\n<!-- modules -->\nof last year\n<!-- end -->\nAfter.\n")

    of_bot = page.partition("### `bot/`")[2].partition("###")[0]
    assert "| `wiring` | The one place that picks adapters from settings. |" in of_bot
    assert "of last year" not in page
    assert page.startswith("Before.\n<!-- modules -->\n\n### `sources/`")
    assert page.endswith("<!-- end -->\nAfter.\n")
