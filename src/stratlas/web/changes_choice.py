"""Which changes a page shows, as its address says it: versions, kinds, sections, and which page of the list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from stratlas.actions import Comparison, kinds_of
from stratlas.errors import UnknownId
from stratlas.records import Change, ChangeKind, Section
from stratlas.wording import gettext as _

_LONGEST_TAG = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """What the query of an address chooses.

    `old` and `new` name versions by their last part (`sr-Latn`), empty where the page is to choose them. `source` and
    `target` are sections of the old and of the new text, from one index to another one, both included.
    """

    old: str = ""
    new: str = ""
    kinds: tuple[ChangeKind, ...] = ()
    source: tuple[int, int] | None = None
    target: tuple[int, int] | None = None
    judged: bool = False
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether some changes are left out."""
        return bool(self.kinds or self.source or self.target or self.judged)

    @property
    def query(self) -> str:
        """The query of an address that chooses this: empty, or with its question mark."""
        parts = {
            "old": self.old,
            "new": self.new,
            "kind": ",".join(self.kinds),
            "from": _range(self.source),
            "to": _range(self.target),
            "judged": "yes" if self.judged else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        said = urlencode({name: value for name, value in parts.items() if value}, safe=",")
        return f"?{said}" if said else ""

    def with_kinds(self, *kinds: ChangeKind) -> Choice:
        """The same of other kinds, from the first page on."""
        return replace(self, kinds=kinds, page=1)

    def with_sections(self, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Choice:
        """The same of other sections, from the first page on."""
        return replace(self, source=source, target=target, page=1)

    def on_page(self, page: int) -> Choice:
        """The same, another page of the list."""
        return replace(self, page=page)

    @property
    def everything(self) -> Choice:
        """The same versions, with nothing left out."""
        return Choice(self.old, self.new)


def choice_of(query: QueryDict) -> Choice:
    """What a query chooses; UnknownId where it cannot be understood."""
    kinds = [name for value in query.getlist("kind") for name in value.split(",") if name]
    known = {kind.value: kind for kind in ChangeKind}
    for name in kinds:
        if name not in known:
            raise UnknownId(
                _("“{name}” is no kind of change: there are {known}.", name=name[:40], known=", ".join(known))
            )
    old, new = query.get("old", ""), query.get("new", "")
    if any(re.fullmatch(rf"[A-Za-z0-9-]{{0,{_LONGEST_TAG}}}", tag) is None for tag in (old, new)):
        raise UnknownId(_("A version is named by its language, as in “?old=sr-Latn”."))
    page = query.get("page", "1")
    if not re.fullmatch("[0-9]{1,6}", page):
        raise UnknownId(_("A page is named by its number."))
    return Choice(
        old,
        new,
        tuple(kind for kind in ChangeKind if kind.value in kinds),
        _sections(query.get("from", "")),
        _sections(query.get("to", "")),
        query.get("judged") == "yes",
        int(page),
    )


class Places:
    """In which section of its text each change stands."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison

    def old(self, change: Change) -> int | None:
        """The old section's index; None where the change has no old side."""
        return _at(self._old_starts, change.old[0].start) if change.old else None

    def new(self, change: Change) -> int | None:
        """The new section's index; None where the change has no new side."""
        return _at(self._new_starts, change.new[0].start) if change.new else None

    def chosen(self, choice: Choice) -> list[Change]:
        """The changes that a choice leaves, in their order."""
        return [change for change in self._comparison.alignment.changes if self._is_chosen(change, choice)]

    def _is_chosen(self, change: Change, choice: Choice) -> bool:
        return (
            (not choice.kinds or not kinds_of(change).isdisjoint(choice.kinds))
            and (not choice.judged or change.judged)
            and _inside(choice.source, self.old(change))
            and _inside(choice.target, self.new(change))
        )

    @cached_property
    def _old_starts(self) -> list[int]:
        return _starts(self._comparison.alignment.old_sections)

    @cached_property
    def _new_starts(self) -> list[int]:
        return _starts(self._comparison.alignment.new_sections)


def _starts(sections: Sequence[Section]) -> list[int]:
    return [section.start for section in sections]


def _at(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _inside(sections: tuple[int, int] | None, index: int | None) -> bool:
    return sections is None or (index is not None and sections[0] <= index <= sections[1])


def _sections(value: str) -> tuple[int, int] | None:
    if not value:
        return None
    found = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", value, re.ASCII)
    if found is None:
        raise UnknownId(
            _("A section is named by its number, or sections by the first and the last, as in “?from=3-7”.")
        )
    return int(found[1]), int(found[2] or found[1])


def _range(sections: tuple[int, int] | None) -> str:
    if sections is None:
        return ""
    return str(sections[0]) if sections[0] == sections[1] else f"{sections[0]}-{sections[1]}"
