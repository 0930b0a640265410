"""The lines that state a fact: the title, the years of documents, what changed in the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stratlas.config import Config, Countries
from stratlas.profiles.headings import LEAD
from stratlas.profiles.vocabulary import KINDS, NOTHING
from stratlas.profiles.words import Match, Matcher, fold
from stratlas.records import Outcome

_YEAR = r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)"
_TITLE = re.compile(
    r"\b(?:(?:national )?strategic documents?|(?:nacionalni )?stratesk\w+ dokument\w*|dokument\w* strategjik\w*)\b"
)
_YEARS = re.compile(rf"[(\s]*{_YEAR}(?:\s*(?:,|;|/|&|\band\b|\bi\b|\bи\b|\bdhe\b)\s*{_YEAR})*")
_RANGE = re.compile(rf"[(\s]*{_YEAR}\s*[-–—]\s*(?:{_YEAR}|\d\d\b)")
_SEVERAL_YEARS = re.compile(rf"{_YEAR}\s*[-–—/]\s*(?:{_YEAR}|\d\d(?!\d))")
_AFTER_YEAR = re.compile(r"[\s.)*_]*(?:(?:godine|godina|godini|god|year|g)\b)?[\s.)*_]*", re.IGNORECASE)
_STOP = re.compile(r"[:\uff1a(\d]")
_SPACED_DASH = re.compile(r"\s[–—-](?=\s|\d|$)")
_WORDLESS = re.compile(r"\s(?=(?:not (?:yet )?adopted|n/a|none|not available)$)", re.IGNORECASE)
_NAMED_PAREN = re.compile(r"\([^()\d]*\)\s*")
_SEPARATOR = re.compile(r"[\s*_]*(?P<sep>[:\uff1a(]|[–—-](?=\s+\S|\d))?[\s*_]*")
_OTHER_KIND = re.compile(
    r"\b(?:strateg\w+|doctrine|white paper|paper|concept|policy|review|plan|program|programme|law|act|guidance|"
    r"vision|directive|compass|doktrin\w+|knjiga|koncept\w*|zakon)\b"
)
_OF_COUNTRY = re.compile(r"\s+(?:of\s+(?:the\s+)?\S.*|(?:republik\S*|republic)\s.*)$", re.IGNORECASE)

_IN = (
    r"(?: (?:in|during|for|since|u|vo|ne|gjate|tokom|tijekom|od|nga))?(?: the year| vitin| godin\w*)?"
    rf" (?P<year>{_YEAR})\.?(?: godin\w*\.?| year)?[.!)]*"
)
_LONGEST = 160
"""A longer line is prose."""
_SINCE = re.compile(r"\b(?:since|od|nga)\b")
_CHANGES: tuple[tuple[Outcome, re.Pattern[str]], ...] = tuple(
    (outcome, re.compile(rf"(?:{words}){_IN}"))
    for outcome, words in (
        (
            Outcome.UNCHANGED,
            r"(?:there (?:were|was|have been) )?no (?:\w+ ){0,2}changes?(?: \w+){0,4}?|"
            r"unchanged|without (?:\w+ )?changes?|"
            r"(?:bez|nema|nije bilo) (?:\w+ )?prom(?:j?en|jen)\w*|pa ndryshime|nuk (?:ka|pati) (?:pasur )?ndryshime",
        ),
        (
            Outcome.ADOPTED,
            r"(?:(?:a )?new |the )?(?:[\w'-]+ ){0,8}adopted|"
            r"(?:a )?new (?:[\w'-]+ ){0,6}(?:strateg(?:y|ies)|documents?)|"
            r"adoption of (?:[\w'-]+ ){0,8}[\w'-]+|"
            r"(?:[\w'-]+ ){0,8}(?:usvojen\w*|donesen\w*|donijet\w*|usvoen\w*|miratuar)",
        ),
        (
            Outcome.AMENDED,
            r"(?:[\w'-]+ ){0,8}(?:amended|revised|updated|amendments?(?: adopted)?|"
            r"izmenjen\w*|izmijenjen\w*|izmeneta|dopunjen\w*|ndryshuar)",
        ),
        (Outcome.ENDED, r"(?:[\w'-]+ ){0,8}(?:expired|repealed|ended|withdrawn|istekl\w*|shfuqizuar)"),
        (
            Outcome.IN_PREPARATION,
            r"(?:[\w'-]+ ){0,8}(?:in preparation|under preparation|in drafting|being (?:drafted|prepared)|drafted|"
            r"announced|in public consultation|u pripremi|u izradi|vo podgotovka|ne pergatitje)",
        ),
        (Outcome.UNKNOWN, r"(?:[\w'-]+ ){0,4}changes?(?: \w+){0,2}?|prom(?:j?en|jen)\w*|ndryshime"),
    )
)


@dataclass(frozen=True, slots=True)
class Title:
    """What a title line says; `full` where it says “Strategic Document”, `name` what stands for the country."""

    country: str | None
    edition: str | None
    name: str
    full: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a line about change says; `since` where its year is the last change and not the year reported on."""

    outcome: Outcome
    year: int
    since: bool


