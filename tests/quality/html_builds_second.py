"""A second set of web pages: builds that no reader was tuned on when they were written."""

from __future__ import annotations

from stratlas.records import BlockKind
from tests.quality.documents import Piece
from tests.quality.html_writing import HEADING, ITEM, PARAGRAPH, Writer


def wordpress_blocks(w: Writer) -> str:
    return (
        f"<body class='wp-site-blocks'><header class='wp-block-template-part'><div class='wp-block-group'>"
        f"<p class='wp-block-site-title'><a href='/'>{w.words(2, 3)}</a></p><nav class='wp-block-navigation'>"
        f"{w.menu()}</nav></div></header>"
        f"<main class='wp-block-group'>{w.title('<h1 class=wp-block-post-title>{}</h1>')}"
        f"<div class='entry-content wp-block-post-content'>"
        f"{w.sections('<h2 class=wp-block-heading>{}</h2>')}<figure class='wp-block-table'>{w.table()}</figure></div>"
        f"<div class='wp-block-post-terms'>{', '.join(w.links(2, 3))}</div><div class='wp-block-buttons'>"
        f"<div class='wp-block-button'><a class='wp-block-button__link' href='/x'>{w.words(1, 3)}</a></div>"
        f"</div></main>"
        f"<footer class='wp-block-template-part'><p>{w.imprint()}</p></footer></body>"
    )


def sharepoint(w: Writer) -> str:
    """The publishing pages of ministries: everything in one form, the text in a field of rich HTML."""
    return (
        f"<body><form method='post' action='x.aspx' id='aspnetForm'>"
        f"<input type='hidden' name='__VIEWSTATE' value='/wE'>"
        f"<div id='s4-ribbonrow'><span>{w.words(1, 2)}</span></div><div id='s4-workspace'><div id='s4-bodyContainer'>"
        f"<div class='ms-breadcrumb-box'>{' &gt; '.join(w.links(2, 3))}</div><div class='s4-lp' id='s4-leftpanel'>"
        f"{w.menu('<div class=menu-vertical><ul>{}</ul></div>')}</div><div id='contentRow'><div id='contentBox'>"
        f"<div id='DeltaPlaceHolderMain'><div class='article article-body'>{w.title('<h1>{}</h1>')}"
        f"<div class='ms-rtestate-field'>{w.sections('<h2 class=ms-rteElement-H2>{}</h2>', '<div>{}</div>')}"
        f"<div><br></div></div></div></div></div></div></div>"
        f"<div id='footer'>{w.imprint()}</div></div></form></body>"
    )


def official_journal(w: Writer) -> str:
    """A law of a union's journal: numbered recitals in tables of two cells, articles as classes."""
    title = w.say(HEADING, w.words(4, 8), 1)
    recitals = ""
    for at in range(1, 5):
        text = w.sentence()
        w.flow.append(Piece(ITEM, f"({at}) {text}"))
        recitals += (
            f"<table width='100%' border='0' cellspacing='0'><col width='4%'/><col width='96%'/><tbody><tr>"
            f"<td valign='top'><p class='oj-normal'>({at})</p></td><td valign='top'><p class='oj-normal'>{text}</p>"
            f"</td></tr></tbody></table>"
        )
    articles = ""
    for at in range(1, 5):
        articles += (
            f"<div class='eli-subdivision' id='art_{at}'>"
            f"<p class='oj-ti-art'>{w.say(HEADING, f'Article {at}', 3)}</p>"
            f"<p class='oj-sti-art'>{w.say(HEADING, w.words(2, 5), 4)}"
            f"</p>{w.paragraph('<p class=oj-normal>{}</p>')}</div>"
        )
    return (
        f"<body><div class='eli-container'><div class='eli-main-title'><p class='oj-doc-ti'>{title}</p>"
        f"</div>{recitals}"
        f"{articles}</div></body>"
    )


