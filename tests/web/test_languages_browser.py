"""The switch between languages in a real browser: by keyboard, without scripts, in both scripts of Serbian."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from tests.web.browsing import CHROMIUM, IN_A_BROWSER, QUIET, tab_to

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


def test_a_reader_switches_by_keyboard_and_stays_in_the_language(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=True)
    page = context.new_page()
    page.goto(f"{site}/years/")
    tab_to(page, ".languages a[hreflang='sr-Cyrl']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/years/?lang=sr-Cyrl")
    assert page.get_by_role("heading", level=1).inner_text() == "Земље и године"
    page.goto(f"{site}/concepts/")
    assert page.locator("html").get_attribute("lang") == "sr-Cyrl"
    context.close()


def test_a_browser_that_prefers_serbian_gets_it_without_scripts(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="sr-Latn-RS", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/years/")
    assert page.get_by_role("heading", level=1).inner_text() == "Zemlje i godine"
    context.close()


@pytest.mark.parametrize("language", ["sr-Cyrl", "sr-Latn"])
def test_serbian_pages_fit_a_phone_and_keep_the_rules_of_axe(chromium: Browser, site: str, language: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for address in ("/", "/years/", "/countries/XMO/years/2023/", "/search/?q=terrorism", "/methodology/"):
        page.goto(f"{site}{address}{'&' if '?' in address else '?'}lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        found = Axe().run(page)
        assert not found.response["violations"], (address, found.generate_report())
    context.close()
