"""What a text names often is worth asking about."""

from bot.prompts.named import ask_of_names

TEXT = (
    "NHS England wrote to every area. The letter from NHS England was short, said Chris Ham.\n\n"
    "The BMA objected, the HCSA too; the BMA in public. Hunt and Hunt again did not answer.\n"
)


def test_what_is_named_more_than_once_is_asked_about_with_its_article() -> None:
    assert ask_of_names(TEXT, 0, told="What did areas do?") == [
        "What is said about NHS England?",
        "What is said about the BMA?",
    ]


def test_a_name_that_was_told_is_no_news() -> None:
    assert ask_of_names(TEXT, 0, told="What did the BMAs say to NHS England?") == []


def test_only_names_around_the_place_count() -> None:
    far = TEXT + "no names here " * 1_000

    assert ask_of_names(far, len(far), told="") == []
