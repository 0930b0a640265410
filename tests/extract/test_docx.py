"""DOCX: paragraphs by style, as the document now reads."""

import io
import re
from collections import Counter

import docx as python_docx
import mammoth
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
    assert "2 tracked changes (1 insertion, 1 deletion)" in text.notices[0].message


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
    made.add_paragraph("first", style="List Number")
    made.add_table(1, 2).cell(0, 1).text = "cell"
    held = io.BytesIO()
    made.save(held)
    assert page(held.getvalue()) == [
        ("h1", "Стратегија"),
        ("paragraph", "Words of it."),
        ("list-item", "item"),
        ("list-item", "1. first"),
        ("table-cell", "cell"),
    ]


SPAN, MERGED = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
OFF, SHOWN = '<w:rStyle w:val="Off"/>', '<w:vanish w:val="0"/>'


def run(words: str, more: str = "") -> str:
    return f"<w:r><w:rPr>{more}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def level(place: int, form: str, pattern: str, more: str = "") -> str:
    shown = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/>{shown}</w:lvl>'


def listed(number: int, place: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>')
    + level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>')
    + level(2, "lowerLetter", "(%3)")
    + level(3, "upperRoman", "%4.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "russianLower", "%2)")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)
NUMBERED = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="H1"/></w:style>'
)


def test_the_numbers_a_reader_sees_stand_in_the_text():
    body = "".join(
        [
            para("Interests", "H1"),
            para("The sea", "H2"),
            para("The land", "H2"),
            para("ports", more=listed(1, 2)),
            para("roads", more=listed(1, 2)),
            para("four", more=listed(1, 3)),
            para("Threats", "H1"),
            para("Ice", "H2"),
            para("bullet", more=listed(2)),
            para("лед", more=listed(2, 1)),
            para("again", more=listed(3)),
            para("unknown", more=listed(9)),
        ]
    )
    assert page(docx(body, styles=NUMBERED, numbering=NUMBERING)) == [
        ("h1", "1. Interests"),
        ("h2", "1.1 The sea"),
        ("h2", "1.2 The land"),
        ("list-item", "(a) ports"),
        ("list-item", "(b) roads"),
        ("list-item", "I. four"),
        ("h1", "2. Threats"),
        ("h2", "2.1 Ice"),
        ("list-item", "bullet"),
        ("list-item", "а) лед"),
        ("list-item", "7. again"),
        ("list-item", "unknown"),
    ]


def test_merged_cells_count_once_and_have_their_places():
    def cell(words: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{para(words) if words else '<w:p/>'}</w:tc>"

    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('head', SPAN)}{cell('c')}</w:tr>",
        f"<w:tr>{cell('tall', MERGED)}{cell('b2')}{cell('c2')}</w:tr>",
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('b3')}{cell('c3')}</w:tr>",
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr>",
        f"<w:tr>{cell('a4')}</w:tr>",
    )
    text = read(docx(f"<w:tbl>{''.join(rows)}</w:tbl>"), "a.docx")
    places = {
        text.content[block.start : block.end]: (
            block.cell.row,
            block.cell.column,
            block.cell.rows,
            block.cell.columns,
            block.cell.header,
        )
        for block in text.blocks
        if block.cell
    }
    assert places == {
        "head": (1, 1, 1, 2, True),
        "c": (1, 3, 1, 1, True),
        "tall": (2, 1, 2, 1, False),
        "b2": (2, 2, 1, 1, False),
        "c2": (2, 3, 1, 1, False),
        "b3": (3, 2, 1, 1, False),
        "c3": (3, 3, 1, 1, False),
        "a4": (4, 1, 1, 1, False),
    }


def calls(text) -> list[tuple[str, str]]:
    starts = {block.start: text.content[block.start : block.end] for block in text.blocks}
    return [(text.content[call.start : call.end], starts[call.note]) for call in text.calls]


def test_marks_of_notes_lead_to_their_notes_in_the_form_the_document_asks_for():
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>  Оne</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t> two</w:t></w:r><w:r><w:endnoteReference w:id='2'/></w:r>"
        "<w:r><w:t> three</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/><w:t>*</w:t></w:r>"
        "</w:p>"
    )
    text = read(
        docx(
            body,
            footnotes=f"<w:footnote w:id='2'>{para('foot')}</w:footnote>"
            f"<w:footnote w:id='3'>{para('* star')}</w:footnote>",
            endnotes=f"<w:endnote w:id='2'>{para('end')}</w:endnote>",
        ),
        "a.docx",
    )
    assert text.content.startswith("One1 twoi three*")
    assert calls(text) == [("1", "1 foot"), ("i", "i end"), ("*", "* star")]


def test_lines_of_the_table_of_contents_are_no_passages():
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{field.format('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{field.format('separate')}"
        f"{run('Harbours')}<w:r><w:tab/></w:r>{run('3')}</w:p><w:p>{run('Rivers')}</w:p><w:p>{field.format('end')}</w:p>"
        + para("Styled", "TOC1")
        + '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{para('Contents')}</w:sdtContent></w:sdt>{para('Words')}"
    )
    styles = '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    assert page(docx(body, styles=styles)) == [
        ("contents", "Harbours\t3"),
        ("contents", "Rivers"),
        ("contents", "Styled"),
        ("contents", "Contents"),
        ("paragraph", "Words"),
    ]


