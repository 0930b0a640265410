"""What people come for, from the first page to the proof or the file: with the mouse, by keyboard, without scripts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Download, Page, expect
from pybtex.database.input.bibtex import Parser

from tests.chromium import IN_A_BROWSER
from tests.web.browsing import tab_to

pytestmark = IN_A_BROWSER


@dataclass
class Mouse:
    """A reader who points and clicks."""

    page: Page

    def use(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    tick = use

    def point(self, selector: str) -> None:
        self.page.locator(selector).first.hover()

    def write(self, selector: str, words: str) -> None:
        self.page.locator(selector).click()
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def choose(self, selector: str, name: str) -> None:
        self.page.locator(selector).select_option(label=name)


@dataclass
class Keyboard:
    """A reader who has a keyboard and nothing else."""

    page: Page

    def use(self, selector: str) -> None:
        self.point(selector)
        self.page.keyboard.press("Enter")

    def tick(self, selector: str) -> None:
        self.point(selector)
        self.page.keyboard.press("Space")

    def point(self, selector: str) -> None:
        if not self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            tab_to(self.page, selector, most=300)

    def write(self, selector: str, words: str) -> None:
        self.point(selector)
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def choose(self, selector: str, name: str) -> None:
        self.point(selector)
        self.page.keyboard.type(name)


Reader = Mouse | Keyboard


@pytest.fixture(params=["with the mouse", "by keyboard", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Reader]:
    """Somebody who has the first page open."""
    scripts = request.param != "without scripts"
    context = browser.new_context(viewport={"width": 1280, "height": 1400}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(site)
    yield Keyboard(page) if request.param == "by keyboard" else Mouse(page)
    context.close()


def received(reader: Reader, selector: str) -> Download:
    """The file that comes when something is used."""
    with reader.page.expect_download() as waiting:
        reader.use(selector)
    return waiting.value


def content(file: Download) -> bytes:
    return Path(file.path()).read_bytes()


def open_valdoria(reader: Reader) -> None:
    """From the map to the newest profile of a country."""
    reader.use('.map a[href="/countries/XVA/"]')
    reader.page.wait_for_url("**/countries/XVA/")
    reader.use('main a[href="/countries/XVA/2024/"]')
    reader.page.wait_for_url("**/countries/XVA/2024/")


def test_from_home_to_the_words_that_prove_a_threat(reader: Reader) -> None:
    open_valdoria(reader)
    page = reader.page
    threat = 'section[aria-labelledby="threats"] .claim-primary'
    wording = page.locator(f"{threat} > .claim-words").first.inner_text()
    proof = page.locator(f"{threat} .proof").first
    assert not proof.is_visible()
    reader.point(f"{threat} > .claim-words")
    expect(proof).to_be_visible()
    assert " ".join(proof.locator("mark").first.inner_text().split()) == wording
    reader.use(f"{threat} > .claim-words")
    page.wait_for_url("**/texts/**#words")
    assert " ".join(page.locator("#words").inner_text().split()) == wording
    expect(page.locator("#words")).to_be_in_viewport()


def test_from_a_search_to_the_page_image_and_a_citation(reader: Reader) -> None:
    page = reader.page
    reader.write("#seek", "country:XVA kind:nss cables")
    page.wait_for_url("**/search/?q=*")
    found = page.locator(".hit-words mark").first.inner_text()
    reader.use(".hit-words a")
    page.wait_for_url("**/texts/**#words")
    assert found in page.locator("#words").inner_text()
    picture, mark = page.locator(".facsimile img"), page.locator(".facsimile .box-words").first
    expect(picture).to_be_visible()
    shown, marked = picture.bounding_box(), mark.bounding_box()
    assert shown is not None
    assert marked is not None
    assert shown["x"] <= marked["x"] <= marked["x"] + marked["width"] <= shown["x"] + shown["width"]
    assert shown["y"] <= marked["y"] <= marked["y"] + marked["height"] <= shown["y"] + shown["height"]
    assert page.request.get(picture.evaluate_handle("image => image.src").json_value()).ok
    reader.use("main a[href$='/cite/']")
    page.wait_for_url("**/cite/")
    file = content(received(reader, "main a[href$='cite.bib']"))
    (entry,) = Parser().parse_string(file.decode()).entries.values()
    assert entry.fields["number"].startswith("XVA/nss/")
    assert entry.fields["url"] == page.url.removesuffix("cite/")


def test_three_countries_are_compared_and_taken_away(reader: Reader) -> None:
    page = reader.page
    reader.use(".ways a[href='/compare/']")
    page.wait_for_url("**/compare/")
    for number, name in enumerate(("Valdoria", "Kestria", "Moravina"), 1):
        reader.choose(f".slot:nth-of-type({number}) select[name=country]", name)
    reader.tick("input[value=threats]")
    reader.use(".compare-form button")
    page.wait_for_url("**/compare/?country=XVA&**")
    expect(page.locator("h1")).to_have_text("Valdoria, Kestria, Moravina 2024")
    expect(page.locator(".side-row")).to_have_count(1)
    table = received(reader, ".take-files a[href*='comparison.csv']")
    assert table.suggested_filename == "compare-xva-2024-xke-2024-xmo-2024.csv"
    rows = list(csv.DictReader(io.StringIO(content(table).decode("utf-8-sig"))))
    assert {row["country"] for row in rows} == {"XVA", "XKE", "XMO"}
    assert {row["heading"] for row in rows} == {"threats"}
    picture = Image.open(io.BytesIO(content(received(reader, ".take-files a[href*='comparison.png']"))))
    picture.load()
    assert picture.format == "PNG"
    assert picture.width >= 600


def test_another_edition_is_taken_and_says_why_a_line_changed(reader: Reader) -> None:
    open_valdoria(reader)
    page = reader.page
    reader.use(".since a")
    page.wait_for_url("**/countries/XVA/2024/?against=2023")
    why = page.locator(".why:has(.fate-new)").first
    reader.use(".why:has(.fate-new) summary")
    expect(why).to_contain_text("which edition 2023 does not have")
    reader.use(".why:has(.fate-new) a[href='/documents/XVA/nss/2023/']")
    page.wait_for_url("**/documents/XVA/nss/2023/")
    expect(page.locator("h1")).to_be_visible()


def test_from_who_speaks_of_what_to_the_words(reader: Reader) -> None:
    page = reader.page
    reader.use(".ways a[href='/concepts/']")
    page.wait_for_url("**/concepts/")
    reader.use("main a[href='/concepts/matrix/']")
    page.wait_for_url("**/concepts/matrix/")
    reader.use("a.fold[href*='open=threats']")
    page.wait_for_url("**open=threats**")
    reader.use(".matrix td a[href*='concept=cyber-threats']")
    page.wait_for_url("**/compare/?**")
    reader.use("a.claim-words")
    page.wait_for_url("**#words")
    expect(page.locator("#words")).to_be_visible()
