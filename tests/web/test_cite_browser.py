"""By keyboard alone: from a search to the words on their page, to their citation, to a file for a reference manager."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright
from pybtex.database.input.bibtex import Parser

from tests.web.browsing import CHROMIUM, IN_A_BROWSER, QUIET, tab_to

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def browser(site: str) -> Iterator[Browser]:
    """The site comes first: while Playwright runs in this thread, Django lets no query through in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def test_from_a_search_to_a_citation_by_keyboard(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/search/?q=country:XVA+kind:nss+cables")
    page.locator("#results a[href^='/texts/']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/*/*-*/**")
    assert page.locator(".facsimile .box-words").count() > 0
    tab_to(page, "main a[href$='/cite/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cite/")
    tab_to(page, "a[href$='cite.bib']")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    (entry,) = Parser().parse_string(Path(waiting.value.path()).read_text(encoding="utf-8")).entries.values()
    assert entry.fields["number"].startswith("XVA/nss/")
    assert entry.fields["url"] == page.url.removesuffix("cite/")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_about_data_and_citations_are_accessible_and_fit(
    site: str, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for address in ("/documents/XVA/nss/2023/cite/", "/data/", "/methodology/"):
        page.goto(site + address)
        page.evaluate("for (const item of document.querySelectorAll('main details')) item.open = true")
        found = [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]
        assert not found, address
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
