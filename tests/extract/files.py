"""Small builders of files of every format."""

from __future__ import annotations

import hashlib
import io
import zipfile

from stratlas.extract import extract
from stratlas.records import Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def read(data: bytes | str, name: str = "strategy.txt", language: str | None = None) -> Text:
    """What `extract` makes of a file."""
    content = data.encode() if isinstance(data, str) else data
    return extract(content, name=name, capture=hashlib.sha256(content).hexdigest(), language=language)


def blocks(text: Text) -> list[tuple[str, str]]:
    """Kind (headings with their level) and words of each block."""
    return [
        (f"h{block.level}" if block.level else block.kind.value, text.content[block.start : block.end])
        for block in text.blocks
    ]


def codes(text: Text) -> list[str]:
    return [notice.code for notice in text.notices]


def zipped(files: dict[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def docx(body: str, *, styles: str = "", head: str = "", **parts: str) -> bytes:
    """A DOCX with this body; `parts` are further parts by kind (footnotes, header1)."""
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for at, kind in enumerate(["styles", *parts], 1)
    )
    names = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": (
                f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" '
                'Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": f"{head}<w:document {names}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
            "word/styles.xml": f"<w:styles {names}>{styles}</w:styles>",
            **{f"word/{kind}.xml": content for kind, content in _rooted(parts, names).items()},
        }
    )


def _rooted(parts: dict[str, str], names: str) -> dict[str, str]:
    roots = {kind: kind for kind in ("footnotes", "endnotes", "comments", "numbering", "settings")}
    roots |= {"header": "hdr", "footer": "ftr"}
    found = {}
    for kind, content in parts.items():
        root = roots[kind.rstrip("0123456789")]
        found[kind] = f"<w:{root} {names}>{content}</w:{root}>"
    return found


def para(words: str, style: str = "", more: str = "") -> str:
    """A paragraph; `more` goes into its properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def odt(body: str, *, styles: str = "", automatic: str = "", masters: str = "", **more: str) -> bytes:
    """An ODT with this text; `styles` and `masters` go into its styles part, `automatic` beside the text."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": odt_root("document-content", f"{_group('automatic-styles', automatic)}{_text(body)}"),
            "styles.xml": odt_root("document-styles", _group("styles", styles) + _group("master-styles", masters)),
            **more,
        }
    )


def odt_root(name: str, content: str) -> str:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for prefix, full in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    return f"<office:{name} {names}>{content}</office:{name}>"


def _group(name: str, content: str) -> str:
    return f"<office:{name}>{content}</office:{name}>"


def _text(body: str) -> str:
    return f"<office:body><office:text>{body}</office:text></office:body>"