def government_publication(w: Writer) -> str:
    """A publication in HTML: its contents at the side, govspeak in the middle, a banner above, feedback below."""
    names = [w.words(2, 5) for _ in range(4)]
    title = w.title("<h1 class='govuk-heading-xl gem-c-title__text'>{}</h1>")
    contents = "".join(
        f"<li class='gem-c-contents-list__list-item'>"
        f"<a class='govuk-link' href='#s{at}'>{w.say(BlockKind.CONTENTS, name)}"
        f"</a></li>"
        for at, name in enumerate(names)
    )
    body = ""
    for at, name in enumerate(names):
        body += f"<h2 id='s{at}'>{w.say(HEADING, name, 2)}</h2>{w.paragraph()}{w.listed()}{w.paragraph()}"
    return (
        f"<body class='gem-c-layout-for-public govuk-template__body'><div id='global-cookie-message' "
        f"class='gem-c-cookie-banner govuk-cookie-banner' role='region'>{w.cookies('{}<button>{}</button>')}</div>"
        f"<a class='govuk-skip-link' href='#content'>{w.words(3, 4)}</a><header role='banner' class='gem-c-header'>"
        f"{w.menu()}</header><div class='govuk-width-container'><div class='gem-c-breadcrumbs govuk-breadcrumbs'>"
        f"{w.menu('<ol>{}</ol>')}</div><main id='content' class='govuk-main-wrapper'>{title}"
        f"<nav aria-label='Contents' class='gem-c-contents-list' role='navigation'><ol>{contents}</ol></nav>"
        f"<div class='gem-c-govspeak govuk-govspeak'><div class='govspeak'>{body}</div></div></main>"
        f"<div class='gem-c-feedback'><h3>{w.words(3, 5)}</h3><button>{w.words(1, 1)}</button></div></div>"
        f"<footer class='gem-c-layout-footer govuk-footer' role='contentinfo'>{w.menu()}<p>{w.imprint()}</p>"
        f"</footer></body>"
    )


def saved_by_word(w: Writer) -> str:
    """A document saved as a filtered web page: heading elements, notes at the end, tables with paragraphs in cells."""
    title = w.title("<h1 style='text-align:center'><span style='font-size:16.0pt'>{}</span></h1>")
    opening = w.prose(3)
    mark = "<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1' title=''><span>[1]</span></a>"
    w.say(PARAGRAPH, f"{opening}[1]")
    body = w.sections("<h2><span lang=EN>{}</span></h2>", "<p class=MsoNormal>{}</p>", count=3)
    cells = ""
    for row in range(1, 4):
        texts = [w.say(BlockKind.TABLE_CELL, w.words(1, 4), 0, (row, column)) for column in (1, 2)]
        cells += "<tr>" + "".join(f"<td valign=top><p class=MsoNormal>{text}</p></td>" for text in texts) + "</tr>"
    note = w.sentence()
    w.say(BlockKind.FOOTNOTE, f"[1] {note}")
    return (
        f"<body lang=EN-US link=blue vlink=purple><div class=WordSection1>{title}"
        f"<p class=MsoNormal>{opening}{mark}</p>"
        f"{body}<table class=MsoTableGrid border=1 cellspacing=0>{cells}</table></div><div><br clear=all>"
        f"<hr align=left "
        f"size=1 width='33%'><div id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1' title=''>"
        f"<span class=MsoFootnoteReference>[1]</span></a> {note}</p></div></div></body>"
    )


def div_soup(w: Writer) -> str:
    """What a framework leaves: divs with names of no meaning, headings by element, a dialog at the end."""
    parts = ""
    title = w.title("<div class='css-9f'><h1 class='css-a1'>{}</h1></div>")
    for _ in range(4):
        parts += f"<div class='css-77'>{w.title('<h2 class=css-a2>{}</h2>', 2)}"
        parts += "".join(f"<div class='css-3k'>{w.say(PARAGRAPH, w.prose())}</div>" for _ in range(2)) + "</div>"
    links = "".join(f"<div class='css-l'>{link}</div>" for link in w.links(6, 8))
    return (
        f"<body><div id='__next'><div class='css-0'><div class='css-1'><div class='css-b'>{links}</div></div>"
        f"<div class='css-2'>{title}{parts}</div><div class='css-f'><div>{w.imprint()}</div>"
        f"<div>{' '.join(w.links(3, 4))}</div></div></div></div>"
        f"<div id='portal' role='dialog' aria-modal='true'>{w.cookies('<div>{}</div><button>{}</button>')}</div>"
        f"<script id='__NEXT_DATA__' type='application/json'>{{}}</script></body>"
    )


