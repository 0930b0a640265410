"""`python -m benchmarks`: measures everything and writes docs/benchmarks.md."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks import align, anchors, chain, pdf

TARGET = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
LIBRARIES = ("numpy", "rapidfuzz", "pypdfium2", "selectolax", "django")


def head() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        "# Benchmarks\n\n"
        "Written by `make bench`: peers and ours side by side, in one run, on the same input. The machine is shared, "
        "so read the ratios; times are medians.\n\n"
        f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, Stratlas {version('stratlas')}; {libraries}.\n"
    )


def main() -> None:
    sections = [head()]
    for module in (anchors, chain, align, pdf):
        print(f"{module.__name__} …", file=sys.stderr)
        sections.append(module.run())
        print(sections[-1])
    TARGET.write_text("\n".join(section.strip() + "\n" for section in sections), encoding="utf-8")


if __name__ == "__main__":
    main()