@dataclass(frozen=True, slots=True)
class YearLine:
    """What a year line says: kinds, years, the words after them, and a remark for a person."""

    kinds: tuple[str, ...]
    years: tuple[int, ...]
    end: int
    clean: bool
    remark: str = ""


def read_title(line: str, countries: Countries, *, bare: bool) -> Title | None:
    """The country and edition that a title line names; `bare` lets a country's name alone be a title."""
    if len(line) > _LONGEST:
        return None
    plain = LEAD.sub("", line, count=1).strip("*_# ")
    folded = fold(plain)
    full = bool(_TITLE.search(folded))
    years = re.findall(_YEAR, plain)
    several = _SEVERAL_YEARS.search(plain)
    if not (full or bare or (years and len(plain.split()) <= 7)) or len(years) > 2:
        return None
    name = re.sub(_YEAR, " ", _SEVERAL_YEARS.sub(" ", _without_phrase(plain) if full else plain))
    name = re.sub(r"\s+", " ", re.sub(r"(?:^|\s)[-–—|:/,.·]+(?=\s|$)|[–—|:]", " ", name)).strip(" -–—|:/,.·()")
    # A code is a title with a year beside it only: “NO” and “IT” are words as well.
    country = countries.find(name) if len(name) >= (2 if years else 4) else None
    if country is None and not (full and (years or not name)):
        return None
    code, edition = country.code if country else None, years[0] if len(years) == 1 and not several else None
    named = several.group() if several else " and ".join(years)
    remark = f"The title names more than one edition (“{named}”); none was taken." if years and not edition else ""
    return Title(code, edition, name, full, remark)


def _without_phrase(plain: str) -> str:
    """The line without “Strategic Document” in whatever script: the words whose folding is the phrase."""
    pieces = re.findall(r"\w+(?:['’]\w+)*|\W+", plain)
    for size in (5, 3):
        for at in range(len(pieces) - size + 1):
            if _TITLE.fullmatch(fold("".join(pieces[at : at + size]))):
                return "".join((*pieces[:at], " ", *pieces[at + size :]))
    return plain


def read_change(line: str) -> Change | None:
    """The outcome and year of a line about change."""
    if len(line) > _LONGEST:
        return None
    folded = fold(LEAD.sub("", line, count=1).strip("*_# –—-()"))
    for outcome, pattern in _CHANGES:
        if found := pattern.fullmatch(folded):
            return Change(outcome, int(found["year"]), bool(_SINCE.search(folded)))
    return None


