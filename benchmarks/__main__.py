"""`python -m benchmarks [SECTION…]`: measures everything, or some sections, and writes docs/benchmarks.md."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks import align, anchors, chain, html, pages, pdf, search, stems

TARGET = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
SECTIONS = {
    "anchors": anchors,
    "chain": chain,
    "align": align,
    "pdf": pdf,
    "html": html,
    "pages": pages,
    "stems": stems,
    "search": search,
}
LIBRARIES = ("numpy", "rapidfuzz", "pypdfium2", "selectolax", "trafilatura", "django", "tantivy")


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
    """Measures all sections, or those named (`python -m benchmarks pdf`), and leaves the others as they stand."""
    wanted = sys.argv[1:]
    unknown = set(wanted) - set(SECTIONS)
    if unknown:
        sys.exit(f"No section {', '.join(sorted(unknown))}: there are {', '.join(SECTIONS)}.")
    standing = _standing() if wanted else {}
    for name, module in SECTIONS.items():
        if wanted and name not in wanted:
            continue
        print(f"{name} …", file=sys.stderr)
        section = module.run().strip()
        standing[section.split("\n", 1)[0]] = section
        print(section)
        # Written at once: what was measured is not lost where a later section fails.
        TARGET.write_text("\n\n".join([head().strip(), *standing.values()]) + "\n", encoding="utf-8")


def _standing() -> dict[str, str]:
    """Title → section, as they stand in the file."""
    parts = re.split(r"^(?=## )", TARGET.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.split("\n", 1)[0]: part.strip() for part in parts}


if __name__ == "__main__":
    main()
