"""Counting what a web page is made of, element by element, before it is judged which part of it is the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from stratlas.extract.html_names import COOKIE_WORD, is_control, is_language, is_sure, leads_to_file, names_of
from stratlas.extract.html_steps import left

_UNSEEN_WORDS = (
    "script style template noscript head iframe object embed applet audio video canvas svg select datalist "
    "textarea input meta link title map noframes noembed frameset"
)
UNSEEN = frozenset(_UNSEEN_WORDS.split())
_PHRASING_WORDS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math nobr output q rb "
    "rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
)
PHRASING = frozenset(_PHRASING_WORDS.split())
_FIELDS = frozenset({"input", "select", "textarea"})
_NO_FIELDS = frozenset({"hidden", "image", "submit", "button"})
_AROUND = frozenset({"nav", "footer"})
_ANCHORS = re.compile(r"(?<![\w-])(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.I)
_MUCH = 80
LONG = 15
"""So many words that no link has are running text."""


@dataclass(slots=True)
class Facts:
    """What an element holds: words (from which on in the page), links of every kind, the longest running text."""

    begin: int = 0
    words: int = 0
    linked: int = 0
    links: int = 0
    inner: int = 0
    inner_words: int = 0
    files: int = 0
    controls: int = 0
    languages: int = 0
    buttons: int = 0
    fields: int = 0
    longest: int = 0
    texts: int = 0
    headings: int = 0
    cookies: bool = False
    tables: int = 0
    cells: int = 0
    rows: int = 0
    biggest: int = 0
    rich: bool = False

    @property
    def end(self) -> int:
        """Where in the page its words end."""
        return self.begin + self.words

    def add(self, part: Facts, *, own_table: bool) -> None:
        """Takes in what an element within this one holds."""
        self.words += part.words
        self.linked += part.linked
        self.links += part.links
        self.inner += part.inner
        self.inner_words += part.inner_words
        self.files += part.files
        self.controls += part.controls
        self.languages += part.languages
        self.buttons += part.buttons
        self.fields += part.fields
        self.longest = max(self.longest, part.longest)
        self.texts += part.texts
        self.headings += part.headings
        self.cookies = self.cookies or part.cookies
        self.tables += part.tables
        if not own_table:
            self.cells += part.cells
            self.rows += part.rows
            self.biggest = max(self.biggest, part.biggest)
            self.rich = self.rich or part.rich


@dataclass(slots=True)
class Survey:
    """The facts of each element by its memory address, and where in the page running text begins and ends."""

    anchors: frozenset[str]
    facts: dict[int, Facts] = field(default_factory=dict)
    total: int = 0
    first: int = -1
    last: int = -1
    title: int = -1
    """Where the first heading begins that no link has and that stands in no navigation."""
    texts: list[tuple[int, int]] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    """Names of parts that a button or a link on the page opens."""


def surveyed(root: LexborNode, source: str) -> Survey:
    """Counts everything under a node."""
    survey = Survey(frozenset(_ANCHORS.findall(source)))
    counter = _Counter(survey)
    for node in left(root, counter.enter):
        counter.leave(node)
    survey.total = counter.words
    if survey.texts:
        survey.first, survey.last = survey.texts[0][0], survey.texts[-1][1]
    return survey


@dataclass(slots=True)
class _Counter:
    survey: Survey
    words: int = 0
    _open: list[tuple[Facts, str]] = field(default_factory=list)
    _around: int = 0
    _arounds: list[bool] = field(default_factory=list)
    _link: str | None = None
    _link_words: list[str] = field(default_factory=list)
    _run: int = 0
    _run_at: int = 0
    _run_cookie: bool = False

    def enter(self, node: LexborNode) -> bool:
        if node.is_text_node:
            self._text(node.text_content or "")
            return False
        tag = node.tag or ""
        if not node.is_element_node:
            return bool(node.is_document_node)
        attributes = node.attributes
        if tag in UNSEEN:
            if tag in _FIELDS and (attributes.get("type") or "").lower() not in _NO_FIELDS and self._open:
                self._open[-1][0].fields += 1
            return False
        if attributes:
            self._opens(attributes)
        if tag not in PHRASING and tag != "br":
            self._end_run()
        facts = Facts(begin=self.words)
        self._open.append((facts, tag))
        sure = tag in _AROUND or (bool(attributes) and tag not in {"body", "main"} and is_sure(names_of(attributes)))
        self._arounds.append(sure)
        self._around += sure
        if tag == "a" and attributes.get("href") is not None:
            self._link, self._link_words = (attributes.get("href") or "").strip(), []
        elif tag == "button" or attributes.get("role") == "button":
            facts.buttons += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            facts.headings += 1
        return True

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if node.is_text_node or not node.is_element_node or tag in UNSEEN:
            return
        if tag not in PHRASING and tag != "br":
            self._end_run()
        facts, _ = self._open.pop()
        self._around -= self._arounds.pop()
        facts.words = self.words - facts.begin
        if tag == "a" and self._link is not None:
            self._count_link(facts)
        if facts.headings and facts.words and not facts.links and not self._around and self.survey.title < 0:
            self.survey.title = facts.begin
        if tag in {"td", "th"}:
            facts.cells, facts.biggest = 1, facts.words
            facts.rich = bool(facts.headings or facts.tables or facts.texts > 2 or facts.longest > _MUCH)
        elif tag == "tr":
            facts.rows = 1
        self.survey.facts[node.mem_id] = facts
        if self._open:
            above = self._open[-1][0]
            above.add(facts, own_table=tag == "table")
            above.tables += tag == "table"

    def _count_link(self, facts: Facts) -> None:
        href, self._link = self._link or "", None
        words = " ".join(self._link_words)
        if not words:
            return
        facts.links, facts.linked = 1, facts.words
        if is_control(href, words):
            facts.controls = 1
        elif href.startswith("#") and href[1:] in self.survey.anchors:
            facts.inner = any(map(str.isalpha, words)) and len(words) > 3
            facts.inner_words = facts.words if facts.inner else 0
        elif leads_to_file(href):
            facts.files = 1
        facts.languages = is_language(words)

    def _text(self, text: str) -> None:
        words = text.split()
        if not words:
            return
        count = sum(any(map(str.isalnum, word)) for word in words)
        if self._link is not None:
            self._link_words += words
        elif not self._around:
            if not self._run:
                self._run_at = self.words
            self._run += count
        if self._open:
            mentions = bool(COOKIE_WORD.search(text))
            self._open[-1][0].cookies |= mentions
            self._run_cookie = self._run_cookie or mentions
        self.words += count

    def _end_run(self) -> None:
        """A stretch of running text ends where a block begins or ends."""
        if self._run >= LONG and self._open:
            facts = self._open[-1][0]
            facts.longest = max(facts.longest, self._run)
            facts.texts += 1
            if not self._run_cookie:
                self.survey.texts.append((self._run_at, self.words))
        self._run, self._run_cookie = 0, False

    def _opens(self, attributes: dict[str, str | None]) -> None:
        for name in ("aria-controls", "data-target", "data-bs-target", "data-toggle-target"):
            self.survey.opened.update((attributes.get(name) or "").replace("#", "").split())
        href = attributes.get("href") or ""
        if href.startswith("#"):
            self.survey.opened.add(href[1:])
