"""Comparing in a real browser: three countries by keyboard, without scripts, down to the file and the words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.web.browsing import CHROMIUM, IN_A_BROWSER, QUIET, tab_to

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def browser(site: str) -> Iterator[Browser]:
    """The site comes first: while Playwright runs in this thread, Django lets no query through in it."""
    assert site
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def test_three_countries_are_compared_and_downloaded_by_keyboard(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site)
    tab_to(page, ".ways a[href='/compare/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/")
    for number, name in enumerate(("Valdoria", "Kestria", "Moravina"), 1):
        tab_to(page, f".slot:nth-of-type({number}) select[name=country]")
        page.keyboard.type(name)
    tab_to(page, "input[value=threats]")
    page.keyboard.press("Space")
    tab_to(page, ".compare-form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/?country=XVA&**")
    expect(page.locator("h1")).to_have_text("Valdoria, Kestria, Moravina 2024")
    expect(page.locator(".side-row")).to_have_count(1)
    tab_to(page, ".take-files a[href*='comparison.csv']", most=200)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "compare-xva-2024-xke-2024-xmo-2024.csv"
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("column,country,name,edition")
    assert {line[:3] for line in lines[1:]} == {"XVA", "XKE", "XMO"}
    page.close()


def test_from_the_matrix_to_the_marked_words_without_scripts(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/concepts/matrix/")
    page.locator("a.fold", has_text="Open threats and risks").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**open=threats**")
    page.locator(".matrix td a[href*='concept=cyber-threats']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/?**")
    page.locator("a.claim-words").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#words")
    expect(page.locator("#words")).to_be_visible()
    context.close()
