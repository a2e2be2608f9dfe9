"""Settings: where they come from, what wins, and how every fault is named."""

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import BotError, SettingsError
from bot.setting_option import list_options
from bot.settings import LogLevel, Settings, load_settings
from bot.settings_docs import render_settings
from bot.settings_slack import SlackMode
from bot.settings_sources import Location

BOT_TOKEN = "xoxb-11111-secret"
ROOT = Path(__file__).parents[2]


def faults_of(folder: Path, **environment: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        load_settings(environment, folder)
    return caught.value.faults


def test_with_nothing_given_every_setting_has_its_default(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path)

    assert settings == Settings()
    assert settings.index.model == "all-MiniLM-L6-v2"
    assert settings.index.reranker is None
    assert settings.sources.locations == ()
    assert (settings.answer.max_sentences, settings.answer.min_confidence) == (4, 0.6)
    assert (settings.slack.mode, settings.slack.command) == (SlackMode.SOCKET, "/stp")
    assert (settings.server.host, settings.server.port) == ("127.0.0.1", 3000)
    assert settings.store.keep_answers_days == 30
    assert (settings.work.workers, settings.work.queue, settings.work.shutdown_s) == (4, 500, 15)
    assert settings.log.level is LogLevel.INFO
    assert settings.credentials.bot_token is None
    assert settings.credentials.api_url == "https://slack.com/api/"
    assert settings.data_dir.name == "stp"


def test_a_reranker_is_one_setting_away_and_an_empty_one_is_none(tmp_path: Path) -> None:
    given = load_settings({"STP_INDEX__RERANKER": "cross-encoder/ms-marco-MiniLM-L6-v2"}, tmp_path)
    empty = load_settings({"STP_INDEX__RERANKER": ""}, tmp_path)

    assert given.index.reranker == "cross-encoder/ms-marco-MiniLM-L6-v2"
    assert empty.index.reranker is None


def test_the_environment_goes_before_env_before_toml(tmp_path: Path) -> None:
    (tmp_path / "stp.toml").write_text(
        "[work]\nworkers = 3\nqueue = 30\nshutdown_s = 13\n", encoding="utf-8"
    )
    (tmp_path / ".env").write_text(
        "STP_WORK__QUEUE=40\nexport STP_WORK__SHUTDOWN_S='14'\n", encoding="utf-8"
    )

    work = load_settings({"STP_WORK__SHUTDOWN_S": "15"}, tmp_path).work

    assert (work.workers, work.queue, work.shutdown_s) == (3, 40, 15)


def test_the_process_environment_and_the_working_directory_are_read_where_none_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stp.toml").write_text("[server]\nhost = '0.0.0.0'\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STP_SERVER__PORT", "8080")

    settings = load_settings()

    assert (settings.server.host, settings.server.port) == ("0.0.0.0", 8080)  # noqa: S104


def test_an_empty_variable_counts_as_not_given(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("STP_SERVER__PORT=4000\nSLACK_BOT_TOKEN=\n", encoding="utf-8")

    settings = load_settings({"STP_SERVER__PORT": "", "STP_LOG__LEVEL": " "}, tmp_path)

    assert settings.server.port == 4000
    assert settings.log.level is LogLevel.INFO
    assert settings.credentials.bot_token is None


def test_case_does_not_matter_in_names_and_in_choices(tmp_path: Path) -> None:
    settings = load_settings({"stp_log__level": "WARNING", "Stp_Slack__Mode": "HTTP"}, tmp_path)

    assert settings.log.level is LogLevel.WARNING
    assert settings.slack.mode is SlackMode.HTTP


def test_the_capital_spelling_wins_over_another_one(tmp_path: Path) -> None:
    settings = load_settings({"STP_WORK__WORKERS": "3", "stp_work__workers": "4"}, tmp_path)

    assert settings.work.workers == 3


def test_the_data_folder_may_begin_at_home(tmp_path: Path) -> None:
    assert load_settings({"STP_DATA_DIR": "~/stp"}, tmp_path).data_dir == Path.home() / "stp"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("policies", [("policies", "nhs")]),
        (" a , b b,", [("a", "nhs"), ("b b", "nhs")]),
        ('["a, b", "c"]', [("a, b", "nhs"), ("c", "nhs")]),
        ('[{"location": "a", "collection": "board"}]', [("a", "board")]),
    ],
)
def test_locations_are_a_list_with_commas_or_json(
    text: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    environment = {"STP_SOURCES__LOCATIONS": text, "STP_SOURCES__COLLECTION": "nhs"}

    sources = load_settings(environment, tmp_path).sources

    assert [(place.location, place.collection) for place in sources.locations] == expected


def test_locations_in_toml_may_name_collection_publisher_and_interval(tmp_path: Path) -> None:
    (tmp_path / "stp.toml").write_text(
        """
        [sources]
        refresh = "12h"
        locations = ["a", {location = "b", collection = "board", refresh = "never"}]
        """,
        encoding="utf-8",
    )

    sources = load_settings({}, tmp_path).sources

    assert sources.locations == (
        Location(location="a", collection="open", refresh=timedelta(hours=12)),
        Location(location="b", collection="board"),
    )


def test_locations_in_toml_may_be_tables_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "stp.toml").write_text(
        """
        [[sources.locations]]
        location = "https://plans.example/feed"
        publisher = "Kent Council"
        refresh = "30m"
        """,
        encoding="utf-8",
    )

    (place,) = load_settings({}, tmp_path).sources.locations

    assert (place.publisher, place.refresh) == ("Kent Council", timedelta(minutes=30))


