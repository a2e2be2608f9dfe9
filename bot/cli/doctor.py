"""``stp doctor``: what is wrong, and what to do about it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
from pydantic import SecretStr

from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.cli.source_checks import check_locations, check_ocr
from bot.errors import BotError
from bot.library import Library
from bot.settings import LogLevel, Settings
from bot.settings_slack import SlackMode
from bot.slack.membership import make_installing, open_installations
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.clients import make_client
from bot.slack.web_api.identity import (
    check_kinds,
    has_credentials,
    identify,
    missing_credentials,
    open_connection,
    serves_installers,
)
from bot.wiring import make_embedder, make_reranker, open_store
from index.errors import RetrievalError
from index.searcher import Query
from index.snapshots.snapshot import open_current


class UnhealthyError(BotError):
    """A check failed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    Attributes:
        check: What was checked.
        ok: Whether it is as it should be.
        what: What was found and, for a fault, what to do.
    """

    check: str
    ok: bool
    what: str


@click.command("doctor")
@data_dir_option
@json_option
def doctor_command(data_dir: Path | None, *, as_json: bool) -> None:
    """Check settings, locations, model, index, store and Slack, and say what to do.

    Raises:
        UnhealthyError: If something is not as it should be.
    """
    findings = examine(data_dir)
    if as_json:
        faults = [{"check": f.check, "ok": f.ok, "what": f.what} for f in findings]
        print_json({"ok": all(f.ok for f in findings), "checks": faults})
    else:
        for finding in findings:
            click.echo(f"{'ok   ' if finding.ok else 'FAULT'} {finding.check}: {finding.what}")
    if failed := [finding.check for finding in findings if not finding.ok]:
        raise UnhealthyError(f"not as it should be: {', '.join(failed)}")


def examine(data_dir: Path | None) -> list[Finding]:
    """Run all checks; wrong settings end them, since everything else depends on them."""
    try:
        settings = read_settings(data_dir, log_level=LogLevel.ERROR)
    except BotError as error:
        return [Finding("settings", ok=False, what=str(error))]
    return [
        Finding("settings", ok=True, what=f"data folder {settings.data_dir}"),
        _check("locations", lambda: check_locations(settings)),
        _check("ocr", lambda: check_ocr(settings)),
        _check("model", lambda: _check_model(settings)),
        _check("reranker", lambda: _check_reranker(settings)),
        _check("index", lambda: _check_index(settings)),
        _check("store", lambda: _check_store(settings)),
        _check("slack", lambda: _check_slack(settings)),
    ]


def _check(name: str, run: Callable[[], str]) -> Finding:
    try:
        return Finding(name, ok=True, what=run())
    except (BotError, RetrievalError, OSError) as error:
        return Finding(name, ok=False, what=str(error))


def _check_model(settings: Settings) -> str:
    embedder = make_embedder(settings)
    dimension = embedder.embed(["a test"]).shape[1]
    return f"{embedder.name}, {dimension} dimensions"


def _check_reranker(settings: Settings) -> str:
    reranker = make_reranker(settings)
    if reranker is None:
        return "none (optional)"
    reranker.score("a test", ["a text"])
    return f"{settings.index.reranker}"


def _check_index(settings: Settings) -> str:
    with open_current(settings.index_dir) as snapshot:
        snapshot.check_all()
        counts, newest = snapshot.counts, snapshot.newest
    Library(settings.index_dir, make_embedder(settings)).shelf().searcher.search(Query("a test"))
    return (
        f"{counts.documents} documents, {counts.passages} passages, newest"
        f" {newest.isoformat() if newest else 'undated'}"
    )


def _check_store(settings: Settings) -> str:
    store = open_store(settings)
    try:
        return f"{len(store.kept_answers())} answers, {len(store.votes())} votes"
    finally:
        store.close()


def _check_slack(settings: Settings) -> str:
    credentials, mode = settings.credentials, settings.slack.mode
    if not has_credentials(credentials):
        return "not set up (only `stp serve` needs it)"
    check_kinds(credentials)
    if missing := missing_credentials(credentials, mode):
        raise BotError(
            f"{' and '.join(missing)} not set, which {mode.value} mode needs: see the README,"
            " “In Slack”; a terminal alone needs none of Slack's credentials"
        )
    if serves_installers(credentials):
        found = _check_installations(settings)
    else:
        identity = identify(_api(settings, credentials.bot_token), api_url=credentials.api_url)
        found = f"{identity.get('user')} in {identity.get('team')}"
    if mode is SlackMode.SOCKET:
        open_connection(_api(settings, credentials.app_token))
    return f"{found}, {mode.value} mode"


def _check_installations(settings: Settings) -> str:
    make_installing(settings, stopping=threading.Event()).check()
    installations = open_installations(settings)
    try:
        return f"installed in {installations.count()} workspaces"
    finally:
        installations.close()


def _api(settings: Settings, token: SecretStr | None) -> SlackApi:
    return SlackApi(make_client(settings.credentials, token), stopping=threading.Event())
