"""Pages on paper: a profile is a handout that says where it is from, and what each claim rests on."""

from __future__ import annotations

import pypdfium2
from playwright.sync_api import Browser

from tests.chromium import IN_A_BROWSER

pytestmark = IN_A_BROWSER


def test_a_profile_prints_as_a_clean_handout(site: str, browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site}/countries/XVA/2024/")
    shown = [" ".join(words.split()) for words in page.locator(".claim-words").all_inner_texts()]
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    page.close()
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert len(printed) <= 3
    words = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in printed).split())
    printed.close()
    joined = words.replace(" ", "").replace("-", "").replace("\ufffe", "")
    assert [claim for claim in shown if claim.replace(" ", "").replace("-", "") not in joined] == []
    for said in ("Valdoria 2024", f"{site}/countries/XVA/2024/", "page 3", "/claims/XVA/2024/interests/1/"):
        assert said in words, said
    for pressed in ("Menu", "Search", "Cite this", "Compare", "close"):
        assert pressed not in words, pressed