@pytest.mark.parametrize("text", ["soon", "0h", "1 week", "-1d"])
def test_an_interval_that_is_none_is_refused_with_the_form_it_has(
    text: str, tmp_path: Path
) -> None:
    (fault,) = faults_of(tmp_path, STP_SOURCES__REFRESH=text)

    assert fault.startswith("STP_SOURCES__REFRESH: expected `never`, or a number with `m`")


@pytest.mark.parametrize("text", ["open, board", '["board", "open"]'])
def test_the_collections_seen_in_slack_are_a_list_with_commas_or_json(
    text: str, tmp_path: Path
) -> None:
    slack = load_settings({"STP_SLACK__COLLECTIONS": text}, tmp_path).slack

    assert slack.collections == {"open", "board"}


@pytest.mark.parametrize("text", ["[]", "a b", ","])
def test_people_in_slack_see_at_least_one_collection(text: str, tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, STP_SLACK__COLLECTIONS=text)

    assert fault.startswith("STP_SLACK__COLLECTIONS: expected names of collections")


def test_slack_names_come_from_the_environment_and_env(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"SLACK_BOT_TOKEN={BOT_TOKEN}\nUNRELATED=1\n", encoding="utf-8")

    credentials = load_settings(
        {"SLACK_APP_TOKEN": "xapp-1\n", "SLACK_API_URL": "http://127.0.0.1:9/api"}, tmp_path
    ).credentials

    assert credentials.bot_token is not None
    assert credentials.bot_token.get_secret_value() == BOT_TOKEN
    assert credentials.app_token is not None
    assert credentials.app_token.get_secret_value() == "xapp-1"
    assert credentials.api_url == "http://127.0.0.1:9/api/"


def test_a_slack_token_may_not_stand_in_toml(tmp_path: Path) -> None:
    (tmp_path / "stp.toml").write_text(
        f'[credentials]\nbot_token = "{BOT_TOKEN}"\n', encoding="utf-8"
    )

    (fault,) = faults_of(tmp_path)

    assert fault.startswith("credentials.bot_token in stp.toml: unknown name")


def test_a_client_id_is_two_numbers_and_may_be_pasted_with_blanks(tmp_path: Path) -> None:
    settings = load_settings({"SLACK_CLIENT_ID": " 111.222\n"}, tmp_path)

    assert settings.credentials.client_id == "111.222"
    (fault,) = faults_of(tmp_path, SLACK_CLIENT_ID="A012")
    assert fault == "SLACK_CLIENT_ID: expected two numbers with a dot between them, found 'A012'"


def test_the_public_address_may_end_with_a_slash_or_not(tmp_path: Path) -> None:
    for address in ("https://stp.example", "https://stp.example/"):
        settings = load_settings({"STP_SERVER__PUBLIC_URL": address}, tmp_path)
        assert settings.server.public_url == "https://stp.example/"
    (fault,) = faults_of(tmp_path, STP_SERVER__PUBLIC_URL="stp.example")
    assert fault.startswith("STP_SERVER__PUBLIC_URL: expected an address that begins with")


