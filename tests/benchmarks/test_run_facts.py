"""What was run on is told apart by its contents."""

from pathlib import Path

from benchmarks.run_facts import hash_files, hash_texts


def test_a_folders_hash_follows_its_contents_and_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("two")
    before = hash_files(tmp_path)

    (tmp_path / "b.txt").write_text("three")

    assert hash_files(tmp_path) != before
    assert len(before) == 16


def test_texts_cannot_run_into_one_another() -> None:
    assert hash_texts(["ab", "c"]) != hash_texts(["a", "bc"])
    assert hash_texts(["ab", "c"]) == hash_texts(iter(["ab", "c"]))


def test_one_file_can_be_hashed_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")

    assert hash_files(tmp_path / "a.txt") == hash_files(tmp_path)
