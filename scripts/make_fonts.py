"""Cuts the pages’ serif from Source Serif 4: `uv pip install fontpkg-source-serif-4 fonttools brotli` first."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "src" / "stratlas" / "web" / "static" / "stratlas" / "fonts"
SCRIPTS = {
    "latin": "U+0020-007E,U+00A0-017F,U+0218-021B,U+02C6-02DC,U+1E9E,U+2010-2015,U+2018-201F,U+2020-2022,U+2026,U+2030,"
    "U+2039,U+203A,U+20AC,U+2116,U+2212",
    "cyrillic": "U+0400-045F,U+0490-0491,U+04B0-04B1,U+0301",
    "greek": "U+0370-03FF",
}
"""The characters of each file, as fonts.css says them."""
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
"""What letters do together; by `locl` Serbian has its own italics where the page says that it is Serbian."""
STYLES: dict[str, tuple[str, dict[str, Any]]] = {
    "": ("SourceSerif4[opsz,wght].ttf", {"opsz": 14, "wght": (400, 600)}),
    "-italic": ("SourceSerif4-Italic[opsz,wght].ttf", {"opsz": 14, "wght": 400}),
}


def main() -> None:
    package = importlib.import_module("fontpkg_source_serif_4")
    subset = importlib.import_module("fontTools.subset")
    instancer = importlib.import_module("fontTools.varLib.instancer")
    options = subset.Options(layout_features=FEATURES, hinting=False)
    for style, (file, limits) in STYLES.items():
        for script, characters in SCRIPTS.items():
            font = subset.load_font(Path(package.__file__ or "").parent / "files" / file, options)
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=subset.parse_unicodes(characters))
            subsetter.subset(font)
            font = instancer.instantiateVariableFont(font, limits)
            font.flavor = "woff2"
            font.save(TARGET / f"source-serif-{script}{style}.woff2")


if __name__ == "__main__":
    main()
