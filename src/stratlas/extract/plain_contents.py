"""Lines of a plain text that are kept but are no passage: its own table of contents, and decoration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stratlas.extract.plain_lines import Line

_LEADERS = re.compile(
    r".*\S\s*(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|_{5,}|·{4,}|(?:…\s?){2,})\s*(?:\d{1,4}|[ivxlc]{1,7})?\.?", re.I
)
# Entries that run on in one line, as texts made from PDF have them.
_RUN_ON = re.compile(r"(?:\.{6,}|(?:\. ){5,}|…{3,})\s*\d+")
# Under the title of a table of contents fewer dots will do; programs that read pictures take some for commas.
_SHORT_RUN_ON = re.compile(r"(?:[.,]{2,}|…|(?:\. ?){2,})[.,…\s]*(?:\d{1,3}|[ivxl]{1,6})(?=\s|$)")
_ENTRY = re.compile(r"(?P<title>\S.*?[^\W\d_].*?)(?:\t|\s+)(?P<page>\d{1,3})")
_PAGE = re.compile(r"\d{1,3}|[ivxl]{1,6}")
_MARK = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]")
_TITLE = re.compile(
    r"(?:table of )?contents|sadržaj|садржај|содржина|съдържание|зміст|содержание|sumário|índice|indice|sommaire|"
    r"table des matières|inhalt(?:sverzeichnis)?|innehåll(?:sförteckning)?|cuprins|spis treści|obsah|sisukord|sisällys|"
    r"tartalom(?:jegyzék)?|kazalo|vsebina|përmbajtja|inhoud(?:sopgave)?|indhold|innhold|i̇çindekiler|içindekiler|περιεχόμενα",
    re.I,
)
_DECORATION = re.compile(r"[01\s.,·•…_~=+*|\\/-]{6,}")
_FEWEST = 4
# A title in a list of contents that takes several lines takes no more than these, and a line no more letters.
_LONGEST_ENTRY, _LONGEST_LINE = 3, 120


def mark_decoration(pages: Sequence[Sequence[Line]]) -> int:
    """Marks lines that only look like something (rows of 0 and 1, dots and rules) as running; says how many."""
    found = [
        line
        for lines in pages
        for line in lines
        if _DECORATION.fullmatch(line.text) and sum(map(str.isdigit, line.text)) >= 6 and set("01") & set(line.text)
    ]
    if len(found) < _FEWEST:
        return 0
    for line in found:
        line.running = True
    return len(found)


def mark_contents(pages: Sequence[list[Line]]) -> None:
    """Marks the lines of the table of contents: those with leaders, and under its title those that count pages.

    A line that holds several entries is parted after each of them.
    """
    under_title = False
    for lines in pages:
        flow = [line for line in lines if not line.running]
        marked = [bool(_LEADERS.fullmatch(line.text) or _RUN_ON.search(line.text)) for line in flow]
        titled = next((at for at in range(len(flow)) if _begins_contents(flow, at)), None)
        if titled is not None or under_title:
            begin = -1 if titled is None else titled
            counted = [*_counted(flow, begin + 1), *_run_on(flow, begin)] or _in_column(flow, begin + 1)
            for at in counted:
                marked[at] = True
            under_title = bool(counted) or (titled is not None and sum(marked) >= _FEWEST)
            if titled is not None and any(marked[titled + 1 :]):
                marked[titled] = True
        entries = sum(max(len(_RUN_ON.findall(flow[at].text)), 1) for at, one in enumerate(marked) if one)
        if entries >= _FEWEST or under_title:
            _bridge(marked)
            for line, is_contents in zip(flow, marked, strict=True):
                line.contents = is_contents
        lines[:] = [part for line in lines for part in (_entries(line) if line.contents else [line])]


def is_contents_title(text: str) -> bool:
    """Whether a line is the title of a table of contents."""
    title = _title_in(text)
    return bool(title and title.end() == len(text.rstrip(" :.")) and (title.start() == 0 or _PAGE.search(text)))


def goes_on(line: Line, following: Line) -> bool:
    """Whether an entry of the table of contents goes on in the next line."""
    if is_contents_title(line.text) or _PAGE.fullmatch(line.text) or _is_paged(line.text):
        return False
    if _MARK.fullmatch(line.text) or following.text[0].islower() or line.text[-1] in ",-–":
        return True
    return not (line.text[-1].isdigit() or line.text[-1] in "._…" or line.in_column)


def _is_paged(text: str) -> bool:
    return bool(_LEADERS.fullmatch(text) or _ends_run_on(text))


def _ends_run_on(text: str) -> bool:
    return any(hit.end() == len(text) for hit in _SHORT_RUN_ON.finditer(text))


def _begins_contents(flow: Sequence[Line], at: int) -> bool:
    """Whether a line is the title of a table of contents, or begins with it and goes on with its first entries."""
    if is_contents_title(flow[at].text):
        return True
    if _title_in(flow[at].text) is None:
        return False
    below = flow[at : at + _LONGEST_ENTRY + 1]
    return (
        bool(_RUN_ON.search(flow[at].text)) or sum(len(_SHORT_RUN_ON.findall(line.text)) for line in below) >= _FEWEST
    )


def _title_in(text: str) -> re.Match[str] | None:
    """Where in a line the title of a table of contents stands, with at most a few words before it."""
    hit = re.search(rf"(?<!\w)(?:{_TITLE.pattern})(?!\w)", text[:80], re.I)
    return hit if hit and len(text[: hit.start()].split()) <= 5 and text[hit.start()].isupper() else None


def _entries(line: Line) -> Iterator[Line]:
    """A line of the table of contents parted where an entry ends in it, and after a title that it begins with."""
    cuts = [hit.end() for hit in (_SHORT_RUN_ON if _SHORT_RUN_ON.search(line.text) else _RUN_ON).finditer(line.text)]
    title = _title_in(line.text) if cuts else None
    if title and title.end() < cuts[0] and not line.text[title.end() :].startswith((".", "…", " .")):
        cuts.insert(0, title.end())
    rest = line
    for cut in cuts:
        at = line.start + cut - rest.start
        if 0 < at < len(rest.text):
            part, rest = rest.parted(at)
            yield part
    yield rest


def _run_on(flow: Sequence[Line], begin: int) -> list[int]:
    """The lines from the title on with entries that have few dots, where there are several with little between them."""
    found: list[int] = []
    entries = 0
    for at in range(max(begin, 0), len(flow)):
        here = len(_SHORT_RUN_ON.findall(flow[at].text))
        if here:
            found.append(at)
            entries += here
        elif at - (found[-1] if found else max(begin, 0)) > _LONGEST_ENTRY:
            break
    return found if entries >= _FEWEST else []


def _in_column(flow: Sequence[Line], begin: int) -> list[int]:
    """The lines from the title on where all titles come first and all page numbers after them, as a table was read."""
    first = next((at for at in range(begin, len(flow)) if _PAGE.fullmatch(flow[at].text)), len(flow))
    last, found = 0, []
    for at in range(first, len(flow)):
        if not flow[at].text.isdigit() or not last <= int(flow[at].text) <= last + 60:
            break
        last = int(flow[at].text)
        found.append(at)
    titles = flow[begin:first]
    if not _FEWEST <= len(found) <= len(titles) <= 4 * len(found) or any(
        len(line.text) > _LONGEST_LINE for line in titles
    ):
        return []
    for line in titles:
        line.in_column = True
    return list(range(begin, found[-1] + 1))


def _counted(flow: Sequence[Line], begin: int) -> list[int]:
    """The lines that end in page numbers which never fall, where there are several with little between them."""
    found: list[int] = []
    last = 0
    for at in range(begin, len(flow)):
        match = _ENTRY.fullmatch(flow[at].text)
        page = int(match["page"]) if match else -1
        if last <= page <= last + 60:
            found.append(at)
            last = page
        elif found and at - found[-1] > _LONGEST_ENTRY:
            break
    return found if len(found) >= _FEWEST else []


def _bridge(marked: list[bool]) -> None:
    """Marks the first lines of titles that take several: short stretches between marked lines."""
    last = next((at for at, one in enumerate(marked) if one), len(marked))
    for at in range(last + 1, len(marked)):
        if marked[at]:
            if at - last - 1 < _LONGEST_ENTRY:
                marked[last:at] = [True] * (at - last)
            last = at
