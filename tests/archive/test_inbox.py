import os
from pathlib import Path

import pytest

from stratlas.archive import read_file
from stratlas.config import Limits
from stratlas.errors import BadFile, StorageError, TooLarge, UsageError


def test_a_folder_a_missing_path_and_a_device_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder: name a file in it"):
        read_file(tmp_path, Limits())
    with pytest.raises(UsageError, match="does not exist: check the path"):
        read_file(tmp_path / "none.pdf", Limits())
    with pytest.raises(UsageError, match="is not a file"):
        read_file(Path("/dev/null"), Limits())


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.touch()
    with pytest.raises(BadFile, match=r"empty\.pdf is empty"):
        read_file(path, Limits())


def test_two_gigabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 2_000_000_000)  # a sparse file: no disk is used
    with pytest.raises(TooLarge, match=r"huge\.pdf is too large: it has 2,000 MB and the limit is 200 MB"):
        read_file(path, Limits())


def test_a_name_that_no_file_system_takes_is_a_sentence() -> None:
    with pytest.raises((UsageError, StorageError)):
        read_file(Path("x" * 5000), Limits())
