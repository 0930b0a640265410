"""The reader opens at the words and shows the whole text."""

from __future__ import annotations

import html
import re

from stratlas.actions import Workspace, profile
from stratlas.records import Block, BlockKind, Claim, Page, Role, Text
from stratlas.web.layout import BLOCKS_PER_PART, Layout
from stratlas.web.reader import open_text
from tests.web.asking import Answer, ask


def _primary(atlas: Workspace, country: str) -> Claim:
    return next(claim for claim in profile(atlas, country, "2024").claims if claim.role is Role.PRIMARY)


def _marked(answer: Answer) -> str:
    marks = re.findall(r'<mark class="words"[^>]*>(.*?)</mark>', answer.html, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", " ".join(marks))).split())


def test_a_claim_opens_the_reader_at_its_words(atlas: Workspace) -> None:
    for country in ("XVA", "XMO", "XAR", "XKE"):
        claim = _primary(atlas, country)
        span = next(item.span for item in claim.evidence if item.role is Role.PRIMARY)
        address = f"/texts/{span.text}/{span.start}-{span.end}/#words"
        assert address in ask(atlas, f"/countries/{country}/2024/").links("/texts/")
        answer = ask(atlas, address)
        assert answer.html.count('id="words"') == 1
        assert _marked(answer) == " ".join(span.quote.split())
        assert f"/countries/{country}/2024/#{'-'.join(claim.id.split('/')[2:])}" in answer.links("/countries/")


def test_a_published_page_opens_in_the_same_reader(atlas: Workspace) -> None:
    claim = profile(atlas, "XVA", "2024").claims[0]
    span = next(item.span for item in claim.evidence if item.role is Role.SECONDARY)
    answer = ask(atlas, f"/texts/{span.text}/{span.start}-{span.end}/")
    assert "Published profile page of Valdoria, 2024" in answer.words
    assert "not the strategy itself" in answer.words
    assert _marked(answer) == " ".join(span.quote.split())
    assert "cited-secondary" in answer.html


def test_all_pages_together_show_the_whole_text(atlas: Workspace) -> None:
    address = ask(atlas, "/documents/XVA/nss/2023/").text
    text = open_text(atlas, address.split("/")[2])
    pieces = [piece for block in text.blocks for piece in text.pieces(block)]
    assert len(pieces) > len(text.blocks)
    for page in text.pages:
        (shown,) = re.findall(
            r'<article class="sheet".*?</article>', ask(atlas, f"{address}?page={page.number}").html, re.DOTALL
        )
        bare = html.unescape(re.sub(r"<[^>]+>", "", shown)).replace("This page has no text.", "")
        bare = bare.replace("↩", "")
        own = [
            text.content[piece.start : piece.end]
            for running in (False, True)  # what is no part of the flow comes last
            for piece in pieces
            if piece.page == page.number and (piece.kind is BlockKind.RUNNING) is running
        ]
        assert "".join(bare.split()) == "".join(" ".join(own).split())


def test_the_outline_lists_all_headings_and_marks_those_of_this_page(atlas: Workspace) -> None:
    address = ask(atlas, "/documents/XVA/nss/2023/").text
    text = open_text(atlas, address.split("/")[2])
    answer = ask(atlas, f"{address}?page=3")
    headings = [block for block in text.blocks if block.kind is BlockKind.HEADING]
    outline = re.search(r'<nav aria-label="Contents">.*?</nav>', answer.html, re.DOTALL)
    assert outline
    assert outline[0].count("<li") == len(headings)
    assert outline[0].count('aria-current="true"') == sum(block.page == 3 for block in headings)
    assert "Page 3 of 7" in answer.words
    assert f"{address}?page=4" in answer.links("/texts/")


def test_a_pdf_shows_its_page_with_the_words_marked_in_place(atlas: Workspace) -> None:
    span = next(item.span for item in _primary(atlas, "XVA").evidence if item.role is Role.PRIMARY)
    answer = ask(atlas, f"/texts/{span.text}/{span.start}-{span.end}/")
    boxes = re.findall(
        r'class="box box-words" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', answer.html
    )
    assert boxes
    for box in boxes:
        left, top, width, height = map(float, box)
        assert left + width <= 100
        assert top + height <= 100
        assert width > 0.5
        assert 0.3 < height < 10
    assert "box box-primary" in answer.html


def test_the_picture_of_a_page_is_kept_for_good(atlas: Workspace) -> None:
    address = ask(atlas, "/documents/XVA/nss/2023/").text
    picture = ask(atlas, f"{address}pages/2.png")
    assert picture.status == 200
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.body.startswith(b"\x89PNG")
    assert "immutable" in picture.headers["Cache-Control"]
    again = ask(atlas, f"{address}pages/2.png", HTTP_IF_NONE_MATCH=picture.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert ask(atlas, f"{address}pages/99.png").status == 404
    plain = ask(atlas, "/documents/XTH/nds/2020/").text
    assert ask(atlas, f"{plain}pages/1.png").status == 404
    assert "<img" not in ask(atlas, plain).html


def test_a_huge_page_is_cut_into_parts_and_every_offset_has_its_place() -> None:
    content = "\n".join(f"line {number:04}" for number in range(400))
    blocks = tuple(Block(BlockKind.PARAGRAPH, 10 * number, 10 * number + 9, 1) for number in range(400))
    text = Text("c" * 64, "test-1", content, (Page(1, 0, len(content)),), blocks)
    layout = Layout(text)
    assert [(place.page, place.part) for place in layout.places] == [(1, 1), (1, 2), (1, 3)]
    assert layout.place_of(10 * BLOCKS_PER_PART - 2).part == 1
    assert layout.place_of(10 * BLOCKS_PER_PART - 1).part == 2
    assert layout.place_of(len(content) - 1).part == 3


def test_a_page_without_text_has_its_place_and_says_so() -> None:
    text = Text("c" * 64, "test-1", "one\n\n", (Page(1, 0, 5), Page(2, 5, 5)), (Block(BlockKind.PARAGRAPH, 0, 3, 1),))
    assert [place.page for place in Layout(text).places] == [1, 2]
    assert Layout(text).place_of(4).page == 1
