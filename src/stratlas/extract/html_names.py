"""What the names, links and words of a web page's parts say about them: the vocabulary of navigation and banners."""

from __future__ import annotations

import re

_BEFORE, _AFTER = r"(?<![a-z])(?:", r")(?![a-z])"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

# Names that nobody gives to a part of a document.
_SURE = re.compile(
    _BEFORE
    + r"cookies?[-_]?(?:banner|bar|notice|consent|popup|pop-up|modal|law|message|dialog|policy-banner|compliance)|"
    r"(?:eu-)?cookie-?(?:s|law)?|gdpr|consent[-_](?:banner|bar|popup|modal|dialog|manager)|onetrust|cookiebot|"
    r"bread-?crumbs?|pathway|you-?are-?here|"
    r"skip-?(?:link|nav|navigation|to-content|to-main|content)s?|skiplinks?|"
    r"share-?(?:this|bar|buttons?|links?|icons?|tools|box|block|widget)|sharing|addthis|addtoany|sharedaddy|shariff|"
    r"social-?(?:share|sharing|media|links?|icons?|bar|buttons?|menu|nav|networks?)|a2a-kit|"
    r"news-?letter|mailing-?list|log-?in|sign-?in|user-?(?:menu|login|bar|account)|"
    r"(?:comment|comments)-?(?:form|list|area|respond|reply)s?|disqus|jp-relatedposts|yarpp|"
    r"related-?(?:posts?|articles?|news|pages|content|links?|stories|navigation|items|info)|"
    r"(?:most|popular|latest|recent|top|other)-?(?:read|posts?|news|stories)|"
    r"back-?to-?top|scroll-?(?:to-?)?top|to-?top|go-?top|pagination|pager|page-?nav(?:igation)?|post-?navigation|"
    r"nav-?links|nav-?(?:previous|next)|"
    r"lang(?:uage)?s?-?(?:switch(?:er)?|select(?:or)?|menu|nav|bar|chooser|list|picker|block)|"
    r"wpml|qtranxs|adverts?|advertisements?|adsbygoogle|search-?(?:form|box|bar|block|api)|"
    r"accessibility-?(?:tool(?:bar|s)?|menu|panel|widget|bar)|font-?(?:size|resizer?)|text-?resizer?|tag-?cloud|"
    r"tagcloud|"
    r"(?:post|entry|article)-?(?:tags|terms)|tags-?links|wp-block-buttons?|phase-?banner|emergency-?banner|"
    r"s4-ribbonrow|s4-leftpanel|suite-?bar\w*|"
    r"ms-(?:cui|quick-?launch|nav|breadcrumb|globalbreadcrumb|core-listmenu|accessible)\w*|"
    r"globan|site-?(?:footer|header|nav|navigation|menu|search|links)|page-?footer|"
    r"footer-?(?:nav|menu|links|widgets?|columns?|area)|"
    r"main-?(?:nav|menu|navigation)|top-?(?:nav|menu|bar|links)|side-?(?:nav|menu|bar-?(?:left|right|nav|menu))|"
    r"(?:primary|secondary|utility|global|mobile|footer|left|right)-?(?:nav|menu|navigation)|navbar|mega-?menu|"
    r"off-?canvas" + _AFTER
)
# Names of the parts around a document, which some documents give to parts of their own.
_LAYOUT = re.compile(
    _BEFORE
    + r"footer|side-?bar|left-?(?:col(?:umn)?|bar|side)|right-?(?:col(?:umn)?|bar|side)|nav|navigation|menus?|meni|"
    r"masthead|colophon|copyright|tool-?bar|widgets?|bottom|podnozje|zaglavlje|fusszeile|pied-de-page" + _AFTER
)
_HEADER = re.compile(
    r"(?:^|\s)(?:header|top|logo|branding|\S*system-branding|region-header|site-(?:name|title|logo|branding)|banner|hero|(?:site|main|page|global|top|web)-?header|masthead|"
    r"header-(?:top|inner|main|wrapper|wrap|container|area|bar))(?:\s|$)"
)
# Names that only say something where the part behaves accordingly.
_LIKELY = re.compile(
    _BEFORE
    + r"cookies?|consent|share|shares|social|search|comments|respond|feedback|rating|survey|subscribe|languages?|lang|"
    r"related|tags|banner|teasers?|promo|popup|modal|contrast|print|noprint|no-print|d-print-none|hidden-print|"
    r"actions?|tools|controls?|sitemap|links|quick-?links|partners?|sponsors?|follow|notice-?bar|alert-?bar|"
    r"useful-?links|see-?also|recommended|more-?news" + _AFTER
)
_HIDING = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|element-invisible|assistive-text|off-?screen|"
    r"(?:\S+-)?skip-?(?:to-\S+|link|nav|navigation|content)s?|mw-edit-?section|(?:header|anchor|perma)-?link|"
    r"hidden|hide|d-none|is-hidden|u-hidden|ng-hide|print-only|visible-print|only-print|visible-print-block)(?:\s|$)"
)
_UNHIDING = re.compile(
    r"(?:^|\s)(?:\w+:(?:block|flex|inline|grid)\S*|d-\w+-(?:block|flex|inline|grid)\S*|visible-\w\w)"
)
TITLED = re.compile(
    r"(?:^|\s)(?:h[1-6]|(?:\w+-)?(?:sub)?(?:title|heading)(?:-?\d)?|(?:pod)?naslov\w*|(?:oj-|eli-)?(?:doc-ti|ti-\w+(?:-\d)?|"
    r"sti-\w+|main-title)|mso-?title|mso-?heading-?\d)(?:\s|$)",
    re.I,
)
RELATED = re.compile(
    r"(?:related|see also|read (?:more|also|next)|"
    r"you (?:may|might) (?:also )?(?:like|be interested)|most (?:read|popular)|"
    r"(?:latest|recent|other|more) (?:news|posts?|articles|stories|publications)|share|follow us|tags?|categories|"
    r"quick links|useful links|explore|in this section|on this site|"
    r"povezan\w*|najčitanije|najnovije|ostale vijesti|ostale vesti|podijeli\w*|podeli\w*|pratite nas|korisni linkovi|"
    r"повезан\w*|најчитаније|најновије|остале вести|подели\w*|пратите нас|корисни линкови|најнови|сродни|"
    r"të ngjashme|lajmet e fundit|shpërnda\w*|na ndiqni|verwandte|ähnliche|weitere|meistgelesen|teilen|"
    r"articles? liés?|à lire|partager|voir aussi|artículos relacionados|compartir|notícias relacionadas|compartilh\w*|"
    r"articoli correlati|condividi|articole similare|distribuie|похожие|смотрите также|поделиться|пов'язані|поділитися|"
    r"zobacz także|udostępnij|související|sdílet|kapcsolódó|megosztás)\b.{0,40}",
    re.I,
)
COOKIE_WORD = re.compile(
    r"\b(?:cookies?|kolačić|колачић|колачињ|бисквитк|kuki|piškotk|ciasteczk|küpsis|evästee|süti)", re.I
)
_LANGUAGE_NAMES_WORDS = (
    "english en eng deutsch de deu français francais fr fra español espanol es esp italiano it ita português "
    "portugues pt por nederlands nl nld svenska sv swe dansk da dan norsk no nor suomi fi fin íslenska is eesti "
    "et est latviešu lv lav lietuvių lt lit polski pl pol čeština česky cs cz ces slovenčina slovensky sk slk "
    "magyar hu hun română ro ron rum български bg bul ελληνικά el gr ell hrvatski hr hrv srpski sr srp српски "
    "ћирилица latinica cirilica ћир lat ћирилица slovenščina slovensko sl slo bosanski bs bos босански "
    "crnogorski me cnr shqip sq sqi alb македонски mk mkd русский ru rus українська uk ua ukr беларуская be "
    "türkçe tr tur العربية ar עברית he 中文 zh 简体中文 繁體中文 日本語 ja 한국어 ko ქართული ka հայերեն hy қазақша kk "
    "azərbaycan az gaeilge ga malti mt català ca euskara eu galego gl cymraeg cy"
)
_LANGUAGE_NAMES = frozenset(_LANGUAGE_NAMES_WORDS.split())
_FILE = re.compile(r"\.(?:pdf|docx?|odt|rtf|xlsx?|pptx?|zip|txt|epub|csv|xml)(?:$|[?#])|[/=](?:download|getfile)", re.I)
_SHARES = re.compile(
    r"mailto:\?|whatsapp:|viber:|"
    r"(?:https?:)?//(?:www\.|m\.)?(?:facebook\.com/(?:sharer|dialog|share)|twitter\.com/(?:intent|share|home\?status)|"
    r"x\.com/(?:intent|share)|linkedin\.com/share|pinterest\.com/pin|wa\.me/\?|api\.whatsapp\.com|t\.me/share|"
    r"telegram\.me/share|reddit\.com/submit|plus\.google\.com/share|vk\.com/share)",
    re.I,
)
_PLACE = re.compile(r"#(?:[\w-]*)$|javascript:|$", re.I)
_ANCHOR = re.compile(r"[#¶§🔗⚓\ufe0e\ufe0f]{1,2}")
_CONTROL = re.compile(
    r"(?:(?:go |jump )?(?:back |return )?to (?:the )?)?top(?: of (?:the )?page)?|back|skip (?:to|the) .{2,30}|"
    r"skip navigation|"
    r"(?:на|назад на) врх|повратак на .{2,20}|прескочи .{2,30}|пређи на .{2,30}|(?:na|nazad na|natrag na) vrh|"
    r"povratak na .{2,20}|"
    r"preskoči .{2,30}|pređi na .{2,30}|prijeđi na .{2,30}|kthehu .{2,20}|kalo te .{2,20}|nach oben|zum inhalt.{0,20}|"
    r"(?:retour )?(?:en )?haut(?: de (?:la )?page)?|aller au contenu.{0,20}|(?:volver )?arriba|"
    r"ir al contenido.{0,20}|subir|"
    r"(?:voltar ao )?topo|ir para o conteúdo.{0,20}|torna su|vai al contenuto.{0,20}|наверх|"
    r"print(?: (?:this )?page)?|штампај|штампа|štampaj|ispiši|ispis|printo|drucken|imprimer|imprimir|stampa|tisk|"
    r"drukuj|печать|"
    r"share|close|menu|search|a\s?[+-]{1,3}|[+-]",
    re.I,
)


