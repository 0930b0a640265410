"""The titles that a plain text's table of contents names, found again where the parts that they head begin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stratlas.extract.plain_contents import goes_on, is_contents_title
from stratlas.extract.plain_headings import keyword_level
from stratlas.extract.plain_lines import Line

_PAGED = re.compile(r"(?:[\s._…·,]*(?:[\s.…_·,])(?P<page>\d{1,3}|[ivxl]{1,6}))?[\s._…·,:]*$")
_BULLET = re.compile(r"[^\w\s(]\s+")
_NUMBER = re.compile(
    r"(?:(?P<word>[^\W\d_]+)\s+)?(?:(?P<arabic>\d{1,2}(?:\.\d{1,2}){0,4})|(?P<roman>[IVXivx]{1,7})|(?P<letter>[A-Z]))"
    r"(?:[.):]|\s*[-–—:]|(?=\s))\s*"
)
_WORD = re.compile(r"\w+")
_MOST_WORDS, _MOST_LINES = 24, 4
# So many characters at least follow a title that runs into its first paragraph.
_RUNNING_TEXT = 40
_FEWEST = 3
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|\*{3,}|_{3,}")
_RULES = {"=": 1, "*": 1, "-": 2, "_": 2, "~": 3}
# A title and the rule under it differ by so many letters at most.
_UNEVEN = 2
_QUOTES = "“„«\"'‘("


@dataclass(frozen=True, slots=True)
class _Title:
    words: tuple[str, ...]
    level: int
    page: int
    numbered: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a title's words stand: from a line of a page to an offset in one of the next lines."""

    title: int
    page: int
    line: int
    last: int
    cut: int
    inline: bool
    numbered: bool
    running: bool


def mark_titles(pages: Sequence[list[Line]]) -> None:
    """Gives the lines of titles that the table of contents names their levels, and parts them from what follows.

    Where pages are known, a title at the edge of a later page of its part is a running line.
    """
    titles = list(_titles(pages))
    if len(titles) < _FEWEST:
        return
    places = list(_places(pages, titles))
    begins = _begins(places, titles, paged=len(pages) > 1)
    for place in reversed(places):
        title = titles[place.title]
        if begins.get(place.title) is place:
            _set(pages[place.page], place, title.level)
        elif not place.running and not place.inline and place.title in begins and place.numbered == title.numbered:
            first, following = begins[place.title].page, _page_after(place.title, titles, begins)
            lines = pages[place.page]
            edge = place.line <= 1 or place.last >= len(lines) - 2
            if edge and first < place.page <= following:
                for line in lines[place.line : place.last + 1]:
                    line.running = True
            elif len(pages) > 1:
                _set(lines, place, min(title.level + 1, 6))


def mark_underlined(pages: Sequence[Sequence[Line]]) -> None:
    """Gives lines with a rule of their own length under them the levels that the rules say."""
    for lines in pages:
        for at, (line, rule) in enumerate(pairwise(lines)):
            same = abs(len(rule.text) - len(line.text)) <= _UNEVEN and abs(rule.indent - line.indent) <= _UNEVEN
            if _UNDERLINE.fullmatch(rule.text) and not rule.gap and same and _opens(lines, at):
                line.level, line.begins = _RULES[rule.text[0]], True
                line.running = line.contents = False


def _titles(pages: Sequence[Sequence[Line]]) -> Iterator[_Title]:
    """The entries of the table of contents with their depths."""
    read = [_parsed(entry) for entry in _with_pages(list(_entries(pages)))]
    numbered = [at for at, (depth, _, _) in enumerate(read) if depth]
    first = next((at for at, (depth, _, _) in enumerate(read) if depth > 0), 0)
    chapters = any(depth < 0 for depth, _, _ in read[:first])
    inside = any(first + 1 < second for first, second in pairwise(numbered))
    depth_now = 0
    for at, (depth, words, page) in enumerate(read):
        if depth:
            level = 1 if depth < 0 else depth + chapters
            depth_now = level if not inside or depth < 0 or not chapters else depth_now
        else:
            within = bool(numbered) and numbered[0] < at and inside
            level = depth_now + 1 if within else 1
        if words:
            yield _Title(words, min(level, 6), page, bool(depth))


def _with_pages(entries: Sequence[str]) -> Sequence[str]:
    """The entries with their pages where these were read in a column of their own, one for each."""
    numbers = [entry for entry in entries if entry.isdigit()]
    titles = [entry for entry in entries if not entry.isdigit()]
    if not numbers or len(numbers) != len(titles):
        return titles
    return [f"{title} {number}" for title, number in zip(titles, numbers, strict=True)]


def _entries(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    for lines in pages:
        entry: list[Line] = []
        for line in lines:
            if entry and (not line.contents or not goes_on(entry[-1], line)):
                yield " ".join(part.text for part in entry)
                entry = []
            if line.contents and not is_contents_title(line.text):
                entry.append(line)
        if entry:
            yield " ".join(part.text for part in entry)


def _parsed(entry: str) -> tuple[int, tuple[str, ...], int]:
    """An entry's depth by its number (0 for none, -1 for a chapter or a Roman number), its words, and its page."""
    text = _BULLET.sub("", entry, count=1) if _BULLET.match(entry) else entry
    paged = _PAGED.search(text)
    page = int(paged["page"]) if paged and (paged["page"] or "").isdigit() else 0
    text = text[: paged.start()] if paged else text
    number = _number(text)
    depth = 0
    if number:
        depth = number["arabic"].count(".") + 1 if number["arabic"] and not number["word"] else -1
    return depth, _folded(text[number.end() if number else 0 :]), page


def _number(text: str) -> re.Match[str] | None:
    """The number that a title begins with: after a word like “Chapter” if any; a letter must have a stop."""
    match = _NUMBER.match(text)
    if match is None or match.end() == len(text):
        return None
    head = match[0].strip()
    if match["word"]:
        return match if keyword_level(head.rstrip(".:)-–— ")) else None
    return match if match["arabic"] or head[-1] in ".):-–—" else None


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))


