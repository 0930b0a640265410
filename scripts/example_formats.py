"""A source as PDF, DOCX and HTML, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import html
import io
import json
import zipfile
from collections.abc import Iterator

import typst
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from example_source import FICTIONAL, Block, Made, Source, Words, fill

_TYPST_HEAD = """\
#set document(title: {title}, date: datetime(year: {year}, month: {month}, day: {day}))
#set text(font: "Libertinus Serif", size: 10.5pt, lang: {lang}, region: {region}, hyphenate: true)
#set par(justify: true, leading: 0.62em, spacing: 0.95em)
#set page(
  paper: "a4", margin: (x: 27mm, top: 30mm, bottom: 28mm), numbering: "1",
  header: text(8.5pt)[#{title} #h(1fr) {year} #v(-5pt) #line(length: 100%, stroke: 0.4pt)],
  footer: context text(8.5pt)[#{fictional} #h(1fr) #counter(page).display("1")],
)
#show heading: set text(hyphenate: false)
#show heading: set par(justify: false)
#show heading: set block(above: 1.5em, below: 0.8em, sticky: true)
#show heading.where(level: 1): set text(14pt)
#show heading.where(level: 2): set text(11.5pt)
#set list(indent: 4mm, body-indent: 3mm, spacing: 0.6em)
#set enum(indent: 4mm, body-indent: 3mm, spacing: 0.6em)
"""
_TYPST_TITLE = """\
#block(below: 10mm)[
  #set par(justify: false)
  #text(20pt, weight: "bold", hyphenate: false, {title})
  #parbreak()
  #text(12pt, hyphenate: false, {subtitle})
  #parbreak()
  #text(10pt, style: "italic", {note})
]
"""


def make_pdf(source: Source, made: Made) -> bytes:
    """A PDF with running heads, page numbers, footnotes and, where the table says so, a page of contents."""
    language, _, _ = made.language.partition("-")
    literals = {
        "title": _literal(source.title),
        "subtitle": _literal(source.subtitle),
        "note": _literal(source.note),
        "lang": _literal(language),
        "region": _literal("GB") if language == "en" else "none",
        "fictional": _literal(FICTIONAL),
        "year": str(made.date.year),
        "month": str(made.date.month),
        "day": str(made.date.day),
    }
    parts = [fill(_TYPST_HEAD, literals), fill(_TYPST_TITLE, literals)]
    if made.contents:
        parts.append('#pagebreak()\n#outline(title: "Contents", depth: 2, indent: 5mm)\n#pagebreak()\n')
    parts += [_typst_block(block, source.notes) for block in source.blocks]
    noon = dt.datetime.combine(made.date, dt.time(12), dt.UTC)
    pdf = typst.compile(
        "\n".join(parts).encode(), format="pdf", ignore_system_fonts=True, timestamp=int(noon.timestamp())
    )
    if not isinstance(pdf, bytes):
        raise TypeError("one PDF was expected")
    return pdf


def _literal(text: str) -> str:
    # Typst's string escapes are a part of JSON's as long as letters beyond ASCII stand as they are.
    return json.dumps(text, ensure_ascii=False)


def _typst_block(block: Block, notes: tuple[str, ...]) -> str:
    body = "".join(
        f"#{_literal(part)}" if isinstance(part, str) else f"#footnote({_literal(notes[part.number - 1])})"
        for part in block.words
    )
    if block.kind == "heading":
        return f"#heading(level: {block.level})[{body}]\n"
    if block.kind == "item":
        return f"#enum.item({block.number})[{body}]" if block.number else f"#list.item[{body}]"
    return f"\n{body}\n"


_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_UNUSED = ("/stylesWithEffects", "/customXml", "/thumbnail")


def make_docx(source: Source, made: Made) -> bytes:
    """A DOCX with heading and list styles, real footnotes, a running head and a page number."""
    document = _slim_document()
    moment = dt.datetime.combine(made.date, dt.time(12))
    properties = document.core_properties
    properties.title, properties.author, properties.comments = source.title, "Stratlas example", source.note
    properties.created = properties.modified = moment
    properties.language = made.language
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Georgia", Pt(10.5)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = source.title
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{FICTIONAL}\t")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)
    document.add_paragraph(source.title, style="Title")
    document.add_paragraph(source.subtitle, style="Subtitle")
    document.add_paragraph().add_run(source.note).italic = True
    for block in source.blocks:
        paragraph = document.add_paragraph(style=_docx_style(block))
        for part in block.words:
            if isinstance(part, str):
                paragraph.add_run(part)
            else:
                _add_mark(paragraph, part.number)
    place, package = PackURI("/word/footnotes.xml"), document.part.package
    footnotes = Part(place, _FOOTNOTES_TYPE, _docx_notes(source.notes), package)
    document.part.relate_to(footnotes, RELATIONSHIP_TYPE.FOOTNOTES)
    buffer = io.BytesIO()
    document.save(buffer)
    return _rezip(buffer.getvalue())


def _slim_document() -> DocxDocument:
    # python-docx's template brings 800 kB of table styles that no document here uses, and a picture of itself.
    document = Document()
    styles = document.styles
    for style in [style for style in styles if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table"]:
        style.delete()
    for owner in (document.part, document.part.package):
        for key in [key for key, rel in owner.rels.items() if rel.reltype.endswith(_UNUSED)]:
            del owner.rels[key]
    return document


def _docx_style(block: Block) -> str:
    if block.kind == "heading":
        return f"Heading {block.level}"
    if block.kind == "item":
        return "List Number" if block.number else "List Bullet"
    return "Normal"


def _add_mark(paragraph: Paragraph, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{number}"/>'))


def _docx_notes(notes: tuple[str, ...]) -> bytes:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    small = '<w:rPr><w:sz w:val="17"/></w:rPr>'
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r>{raised}<w:footnoteRef/></w:r>'
        f'<w:r>{small}<w:t xml:space="preserve"> {html.escape(note, quote=False)}</w:t></w:r>'
        "</w:p></w:footnote>"
        for number, note in enumerate(notes, 1)
    )
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}\n<w:footnotes {nsdecls('w')}>{rules}{body}</w:footnotes>".encode()


def _rezip(data: bytes) -> bytes:
    # Stored, not deflated: the bytes must not depend on the zlib that a machine happens to have.
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), old.read(entry))
    return buffer.getvalue()


_HTML_WORDS = {
    "en": ("Home", "The Ministry", "Documents", "News", "Contact", "Notes", "Main menu"),
    "sq": ("Kreu", "Ministria", "Dokumente", "Lajme", "Kontakt", "Shënime", "Menyja kryesore"),
}
_HTML_PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="date" content="{date}">
  <title>{title}</title>
  <style>
    body { max-width: 44rem; margin: auto; padding: 1rem; font-family: Georgia, serif; line-height: 1.5 }
    nav li { display: inline; margin-right: 1em }
  </style>
</head>
<body>
  <header>
    <p>{fictional}</p>
    <nav aria-label="{menu}">
      <ul>
{links}
      </ul>
    </nav>
  </header>
  <main>
    <article>
      <h1>{title}</h1>
      <p class="subtitle">{subtitle}</p>
      <p class="note"><em>{note}</em></p>
{body}
      <section class="footnotes">
        <h2>{notes}</h2>
        <ol>
{footnotes}
        </ol>
      </section>
    </article>
  </main>
  <footer>
    <p>{fictional}</p>
  </footer>
</body>
</html>
"""


