import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import stratlas

ROOT = Path(__file__).resolve().parents[2]


def test_importing_stratlas_loads_no_django() -> None:
    code = "import stratlas, sys; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_core_rooms_load_no_django() -> None:
    rooms = "records, archive, extract, anchors, align, chronology, profiles, coding, search, config, wording, errors"
    code = f"import sys; from stratlas import {rooms}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_front_door_shows_what_it_says() -> None:
    assert stratlas.__all__ == ["__version__"]
    assert stratlas.__version__.count(".") == 2


@pytest.mark.wheel
def test_the_wheel_runs_the_demo_in_an_empty_environment(tmp_path: Path) -> None:
    def call(*command: object) -> str:
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, cwd=tmp_path, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    uv = Path(sys.executable).with_name("uv")
    call(uv, "build", "--quiet", "--wheel", "--out-dir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "store/migrations/0001_register.py",
        "web/static/",
        "web/templates/",
        "actions/example/sources/",
        "locale/sr_Latn/",
    ):
        assert any(part in name for name in names), part
    call(uv, "venv", "--quiet", "--python", sys.executable, tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    call(uv, "pip", "install", "--quiet", "--python", python, wheel)
    out = call(tmp_path / "empty" / "bin" / "stratlas", "demo", "--no-serve", tmp_path / "example")
    assert "pieces of primary evidence" in out
    assert "planted" in out
    verdict = call(tmp_path / "empty" / "bin" / "stratlas", "-C", tmp_path / "example", "verdict", "XTH", "2023")
    assert verdict.startswith("Thalassia 2023: NO CHANGES IN 2023")