def _places(pages: Sequence[Sequence[Line]], titles: Sequence[_Title]) -> Iterator[_Place]:
    """Where lines begin with the words of a title, the longest one that fits; one line stands in one place only."""
    known: dict[str, list[int]] = defaultdict(list)
    for at, title in enumerate(titles):
        if len(title.words) <= _MOST_WORDS and sum(map(len, title.words)) > 3:
            known[title.words[0]].append(at)
    for page, lines in enumerate(pages):
        begin, within = 0, 0
        while begin < len(lines):
            place = _place(lines, begin, within, page, titles, known)
            if place is None:
                begin, within = begin + 1, 0
                continue
            yield place
            begin, within = (place.last, place.cut) if place.inline else (place.last + 1, 0)


def _place(
    lines: Sequence[Line],
    begin: int,
    within: int,
    page: int,
    titles: Sequence[_Title],
    known: dict[str, list[int]],
) -> _Place | None:
    text = lines[begin].text[within:]
    if lines[begin].contents or not (within or _opens(lines, begin)):
        return None
    number = _number(text.lstrip())
    lead = len(text) - len(text.lstrip())
    starts = {within + lead, within + lead + (number.end() if number else 0)}
    best: _Place | None = None
    for start in starts:
        words = list(_ahead(lines, begin, start))
        for at in known.get(words[0][0], ()) if words else ():
            size = len(titles[at].words)
            if tuple(word for word, _, _ in words[:size]) != titles[at].words:
                continue
            _, last, cut = words[size - 1]
            cut += lines[last].text.startswith(":", cut)
            rest = lines[last].text[cut:].lstrip()
            if rest and not _runs_on(rest, lines, last, whole=size > 1):
                continue
            if best is None or (last, cut) > (best.last, best.cut):
                numbered = start > within + lead or not text.lstrip()[0].isalpha()
                best = _Place(at, page, begin, last, cut, bool(rest), numbered, lines[begin].running)
    return best


def _runs_on(rest: str, lines: Sequence[Line], at: int, *, whole: bool) -> bool:
    """Whether what follows a title in its line can be its paragraph; a single word must be followed by more."""
    below = lines[at + 1].text if at + 1 < len(lines) and not lines[at + 1].gap else ""
    enough = _RUNNING_TEXT if whole else 5 * _RUNNING_TEXT
    return len(rest) + len(below) >= enough and (rest[0].isupper() or rest[0] in _QUOTES)


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Whether a line can begin a title: nothing runs into it."""
    before = lines[at - 1] if at else None
    return before is None or lines[at].gap or before.running or before.contents or before.text[-1] in ".!?:;”»"


def _ahead(lines: Sequence[Line], begin: int, start: int) -> Iterator[tuple[str, int, int]]:
    """The words from an offset of a line on, with the lines and the offsets where they end."""
    for at in range(begin, min(begin + _MOST_LINES, len(lines))):
        if lines[at].contents or lines[at].running is not lines[begin].running:
            return
        for hit in _WORD.finditer(lines[at].text, start if at == begin else 0):
            yield hit[0].casefold(), at, hit.end()


def _begins(places: Sequence[_Place], titles: Sequence[_Title], *, paged: bool) -> dict[int, _Place]:
    """Where each part begins: on the page that its entry names, else in the order of the table of contents.

    A line that seemed to be a running head is the title of its part where no other line is.
    """
    shifts = Counter(
        place.page - titles[place.title].page for place in places if titles[place.title].page and not place.inline
    )
    shift, agreeing = shifts.most_common(1)[0] if paged and shifts else (0, 0)
    found: dict[int, _Place] = {}
    for seen in (False, True):
        last = -1
        for place in places:
            page = titles[place.title].page if agreeing >= _FEWEST else 0
            if place.running is not seen or (place.running and place.inline):
                continue
            if page:
                if place.page == page + shift:
                    found.setdefault(place.title, place)
            elif place.title > last and place.title not in found:
                found[place.title] = place
                last = place.title
    return found


def _page_after(at: int, titles: Sequence[_Title], begins: dict[int, _Place]) -> int:
    """The last page of a part: the one before the next part that is as high, as far as is known."""
    for other in range(at + 1, len(titles)):
        if titles[other].level <= titles[at].level and other in begins:
            return max(begins[other].page - 1, begins[at].page)
    return 10**9


def _set(lines: list[Line], place: _Place, level: int) -> None:
    """Makes a title of the lines, the last of them parted where running text follows."""
    if place.inline:
        title, rest = lines[place.last].parted(place.cut)
        rest.gap = True
        lines[place.last : place.last + 1] = [title, rest]
    for line in lines[place.line : place.last + 1]:
        line.level, line.begins, line.running = level, line is lines[place.line], False
