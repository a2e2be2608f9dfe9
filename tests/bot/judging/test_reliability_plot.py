"""The picture is a PNG of a readable size, whatever there is to draw."""

import io
from pathlib import Path

import pytest
from PIL import Image

from bot.judging.calibration import Bin
from bot.judging.measures import measure
from bot.judging.reliability_plot import PlotUnwritable, draw_reliability
from tests.bot.judging.outcomes import FOOTPRINTS, answered, judged

BINS = [Bin(0, 0.05, 0.1, 12), Bin(9, 0.97, 1.0, 31)]
MEASURED = measure([answered(judged(FOOTPRINTS), FOOTPRINTS)])


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        assert picture.format == "PNG"
        return picture.size


def test_it_is_wide_enough_to_be_read(tmp_path: Path) -> None:
    draw_reliability(tmp_path / "a.png", BINS, [("overall", MEASURED), ("who", MEASURED)])

    width, height = size_of(tmp_path / "a.png")
    assert width >= 1000
    assert width / 3 < height < width


def test_it_grows_with_the_types(tmp_path: Path) -> None:
    groups = [(f"type {number}", MEASURED) for number in range(40)]

    draw_reliability(tmp_path / "few.png", BINS, groups[:3])
    draw_reliability(tmp_path / "many.png", BINS, groups)

    assert size_of(tmp_path / "many.png")[1] > 2 * size_of(tmp_path / "few.png")[1]


def test_nothing_to_measure_on_is_drawn_as_well(tmp_path: Path) -> None:
    draw_reliability(tmp_path / "a.png", [], [("overall", measure([]))])

    assert size_of(tmp_path / "a.png")[0] >= 1000


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlotUnwritable, match=r"cannot be written to .* \(Is a directory\)"):
        draw_reliability(tmp_path, BINS, [("overall", MEASURED)])
