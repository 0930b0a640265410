"""Makes .venv with the locked dependencies, from nothing but Python (standard library only).

Where this Python can make virtual environments with pip, uv comes by pip. Debian's Python without python3-venv
cannot: there uv's own wheel, named and hashed in uv.lock, is fetched and unpacked.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import platform
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".uv"


def locked_uv() -> dict[str, Any]:
    """The entry of uv itself in uv.lock."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return next(package for package in lock["package"] if package["name"] == "uv")


def uv_by_pip(version: str) -> Path | None:
    """Installs uv into a small environment of its own; None where this Python has no pip to give."""
    if importlib.util.find_spec("ensurepip") is None:
        return None
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(TOOLS)], check=True, capture_output=True)
        pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet", f"uv=={version}"]
        subprocess.run(pip, check=True)
    except (subprocess.CalledProcessError, OSError):
        return None
    return TOOLS / "bin" / "uv"


def uv_by_wheel(package: dict[str, Any]) -> Path:
    """Fetches the wheel of uv that uv.lock names for this machine, checks its hash and unpacks the program."""
    machine = {"arm64": "aarch64", "AMD64": "x86_64"}.get(platform.machine(), platform.machine())
    system = {"linux": "manylinux", "darwin": "macosx"}[sys.platform]
    for wheel in package["wheels"]:
        name = wheel["url"].rsplit("/", 1)[1]
        if system in name and (machine in name or ("arm64" in name and machine == "aarch64")):
            break
    else:
        sys.exit(f"uv has no wheel for {sysconfig.get_platform()}: install uv yourself and run “uv sync --locked”.")
    print(f"Fetching {name}", file=sys.stderr)
    with urllib.request.urlopen(wheel["url"], timeout=180) as response:
        data = response.read()
    if f"sha256:{hashlib.sha256(data).hexdigest()}" != wheel["hash"]:
        sys.exit(f"{name} is not the file that uv.lock names: try again.")
    target = TOOLS / "uv"
    TOOLS.mkdir(exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = next(entry for entry in archive.namelist() if entry.endswith("/scripts/uv"))
        target.write_bytes(archive.read(member))
    target.chmod(0o755)
    return target


def main() -> None:
    package = locked_uv()
    uv = uv_by_pip(package["version"]) or uv_by_wheel(package)
    command = [str(uv), "sync", "--locked", "--quiet", "--python", sys.executable]
    subprocess.run(command, check=True, cwd=ROOT)
    shutil.rmtree(TOOLS, ignore_errors=True)


if __name__ == "__main__":
    main()
