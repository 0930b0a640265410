"""`python -m benchmarks.scaled DIR [--countries 60 …]`: makes a scaled monitor."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import fields
from pathlib import Path

from benchmarks.scaled import Size, build


def main() -> None:
    """Makes the monitor that the command line asks for, and says how long it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaled", description="Makes an invented monitor.")
    parser.add_argument("folder", type=Path, help="a new folder")
    for field in fields(Size):
        parser.add_argument(f"--{field.name}", type=int, default=field.default, help=f"default: {field.default}")
    asked = vars(parser.parse_args())
    began = time.monotonic()
    folder = asked.pop("folder")
    build(folder, Size(**asked), lambda said: print(said, file=sys.stderr))
    print(f"{folder}: made in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
