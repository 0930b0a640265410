"""Pages as content management systems and government portals build them."""

from __future__ import annotations

from stratlas.records import BlockKind
from tests.quality.html_writing import HEADING, ITEM, Writer


def semantic(w: Writer) -> str:
    return (
        f"<body><a href='#content'>Skip to content</a><header><div>{w.words(2, 4)}</div><nav>{w.menu()}</nav></header>"
        f"<main id='content'>{w.title()}{w.paragraph()}{w.sections()}{w.table()}</main>"
        f"<aside>{w.related()}</aside><footer><p>{w.imprint()}</p>{w.menu()}</footer>"
        f"{w.cookies('<div class=cookie-banner>{}<button>{}</button></div>')}</body>"
    )


def wordpress(w: Writer) -> str:
    return (
        f'<body class="page has-sidebar cookies-not-set"><div id="page" class="hfeed site">'
        f'<a class="skip-link screen-reader-text" href="#primary">{w.words(3, 4)}</a>'
        f'<header id="masthead" class="site-header"><p class="site-title"><a href="/">{w.words(2, 4)}</a></p>'
        f"{w.menu('<div class=main-navigation><ul>{}</ul></div>')}</header>"
        f'<div id="primary" class="content-area"><article class="post type-page">'
        f'<header class="entry-header">{w.title("<h1 class=entry-title>{}</h1>")}</header>'
        f'<div class="entry-content">{w.paragraph()}{w.sections("<h3>{}</h3>", level=3)}'
        f"{w.share('<div class=sharedaddy><h3>Share this:</h3>{}</div>')}</div>"
        f'<footer class="entry-footer"><span class="cat-links">{" ".join(w.links(2, 3))}</span></footer></article>'
        f'<nav class="post-navigation">{w.menu()}</nav>'
        f'<div id="comments" class="comments-area"><h2>{w.words(3, 4)}</h2><form><label>{w.words(1, 2)}</label>'
        f"<textarea></textarea><button>Submit</button></form></div></div>"
        f'<div id="secondary" class="widget-area"><section class="widget widget_recent_entries">{w.related()}</section>'
        f'<section class="widget"><h2>{w.words(1, 2)}</h2>{w.menu()}</section></div>'
        f'<div id="colophon" class="site-footer">{w.imprint()}</div></div></body>'
    )


def drupal(w: Writer) -> str:
    return (
        f'<body><div class="dialog-off-canvas-main-canvas"><div class="layout-container"><div class="region '
        f'region-header">'
        f'<div class="block block-system-branding"><a href="/">{w.words(2, 4)}</a></div></div>'
        f'<div class="block block-menu navigation"><h2 class="visually-hidden">{w.words(2, 3)}</h2>{w.menu()}</div>'
        f"{w.languages('<div class=block-language><ul>{}</ul></div>')}{w.crumbs('<div class=breadcrumb>{}</div>')}"
        f'<div class="region region-content"><div class="node node--type-page"><div class="node__content">'
        f"{w.title('<h1 class=page-header><span>{}</span></h1>')}"
        f'<div class="field field--name-body field--type-text-with-summary">{w.paragraph()}{w.sections()}'
        f"{w.table('td')}</div>"
        f'</div></div></div><div class="region region-sidebar-second">'
        f"{w.related('<h2 class=block__title>{}</h2>')}</div>"
        f'<div class="region region-footer"><p>{w.imprint()}</p>{w.menu()}</div></div></div>'
        f"{w.cookies('<div id=sliding-popup class=eu-cookie-compliance-banner>{}<button>{}</button></div>')}</body>"
    )


