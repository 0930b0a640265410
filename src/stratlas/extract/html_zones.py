"""Which part of a web page an element belongs to: the document, its table of contents, or the page around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from selectolax.lexbor import LexborNode

from stratlas.extract.html_names import RELATED, hides, is_header, is_layout, is_likely, is_sure
from stratlas.extract.html_survey import PHRASING, Facts, Survey


class Zone(Enum):
    """The part of the page that a block stands in."""

    MAIN = "main"
    REST = "rest"
    AROUND = "around"
    """Navigation, head, foot and side of a web page, banners."""
    BANNER = "banner"
    """What is none of a document under all circumstances: cookie banners, share bars, navigation."""
    HEAD_TITLE = "head-title"
    """The first-level heading of the page's head."""


_AROUND_TAGS = frozenset({"nav", "header", "footer", "aside"})
_AROUND_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar"}
)
_WHOLE = frozenset({"html", "body", "main"})
_LISTS = frozenset(
    [
        "ul",
        "ol",
        "div",
        "table",
        "tbody",
        "tr",
        "td",
        "section",
        "p",
        "aside",
        "nav",
        "center",
        "dl",
        "li",
        "header",
        "footer",
        "menu",
        "fieldset",
    ]
)
_CONTENTS = frozenset(["nav", "ul", "ol", "div", "section", "aside", "table", "details", "menu"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOTHING = Facts()
# Words of a cookie banner or a form at most; words of a link in a menu at most.
_LONGEST_BANNER, _LONGEST_FORM, _LONGEST_LINK = 150, 60, 12
_FEWEST_ENTRIES = 3
_SMALL = 30
# An article with fewer words than this share of the longest is a teaser of another page.
_TEASER = 0.2


@dataclass(slots=True)
class Judge:
    """Judges elements by their tags, names, links and place."""

    survey: Survey
    has_main: bool
    longest_article: int = 0

    def facts(self, node: LexborNode) -> Facts:
        """What was counted in an element."""
        return self.survey.facts.get(node.mem_id, _NOTHING)

    def zone(self, node: LexborNode, names: str, role: str, outer: Zone) -> Zone:
        """The part of the page that an element stands in, by the part that it is in."""
        tag = node.tag or ""
        if outer is Zone.BANNER or tag in PHRASING:
            return outer
        facts = self.facts(node)
        if tag == "main" or role == "main" or (outer is not Zone.AROUND and self._is_main_article(tag, facts)):
            return Zone.MAIN
        if tag in _WHOLE:
            return outer
        small = facts.words * 2 < self.survey.total
        if (is_sure(names) and small and not self._holds_main(node)) or self._is_banner(node, role, facts, small):
            return Zone.BANNER
        if is_likely(names) and small and _works(facts):
            return Zone.AROUND
        if self.is_contents(tag, facts) and outer is not Zone.AROUND:
            return outer
        menu = tag in _LISTS and small and outer is not Zone.AROUND and self._is_menu(node, facts, outer)
        return Zone.AROUND if menu or self._is_frame(node, names, role, outer, small) else outer

    def is_contents(self, tag: str, facts: Facts) -> bool:
        """Whether an element is a table of contents: links to places on the same page, and little else."""
        return (
            tag in _CONTENTS
            and facts.inner >= _FEWEST_ENTRIES
            and facts.inner * 5 >= facts.links * 4
            and facts.inner_words * 10 >= facts.words * 7
        )

    def is_layout(self, node: LexborNode, role: str, *, inside: bool) -> bool:
        """Whether a table only sets parts of the page beside or below one another; none inside another table does."""
        if role in {"presentation", "none"} or inside:
            return not inside
        facts = self.facts(node)
        if node.css_first("caption") is not None:
            return False
        if facts.cells and facts.cells <= facts.rows and not node.css_first("th"):
            return True
        whole = facts.words * 2 > self.survey.total and facts.rows <= 4 and facts.cells <= 12
        return facts.rich and facts.biggest * 2 >= facts.words and (whole or not node.css_first("th"))

    def is_hidden(self, node: LexborNode, attributes: dict[str, str | None], names: str) -> bool:
        """Whether nobody sees an element, or can open it."""
        styled = bool(_HIDDEN.search(attributes.get("style") or ""))
        marked = "hidden" in attributes and (attributes.get("hidden") or "").lower() != "until-found"
        facts = self.facts(node)
        if not styled and not marked:
            return hides(names) and facts.words <= _SMALL and node.tag != "h1"
        opened = (attributes.get("id") or "") in self.survey.opened
        return not (opened and facts.longest)

    def is_short_form(self, node: LexborNode) -> bool:
        """Whether a form only asks something, and is not wrapped around the page."""
        facts = self.facts(node)
        return facts.words <= _LONGEST_FORM and not facts.longest

    def _is_main_article(self, tag: str, facts: Facts) -> bool:
        return tag == "article" and not self.has_main and facts.words >= self.longest_article * _TEASER

    def _holds_main(self, node: LexborNode) -> bool:
        return self.has_main and node.css_first("main, [role=main]") is not None

    def _is_banner(self, node: LexborNode, role: str, facts: Facts, small: bool) -> bool:
        """Banners, bars and forms without a telling name."""
        tag = node.tag or ""
        if not small or (tag not in _LISTS and tag not in {"form", "dialog"}):
            return False
        if facts.controls and facts.controls == facts.links and facts.linked * 5 >= facts.words * 4:
            return True
        if facts.languages >= 2 and facts.languages == facts.links and facts.linked * 5 >= facts.words * 2:
            return True
        pressed = facts.buttons or role in {"dialog", "alertdialog"} or tag == "dialog"
        if facts.cookies and facts.words <= _LONGEST_BANNER and pressed and tag != "p":
            return True
        if tag == "form":
            return self.is_short_form(node) and facts.words * 4 < self.survey.total
        asks = facts.fields and facts.words <= _SMALL and not facts.longest
        return bool(asks) and facts.words * 8 < self.survey.total

    def _is_frame(self, node: LexborNode, names: str, role: str, outer: Zone, small: bool) -> bool:
        """Whether it is the head, foot, side or navigation of the page by its tag, role or name."""
        tag, facts = node.tag or "", self.facts(node)
        # A head that is nothing but a heading is that of the part it stands in.
        own = tag == "header" and facts.headings and not facts.links and node.css_first("h1") is None
        tagged = (tag in _AROUND_TAGS and not own) or role in _AROUND_ROLES
        if outer is Zone.MAIN:
            if tag == "nav" or role in {"navigation", "search", "menu"}:
                return True
            return (tagged or is_layout(names)) and facts.links > 1 and _is_linked(facts) and not facts.files
        if outer is Zone.AROUND or self._holds_main(node):
            return False
        return tagged or (small and tag != "h1" and (is_layout(names) or is_header(names)))

    def _is_menu(self, node: LexborNode, facts: Facts, outer: Zone) -> bool:
        """Whether it is a list of links to other pages, before or after the text or under a title that says so."""
        if facts.links < 1 or facts.files * 2 >= facts.links or facts.longest or facts.linked * 10 < facts.words * 7:
            return False
        if facts.linked > facts.links * _LONGEST_LINK:
            return False
        if _is_related(node):
            return True
        survey = self.survey
        if survey.first < 0:
            return False
        limit = survey.first if survey.title < 0 else min(survey.first, survey.title)
        before = facts.end <= limit and not facts.headings
        if before:
            return facts.links > 1 or facts.inner == 1
        return facts.begin >= survey.last and outer is not Zone.MAIN and facts.links > 1 and not _is_titled(node)


def _works(facts: Facts) -> bool:
    """Whether a part is made of links, buttons or fields, or a few words."""
    return bool(facts.buttons or facts.fields) or _is_linked(facts) or (facts.words <= _SMALL and not facts.headings)


def _is_linked(facts: Facts) -> bool:
    return facts.linked * 5 >= facts.words * 2


def _is_titled(node: LexborNode) -> bool:
    """Whether a heading stands right over an element: what it heads is a part of the document."""
    over = node.prev
    while over is not None and not over.is_element_node:
        over = over.prev
    return over is not None and over.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}


def _is_related(node: LexborNode) -> bool:
    """Whether the list of links has a title over it, or in it, that says it leads away from the document."""
    title = node.css_first("h2, h3, h4, h5, h6, strong, b")
    if title is None:
        title = node.prev
        while title is not None and not title.is_element_node:
            title = title.prev
    if title is None or len(title.text()) > 60:
        return False
    return bool(RELATED.fullmatch(" ".join(title.text().split()).rstrip(" :")))
