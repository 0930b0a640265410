"""ODT: read by ourselves, with the numbers and notes a word processor shows."""

import pytest

from stratlas.errors import BadFile
from stratlas.records import Text
from tests.extract.files import blocks, codes, odt, odt_root, read, zipped

OUTLINE = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
)
LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" '
    'style:num-suffix=")"/></text:list-style><text:list-style style:name="B"><text:list-level-style-bullet '
    'text:level="1" text:bullet-char="x"/></text:list-style>'
)
STYLES = (
    '<style:style style:name="Cap" style:family="paragraph" style:display-name="Caption"/>'
    '<style:style style:name="Table_20_1" style:family="paragraph" style:parent-style-name="Cap"/>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
)


def page(body: str, **parts: str) -> list[tuple[str, str]]:
    return blocks(read(odt(body, **parts), "a.odt"))


def calls(text: Text) -> list[tuple[str, str]]:
    starts = {block.start: text.content[block.start : block.end] for block in text.blocks}
    return [(text.content[call.start : call.end], starts[call.note]) for call in text.calls]


def test_headings_have_their_levels_and_the_numbers_that_are_shown():
    body = '<text:h text:outline-level="{}">{}</text:h>'
    made = "".join(body.format(level, words) for level, words in ((1, "One"), (2, "A"), (2, "B"), (1, "Two"), (2, "C")))
    assert page(made, styles=OUTLINE) == [
        ("h1", "1 One"),
        ("h2", "1.1 A"),
        ("h2", "1.2 B"),
        ("h1", "2 Two"),
        ("h2", "2.1 C"),
    ]


def test_lists_are_items_with_their_numbers():
    def item(words: str, inner: str = "") -> str:
        return f"<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>"

    inner = f"<text:list>{item('deep')}{item('deeper')}</text:list>"
    body = (
        f'<text:list text:style-name="L">{item("a", inner)}{item("b")}</text:list><text:p>between</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{item("c")}</text:list>'
        f'<text:list text:style-name="L">{item("new")}</text:list>'
        f'<text:list text:style-name="B">{item("x")}</text:list>'
    )
    assert page(body, styles=LISTS) == [
        ("list-item", "1) a"),
        ("list-item", "(a) deep"),
        ("list-item", "(b) deeper"),
        ("list-item", "2) b"),
        ("paragraph", "between"),
        ("list-item", "3) c"),
        ("list-item", "1) new"),
        ("list-item", "x"),
    ]


def test_tables_have_their_cells_in_places():
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell.format(' table:number-columns-spanned="2"', "head")
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        + cell.format("", "a")
        + cell.format("", "b")
        + "</table:table-row></table:table>"
    )
    text = read(odt(body), "a.odt")
    cells = [block.cell for block in text.blocks if block.cell]
    assert [(cell.row, cell.column, cell.columns, cell.header) for cell in cells] == [
        (1, 1, 2, True),
        (2, 1, 1, False),
        (2, 2, 1, False),
    ]


def test_notes_follow_the_text_and_are_tied_to_their_marks():
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body>'
        "<text:p>{}</text:p></text:note-body></text:note>"
    )
    body = f"<text:p>One{note.format('endnote', 'i', 'end')} two{note.format('footnote', '1', 'foot')}.</text:p>"
    text = read(odt(body), "a.odt")
    assert blocks(text) == [("paragraph", "Onei two1."), ("footnote", "1 foot"), ("footnote", "i end")]
    assert calls(text) == [("i", "i end"), ("1", "1 foot")]


def test_contents_captions_titles_and_running_lines_are_known():
    body = (
        '<text:p text:style-name="Title">Strategy</text:p><text:table-of-content><text:table-of-content-source>'
        "<text:index-title-template>x</text:index-title-template></text:table-of-content-source><text:index-body>"
        "<text:p>Harbours<text:tab/>3</text:p></text:index-body></text:table-of-content>"
        '<text:p text:style-name="Table_20_1">Table 1</text:p><text:p>Words</text:p>'
    )
    head = "<style:master-page style:name='S'><style:header><text:p>Head</text:p></style:header></style:master-page>"
    assert page(body, styles=STYLES, masters=head) == [
        ("h1", "Strategy"),
        ("contents", "Harbours\t3"),
        ("caption", "Table 1"),
        ("paragraph", "Words"),
        ("running", "Head"),
    ]


def test_deletions_comments_and_hidden_words_are_out_and_reported():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        "<text:p>kept<office:annotation><text:p>note to self</text:p></office:annotation> "
        '<text:span text:style-name="Gone">unseen words </text:span>new</text:p>'
    )
    text = read(odt(body, styles=STYLES), "a.odt")
    assert text.content == "kept new"
    assert codes(text) == ["tracked-changes", "comments", "hidden-text"]
    assert "2 tracked changes (1 insertion, 1 deletion)" in text.notices[0].message
    assert text.notices[2].message.startswith("2 words")


def test_white_space_and_boxes_are_as_shown():
    body = (
        '<text:p>\n  a\n  b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e<draw:frame><draw:text-box><text:p>boxed'
        "</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert page(body) == [("paragraph", "a b  c\td\ne"), ("paragraph", "boxed")]


def test_a_flat_file_is_read_too():
    flat = odt_root("document", "<office:body><office:text><text:p>Words</text:p></office:text></office:body>")
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n{flat}'
    assert blocks(read(data, "a.fodt")) == blocks(read(data, "download")) == [("paragraph", "Words")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (odt("<text:p>Words</text:p>")[:-40], "the zip is cut off"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "content.xml is missing"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a"}), "not well-formed"),
        (odt("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "password"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<!DOCTYPE a><a/>"}),
            "entities",
        ),
    ],
)
def test_a_broken_file_gives_a_sentence(data, what):
    with pytest.raises(BadFile) as caught:
        read(data, "a.odt")
    assert what in str(caught.value)
    assert "ODT" in str(caught.value)


@pytest.mark.parametrize("part", ["mimetype", "META-INF/manifest.xml", "content.xml"])
def test_a_part_that_cannot_be_unpacked_gives_a_sentence(part):
    data = bytearray(odt("<text:p>Words</text:p>", **{"META-INF/manifest.xml": "<manifest/>" * 9}))
    at = data.index(part.encode()) + len(part)
    data[at : at + 6] = b"\xff" * 6
    with pytest.raises(BadFile):
        read(bytes(data), "a.odt")
