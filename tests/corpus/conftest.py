from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (SHARED / "corpus" / "manifest.csv").exists():
        pytest.skip("the real documents of ../shared are not here")
    return SHARED
