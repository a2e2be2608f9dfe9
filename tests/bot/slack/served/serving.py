"""Runs the real `stp serve` beside a loopback Slack, as an operator would."""

import json
import os
import sqlite3
import subprocess
import sysconfig
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, Literal, TypeAlias

from tests.slack_wire.json_object import Json
from tests.slack_workspace import SlackWorkspace

Mode: TypeAlias = Literal["socket", "http"]

STP = Path(sysconfig.get_path("scripts")) / "stp"
READY_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 30.0
COMMAND_TIMEOUT_S = 60.0
_IDLE_TIMEOUT_S = 30.0
_LOOK_EVERY_S = 0.02
_OURS = ("STP_", "SLACK_")


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Give this process's variables with these settings in place of any of the bot's."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(_OURS)}
    return kept | dict(settings)


def run_stp(
    settings: Mapping[str, str], folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run a command of `stp` to its end, in a folder that holds no settings."""
    return subprocess.run(  # noqa: S603  our own command
        [str(STP), *arguments],
        cwd=folder,
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=COMMAND_TIMEOUT_S,
        check=False,
    )


class Log:
    """What a process writes, line by line, as it writes it."""

    def __init__(self, stream: IO[str]) -> None:
        """Read to the end, in a thread of its own."""
        self._stream = stream
        self._lines: list[str] = []
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def text(self) -> str:
        """Everything so far."""
        with self._changed:
            return "".join(self._lines)

    def wait_for(self, words: str, *, times: int = 1, timeout_s: float = READY_TIMEOUT_S) -> str:
        """Wait for lines that hold these words, and give the last of them.

        Raises:
            TimeoutError: If there are not so many in time; says what there is.
        """

        def found() -> list[str]:
            return [line for line in self._lines if words in line]

        with self._changed:
            if not self._changed.wait_for(lambda: len(found()) >= times, timeout_s):
                raise TimeoutError(f"no {words!r} within {timeout_s} s in:\n{self.text}")
            return found()[-1]

    def wait_for_end(self) -> None:
        """Wait for the last line."""
        self._thread.join()

    def _read(self) -> None:
        with self._stream:
            for line in self._stream:
                with self._changed:
                    self._lines.append(line)
                    self._changed.notify_all()


class Serving:
    """One process of `stp serve`, and what can be seen of it from outside.

    Attributes:
        slack: The workspace that it serves.
        data_dir: Its index and its store.
        settings: The variables that it was given.
        log: What it writes to stderr.
        process_id: Of the process.
    """

    def __init__(
        self,
        slack: SlackWorkspace,
        data_dir: Path,
        *,
        mode: Mode = "socket",
        settings: Mapping[str, str] | None = None,
    ) -> None:
        """Start the process; `wait_until_ready` says when it serves.

        Args:
            slack: Where it connects to.
            data_dir: Holds an index already.
            mode: How events reach it.
            settings: Further variables, in the place of those that would be given.
        """
        self.slack = slack
        self.data_dir = data_dir
        self.settings = {
            **slack.environment(),
            "STP_DATA_DIR": str(data_dir),
            "STP_SLACK__MODE": mode,
            "STP_SERVER__PORT": "0",
            **(settings or {}),
        }
        self._mode = mode
        self._process = subprocess.Popen(  # noqa: S603  our own command
            [str(STP), "serve"],
            cwd=data_dir,
            env=environment(self.settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        self.log = Log(self._process.stderr)
        self.process_id = self._process.pid

    def wait_until_ready(self) -> None:
        """Wait until it serves; in HTTP mode, send it everything from then on."""
        self.log.wait_for("ready mode=")
        if self._mode == "http":
            self.slack.deliver_over_http(f"http://127.0.0.1:{self.port}/slack/events")
        else:
            self.slack.wait_for(lambda: self.slack.socket.connections == 1, READY_TIMEOUT_S)
        self.wait_for_readiness(200)

    def wait_for_readiness(self, status: int, *, timeout_s: float = 10.0) -> float:
        """Wait until `/readyz` answers with a status, and give the seconds that it took."""
        return _wait_until(
            lambda: self.get("/readyz")[0] == status, f"/readyz answers {status}", timeout_s
        )

    def wait_until_idle(self) -> None:
        """Wait until everything acknowledged so far has its outcome.

        A job is in the store before its acknowledgement, and leaves it after its outcome.
        """
        # The table itself: to open a store takes longer than most answers.
        path = self.data_dir / "stp.sqlite"
        with closing(sqlite3.connect(path)) as database:
            _wait_until(
                lambda: not database.execute("SELECT 1 FROM jobs LIMIT 1").fetchall(),
                "all jobs are done",
                _IDLE_TIMEOUT_S,
            )

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.log.wait_for("listening at=").rpartition(":")[2])

    def get(self, path: str) -> tuple[int, str]:
        """Get a page; its status and its body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def result_beside(self, *arguments: str) -> Json:
        """Run another command on the same data folder and read the object that it prints."""
        run = run_stp(self.settings, self.data_dir, *arguments, "--json")
        assert run.returncode == 0, run.stderr
        result: Json = json.loads(run.stdout)
        return result

    def told_in_the_log(self) -> list[str]:
        """List what the log holds of what it must not hold: what people wrote, and secrets."""
        identity = self.slack.identity
        written = [
            message.text
            for person in ("U1", "U2")
            for message in self.slack.seen_by(person)
            if message.bot_id is None
        ]
        typed = [str(each.payload.get("text", "")) for each in self.slack.deliveries]
        secrets = [
            identity.bot_token,
            identity.app_token,
            identity.signing_secret,
            identity.client_secret,
        ]
        # A command as short as “help” may stand in a log by itself.
        forbidden = [each for each in (*written, *typed) if len(each.split()) > 2]
        plain = [each.replace(f"<@{identity.bot_user_id}>", "").strip() for each in forbidden]
        return sorted({each for each in (*plain, *secrets) if each and each in self.log.text})

    def ask_to_stop(self) -> None:
        """Send SIGTERM."""
        self._process.terminate()

    def kill(self) -> None:
        """Send SIGKILL and wait for the end."""
        self._process.kill()
        self.wait_for_end()

    def wait_for_end(self) -> int:
        """Wait for the process to end, and give its exit status."""
        status = self._process.wait(STOP_TIMEOUT_S)
        self.log.wait_for_end()
        return status


@contextmanager
def serving(
    slack: SlackWorkspace,
    data_dir: Path,
    *,
    mode: Mode = "socket",
    settings: Mapping[str, str] | None = None,
) -> Iterator[Serving]:
    """Serve until the block ends, then end the process at once."""
    bot = Serving(slack, data_dir, mode=mode, settings=settings)
    try:
        yield bot
    finally:
        bot.kill()


def _wait_until(holds: Callable[[], bool], what: str, timeout_s: float) -> float:
    """Ask again and again: another process tells nobody when it changes."""
    began_s = time.monotonic()
    pause = threading.Event()
    while not holds():
        if time.monotonic() - began_s > timeout_s:
            raise TimeoutError(f"not within {timeout_s} s: {what}")
        pause.wait(_LOOK_EVERY_S)
    return time.monotonic() - began_s