def joomla(w: Writer) -> str:
    return (
        f'<body><div id="container"><div id="top-menu">{w.menu()}</div><div id="logo"><a href="/">{w.words(2, 4)}'
        f"</a></div>"
        f'<div class="pathway">{" &rsaquo; ".join(w.links(2, 3))}</div><div id="left"><div class="moduletable_menu">'
        f'<h3>{w.words(1, 2)}</h3>{w.menu()}</div><div class="moduletable"><h3>{w.words(1, 2)}</h3><form>'
        f'<label>{w.words(1, 2)}</label><input type="password"><input type="submit" value="Login"></form></div></div>'
        f'<div id="content"><div class="item-page">{w.title("<h2>{}</h2>", 2)}<ul class="actions"><li><a '
        f'href="javascript:print()">'
        f'Print</a></li><li><a href="mailto:?x">Email</a></li></ul>{w.paragraph()}{w.sections("<h3>{}</h3>", level=3)}'
        f'<ul class="pager pagenav"><li>{next(w.links())}</li><li>{next(w.links())}</li></ul></div></div>'
        f'<div id="footer">{w.imprint()} <a href="#top">Back to top</a></div></div></body>'
    )


def sharepoint(w: Writer) -> str:
    return (
        f'<body><form method="post" action="page.aspx" id="aspnetForm"><div id="suiteBarTop" class="ms-dialogHidden">'
        f'<a href="/s">{w.words(2, 3)}</a></div><div id="s4-ribbonrow"><span>{w.words(3, 6)}</span></div>'
        f'<div id="s4-workspace"><div id="s4-titlerow">{w.menu("<div class=ms-core-navigation><ul>{}</ul></div>")}'
        f"</div>"
        f'<div id="sideNavBox" class="ms-dialogHidden">'
        f"{w.menu('<div class=ms-quickLaunch>{}</div>', '<span>{}</span> ')}"
        f'<input type="text" title="search"></div><div id="contentBox"><div id="DeltaPlaceHolderMain">'
        f'{w.title("<h1 class=ms-rteElement-H1>{}</h1>")}<div class="ms-rtestate-field">{w.paragraph("<div>{}</div>")}'
        f"{w.sections('<h2 class=ms-rteElement-H2>{}</h2>', '<p class=ms-rteElement-P>{}</p>')}</div></div></div></div>"
        f'<div class="footer">{w.imprint()}</div></form></body>'
    )


def official_journal(w: Writer) -> str:
    points = (
        '<table width="100%" border="0"><col width="4%"/><col width="96%"/><tbody><tr><td valign="top"><p '
        'class="oj-normal">'
        '{}</p></td><td valign="top"><p class="oj-normal">{}</p></td></tr></tbody></table>'
    )

    def listed() -> str:
        rows = []
        for letter in "abc":
            sentence = w.sentence()
            w.say(ITEM, f"({letter}) {sentence}")
            rows.append(points.format(f"({letter})", sentence))
        return "".join(rows)

    opening = w.title("<p class=oj-doc-ti>{}</p>", 0) + w.paragraph("<p class=oj-normal>{}</p>")
    body = w.sections(
        '<p class="oj-ti-grseq-1"><span class="oj-bold">{}</span></p>', '<p class="oj-normal">{}</p>', listed
    )
    return (
        f'<body><div id="EurlexHeader"><div class="header-inner">{w.menu()}</div></div>'
        f'<div class="EurlexBreadcrumb breadcrumb">{" ".join(w.links(2, 3))}</div><div id="document1"><div '
        f'class="eli-container">'
        f"{opening}{body}</div></div>"
        f'<div class="site-footer">{w.imprint()}{w.menu()}</div></body>'
    )


def service_portal(w: Writer) -> str:
    title, names = w.title("<h1 class='gem-c-title__text govuk-heading-xl'>{}</h1>"), [w.words(2, 5) for _ in range(4)]
    over = f"<h2>{w.say(BlockKind.CONTENTS, 'Contents')}</h2>"
    contents = over + "".join(
        f'<li class="gem-c-contents-list__item"><a href="#s{at}">{w.say(BlockKind.CONTENTS, name)}</a></li>'
        for at, name in enumerate(names)
    )
    body = ""
    for at, name in enumerate(names):
        body += f"<h2 id='s{at}'>{w.say(HEADING, name, 2)}</h2>" + w.paragraph() + w.listed() + w.paragraph()
    return (
        f"<body class='govuk-template__body'>{w.cookies('<div id=global-cookie-message>{}<button>{}</button></div>')}"
        f"<a href='#content' class='govuk-skip-link'>Skip to main content</a><header role='banner'>{w.menu()}</header>"
        f"<div class='govuk-breadcrumbs'>{w.menu('<ol>{}</ol>')}</div><main role='main' id='content'>{title}"
        f"<nav class='gem-c-contents-list' role='navigation'>{contents}</nav>"
        f"<div class='govspeak'>{body}</div><div class='gem-c-related-navigation'>{w.related()}</div></main>"
        f"<div class='gem-c-feedback'><p>Is this page useful?</p><button>Yes</button><button>No</button></div>"
        f"<footer role='contentinfo'>{w.menu()}{w.imprint()}</footer></body>"
    )