def text_between_breaks(w: Writer) -> str:
    """A gazette's act in one cell, paragraphs parted by two breaks and set in by non-breaking spaces."""
    body = ""
    for at in range(1, 5):
        body += f"<center><b>{w.say(HEADING, f'Article {at}', 0)}</b></center><br>\n"
        for _ in range(2):
            body += f"&nbsp;&nbsp;&nbsp;&nbsp;{w.say(PARAGRAPH, w.prose(3))}<br><br>\n"
    return (
        f"<body><table border=0 width=100%><tr><td align=center><a href='index.php'>{w.words(1, 2)}</a> | "
        f"<a href='search.php'>{w.words(1, 2)}</a> | <a href='print.php?id=4'>{w.words(1, 1)}</a></td></tr>"
        f"<tr><td><font face=Arial size=2>{body}</font></td></tr></table></body>"
    )


def tabs(w: Writer) -> str:
    """Parts of a document behind tabs; all of them are its text."""
    title, names = w.title(), [w.words(1, 3) for _ in range(3)]
    heads = "".join(
        f"<li role='presentation'><a href='#tab{at}' role='tab' data-toggle='tab'>"
        f"{w.say(BlockKind.CONTENTS, name)}</a></li>"
        for at, name in enumerate(names)
    )
    panes = ""
    for at in range(3):
        style = "" if at == 0 else " style='display:none'"
        panes += (
            f"<div role='tabpanel' class='tab-pane' id='tab{at}'{style}>{w.title('<h2>{}</h2>', 2)}{w.paragraph()}"
            f"{w.paragraph()}</div>"
        )
    return (
        f"<body><nav class='navbar navbar-default'>{w.menu()}</nav><div class='container'>{title}"
        f"<ul class='nav nav-tabs' role='tablist'>{heads}</ul><div class='tab-content'>{panes}</div></div>"
        f"<div class='footer'>{w.imprint()}</div></body>"
    )


def related_documents(w: Writer) -> str:
    """A page of a portal: the document, its files, and under them what else there is."""
    title, text = w.title("<h1 class='title'>{}</h1>"), w.sections("<h3>{}</h3>", level=3, count=3)
    return (
        f"<body><div class='header-wrapper'><div class='logo'><a href='/'>{w.words(2, 3)}</a></div>"
        f"{w.menu('<ul class=meni>{}</ul>')}</div><div class='wrapper'>"
        f"<div class='col-md-9 content'>{title}{text}</div>"
        f"<div class='col-md-3'><div class='box'><div class='box-title'>{w.words(1, 3)}</div>"
        f"{w.menu('<ul>{}</ul>', '<li class=item>{}</li>', words=6)}</div></div>"
        f"<div class='povezani-dokumenti'>{w.related('<h4>{}</h4>')}</div></div>"
        f"<div class='footer-bottom'>{w.imprint()}"
        f"</div></body>"
    )


def wiki(w: Writer) -> str:
    """A page of a wiki: edit links beside headings, its contents, notes at the end."""
    title = w.title("<h1 id='firstHeading' class='firstHeading'>{}</h1>")
    opening = w.prose(3)
    w.say(PARAGRAPH, f"{opening}[1]")
    body = ""
    for _ in range(3):
        heading = w.say(HEADING, w.words(2, 4), 2)
        body += (
            f"<div class='mw-heading mw-heading2'><h2>{heading}</h2><span class='mw-editsection'>["
            f"<a href='/e'>edit</a>]"
            f"</span></div>{w.paragraph()}{w.listed()}"
        )
    note = w.sentence()
    w.say(BlockKind.FOOTNOTE, note)
    return (
        f"<body class='mediawiki'><div id='content' class='mw-body' role='main'>{title}<div id='bodyContent'>"
        f"<div id='mw-content-text'><p>{opening}<sup id='cite_ref-1' class='reference'><a href='#cite_note-1'>[1]</a>"
        f"</sup></p>{body}<div class='reflist'><ol class='references'><li id='cite_note-1'><span "
        f"class='mw-cite-backlink'><a href='#cite_ref-1'>↑</a></span> <span class='reference-text'>{note}</span></li>"
        f"</ol></div></div></div></div><div id='mw-navigation'><div id='mw-panel'>{w.menu()}</div></div>"
        f"<div id='footer' role='contentinfo'>{w.menu()}</div></body>"
    )


