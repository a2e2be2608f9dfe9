"""Cross-encoders of sentence-transformers, and models that are none."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import ModelUnusable
from index.models.cross_encoder import CrossEncoderReranker
from tests.index.models.tiny_cross_encoder import make_cross_encoder

PAIR = ("beds?", ["forty beds"])


def test_choosing_a_model_loads_nothing() -> None:
    code = (
        "import sys\n"
        "from index.models.cross_encoder import CrossEncoderReranker\n"
        "scores = CrossEncoderReranker('a model that is not there').score('beds?', [])\n"
        "print(scores, 'torch' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.split() == ["[]", "False"]


@pytest.mark.model
def test_scores_are_logits_of_both_signs(tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(str(make_cross_encoder(tmp_path, liked="beds")))

    none, some, most = reranker.score("beds", ["music " * 9, "forty beds", "beds beds beds beds"])

    assert none < some < most
    assert none < 0
    assert most - none > 1  # probabilities are never so far apart


@pytest.mark.model
def test_loading_and_scoring_print_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    model = make_cross_encoder(tmp_path, liked="beds")
    capfd.readouterr()

    CrossEncoderReranker(str(model)).score(*PAIR)

    assert capfd.readouterr() == ("", "")


def without_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def with_damaged_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"no weights")


def without_configuration(folder: Path) -> None:
    (folder / "config.json").unlink()


def with_a_configuration_of_another_model(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"hidden_size": 16}))


@pytest.mark.model
@pytest.mark.parametrize(
    "spoil",
    [
        without_weights,
        with_damaged_weights,
        without_configuration,
        with_a_configuration_of_another_model,
    ],
)
def test_a_folder_that_holds_no_whole_model_is_refused(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(make_cross_encoder(tmp_path, liked="beds"))

    with pytest.raises(ModelUnusable, match=rf"{tmp_path.name}.*cannot be loaded"):
        CrossEncoderReranker(str(tmp_path)).score(*PAIR)


@pytest.mark.model
def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"no-such-folder.*cannot be loaded"):
        CrossEncoderReranker(str(tmp_path / "no-such-folder")).score(*PAIR)


@pytest.mark.model
def test_a_model_that_sorts_into_classes_is_refused(tmp_path: Path) -> None:
    model = make_cross_encoder(tmp_path, liked="beds", labels=3)

    with pytest.raises(ModelUnusable, match="3 scores, a reranker gives one"):
        CrossEncoderReranker(str(model)).score(*PAIR)


@pytest.mark.model
def test_an_embedding_model_is_refused_for_it_would_score_at_random(tmp_path: Path) -> None:
    from transformers import BertForSequenceClassification

    made = make_cross_encoder(tmp_path, liked="beds")
    BertForSequenceClassification.from_pretrained(made).bert.save_pretrained(made)

    with pytest.raises(ModelUnusable, match="no cross-encoder but a BertModel"):
        CrossEncoderReranker(str(made)).score(*PAIR)


@pytest.mark.model
def test_scores_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    weights = make_cross_encoder(tmp_path, liked="beds") / "model.safetensors"
    spoilt = load_file(weights)
    spoilt["classifier.bias"][:] = float("nan")
    save_file(spoilt, weights, metadata={"format": "pt"})

    with pytest.raises(ModelUnusable, match="no numbers"):
        CrossEncoderReranker(str(tmp_path)).score(*PAIR)
