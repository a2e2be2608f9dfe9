"""Loads models of sentence-transformers quietly, and names what keeps one from being loaded."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import ModelUnusable


@contextmanager
def loading(model: str, location: str) -> Iterator[None]:
    """Set up what a model runs on; inside, import the library and load the model.

    Args:
        model: The name to show.
        location: A folder, or a name that sentence-transformers knows.

    Yields:
        Nothing.

    Raises:
        ModelUnusable: If the model cannot be loaded.
    """
    # These are read when torch and tokenizers are first imported. Spinning OpenMP threads made
    # one query take 0.5 s instead of 10 ms on a busy machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if Path(location).is_dir():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from safetensors import SafetensorError  # takes seconds, with all that follows
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # not typed there
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # nor this
    try:
        yield
    except (ImportError, OSError, RuntimeError, SafetensorError, ValueError) as error:
        raise ModelUnusable(model, f"it cannot be loaded: {error}") from error