class Kinds:
    """Reads year lines by the kinds of document that the monitor knows."""

    def __init__(self, config: Config) -> None:
        self.labels = {kind.key: kind.label for kind in config.kinds}
        self._matcher = Matcher(
            {
                kind.key: (
                    *(*kind.labels.values(), *kind.aliases, kind.key),
                    *(*_initials(kind.label), *KINDS.get(kind.key, ())),
                )
                for kind in config.kinds
            }
        )

    def match(self, wording: str) -> Match | None:
        """The kinds that a wording names, also in a document's full title."""
        return self._matcher.some(wording) or self._matcher.some(_OF_COUNTRY.sub("", wording))

    def read(self, line: str) -> YearLine | None:
        """A year line; without years where the line ends after the kind or says that there is no document."""
        if len(line) > _LONGEST:
            return None
        lead = LEAD.match(line)
        at = lead.end() if lead else 0
        for head, start, parted in _splits(line, at):
            match = self.match(head)
            if match:
                rest = line[start:].strip(" *_)")
                if not rest:
                    return YearLine(match.keys, (), len(line), True)
                if _says_nothing(rest):
                    return YearLine(match.keys, (), len(line), True, f"“{rest}”: no document")
                return self._years(line, start, match.keys, parted)
        return None

    def _years(self, line: str, at: int, kinds: tuple[str, ...], parted: bool) -> YearLine | None:
        if period := _RANGE.match(line, at):
            first = int(re.search(_YEAR, period.group()).group())  # type: ignore[union-attr]
            remark = f"“{period.group().strip(' (')}” was read as {first}"
            return self._ending(line, period.end(), kinds, (first,), remark)
        if found := _YEARS.match(line, at):
            return self._ending(line, found.end(), kinds, tuple(int(year) for year in re.findall(_YEAR, found.group())))
        inside = re.search(_YEAR, line[at:])
        if parted and inside and len(line[at:].split()) <= 8:
            year = int(inside.group())
            return YearLine(kinds, (year,), len(line), False, f"“{line[at:].strip()}” was read as {year}")
        return None

    def _ending(
        self, line: str, end: int, kinds: tuple[str, ...], years: tuple[int, ...], remark: str = ""
    ) -> YearLine | None:
        tail = _AFTER_YEAR.match(line, end)
        end = tail.end() if tail else end
        rest = line[end:].strip()
        if len(rest.split()) > 6:
            return None
        change = read_change(rest)
        # “(amended 2022)” is the document's history, not a line about the year.
        if rest and not (change and change.outcome in (Outcome.UNCHANGED, Outcome.ADOPTED)):
            remark = f"“{rest}” after the year was not read"
            return YearLine(kinds, years, len(line), False, remark)
        return YearLine(kinds, years, end, not rest and not remark, remark)


def _initials(label: str) -> tuple[str, ...]:
    short = "".join(word[0] for word in label.split() if word.casefold() not in {"of", "on", "the", "and", "for"})
    return (short,) if len(short) >= 3 else ()


def _splits(line: str, at: int) -> Iterator[tuple[str, int, bool]]:
    """The ways to part a line into a kind and the rest: the kind, where the rest begins, whether a mark parts them."""
    for cut in (_STOP.search(line, at), _SPACED_DASH.search(line, at), _WORDLESS.search(line, at)):
        edge = cut.start() if cut else len(line)
        head = line[at:edge].strip("*_ –—-")
        paren = _NAMED_PAREN.match(line, edge)
        mark = _SEPARATOR.match(line, paren.end() if paren else edge)
        if head and mark:
            # A dash before the year was left in the head.
            yield head, mark.end(), bool(mark["sep"]) or line[at:edge].rstrip()[-1:] in "–—-"


def _says_nothing(rest: str) -> bool:
    return not re.search(r"\w", rest) or fold(rest.strip(" *_.")) in NOTHING


def is_years_only(line: str) -> bool:
    """Whether a line is the second half of a year line: years, or that there is no document."""
    found = _YEARS.match(line)
    after = _AFTER_YEAR.fullmatch(line, found.end()) if found else None
    return bool(after) or _says_nothing(line)


def names_other_document(line: str) -> bool:
    """Whether a line names a document and its year, of whatever kind."""
    if len(line) > _LONGEST:
        return False
    for head, start, _ in _splits(line, 0):
        years = _YEARS.match(line, start) and is_years_only(line[start:].strip())
        if years and _OTHER_KIND.search(fold(head)) and len(head.split()) <= 14:
            return True
    return False
