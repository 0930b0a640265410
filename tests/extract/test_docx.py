"""DOCX: paragraphs by style, as the document now reads."""

import io

import docx as python_docx
import pytest

from tests.extract.files import blocks, codes, docx, para, read


def page(data: bytes) -> list[tuple[str, str]]:
    return blocks(read(data, "a.docx"))


STYLES = (
    '<w:style w:styleId="Naslov2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="Chapter head"/><w:basedOn w:val="Naslov2"/></w:style>'
    '<w:style w:styleId="Deep"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="List"><w:name w:val="List Bullet"/>'
    "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>"
    '<w:style w:styleId="Sub"><w:name w:val="Subtitle"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Loop"><w:name w:val="y"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:styleId="Cap"><w:name w:val="caption"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "more", "kind"),
    [
        ("T", "", "h1"),
        ("Naslov2", "", "h2"),
        ("Own", "", "h2"),
        ("Deep", "", "h4"),
        ("", '<w:outlineLvl w:val="0"/>', "h1"),
        ("Naslov2", '<w:outlineLvl w:val="9"/>', "paragraph"),
        ("List", "", "list-item"),
        ("", '<w:numPr><w:numId w:val="1"/></w:numPr>', "list-item"),
        ("List", '<w:numPr><w:numId w:val="0"/></w:numPr>', "paragraph"),
        ("Sub", "", "paragraph"),
        ("Loop", "", "paragraph"),
        ("Heading3", "", "h3"),
        ("Cap", "", "caption"),
        ("Nowhere", "", "paragraph"),
    ],
)
def test_a_paragraph_is_what_its_style_says(style, more, kind):
    assert page(docx(para("Words", style, more), styles=STYLES)) == [(kind, "Words")]


def test_tables_are_cells_in_order_and_nested_ones_too():
    cell = "<w:tc>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(para('inner'))}</w:tr></w:tbl>"
    row = f"<w:tr>{cell.format(para('a'))}{cell.format(para('b') + inner)}</w:tr>"
    merged = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    assert page(docx(f"<w:tbl>{row}{merged}</w:tbl>")) == [
        ("table-cell", "a"),
        ("table-cell", "b"),
        ("table-cell", "inner"),
    ]


def test_links_controls_tags_and_breaks_keep_their_words():
    body = (
        "<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t> tag</w:t></w:r></w:smartTag>"
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:tab/><w:t>box</w:t><w:br/><w:t>line</w:t>"
        '<w:br w:type="page"/><w:noBreakHyphen/></w:r></w:sdtContent></w:sdt></w:p>'
        f"<w:sdt><w:sdtContent>{para('block')}</w:sdtContent></w:sdt>"
    )
    assert page(docx(body)) == [("paragraph", "link tag\tbox\nline \u2011"), ("paragraph", "block")]


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{para('boxed')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>around</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert page(docx(body)) == [("paragraph", "around"), ("paragraph", "boxed")]


def test_insertions_are_taken_deletions_not_and_both_are_counted():
    body = (
        "<w:p><w:r><w:t>kept </w:t></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    )
    text = read(docx(body), "a.docx")
    assert text.content == "kept new"
    assert codes(text) == ["tracked-changes"]
    assert "2 tracked changes" in text.notices[0].message


def test_notes_follow_the_text_in_the_order_of_their_marks():
    reference = '<w:footnoteReference w:id="{}"/>'
    body = f"<w:p><w:r><w:t>One</w:t>{reference.format(7)}<w:t> two</w:t>{reference.format(2)}</w:r></w:p>"
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{para("-")}</w:footnote>'
        f'<w:footnote w:id="2">{para("second")}</w:footnote>'
        f'<w:footnote w:id="7">{para("first")}{para("more")}</w:footnote>'
        f'<w:footnote w:id="9">{para("alone")}</w:footnote>'
    )
    assert page(docx(body, footnotes=notes)) == [
        ("paragraph", "One1 two2"),
        ("footnote", "1 first\nmore"),
        ("footnote", "2 second"),
        ("footnote", "alone"),
    ]


def test_heads_and_feet_come_once_at_the_end():
    data = docx(para("Words"), header1=para("Head"), header2=para("Head"), footer1=para("Foot"))
    assert page(data) == [("paragraph", "Words"), ("running", "Head"), ("running", "Foot")]


def test_what_python_docx_writes_is_read():
    made = python_docx.Document()
    made.add_heading("Стратегија", 1)
    made.add_paragraph("Words of it.")
    made.add_paragraph("item", style="List Bullet")
    made.add_table(1, 2).cell(0, 1).text = "cell"
    held = io.BytesIO()
    made.save(held)
    assert page(held.getvalue()) == [
        ("h1", "Стратегија"),
        ("paragraph", "Words of it."),
        ("list-item", "item"),
        ("table-cell", "cell"),
    ]
