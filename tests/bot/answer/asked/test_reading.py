"""Which documents a question is put to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.asked.reading import Asked, Filters, read_asked, read_options

BMA = "British Medical Association"
FUND = "The King's Fund"
PUBLISHERS = (BMA, FUND, FUND)


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("beds from:bma", Filters(publishers=(BMA,))),
        ("beds from:bma publisher:king's", Filters(publishers=(BMA, FUND))),
        ("beds after:2017-06", Filters(published_from=date(2017, 7, 1))),
        ("beds since:2017-06", Filters(published_from=date(2017, 6, 1))),
        ("beds before:2018", Filters(published_to=date(2017, 12, 31))),
        ("beds until:2018", Filters(published_to=date(2018, 12, 31))),
        ("beds to:2018-03-04", Filters(published_to=date(2018, 3, 4))),
        ("beds in:2016", Filters((), date(2016, 1, 1), date(2016, 12, 31))),
        ("beds from:2016", Filters(published_from=date(2016, 1, 1))),
        ("beds after:2016 before:2018", Filters((), date(2017, 1, 1), date(2017, 12, 31))),
        ("beds before:2018 before:2017", Filters(published_to=date(2016, 12, 31))),
        ("beds in articles before 2018", Filters(published_to=date(2017, 12, 31))),
    ],
)
def test_operators_and_the_time_of_articles_bind(text: str, filters: Filters) -> None:
    asked = read_asked(text, PUBLISHERS)

    assert asked.strict == filters
    assert asked.text in ("beds", "beds in articles")
    assert not asked.preferred
    assert not asked.faults


@pytest.mark.parametrize("text", ["beds area:Dorset", "beds in:Dorset", 'beds area:"Dorset STP"'])
def test_an_area_binds(text: str) -> None:
    asked = read_asked(text, PUBLISHERS)

    assert asked.text == "beds"
    assert asked.strict.area is not None
    assert [area.name for area in asked.strict.area.areas] == ["Dorset"]


def test_plain_words_prefer() -> None:
    asked = read_asked("According to the BMA, how many beds closed before 2018?", PUBLISHERS)

    assert asked == Asked(
        text="According to the BMA, how many beds closed before 2018?",
        preferred=Filters(publishers=(BMA,), published_to=date(2017, 12, 31)),
        preferred_text="how many beds closed before 2018?",
        bare_text="how many beds closed?",
    )


def test_operators_come_before_plain_words() -> None:
    asked = read_asked("from:bma what does the King's Fund say before 2018? in:2019", PUBLISHERS)

    assert asked.strict == Filters((BMA,), date(2019, 1, 1), date(2019, 12, 31))
    assert not asked.preferred


def test_in_a_search_box_plain_words_bind() -> None:
    asked = read_asked("beds according to the BMA before 2018", PUBLISHERS).as_search()

    assert asked.text == "beds"
    assert asked.strict == Filters(publishers=(BMA,), published_to=date(2017, 12, 31))
    assert not asked.preferred


def test_the_latest_is_preferred() -> None:
    assert read_asked("latest on beds", PUBLISHERS).latest
    assert not read_asked("beds", PUBLISHERS).latest


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("beds from:xyz", "No document here is published by “xyz”."),
        ("beds after:foo", "“foo” behind after: is no date. Write after:2017, after:2017-06"),
        ("beds in:Atlantis", "“Atlantis” behind in: is no date."),
        ("beds area:Dorest", "No STP area is known as “Dorest”. The nearest: Dorset."),
        ("beds after:2017 before:2017", "Nothing can be published both from 1 January 2018 on"),
    ],
)
def test_what_makes_no_sense_is_said_with_what_to_write(text: str, fault: str) -> None:
    [said] = read_asked(text, PUBLISHERS).faults

    assert said.startswith(fault)


def test_a_question_without_filters_is_left_as_it_is() -> None:
    text = "  Who  leads, and how: alone? "

    assert read_asked(text, PUBLISHERS) == Asked(text, preferred_text=text, bare_text=text)


def test_a_follow_up_keeps_the_filters_that_it_does_not_name() -> None:
    before = read_asked("from:bma before:2018 area:Dorset beds", PUBLISHERS)

    kept = read_asked("and doctors?", PUBLISHERS).after(before)
    changed = read_asked("and doctors? from:king's since:2018", PUBLISHERS).after(before)

    assert kept.strict == before.strict
    assert changed.strict == Filters((FUND,), date(2018, 1, 1), None, before.strict.area)


def test_a_follow_up_keeps_whose_words_were_preferred() -> None:
    before = read_asked("What does the BMA say about beds?", PUBLISHERS)

    kept = read_asked("and doctors?", PUBLISHERS).after(before)
    changed = read_asked("and what does the King's Fund say?", PUBLISHERS).after(before)

    assert (kept.preferred.publishers, kept.preferred_text) == ((BMA,), "and doctors?")
    assert changed.preferred.publishers == (FUND,)


def test_options_bind_beside_operators() -> None:
    options = read_options(
        PUBLISHERS, publisher="medical", published_from=date(2017, 1, 1), area="dorset"
    )

    asked = read_asked("beds since:2016 before:2018", PUBLISHERS).within(options)

    assert asked.strict.publishers == (BMA,)
    assert (asked.strict.published_from, asked.strict.published_to) == (
        date(2017, 1, 1),
        date(2017, 12, 31),
    )
    assert asked.strict.area is not None


@pytest.mark.parametrize(
    ("publisher", "found"), [("bma", (BMA,)), ("KING'S", (FUND,)), (" ", ()), (None, ())]
)
def test_a_publisher_is_an_option_by_part_or_initials(
    publisher: str | None, found: tuple[str, ...]
) -> None:
    assert read_options(PUBLISHERS, publisher=publisher) == Asked("", Filters(publishers=found))


def test_options_that_fit_nothing_are_faults() -> None:
    faults = read_options(PUBLISHERS, publisher="xyz", area="Atlantis").faults

    assert [fault.split(" ")[:2] for fault in faults] == [["No", "document"], ["No", "STP"]]


@given(st.text(max_size=100), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_can_be_read(text: str, publishers: list[str]) -> None:
    asked = read_asked(text, publishers)

    assert set(asked.strict.publishers) | set(asked.preferred.publishers) <= set(publishers)


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("beds until:9999-12-31", Filters(published_to=date.max)),
        ("beds after:9999-12-31", Filters(published_from=date.max)),
        ("beds before:0001-01-01", Filters(published_to=date.min)),
        ("beds since:0001-01-01", Filters(published_from=date.min)),
        ("beds in:9999-12-31", Filters((), date.max, date.max)),
    ],
)
def test_the_ends_of_time_are_days_like_others(text: str, filters: Filters) -> None:
    assert read_asked(text, PUBLISHERS).strict == filters


_VALUES = st.dates().map(date.isoformat) | st.text("0123456789-/. janJune", max_size=12)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["from", "after", "since", "before", "until", "to", "in", "area"]),
            st.sampled_from([":", ": ", ' "', ":“"]),
            _VALUES,
        ),
        max_size=4,
    ),
    st.sampled_from(["", "beds", "What happened after", "in articles before", "the latest on"]),
)
def test_no_operator_however_odd_its_value_raises(
    operators: list[tuple[str, str, str]], words: str
) -> None:
    said = " ".join("".join(each) for each in operators)

    asked = read_asked(f"{words} {said}", PUBLISHERS)

    assert asked.after(asked).strict == asked.strict
    assert asked.as_search().strict == asked.preferred.within(asked.strict)


@given(st.dates(), st.dates())
def test_options_of_any_days_can_be_read(first: date, last: date) -> None:
    options = read_options(PUBLISHERS, published_from=first, published_to=last)

    assert read_asked("beds", PUBLISHERS).within(options).strict == options.strict