def test_no_secret_is_ever_shown(tmp_path: Path) -> None:
    url = "postgresql+psycopg://stp:hunter2@db/stp"

    settings = load_settings(
        {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_CLIENT_SECRET": "hush-hush",
            "STP_STORE__URL": url,
        },
        tmp_path,
    )

    assert settings.store_url == url
    shown = repr(settings) + str(settings) + repr(settings.model_dump())
    assert "secret" not in shown.replace("signing_secret", "").replace("client_secret", "")
    assert "hunter2" not in shown
    assert "hush-hush" not in shown


def test_no_fault_shows_a_secret(tmp_path: Path) -> None:
    faults = faults_of(
        tmp_path,
        SLACK_BOT_TOKEN="xoxb-11111 secret",
        SLACK_SIGNING_SECRET="hunter2 ä",
        STP_STORE__URL="stp:hunter2@db",
        STP_SERVER__PORT=BOT_TOKEN,
        STP_SLACK__MODE="https://me:hunter2@proxy",
    )

    assert len(faults) == 5
    assert "secret" not in " ".join(faults).replace("may be a secret", "")
    assert "hunter2" not in " ".join(faults)


def test_the_error_holds_no_trace_of_the_library_error_that_repeats_values(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"SLACK_BOT_TOKEN": "xoxb-11111 secret"}, tmp_path)

    assert caught.value.__suppress_context__


def test_the_store_is_sqlite_in_the_data_folder_by_default(tmp_path: Path) -> None:
    settings = load_settings({"STP_DATA_DIR": str(tmp_path)}, tmp_path)

    assert settings.store_url == f"sqlite:///{tmp_path.as_posix()}/stp.sqlite"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("STP_DATADIR", "STP_DATA_DIR"),
        ("STP_INDEX__MODLE", "STP_INDEX__MODEL"),
        ("STP_PORT", "STP_SERVER__PORT"),
        ("STP_SERVER_PORT", "STP_SERVER__PORT"),
        ("STP_LOG", "STP_LOG__LEVEL"),
        ("stp_work__worker", "STP_WORK__WORKERS"),
        ("STP_CREDENTIALS__BOT_TOKEN", "SLACK_BOT_TOKEN"),
    ],
)
def test_an_unknown_variable_is_named_with_the_nearest_known_ones(
    name: str, nearest: str, tmp_path: Path
) -> None:
    (fault,) = faults_of(tmp_path, **{name: "1"})

    assert fault.startswith(f"{name.upper()}: unknown name; the nearest known ones are {nearest}")


def test_an_unknown_name_in_env_says_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("STP_INDEX__MODLE=x\n", encoding="utf-8")

    (fault,) = faults_of(tmp_path)

    assert fault.startswith("STP_INDEX__MODLE in .env: unknown name")


@pytest.mark.parametrize(
    ("text", "name", "nearest"),
    [
        ("[server]\nprot = 1", "server.prot", "server.port"),
        ("[indx]\nmodel = 'x'", "indx.model", "index.model"),
        ("[indx]", "indx", "index.model"),
        ("index = 3", "index", "index.model"),
        ("port = 3", "port", "server.port"),
        ("data-dir = 'x'", "data-dir", "data_dir"),
    ],
)
def test_an_unknown_name_in_toml_is_named_with_the_nearest_known_ones(
    text: str, name: str, nearest: str, tmp_path: Path
) -> None:
    (tmp_path / "stp.toml").write_text(text, encoding="utf-8")

    (fault,) = faults_of(tmp_path)

    known = fault.removeprefix(f"{name} in stp.toml: unknown name; the nearest known ones are ")
    assert nearest in known.split(", ")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("STP_SERVER__PORT", "65536", "a whole number from 0 to 65535"),
        ("STP_SERVER__PORT", "http", "a whole number from 0 to 65535"),
        ("STP_ANSWER__MAX_SENTENCES", "5", "a whole number from 1 to 4"),
        ("STP_ANSWER__MIN_CONFIDENCE", "nan", "a number from 0 to 1"),
        ("STP_WORK__SHUTDOWN_S", "0", "a whole number from 1 to 20"),
        ("STP_SLACK__COMMAND", "stp", "`/` and 1 to 31 lower-case letters, digits, `_` and `-`"),
        ("STP_SOURCES__COLLECTION", "a b", "1 to 64 letters, digits, `.`, `_` and `-`"),
        ("SLACK_API_URL", "slack", "an address that begins with `https://` or `http://`"),
        ("STP_LOG__LEVEL", "loud", "one of `debug`, `info`, `warning`, `error`"),
    ],
)
def test_a_value_out_of_bounds_is_named_with_the_bounds(
    name: str, value: str, expected: str, tmp_path: Path
) -> None:
    assert faults_of(tmp_path, **{name: value}) == (
        f"{name}: expected {expected}, found {value!r}",
    )


