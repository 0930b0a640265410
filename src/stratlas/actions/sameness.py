"""Whether two texts of one source say the same, and whether what came back is what was asked for.

Only words and figures count: case, typesetting, hyphens, the cutting into lines and pages never do. On a web page a
banner about cookies and a stamp with the day of the visit are the page's furniture, and no words of the document.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from stratlas.records import Text

_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_PIECE = re.compile(r"\d+|[^\W\d_]+|%|‰")
_BANNER = re.compile(
    r"cooki|kolači[ćc]|колачи[ћч]|бисквитк|piškotk|küpsis|slapuk|sīkdat|evästee|\bsüti|çerez|privacy settings|gdpr",
    re.IGNORECASE,
)
_LONGEST_BANNER = 120
_SHORT = 4
"""So few words has a button or link of a banner."""
_DATE = re.compile(
    r"\b(?:(?P<d>\d{1,2})[./-]\s?(?P<m>\d{1,2})[./-]\s?(?P<y>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)[./-](?P<m2>\d{1,2})[./-](?P<d2>\d{1,2})"
    r"|(?:\w+,? )?\d{1,2}(?:st|nd|rd|th)?\.? (?:de |i )?[^\W\d_]+\.?,? (?:de )?(?P<y3>(?:19|20)\d\d)\.?"
    r"|[^\W\d_]+ \d{1,2},? (?P<y4>(?:19|20)\d\d))"
)
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)
_STAMP_WORDS = 8
_ERROR = re.compile(
    r"\b(?:40[0-9]|410|429|50[0-4])\b|not found|no longer (?:exists|available)|access denied"
    r"|forbidden|bad request|internal server error|temporarily unavailable|under maintenance"
    r"|unexpected error|an error (?:has )?occurred|checking your browser|just a moment|enable javascript|captcha"
    r"|are you a robot|request blocked|service unavailable"
    r"|\blog ?in\b|\bsign in\b|password|nije prona[đd]en|ne postoji|није пронађен|не постоји|nuk u gjet|не е пронајден"
    r"|ni bil[ao]? (?:mogoče )?najd|ni mogoče najti|nu a fost g[ăa]sit|не е намерен|δεν βρέθηκε|bulunamad[ıi]"
    r"|nicht gefunden|introuvable|non trouvée|no encontrad|no se encuentra|non trovat|nie znaleziono|nenalezen"
    r"|nenájden|nem található|ei leitud|nav atrast|nerast|не знайден|не найден|ikke fundet|ikke funnet|hittades inte"
    r"|ei löydy|niet gevonden|não encontrad",
    re.IGNORECASE,
)
_PAGE = "html"
_FEW, _MANY = 150, 200


def same(before: Text, now: Text, since: dt.date, today: dt.date) -> bool:
    """Whether two texts of a source, received on two days, say the same."""
    if _folded(_passages(before)) == _folded(_passages(now)):
        return True
    if not (_is_page(before) and _is_page(now)):
        return False
    olds, news = _passages(before), _passages(now)
    opcodes = Indel.opcodes([_folded([words]) for words in olds], [_folded([words]) for words in news])
    gone = [number for code in opcodes if code.tag == "delete" for number in range(code.src_start, code.src_end)]
    come = [number for code in opcodes if code.tag == "insert" for number in range(code.dest_start, code.dest_end)]
    left_old, left_new = _without_banner(olds, gone), _without_banner(news, come)
    return len(left_old) == len(left_new) and all(
        _restamped(old, new, since, today) for old, new in zip(left_old, left_new, strict=True)
    )


def doubt(now: Text, before: Text | None, media_type: str) -> str:
    """Why what came back is hardly the document, as the end of a sentence; empty where nothing speaks against it."""
    if not _is_page(now) and not now.extractor.startswith("plain"):
        return ""
    if media_type.startswith(("image/", "audio/", "video/", "font/")) or media_type.endswith(
        ("json", "javascript", "css", "zip", "/xml")
    ):
        return f"gave {media_type}, which is no document"
    words = len(" ".join(_passages(now)).split())
    if not words:
        return "gave a page without words: it may be filled in by scripts"
    if before is not None and not _is_page(before) and _is_page(now):
        kind = before.extractor.partition("-")[0].upper()
        return f"gave a web page where a document ({kind}) was before"
    looks_wrong = words < _FEW and _ERROR.search(" ".join(_passages(now))) is not None
    if looks_wrong and (before is None or 4 * words < _count(before) or _count(before) > _MANY > 2 * words):
        return f"answered as if all were well, but what it gave ({words} words) looks like a page about an error"
    return ""


def has_words(text: Text) -> bool:
    """Whether there is anything to compare."""
    return bool(_passages(text))


def _count(text: Text) -> int:
    return len(" ".join(_passages(text)).split())


def _is_page(text: Text) -> bool:
    return text.extractor.startswith(_PAGE)


def _passages(text: Text) -> list[str]:
    return [text.words_of(block) for block in text.blocks if block.is_passage]


def _folded(passages: Sequence[str]) -> str:
    """The letters and figures in their order; only between two figures does it matter that they are apart."""
    string = unicodedata.normalize("NFKC", _IGNORED.sub("", " ".join(passages))).casefold()
    result: list[str] = []
    for piece in _PIECE.findall(string):
        if result and piece[0].isdigit() and result[-1][-1].isdigit():
            result.append(" ")
        result.append(piece)
    return "".join(result)


def _without_banner(passages: Sequence[str], changed: Sequence[int]) -> list[str]:
    """The changed passages that are no banner, nor a button beside one."""
    banners = {n for n in changed if _BANNER.search(passages[n]) and len(passages[n].split()) <= _LONGEST_BANNER}
    beside = set(banners)
    for step in (1, -1):
        for number in sorted(changed, reverse=step < 0):
            if number - step in beside and len(passages[number].split()) <= _SHORT:
                beside.add(number)
    return [passages[number] for number in changed if number not in beside]


def _restamped(old: str, new: str, since: dt.date, today: dt.date) -> bool:
    """Whether two short passages differ in nothing but the day or hour of the visit."""
    bare = [_CLOCK.sub(" ", _DATE.sub(" ", words)) for words in (old, new)]
    if _folded([bare[0]]) != _folded([bare[1]]) or len(bare[0].split()) > _STAMP_WORDS:
        return False
    dates = list(_DATE.finditer(new))
    return all(_recent(found, since, today) for found in dates) and bool(dates or _CLOCK.search(new))


def _recent(found: re.Match[str], since: dt.date, today: dt.date) -> bool:
    """Whether a date lies between two looks; of one with the month in letters only the year is looked at."""
    year = found["y3"] or found["y4"]
    if year:
        return since.year <= int(year) <= today.year
    day, month = int(found["d"] or found["d2"]), int(found["m"] or found["m2"])
    for month_, day_ in ((month, day), (day, month)):
        try:
            date = dt.date(int(found["y"] or found["y2"]), month_, day_)
        except ValueError:
            continue
        if since - dt.timedelta(days=1) <= date <= today + dt.timedelta(days=1):
            return True
    return False
