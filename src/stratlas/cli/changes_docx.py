"""Changes as a Word document that an analyst can send: what was taken out struck, what was put in underlined.

Three small parts of XML in a zip; a library for writing DOCX would be a dependency for this alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape

from stratlas import actions, align
from stratlas.cli.changes_report import concept_lines
from stratlas.records import Change, ChangeKind, WordKind

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same changes make the same file."""

_FOREIGN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_LABEL = (
    '<w:style w:type="paragraph" w:styleId="Label"><w:name w:val="Label"/><w:basedOn w:val="Normal"/>'
    "<w:pPr><w:keepNext/></w:pPr></w:style>"
)
_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
_OUT, _IN = ("C00000", "strike"), ("006100", "u")
_MARKS = {WordKind.DELETED: _OUT, WordKind.INSERTED: _IN, WordKind.MOVED: ("1F4E79", "i")}


def changes_docx(told: actions.Told) -> bytes:
    """The report as the bytes of a DOCX file."""
    comparison, (old, new) = told.comparison, told.names
    body = [_paragraph([_run(f"What changed: {old} → {new}")], "Title")]
    for side in (comparison.old, comparison.new):
        body.append(_paragraph([_run(f"{side.version.id}: {side.version.title}")]))
    if comparison.translated:
        body.append(_paragraph([_run(f"Compared in translation: {comparison.translated}")]))
    body += [_paragraph([_run(sentence)]) for sentence in told.sentences]
    body.append(_paragraph([_run("taken out", _OUT), _run(", "), _run("put in", _IN), _run(", "),
                            _run("put elsewhere", _MARKS[WordKind.MOVED])]))  # fmt: skip
    body += list(_claims(told))
    if concepts := concept_lines(told):
        body.append(_paragraph([_run("Concepts, by the words of the codebook")], "Heading1"))
        body += [_paragraph([_run(line)]) for line in concepts]
    if told.narrowed:
        body.append(_paragraph([_run(f"Changes {told.narrowed}:")]))
    for title, changes in told.by_section:
        shown = [change for change in changes if change.kind is not ChangeKind.KEPT or change.judged or told.narrowed]
        if shown:
            body.append(_paragraph([_run(title)], "Heading1"))
        for change in shown:
            body += _change(told, change, actions.came_from(change, title))
    size = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    return _packed(f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}{size}</w:body></w:document>')


def _claims(told: actions.Told) -> Iterator[str]:
    moved = [item for item in told.claims if item.what != "stayed"]
    if moved:
        yield _paragraph([_run("Claims of profiles")], "Heading1")
    for item in moved:
        said = "lost its words" if item.what == "lost" else "rests on new words"
        yield _paragraph([_run(f"{item.claim.id} {said}: {item.claim.wording}")])


def _change(told: actions.Told, change: Change, source: str) -> list[str]:
    said = actions.in_words(change)
    if change.reworded:
        said += f"; {align.percent(change.score)} of the words are the same"
    if source:
        said += f"; from “{source}”"
    old, new = told.comparison.old.text, told.comparison.new.text
    label = _paragraph([_run(f"{said} [{change.id}]", ("595959", "b"))], "Label")
    passages = align.redline(change, old, new)
    return [label, *(_paragraph([_run(words, _MARKS.get(kind)) for words, kind in runs]) for runs in passages)]


def _paragraph(runs: list[str], style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def _run(text: str, mark: tuple[str, str] | None = None) -> str:
    properties = ""
    if mark:
        colour, kind = mark
        value = ' w:val="single"' if kind == "u" else ""
        looks = [f"<w:{kind}{value}/>", f'<w:color w:val="{colour}"/>']
        properties = f"<w:rPr>{''.join(looks[::-1] if kind == 'u' else looks)}</w:rPr>"  # the format wants this order
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(_FOREIGN.sub(_UNKNOWN, text), quote=False)}</w:t></w:r>'


def _style(name: str, label: str, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{label}"/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{2 * size}"/></w:rPr></w:style>'
    )


def _packed(document: str) -> bytes:
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{_NORMAL}{_LABEL}{_style("Title", "Title", 18)}'
        f"{_style('Heading1', 'heading 1', 13)}</w:styles>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), (_HEAD + part).encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
