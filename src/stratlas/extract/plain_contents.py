"""Lines of a plain text that are kept but are no passage: its own table of contents, and decoration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stratlas.extract.plain_lines import Line

_LEADERS = re.compile(
    r".*\S\s*(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|_{5,}|·{4,}|(?:…\s?){2,})\s*(?:\d{1,4}|[ivxlc]{1,7})?\.?", re.I
)
# Entries that run on in one line, as texts made from PDF have them.
_RUN_ON = re.compile(r"(?:\.{6,}|(?:\. ){5,}|…{3,})\s*\d")
_ENTRY = re.compile(r"(?P<title>\S.*?[^\W\d_].*?)(?:\t|\s+)(?P<page>\d{1,3})")
_TITLE = re.compile(
    r"(?:table of )?contents|sadržaj|садржај|содржина|съдържание|зміст|содержание|sumário|índice|indice|sommaire|"
    r"table des matières|inhalt(?:sverzeichnis)?|innehåll(?:sförteckning)?|cuprins|spis treści|obsah|sisukord|sisällys|"
    r"tartalom(?:jegyzék)?|kazalo|vsebina|përmbajtja|inhoud(?:sopgave)?|indhold|innhold|i̇çindekiler|içindekiler|περιεχόμενα",
    re.I,
)
_DECORATION = re.compile(r"[01\s.,·•…_~=+*|\\/-]{6,}")
_FEWEST = 4
# A title in a list of contents that takes several lines takes no more than these.
_LONGEST_ENTRY = 3


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


def mark_contents(pages: Sequence[Sequence[Line]]) -> None:
    """Marks the lines of the table of contents: those with leaders, and under its title those that count pages."""
    under_title = False
    for lines in pages:
        flow = [line for line in lines if not line.running]
        marked = [bool(_LEADERS.fullmatch(line.text) or _RUN_ON.search(line.text)) for line in flow]
        titled = next((at for at, line in enumerate(flow) if is_contents_title(line.text)), None)
        if titled is not None or under_title:
            begin = -1 if titled is None else titled
            counted = _counted(flow, begin + 1)
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


def is_contents_title(text: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return bool(_TITLE.fullmatch(text.strip(" :.")))


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
