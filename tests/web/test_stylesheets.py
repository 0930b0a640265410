"""The stylesheets: one set of tokens, no rule that nothing uses, and fonts that come from here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stratlas import web

WEB = Path(web.__file__).parent
STATIC = WEB / "static" / "stratlas"
SHEETS = {path.name: re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S) for path in STATIC.glob("*.css")}
FIRST_LOAD = 200_000
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*\})|\b(?:rgba?|hsla?|oklch)\(|:\s*(?:white|black|red|green|blue)\b")


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_colours_are_named_once_among_the_tokens(name: str) -> None:
    assert SHEETS[name].count("{") == SHEETS[name].count("}")
    rules = re.sub(r":root\s*\{[^{}]*\}", "", SHEETS[name])
    assert _COLOUR.findall(rules) == []


def test_every_token_is_defined_and_used() -> None:
    everything = "".join(SHEETS.values())
    defined = set(re.findall(r"(--[\w-]+)\s*:", everything))
    assert set(re.findall(r"var\((--[\w-]+)", everything)) == defined


def test_every_class_of_a_rule_is_written_by_a_template_or_a_view() -> None:
    written = {
        word
        for path in WEB.rglob("*")
        if path.suffix in {".html", ".py"}
        for word in re.findall(r"[\w-]+", path.read_text("utf-8"))
    }
    for name, sheet in SHEETS.items():
        selectors = re.sub(r"\{[^{}]*\}", "\n", re.sub(r"@font-face\s*\{[^{}]*\}", "", sheet))
        for rule in set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors)):
            assert _is_written(rule, written), f"{name}: nothing has the class {rule}"


def test_fonts_come_from_here_and_leave_a_first_load_small() -> None:
    files = re.findall(r'url\("([^"]+)"\)', SHEETS["fonts.css"])
    assert files
    assert {file for file in files if not (STATIC / file).is_file()} == set()
    assert (STATIC / "fonts" / "LICENSE-source-serif.txt").is_file()
    upright = sum((STATIC / file).stat().st_size for file in files if "italic" not in file)
    assert upright + sum(path.stat().st_size for path in STATIC.glob("*.css")) < FIRST_LOAD


def _is_written(rule: str, written: set[str]) -> bool:
    """Whether the class stands there, or its beginning before something that is filled in."""
    parts = rule.split("-")
    return rule in written or any("-".join(parts[:length]) + "-" in written for length in range(1, len(parts)))