def make_html(source: Source, made: Made) -> bytes:
    """A complete page as an official site has: menu, article, footnotes with links both ways, footer."""
    *links, notes, menu = _HTML_WORDS[made.language]
    values = {
        "lang": made.language,
        "date": made.date.isoformat(),
        "title": html.escape(source.title),
        "subtitle": html.escape(source.subtitle),
        "note": html.escape(source.note),
        "fictional": FICTIONAL,
        "menu": menu,
        "links": "\n".join(f'        <li><a href="#">{label}</a></li>' for label in links),
        "body": "\n".join(_html_blocks(source.blocks)),
        "notes": notes,
        "footnotes": "\n".join(
            f'          <li id="note-{number}">{html.escape(note, quote=False)} <a href="#mark-{number}">↩</a></li>'
            for number, note in enumerate(source.notes, 1)
        ),
    }
    return fill(_HTML_PAGE, values).encode()


def _html_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    open_list = ""
    for block in blocks:
        wanted = ("ol" if block.number else "ul") if block.kind == "item" else ""
        if open_list != wanted:
            if open_list:
                yield f"      </{open_list}>"
            if wanted:
                yield f"      <{wanted}>"
            open_list = wanted
        tag = {"heading": f"h{block.level + 1}", "item": "li"}.get(block.kind, "p")
        yield f"      <{tag}>{_html_words(block.words)}</{tag}>"
    if open_list:
        yield f"      </{open_list}>"


def _html_words(words: Words) -> str:
    return "".join(
        html.escape(part, quote=False)
        if isinstance(part, str)
        else f'<sup id="mark-{part.number}"><a href="#note-{part.number}">{part.number}</a></sup>'
        for part in words
    )
