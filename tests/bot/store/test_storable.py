"""What no database keeps is replaced, and everything else stays as it is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.store.storable import storable_answer, storable_text
from tests.bot.store.samples import kept


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_words_that_can_be_kept_stay_as_they_are(words: str) -> None:
    assert storable_text(words) == words


@given(st.text(st.characters()))
def test_whatever_people_write_can_be_kept_and_is_as_long(words: str) -> None:
    stored = storable_text(words)

    assert stored.encode("utf-8").decode("utf-8") == stored
    assert "\x00" not in stored
    assert len(stored) == len(words)


def test_of_an_answer_the_question_and_the_followups_are_made_storable() -> None:
    written = replace(
        kept(),
        answer=replace(kept().answer, question="a\ud83db"),
        followups=("why\x00?", "when?"),
    )

    stored = storable_answer(written)

    assert stored == replace(
        written, answer=replace(written.answer, question="a�b"), followups=("why�?", "when?")
    )
