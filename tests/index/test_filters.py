"""Which documents a query may see."""

from datetime import date

import pytest

from index.filters import check_query, passes_filters
from index.searcher import Query
from tests.index.documents import make_document

DATED = make_document(
    "dated", "Text.", publisher="The King's Fund", published=date(2016, 11, 14), collection="board"
)
BARE = make_document("bare", "Text.")


@pytest.mark.parametrize(
    ("query", "dated", "bare"),
    [
        (Query("q"), True, True),
        (Query("q", publisher="king's"), True, False),
        (Query("q", publisher=" KING'S FUND "), True, False),
        (Query("q", publisher=""), True, True),
        (Query("q", publisher="gazette"), False, False),
        (Query("q", published_from=date(2016, 11, 14)), True, False),
        (Query("q", published_from=date(2016, 11, 15)), False, False),
        (Query("q", published_to=date(2016, 11, 14)), True, False),
        (Query("q", published_to=date(2016, 11, 13)), False, False),
        (Query("q", collections=frozenset({"board"})), True, False),
        (Query("q", collections=frozenset({"open", "board"})), True, True),
        (Query("q", collections=frozenset()), False, False),
        (Query("q", publishers=frozenset({"The King's Fund", "Pulse"})), True, False),
        (Query("q", publishers=frozenset({"King's Fund"})), False, False),
        (Query("q", documents=frozenset({"id-bare"})), False, True),
        (Query("q", documents=frozenset()), False, False),
    ],
)
def test_filters(query: Query, *, dated: bool, bare: bool) -> None:
    assert passes_filters(DATED, query) is dated
    assert passes_filters(BARE, query) is bare


@pytest.mark.parametrize("query", [Query(""), Query(" \n"), Query("q", limit=0)])
def test_a_query_that_asks_for_nothing_is_refused(query: Query) -> None:
    with pytest.raises(ValueError, match=r"blank|limit is 0"):
        check_query(query)
