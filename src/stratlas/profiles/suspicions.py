"""What may be wrong with a statement; a person decides."""

from __future__ import annotations

import re

from stratlas.profiles.headings import ends_sentence

_AFTER = (
    "mass national security regional defence defense military international peace states terrorism organised organized "
    "crime weapons territorial sovereignty european nato country countries republic union strategy threats region "
    "cooperation stability"
)
_JOINED = re.compile(rf"\b(?:of|and|the|with|for|to|in)(?:{'|'.join(_AFTER.split())})\b")
_REAL = frozenset({"international", "instability", "insecurity", "interregional"})
_HUMP = re.compile(r"\b[A-Za-z]?[a-z]{3,}[A-Z][a-z]{2,}\b")
_CAPITALS = "A-ZČĆĐŠŽËÇА-ЯЂЃЅЈЉЊЋЌЏ"
_NO_SPACE = re.compile(rf"\b(?:[^\W\d_{_CAPITALS}]{{3,}}|\d{{4}})[.,;!?][{_CAPITALS}][^\W\d_]+")


def run_together(wording: str) -> list[str]:
    """Words that look like two (“ofmass”, “securityThe”, “peace.The”)."""
    found = [match.group() for pattern in (_JOINED, _HUMP, _NO_SPACE) for match in pattern.finditer(wording)]
    return [word for word in found if word not in _REAL]


def cut_off(wording: str, *, prose: bool) -> bool:
    """Whether the words break off: prose without an end, and anything that ends in an ellipsis or a joining mark."""
    if re.search(r"(?:…|\.\.\.|[:,–—-])$", wording):
        return True
    return prose and not ends_sentence(wording)
