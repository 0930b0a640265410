"""Makes the documents of the example region from their sources, the same bytes every time.

Run it after changing anything in `example/sources`, and commit what it made:

    uv run python scripts/make_example.py
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from example_formats import make_docx, make_html, make_pdf
from example_plain import make_txt
from example_source import Made, Source, parse

EXAMPLE = Path(__file__).resolve().parent.parent / "src/stratlas/actions/example"

TABLE = (
    Made("xva-nss-2017", "pdf", "en", dt.date(2017, 5, 23)),
    Made("xva-nss-2023", "pdf", "en", dt.date(2023, 11, 14), contents=True),
    Made("xke-nds-2014", "docx", "en", dt.date(2014, 2, 11)),
    Made("xke-nds-2022", "html", "en", dt.date(2022, 9, 29)),
    Made("xmo-nss-2021-sr", "pdf", "sr-Cyrl", dt.date(2021, 6, 18)),
    Made("xmo-nss-2021-en", "docx", "en", dt.date(2021, 6, 18)),
    Made("xar-nss-2022-sq", "html", "sq", dt.date(2022, 3, 15)),
    Made("xth-nss-2019", "txt", "en", dt.date(2019, 10, 4)),
)
"""Which file is made of which source; the date goes into the file's own properties."""

MAKERS: dict[str, Callable[[Source, Made], bytes]] = {
    "pdf": make_pdf,
    "docx": make_docx,
    "html": make_html,
    "txt": make_txt,
}


def make_all(sources: Path, target: Path) -> list[Path]:
    """Makes every document of the table in the folder `target`."""
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for made in TABLE:
        source = parse((sources / f"{made.source}.md").read_text(encoding="utf-8"))
        path = target / f"{made.source}.{made.ending}"
        path.write_bytes(MAKERS[made.ending](source, made))
        paths.append(path)
    return paths


def main() -> None:
    """Makes the documents where they are committed, or in another folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, nargs="?", default=EXAMPLE / "documents")
    for path in make_all(EXAMPLE / "sources", parser.parse_args().target):
        print(f"{path.name:24}{path.stat().st_size:>9,} bytes")


if __name__ == "__main__":
    main()