def test_a_wrong_value_is_named_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "stp.toml").write_text("[work]\nqueue = 0\nworkers = 0\n", encoding="utf-8")
    (tmp_path / ".env").write_text("STP_WORK__QUEUE=none\n", encoding="utf-8")

    assert faults_of(tmp_path) == (
        "work.workers in stp.toml: expected a whole number from 1 to 8, found 0",
        "STP_WORK__QUEUE in .env: expected a whole number from 1 to 10000, found 'none'",
    )


def test_a_very_long_value_is_cut(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, STP_SERVER__PORT="9" * 4000)

    assert len(fault) < 200


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("[1,", "found '[1,'"),
        ('[{"location": ""}]', "at 0.location: "),
        ('["a", {"place": "b"}]', "at 1.location: field required"),
        ("[1]", "at 0: "),
    ],
)
def test_a_wrong_location_is_pointed_at(text: str, detail: str, tmp_path: Path) -> None:
    faults = faults_of(tmp_path, STP_SOURCES__LOCATIONS=text)

    assert all(fault.startswith("STP_SOURCES__LOCATIONS: expected folders") for fault in faults)
    assert detail in faults[0].lower()


def test_every_fault_is_listed_at_once(tmp_path: Path) -> None:
    (tmp_path / "stp.toml").write_text("[server]\nprot = 1\nport = -1\n", encoding="utf-8")

    with pytest.raises(BotError) as caught:
        load_settings({"STP_FOO": "1", "STP_LOG__LEVEL": "loud"}, tmp_path)

    lines = str(caught.value).splitlines()
    assert lines[0] == "wrong settings:"
    assert [line.split(":")[0] for line in lines[1:]] == [
        "- STP_FOO",
        "- server.prot in stp.toml",
        "- server.port in stp.toml",
        "- STP_LOG__LEVEL",
    ]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("stp.toml", b"[server]\nport = \n", "stp.toml: not TOML: Invalid value (at line 2"),
        ("stp.toml", b"# one\n# caf\xe9\n", "stp.toml, line 2: expected text in UTF-8"),
        (".env", b"STP_LOG__LEVEL=info\n=3\n", ".env, line 2: expected NAME=value"),
        (".env", b"\xff\xfeS\x00", ".env, line 1: expected text in UTF-8"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(
    name: str, content: bytes, fault: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    (found,) = faults_of(tmp_path)

    assert found.startswith(fault)


@pytest.mark.parametrize("name", ["stp.toml", ".env"])
def test_a_folder_in_the_place_of_a_file_is_a_fault(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()

    (fault,) = faults_of(tmp_path)

    assert fault.startswith(f"{name}: cannot be read")


@pytest.mark.parametrize("name", ["stp.toml", ".env"])
def test_a_byte_order_mark_is_no_part_of_a_name(name: str, tmp_path: Path) -> None:
    text = {"stp.toml": "[work]\nworkers = 7\n", ".env": "STP_WORK__WORKERS=7\n"}[name]
    (tmp_path / name).write_text(text, encoding="utf-8-sig")

    assert load_settings({}, tmp_path).work.workers == 7


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path)

    with pytest.raises(ValidationError):
        settings.server.port = 1  # type: ignore[misc]  # the very thing that is refused
    with pytest.raises(ValidationError):
        settings.server = settings.server  # type: ignore[misc]


def test_settings_made_by_hand_ignore_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STP_SERVER__PORT", "8080")
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)

    settings = Settings()

    assert settings.server.port == 3000
    assert settings.credentials.bot_token is None


def test_every_option_says_what_it_is_for_and_what_it_allows() -> None:
    for option in list_options(Settings):
        assert option.description.endswith("."), option.variable
        assert option.allowed, option.variable


def test_the_settings_page_is_current() -> None:
    written = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    assert written == render_settings(), "run: python -m bot.settings_docs > docs/settings.md"


def test_the_settings_page_names_every_variable() -> None:
    page = render_settings()

    assert all(f"| `{option.variable}` |" in page for option in list_options(Settings))
