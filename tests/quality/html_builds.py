"""Pages that people built by hand, or with a word processor, and what such documents are made of."""

from __future__ import annotations

import html

from stratlas.records import BlockKind
from tests.quality.html_writing import HEADING, ITEM, PARAGRAPH, Writer

_BOLD = "<p><strong>{}</strong></p>"


def tables_of_the_nineties(w: Writer) -> str:
    menu = w.menu("{}", "<font size=1>{}</font><br>")
    title = w.title("<center><font size=5><b>{}</b></font></center>", 0)
    body = w.sections("<b>{}</b><br><br>", "{}<br><br>\n", lambda: w.listed("{}", "{}<br>", "- ") + "<br>", level=0)
    return (
        f"<body bgcolor=white><table width=760 cellpadding=0><tr><td colspan=3>{w.menu('{}', '{} | ')}</td></tr><tr>"
        f"<td width=150 valign=top>{menu}</td><td width=460>{title}<br><br>{body}</td><td width=150>"
        f"{w.menu('{}', '{}<br>')}</td></tr><tr><td colspan=3><font size=1>{' | '.join(w.links(3, 5))}</font></td></tr>"
        f"</table></body>"
    )


def print_view(w: Writer) -> str:
    return (
        f"<body onload='print()'><a href='javascript:window.print()'>Print</a> {w.title()}{w.paragraph()}"
        f"{w.sections('<h3>{}</h3>', level=3)}</body>"
    )


def bold_lines_as_headings(w: Writer) -> str:
    return (
        f"<body><div class='nav'>{w.menu()}</div><div class='text'>{w.title()}{w.sections(_BOLD, level=0)}</div>"
        f"<div id='bottom'>{w.menu()}</div></body>"
    )


def breaks_as_paragraphs(w: Writer) -> str:
    body = w.sections("<b>{}</b><br>", "{}<br/><br/>", lambda: w.listed("{}", "{}<br>", "• ") + "<br>", level=0)
    return (
        f"<body><div class='sidebar'>{w.menu('<div>{}</div>', '{}<br>')}</div><div>{w.title('<h1>{}</h1>')}{body}</div>"
        f"<div class='footer'>{w.imprint()}</div></body>"
    )


def dashes_as_lists(w: Writer) -> str:
    body = w.sections("<p><b>{}</b></p>", "<p>{}</p>", lambda: w.listed("{}", "<p>{}</p>", "– "), level=0)
    return f"<body><div id='meni'>{w.menu()}</div><div id='sadrzaj'>{w.title('<h2>{}</h2>', 2)}{body}</div></body>"


def accordions(w: Writer) -> str:
    title, parts = w.title(), ""
    for at in range(4):
        parts += (
            f"<details><summary>{w.say(PARAGRAPH, w.words(3, 6))}</summary>{w.paragraph()}{w.listed()}</details>"
            if at % 2
            else f"<h3><button aria-expanded='false' aria-controls='p{at}'>{w.say(HEADING, w.words(3, 6), 3)}"
            f"</button></h3>"
            f"<div id='p{at}' role='region' style='display: none'>{w.paragraph()}{w.paragraph()}</div>"
        )
    return (
        f"<body><nav>{w.menu()}</nav><main>{title}{parts}</main>"
        f"<div style='display:none' id='promo'>{w.prose()}</div><footer>{w.imprint()}</footer></body>"
    )


def definitions(w: Writer) -> str:
    title, opening, parts = w.title(), w.paragraph(), ""
    for _ in range(6):
        parts += f"<dt>{w.say(ITEM, w.words(1, 3))}</dt><dd>{w.say(ITEM, w.prose(2))}</dd>"
    return (
        f"<body>{w.crumbs('<ol class=breadcrumbs><li>{}</li></ol>')}<div class='page-content'>{title}{opening}"
        f"<dl>{parts}</dl></div></body>"
    )


def gazette(w: Writer) -> str:
    """A table that lays out the page, with rows of text and a table of figures inside."""
    return (
        f"<body><table width='100%'><tr><td><table class='meni'><tr><td>{w.menu('{}', '{} ')}</td></tr></table>"
        f"</td></tr>"
        f"<tr><td><table class='glasnik'><tr><td><p align=center><b>{w.say(HEADING, w.words(3, 6), 0)}</b></p>"
        f"{w.sections('<p align=center><b>{}</b></p>', level=0)}{w.table('td')}{w.paragraph()}</td></tr></table>"
        f"</td></tr>"
        f"<tr><td><font size=1>{' | '.join(w.links(3, 5))}</font></td></tr></table></body>"
    )


