"""The image: linted, pinned, not run by root, and with no secret in its context."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCKERFILE = ROOT / "Dockerfile"


def instructions() -> list[tuple[str, str]]:
    text = DOCKERFILE.read_text(encoding="utf-8")
    joined = re.sub(r"\\\n\s*", "", text)
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


def arguments(name: str) -> list[str]:
    return [rest for found, rest in instructions() if found == name]


def last_stage() -> list[tuple[str, str]]:
    found = instructions()
    start = max(place for place, (name, _) in enumerate(found) if name == "FROM")
    return found[start:]


def test_hadolint_finds_no_fault() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if hadolint is None:
        pytest.skip("hadolint is not installed beside this Python")

    run = subprocess.run(  # noqa: S603  our own linter on our own file
        [hadolint, "--no-color", "--failure-threshold", "style", str(DOCKERFILE)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout + run.stderr) == (0, "")


def test_both_stages_start_from_the_same_pinned_python() -> None:
    images = {rest.split(" ")[0] for rest in arguments("FROM")}

    assert len(arguments("FROM")) == 2
    assert len(images) == 1
    assert re.fullmatch(r"python:3\.11\.\d+-slim-\w+", images.pop())


def test_it_does_not_run_as_root() -> None:
    assert ("USER", "10001:10001") in last_stage()
    assert any(name == "RUN" and "useradd --uid 10001 " in rest for name, rest in last_stage())


def test_the_command_takes_what_follows_and_serves_by_default() -> None:
    assert json.loads(arguments("ENTRYPOINT")[0]) == ["stp"]
    assert json.loads(arguments("CMD")[0]) == ["serve"]


def test_the_environment_is_safe_and_offline() -> None:
    (environment,) = [rest for name, rest in last_stage() if name == "ENV"]

    assert {
        "PYTHONSAFEPATH=1",
        "PYTHONUNBUFFERED=1",
        "HF_HUB_OFFLINE=1",
        "STP_DATA_DIR=/data",
        "STP_SERVER__HOST=0.0.0.0",
    } <= set(environment.split())
    assert ("VOLUME", "/data") in last_stage()
    assert ("EXPOSE", "3000") in last_stage()


def test_the_health_check_is_python_that_compiles_and_asks_healthz() -> None:
    (check,) = arguments("HEALTHCHECK")

    python, flag, program = json.loads(check.partition("CMD ")[2])
    assert (python, flag) == ("python", "-c")
    compile(program, "HEALTHCHECK", "exec")
    assert "/healthz" in program


def test_everything_that_is_copied_is_let_into_the_context_and_nothing_else() -> None:
    copied = {
        source.rstrip("/")
        for rest in arguments("COPY")
        if not rest.startswith("--from")
        for source in rest.split()[:-1]
    }
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line.removeprefix("!") for line in ignored if line.startswith("!")}

    assert ignored[1] == "*"
    assert let_in == copied
    assert all((ROOT / name).exists() for name in copied)


def test_the_pinned_torch_is_found_in_the_constraints() -> None:
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert len([line for line in constraints if re.fullmatch(r"torch==[\d.]+", line)]) == 1
