"""Journeys by keyboard: from home to the words that prove a threat, and to why a line changed."""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from tests.web.browsing import CHROMIUM, IN_A_BROWSER, QUIET, tab_to

pytestmark = IN_A_BROWSER


def test_by_keyboard_from_home_to_the_words_of_a_threat_and_to_why_a_line_changed(site: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(site)
        for selector, address in (
            ('.map a[href="/countries/XVA/"]', "**/countries/XVA/"),
            ('a[href="/countries/XVA/2024/"]', "**/countries/XVA/2024/"),
            (".since a", "**/countries/XVA/2024/?against=2023"),
        ):
            tab_to(page, selector)
            page.keyboard.press("Enter")
            page.wait_for_url(address)
        why = page.locator(".why:has(.fate-new)").first
        why.locator("summary").focus()
        page.keyboard.press("Enter")
        assert "which edition 2023 does not have" in why.inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/documents/XVA/nss/2023/")
        page.go_back()
        threat = page.locator('section[aria-labelledby="threats"] .claim-primary > .claim-words').first
        threat.focus()
        assert page.locator('section[aria-labelledby="threats"] .proof').first.is_visible()
        page.keyboard.press("Enter")
        page.wait_for_url("**/texts/**")
        assert page.locator("#words").is_visible()
        browser.close()
