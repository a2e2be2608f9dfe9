"""One fuzzing process: varies files by what they make the code do, and keeps what goes wrong."""

import importlib
import json
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

# What is traced: our own readers, and the parsers in Python that they stand on.
_TRACED: Final = ["sources", "striprtf", "odfdo", "docx", "pptx"]
_SLOW_SECONDS: Final = 10.0
_WRITTEN_EVERY: Final = 200


class Watch:
    """Runs a target, counts, and keeps the inputs that raise something new or take long."""

    def __init__(self, run: Callable[[bytes], None], folder: Path) -> None:
        """Begin to count.

        Args:
            run: What is fuzzed.
            folder: For findings, and for the count; what is there already counts on.
        """
        self._run = run
        self._folder = folder
        self._count = folder / "count.json"
        self._runs = json.loads(self._count.read_text())["runs"] if self._count.exists() else 0
        self._slowest = 0.0

    def try_out(self, data: bytes) -> None:
        """Run the target once."""
        started = time.perf_counter()
        (self._folder / "last").write_bytes(data)
        try:
            self._run(data)
        except Exception as error:  # noqa: BLE001  # finding them is the purpose
            self._keep(data, _name(error), traceback.format_exc())
        took = time.perf_counter() - started
        if took > max(_SLOW_SECONDS, 2 * self._slowest):
            self._slowest = took
            self._keep(data, f"slow-{took:.0f}s", "")
        self._runs += 1
        if self._runs % _WRITTEN_EVERY == 0:
            self._count.write_text(json.dumps({"runs": self._runs}))

    def _keep(self, data: bytes, name: str, told: str) -> None:
        path = self._folder / f"finding-{name}"
        if not path.exists() or len(data) < path.stat().st_size:
            path.write_bytes(data)
            path.with_name(f"{path.name}.txt").write_text(told)


def _name(error: Exception) -> str:
    """Name an error by its kind and the lines of ours that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(each.filename).name}:{each.lineno}" for each in frames[-3:]]
    return f"{type(error).__name__}-{sha256(' '.join(places).encode()).hexdigest()[:8]}"


def main() -> None:
    """Fuzz a target until libFuzzer's own limits are reached."""
    target, folder, seed_folder, *options = sys.argv[1:]
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=_TRACED):
        module = importlib.import_module("benchmarks.fuzz_targets")
        seeds = sorted(Path(seed_folder).iterdir())
        for seed in seeds:  # readers are imported when they are first used
            module.TARGETS[target].run(seed.read_bytes())
    chosen = module.TARGETS[target]
    watch = Watch(chosen.run, Path(folder))
    corpus = Path(folder) / "corpus"
    corpus.mkdir(exist_ok=True)
    arguments = [sys.argv[0], *options, f"-artifact_prefix={folder}/", str(corpus), seed_folder]
    if chosen.is_packed:
        archives = importlib.import_module("benchmarks.fuzz_archives")

        def vary(data: bytes, max_size: int, seed: int) -> bytes:
            varied = archives.vary_archive(
                data, seed, lambda part: atheris.Mutate(part, max(max_size, len(part)))
            )
            return bytes(varied if len(varied) <= max_size else data)

        atheris.Setup(arguments, watch.try_out, custom_mutator=vary)
    else:
        atheris.Setup(arguments, watch.try_out)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