def test_a_field_shows_its_result_and_never_its_code():
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{run('See ')}{char.format('begin')}{run('IF code')}{char.format('begin')}"
        f"<w:r><w:instrText>X</w:instrText></w:r>"
        f"{char.format('separate')}{run('inner')}{char.format('end')}{char.format('separate')}{run('page 4')}"
        f"{char.format('end')}{run('.')}</w:p>"
    )
    assert page(docx(body)) == [("paragraph", "See page 4.")]


def test_a_numbered_caption_field_makes_a_caption():
    body = f'<w:p>{run("Figure ")}<w:fldSimple w:instr=" SEQ Figure ">{run("2")}</w:fldSimple>{run(": Ports")}</w:p>'
    assert page(docx(body)) == [("caption", "Figure 2: Ports")]


def test_hidden_words_and_comments_are_out_and_reported():
    styles = '<w:style w:type="character" w:styleId="Off"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = (
        f"<w:p>{run('shown ')}{run('two words ', '<w:vanish/>')}{run('gone ', OFF)}"
        f"{run('kept', SHOWN)}<w:r><w:commentReference w:id='1'/></w:r></w:p>"
    )
    text = read(docx(body, styles=styles, comments=f"<w:comment w:id='1'>{para('To check')}</w:comment>"), "a.docx")
    assert text.content == "shown kept"
    assert codes(text) == ["comments", "hidden-text"]
    assert text.notices[0].message.startswith("1 comment stands")
    assert text.notices[1].message.startswith("3 words")


def test_symbols_soft_hyphens_and_large_first_letters_are_mended():
    body = (
        "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>he cost \u00adof co\u00adal </w:t><w:sym w:font='Symbol' w:char='F0B3'/>"
        "<w:sym w:font='Wingdings' w:char='F0FC'/></w:r><w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr>"
        "<w:t>\uf061</w:t></w:r><w:r><w:softHyphen/></w:r></w:p>"
    )
    assert page(docx(body)) == [("paragraph", "The cost of coal ≥✓α")]


def test_a_paragraph_whose_end_was_deleted_runs_into_the_next():
    body = (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p><w:p>{run('piece.')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Last.')}</w:p>"
    )
    text = read(docx(body), "a.docx")
    assert blocks(text) == [("paragraph", "One piece."), ("paragraph", "Last.")]
    assert "2 deletions" in text.notices[0].message


def test_typed_headings_and_items_are_found_where_styles_name_none():
    body = (
        f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{run('STRATEGY OF THE HARBOURS')}</w:p>"
        + para("1. Interests of the towns")
        + para("The towns keep their harbours open.")
        + para("1.1. Safe ports")
        + para("They want:")
        + para("1) open water;")
        + para("– clean rivers.")
        + f"<w:p>{run('Common waters', '<w:b/>')}</w:p>"
        + para("They share them.")
    )
    assert [kind for kind, _ in page(docx(body))] == [
        "h1",
        "h1",
        "paragraph",
        "h2",
        "paragraph",
        "list-item",
        "list-item",
        "h2",
        "paragraph",
    ]


def test_bold_lines_are_no_headings_where_styles_name_them():
    body = "".join(para(f"Head {at}", "Naslov2") + f"<w:p>{run('Bold', '<w:b/>')}</w:p>" for at in range(2))
    assert [kind for kind, _ in page(docx(body + para("x"), styles=STYLES))] == ["h2", "paragraph"] * 2 + ["paragraph"]


def test_nothing_that_other_libraries_find_is_lost():
    made = python_docx.Document()
    made.add_heading("Стратегија", 1)
    for at in range(3):
        made.add_paragraph(f"Paragraph {at} of it.").add_run(" Bold words.").bold = True
        made.add_paragraph(f"item {at}", style="List Number")
    table = made.add_table(2, 3)
    for at, inner in enumerate(table._cells):
        inner.text = f"cell{at}"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "inner"
    made.sections[0].header.paragraphs[0].text = "Head of it"
    held = io.BytesIO()
    made.save(held)
    ours = Counter(re.findall(r"\w+", read(held.getvalue(), "a.docx").content))
    theirs = Counter(re.findall(r"\w+", mammoth.extract_raw_text(io.BytesIO(held.getvalue())).value))
    written = Counter(re.findall(r"\w+", " ".join(paragraph.text for paragraph in made.paragraphs)))
    assert not theirs - ours
    assert not written - ours
    assert ours["Head"] == 1


def test_a_raised_digit_behind_a_number_stays_raised():
    paragraph = python_docx.Document()
    words = paragraph.add_paragraph("§ 3")
    for said, high in (("1", True), (" and 10", False), ("2", True), (" m, word", False), ("4", True), (".", False)):
        words.add_run(said).font.superscript = high
    buffer = io.BytesIO()
    paragraph.save(buffer)
    assert page(buffer.getvalue()) == [("paragraph", "§ 3¹ and 10² m, word4.")]