def frameset_page(w: Writer) -> str:
    """One frame of an old site: no head or foot, anchors as targets, centred fonts as headings."""
    title = w.title("<p align=center><font size=+2><b>{}</b></font></p>", 0)
    body = w.sections("<p align=center><font size=+1><b>{}</b></font></p>", "<p align=justify>{}", level=0)
    return (
        f"<body bgcolor='#ffffff' text='#000000'><a name='top'></a>{title}{body}<p align=right><a href='#top'>Top</a>"
        f"<hr></body>"
    )


def right_to_left(w: Writer) -> str:
    """The page of a ministry whose language is written from the right."""
    return (
        f"<body dir='rtl'><div class='top-bar'>{w.languages('<ul>{}</ul>')}</div>"
        f"<div class='main-header'>{w.menu()}</div>"
        f"<section class='inner-page'><div class='container'><div class='row'><div class='col-lg-9'>"
        f"<div class='inner-page-title'>{w.title('<h1>{}</h1>')}</div><div class='inner-page-text'>"
        f"{w.sections('<h4><strong>{}</strong></h4>', level=4)}</div></div>"
        f"<div class='col-lg-3 side-menu'>{w.menu()}</div>"
        f"</div></div></section><footer>{w.imprint()}</footer></body>"
    )


def print_head(w: Writer) -> str:
    """A page with a head for the printer only, tools over the text, and the date of the print under it."""
    return (
        f"<body><div class='visible-print-block print-header'><img src='coat.png' alt=''>{w.words(3, 5)}</div>"
        f"<div class='hidden-print'>{w.menu('<ul id=mainmenu>{}</ul>')}</div>"
        f"<div class='page-tools'><a href='javascript:window.print()'>Print</a> <a href='javascript:void(0)'>A+</a> "
        f"<a href='javascript:void(0)'>A-</a></div><div id='article'>{w.title('<h2 class=article-title>{}</h2>', 2)}"
        f"<div class='lead'>{w.paragraph()}</div>{w.sections('<h3>{}</h3>', level=3)}</div>"
        f"<div class='hidden-print bottom-links'>{w.menu()}</div></body>"
    )


def typo_three(w: Writer) -> str:
    """Frames of a system for pages: each element in a frame of its own, headings in headers of articles."""
    frames = ""
    title = w.title("<div class='csc-default'><header><h1>{}</h1></header></div>")
    for at in range(4):
        frames += (
            f"<div id='c{at}' class='frame frame-default frame-type-text'><header><h2 class='element-header'>"
            f"{w.say(HEADING, w.words(3, 6), 2)}</h2></header>{w.paragraph('<p class=bodytext>{}</p>')}"
            f"{w.paragraph('<p class=bodytext>{}</p>')}</div>"
        )
    return (
        f"<body><div id='page-header'><div id='rootline'>{' / '.join(w.links(2, 3))}</div>{w.menu()}</div>"
        f"<section id='page-content' class='bp-page-content main-section'><!--TYPO3SEARCH_begin-->{title}{frames}"
        f"<!--TYPO3SEARCH_end--></section><footer id='page-footer'>{w.menu()}{w.imprint()}</footer></body>"
    )


def legislation_portal(w: Writer) -> str:
    """A register of laws: chapters as spans of a class, numbered points as definition lists, tools on every article."""
    body = ""
    for at in range(1, 4):
        body += f"<div class='chapter'><h3 class='chapter-title'>{w.say(HEADING, f'{at}. {w.words(2, 4)}', 3)}</h3>"
        for number in range(1, 3):
            body += (
                f"<div class='article' id='para{at}{number}'><h4>{w.say(HEADING, f'§ {number}. {w.words(2, 4)}', 4)} "
                f"<span class='share-link noprint'><a href='#para{at}{number}' title='link'>#</a></span></h4>"
                f"{w.paragraph()}<p>{w.say(ITEM, f'(1) {w.sentence()}')}</p></div>"
            )
        body += "</div>"
    return (
        f"<body><header class='top'><form role='search'><input name='q'><button>?</button></form>{w.menu()}</header>"
        f"<div class='toolbar'><button>PDF</button><button>XML</button></div><div id='article-content'>"
        f"{w.title('<h1>{}</h1>')}{body}</div><footer>{w.imprint()}</footer></body>"
    )


BUILDS = (
    wordpress_blocks,
    sharepoint,
    official_journal,
    government_publication,
    saved_by_word,
    div_soup,
    text_between_breaks,
    tabs,
    related_documents,
    wiki,
    frameset_page,
    right_to_left,
    print_head,
    typo_three,
    legislation_portal,
)
