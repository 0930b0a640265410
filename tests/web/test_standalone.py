"""A profile as one file."""

from __future__ import annotations

import re

from stratlas.actions import Workspace, profile
from stratlas.web import profile_html


def test_the_file_holds_the_profile_and_needs_nothing_else(atlas: Workspace) -> None:
    found = profile(atlas, "XVA", "2024")
    page = profile_html(atlas, found)
    assert page.startswith("<!doctype html>")
    assert "--paper:" in page
    assert "This region, its states, alliances and documents are fictional." in page
    assert page.count('class="claim-words"') == len(found.claims)
    assert not re.findall(r'(?:href|src)="(?!#)[^"]*"', page)
    anchors = set(re.findall(r'href="#([^"]*)"', page))
    assert anchors <= set(re.findall(r'id="([^"]*)"', page))


def test_markup_in_a_file_is_shown_as_text(atlas: Workspace) -> None:
    page = profile_html(atlas, profile(atlas, "XTH", "2024"))
    assert "<script" not in page
    assert "&lt;script&gt;alert(3)&lt;/script&gt;" in page
