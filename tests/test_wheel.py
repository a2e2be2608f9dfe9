"""The wheel: holds the three packages and the sample corpus, and answers away from the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
TIMEOUT_S = 300

pytestmark = pytest.mark.wheel


@dataclass(frozen=True, slots=True)
class Installed:
    """A fresh environment that holds the wheel, and an empty folder to run in."""

    environment: Path
    folder: Path

    def run(self, program: str, *arguments: str) -> str:
        """Run a program of the environment; its standard output, once it has ended with 0."""
        run = run_quietly([str(self.environment / "bin" / program), *arguments], self.folder)
        assert run.returncode == 0, run.stderr
        return run.stdout


def run_quietly(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    ours = ("STP_", "SLACK_", "PYTHON", "VIRTUAL_ENV")
    environment = {name: text for name, text in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(  # noqa: S603  our own commands
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT_S,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    run = run_quietly([*build, str(ROOT)], folder)
    assert run.returncode == 0, run.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    run = run_quietly([*pip, "--no-index", "--no-deps", str(wheel)], environment)
    assert run.returncode == 0, run.stderr
    lend_dependencies(environment)
    return Installed(environment, tmp_path_factory.mktemp("elsewhere"))


def lend_dependencies(environment: Path) -> None:
    """Let the environment see what is installed here, except the checkout.

    A folder that a .pth file adds has its own .pth files left unread, so the editable installation
    of the checkout, which is such a file, stays out.
    """
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


def test_it_holds_the_three_packages_with_the_sample_and_no_tests(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()

    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"bot", "index", "sources"}
    assert {"bot/py.typed", "index/language/glossary.csv"} <= set(names)
    sample = {path.name for path in (ROOT / "sources" / "sample").glob("*.md")}
    assert len(sample) >= 15
    assert sample <= {name.removeprefix("sources/sample/") for name in names}
    assert not [name for name in names if "__pycache__" in name or "test_" in name]


def test_the_installed_packages_are_the_wheels(installed: Installed) -> None:
    program = "import bot, index, sources; print(bot.__file__, index.__file__, sources.__file__)"

    files = installed.run("python", "-c", program).split()

    assert len(files) == 3
    assert all(Path(file).is_relative_to(installed.environment) for file in files)


def test_the_settings_page_can_be_printed_without_the_checkout(installed: Installed) -> None:
    page = installed.run("python", "-m", "bot.settings_docs")

    assert page == (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


@pytest.mark.model
def test_it_answers_from_the_sample_with_citations_that_can_be_checked(
    installed: Installed, tmp_path: Path
) -> None:
    data = ("--data-dir", str(tmp_path / "data"))
    question = "When did the Plans become Partnerships?"

    answer = json.loads(installed.run("stp", "ask", question, "--json", *data))

    assert answer["status"] == "answered"
    assert answer["question"] == question
    numbers = {citation["number"] for citation in answer["citations"]}
    assert answer["sentences"]
    for sentence in answer["sentences"]:
        assert sentence["citations"]
        assert set(sentence["citations"]) <= numbers
    for citation in answer["citations"]:
        shown = json.loads(installed.run("stp", "show", citation["document_id"], "--json", *data))
        assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]