def names_of(attributes: dict[str, str | None]) -> str:
    """The class and id of an element, camel case parted, in small letters."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return _CAMEL.sub("-", names).replace("_", "-").lower() if names != " " else ""


def is_sure(names: str) -> bool:
    """Whether a part so named is none of a document."""
    return bool(_SURE.search(names))


def is_layout(names: str) -> bool:
    """Whether a part so named stands around a document, unless the document has such parts of its own."""
    return bool(_LAYOUT.search(names))


def is_header(names: str) -> bool:
    """Whether a part so named is the head of a web page."""
    return bool(_HEADER.search(names))


def is_likely(names: str) -> bool:
    """Whether a part so named is none of a document if it is made of links, buttons or fields."""
    return bool(_LIKELY.search(names))


def hides(names: str) -> bool:
    """Whether common style sheets hide what is so named on every screen."""
    return bool(_HIDING.search(names)) and not _UNHIDING.search(names)


def is_language(words: str) -> bool:
    """Whether the words of a link name a language."""
    return words.strip(" []()|").casefold() in _LANGUAGE_NAMES


def leads_to_file(href: str) -> bool:
    """Whether a link leads to a file to be read, and not to another page."""
    return bool(_FILE.search(href))


def is_anchor(href: str, words: str) -> bool:
    """Whether a link only shows the address of the place where it stands, as signs beside headings do."""
    return "#" in href and bool(_ANCHOR.fullmatch(words.strip()))


def is_control(href: str, words: str) -> bool:
    """Whether a link does something (shares the page, goes to its top) and leads to nothing that could be read."""
    return bool(_SHARES.match(href) or (_PLACE.match(href) and _CONTROL.fullmatch(words.strip(" .↑»>^"))))
