"""A fingerprint says everything that the next sync needs, and nothing else's is taken for one."""

from datetime import UTC, date

from hypothesis import given
from hypothesis import strategies as st

from sources.block import Facts
from sources.document import Origin
from sources.web.facts_json import facts_from_json, facts_to_json
from sources.web.page_state import PageState, Told, read_fingerprint
from sources.web.visit import Validators

_texts = st.text(max_size=20)
_states = st.builds(
    PageState,
    collection=_texts,
    address=_texts,
    validators=st.builds(Validators, _texts, _texts, _texts),
    digest=_texts,
    revision=_texts,
    told=st.builds(
        Told,
        root=_texts,
        rules=_texts,
        publisher=st.none() | _texts,
        facts=st.none()
        | st.builds(
            Facts,
            st.just(Origin.LISTING),
            title=st.none() | st.text(min_size=1),
            published=st.none() | st.dates(),
        ),
    ),
    from_feed=st.booleans(),
    changed=_texts,
    fetched=st.datetimes(timezones=st.just(UTC)),
)


@given(_states)
def test_what_is_written_down_is_read_again(state: PageState) -> None:
    assert read_fingerprint(state.to_fingerprint()) == state


@given(
    st.text(max_size=40)
    | st.dictionaries(st.sampled_from(["web", "facts", "root", "fetched"]), st.integers()).map(str)
    | st.recursive(st.none() | st.integers(0, 1) | _texts, st.lists, max_leaves=5).map(
        lambda value: f'{{"web": {value!r}, "facts": {value!r}}}'.replace("'", '"')
    )
)
def test_what_is_no_fingerprint_of_a_page_says_nothing(text: str) -> None:
    assert read_fingerprint(text) is None


def test_two_locations_do_not_make_each_others_pages_anew() -> None:
    one = Told("https://a.example/feed", "rules", None, Facts(Origin.LISTING, title="A"))

    assert one.is_as(Told("https://a.example/map", "rules", "The Trust", None))
    assert not one.is_as(Told("https://a.example/map", "other rules", None, None))
    assert not one.is_as(Told("https://a.example/feed", "rules", "The Trust", one.facts))


def test_facts_are_kept_with_their_days() -> None:
    facts = Facts(
        Origin.LISTING, author="Ann", published=date(2016, 11, 14), updated=date(2017, 2, 27)
    )

    assert facts_from_json(facts_to_json(facts)) == facts
