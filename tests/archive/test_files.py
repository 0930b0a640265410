import errno
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.archive import Archive
from stratlas.errors import StorageError


def kept(archive: Archive, data: bytes) -> str:
    archive.put(data)
    return hashlib.sha256(data).hexdigest()


@given(st.binary(max_size=200))
def test_what_is_put_in_comes_out(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    sha256 = kept(archive, data)
    assert archive.read(sha256) == data
    assert archive.problem(sha256) is None


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    assert (archive.put(b"harbour"), archive.put(b"harbour")) == (True, False)
    assert len(files(tmp_path)) == 1


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="the disk is full; free some space"):
        Archive(tmp_path).put(b"harbour")
    assert files(tmp_path) == []


def test_changed_and_missing_bytes_are_noticed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    changed, missing = kept(archive, b"harbour"), kept(archive, b"river")
    archive.path(changed).chmod(0o644)
    archive.path(changed).write_bytes(b"harbor")
    archive.path(missing).unlink()
    assert "was changed" in (archive.problem(changed) or "")
    assert "is missing" in (archive.problem(missing) or "")
    with pytest.raises(StorageError, match="was changed"):
        archive.read(changed)


def test_bytes_that_went_bad_are_mended_by_handing_them_in_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = kept(archive, b"harbour")
    archive.path(sha256).chmod(0o644)
    archive.path(sha256).write_bytes(b"")
    archive.put(b"harbour")
    assert archive.problem(sha256) is None


def test_what_a_killed_process_left_behind_is_swept_once_it_is_old(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    folder = archive.path(hashlib.sha256(b"harbour").hexdigest()).parent
    folder.mkdir()
    old, young = folder / ".incoming-old", folder / ".incoming-young"
    for path in (old, young):
        path.write_bytes(b"har")
    os.utime(old, (0, 0))
    archive.put(b"harbour")
    assert (old.exists(), young.exists()) == (False, True)


def test_what_nothing_names_can_be_discarded(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.discard(kept(archive, b"harbour"))
    assert files(tmp_path) == []