def divs_without_names(w: Writer) -> str:
    return (
        f"<body><div class='css-1q2w'><div class='css-9x'>{w.menu('<div>{}</div>', '<div>{}</div>')}</div>"
        f"<div class='css-0p'><div class='css-44'>{w.title()}</div><div class='css-45'>"
        f"{w.paragraph('<div>{}</div>')}{w.sections('<h2>{}</h2>', '<div>{}</div>')}</div></div>"
        f"<div class='css-8k'>{w.share('<div>{}</div>')}</div><div class='css-8l'>{w.related('<h3>{}</h3>')}</div>"
        f"<div class='css-8m'>{w.menu('<div>{}</div>', '<div>{}</div>')}</div></div>"
        f"{w.cookies('<div class=css-zz><div>{}</div><div><button>{}</button></div></div>')}</body>"
    )


def teasers_around_an_article(w: Writer) -> str:
    cards = "".join(f"<article class='card'><h3>{link}</h3></article>" for link in w.links(3, 5, 7))
    return (
        f"<body><div class='topbar'>{w.menu()}</div><div class='wrapper'><article class='detail'>{w.title()}"
        f"{w.paragraph()}"
        f"{w.sections()}</article><section class='more-news'>{cards}</section></div><div class='footer'>"
        f"{w.imprint()}</div></body>"
    )


def list_of_files(w: Writer) -> str:
    names = (f"{w.words(4, 9)} ({kind})" for kind in ("PDF", "PDF", "DOCX", "PDF"))
    return "".join(f'<li><a href="/files/{at}.pdf">{w.say(ITEM, name)}</a></li>' for at, name in enumerate(names))


def short_page_of_files(w: Writer) -> str:
    return (
        f'<body><div id="header"><div class="menu">{w.menu()}{w.menu()}</div></div><div class="left-column">'
        f"{w.menu()}{w.menu()}"
        f'</div><div class="content">{w.title()}{w.paragraph(most=2)}<ul>{list_of_files(w)}</ul></div>'
        f'<div id="footer">{w.menu()}{w.imprint()}</div></body>'
    )


def one_page_with_telling_names(w: Writer) -> str:
    """A document whose own sections are named as parts of web pages often are."""
    first, body = w.title(), ""
    for name in ("social", "related", "links", "search", "feedback"):
        body += (
            f'<section id="{name}" class="{name}">{w.title("<h2>{}</h2>", 2)}{w.paragraph()}{w.paragraph()}</section>'
        )
    return (
        f"<body><div class='navbar'>{w.menu()}</div><div id='app'>{first}{body}</div>"
        f"<div class='footer'>{w.imprint()}</div></body>"
    )


def title_in_the_head(w: Writer) -> str:
    return (
        f"<body><header class='hero'><nav>{w.menu()}</nav>{w.title()}</header><main>{w.paragraph()}{w.sections()}"
        f"</main>"
        f"<footer>{w.imprint()}</footer></body>"
    )


def empty_main_of_a_script(w: Writer) -> str:
    return (
        f"<body><main id='root'></main><div class='page'>{w.title()}{w.paragraph('<div>{}</div>')}{w.sections()}</div>"
        f"<div class='footer-links'>{w.menu()}</div></body>"
    )


BUILDS = (
    semantic,
    wordpress,
    drupal,
    joomla,
    sharepoint,
    official_journal,
    service_portal,
    divs_without_names,
    teasers_around_an_article,
    short_page_of_files,
    one_page_with_telling_names,
    title_in_the_head,
    empty_main_of_a_script,
)
