"""Pictures are taken by Chromium, small enough to be kept and the same every time."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.chromium import WHY_SKIPPED, find_chromium
from tests.slack_pictures import taking
from tests.slack_pictures.__main__ import FOLDER, main
from tests.slack_pictures.picture import Picture
from tests.slack_pictures.scenes import SCENES, name_of
from tests.slack_pictures.taking import MAX_BYTES, MAX_HEIGHT, SCALE, WIDTH, take_pictures

needs_chromium = pytest.mark.skipif(find_chromium() is None, reason=WHY_SKIPPED)


def picture(lines: int) -> Picture:
    text = "\n".join(f"Line {number} of what the bot says" for number in range(lines))
    message = {
        "author": "UBOT",
        "is_bot": True,
        "time": "10:30",
        "text": text,
        "blocks": [],
        "viewer": None,
    }
    return Picture("conversation", {"place": "Thread", "messages": [message]})


@needs_chromium
def test_a_picture_is_as_wide_as_told_and_ends_where_it_would_be_too_long(tmp_path: Path) -> None:
    short, long = take_pictures({"short": picture(3), "long": picture(200)}, tmp_path / "new")

    sizes = [Image.open(io.BytesIO(path.read_bytes())).size for path in (short, long)]
    assert [path.name for path in (short, long)] == ["short.png", "long.png"]
    assert [width for width, _ in sizes] == [WIDTH * SCALE] * 2
    assert sizes[0][1] < sizes[1][1] <= MAX_HEIGHT * SCALE
    assert all(path.stat().st_size <= MAX_BYTES for path in (short, long))


@needs_chromium
def test_the_same_payload_gives_the_same_file(tmp_path: Path) -> None:
    (first,) = take_pictures({"a": picture(3)}, tmp_path)
    (second,) = take_pictures({"b": picture(3)}, tmp_path)

    assert first.read_bytes() == second.read_bytes()


@needs_chromium
def test_a_picture_that_takes_too_much_room_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "MAX_BYTES", 100)

    with pytest.raises(taking.TooLarge, match="small takes"):
        take_pictures({"small": picture(1)}, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_every_scene_has_a_name_of_its_own_and_says_what_it_shows() -> None:
    names = [name_of(scene) for scene in SCENES]

    assert len(set(names)) == len(names)
    assert all(scene.__doc__ for scene in SCENES)


def test_the_pictures_kept_are_those_of_the_scenes() -> None:
    kept = {path.stem for path in FOLDER.glob("*.png")}

    assert kept == {name_of(scene) for scene in SCENES}
    assert all(path.stat().st_size <= MAX_BYTES for path in FOLDER.iterdir())


def test_a_scene_that_does_not_exist_is_named_with_those_that_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["zeppelin"])

    said = capsys.readouterr().err
    assert "zeppelin" in said
    assert name_of(SCENES[0]) in said