def contents_of_its_own(w: Writer) -> str:
    title, names = w.title(), [w.words(2, 5) for _ in range(5)]
    contents = "".join(
        f"<li><a href=#c{at}>{w.say(BlockKind.CONTENTS, name)}</a></li>" for at, name in enumerate(names)
    )
    body = ""
    for at, name in enumerate(names):
        body += f"<h2><a name='c{at}'></a>{w.say(HEADING, name, 2)}</h2>{w.paragraph()}{w.paragraph()}"
    return (
        f"<body><div class='menu-wrapper'>{w.menu()}</div><div class='inner'>{title}<ul>{contents}</ul>{body}"
        f"<p><a href='#'>Top</a></p></div><div class='social'>{w.share()}</div></body>"
    )


def word_processor(w: Writer) -> str:
    mark = "<span style='mso-list:Ignore'>·<span style='font:7.0pt'>&nbsp;&nbsp;</span></span>"
    normal = "<p class=MsoNormal>{}<o:p></o:p></p>"

    def listed() -> str:
        items = ""
        for _ in range(3):
            sentence = w.sentence()
            w.say(ITEM, f"·  {sentence}")
            items += (
                f"<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt'>{mark}{html.escape(sentence)}</p>"
            )
        return items

    title = w.title("<p class=MsoTitle>{}</p>", 0)
    body = w.sections("<p class=MsoNormal style='margin:0'><b><span lang=EN>{}</span></b></p>", normal, listed, level=0)
    return f"<body lang=EN link=blue><div class=WordSection1>{title}{body}</div></body>"


def hidden_parts(w: Writer) -> str:
    return (
        f"<body><div class='mobile-menu' style='display:none'>{w.menu()}</div><div class='top'><span class='sr-only'>"
        f"{w.words(2, 3)}</span>{w.menu()}</div><div role='main'>{w.title()}{w.paragraph()}<p hidden>{w.prose()}</p>"
        f"{w.sections()}<span class='visually-hidden'>{w.words(2, 3)}</span></div><template>{w.prose()}</template>"
        f"<div class='modal fade' role='dialog'><form><label>{w.words(1, 2)}</label><input type=email>"
        f"<button>Send</button></form></div></body>"
    )


def figures(w: Writer) -> str:
    title, opening = w.title(), w.paragraph()
    quoted = f"<blockquote><p>{w.say(PARAGRAPH, w.prose())}</p></blockquote>"
    figure = f"<figure><img src=x><figcaption>{w.say(BlockKind.CAPTION, w.words(4, 9))}</figcaption></figure>"
    table = f"<table><caption>{w.say(BlockKind.CAPTION, w.words(4, 9))}</caption>{w.table()[7:]}"
    return (
        f"<body><div role='navigation'>{w.menu()}</div><article>{title}{opening}{quoted}{figure}{table}{w.sections()}"
        f"<div class='related-links'>{w.related()}</div></article><div role='contentinfo'>{w.imprint()}</div></body>"
    )


def roles_only(w: Writer) -> str:
    title = w.title("<div role='heading' aria-level='1'>{}</div>")
    body = w.sections("<div role='heading' aria-level='2'>{}</div>", "<div><span>{}</span></div>")
    return (
        f"<body><div role='banner'>{w.languages('<div>{}</div>')}{w.menu()}</div><div>{title}{body}</div>"
        f"<div role='search'><input type='text'><button>Go</button></div><div role='complementary'>{w.related()}</div>"
        f"<div role='contentinfo'>{w.imprint()}{w.menu()}</div></body>"
    )


def aside_that_is_text(w: Writer) -> str:
    """A box in the document's main part belongs to the document; one of links does not."""
    title, opening = w.title(), w.paragraph()
    box = f"<aside class='box'><p>{w.say(PARAGRAPH, w.prose())}</p></aside>"
    return (
        f"<body><nav>{w.menu()}</nav><main>{title}{opening}{box}{w.sections()}<aside>{w.related('<h4>{}</h4>')}</aside>"
        f"</main></body>"
    )


BUILDS = (
    tables_of_the_nineties,
    print_view,
    bold_lines_as_headings,
    breaks_as_paragraphs,
    dashes_as_lists,
    accordions,
    definitions,
    gazette,
    contents_of_its_own,
    word_processor,
    hidden_parts,
    figures,
    roles_only,
    aside_that_is_text,
)
