"""What changed between two documents, passage by passage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import Comparison, Workspace, compare, kinds_named, tell, told_data
from stratlas.align import change_data
from stratlas.errors import UnknownId
from stratlas.records import ChangeKind, Ruling, SectionKind, WordKind
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, page_of
from stratlas.web.api.shapes import LONGEST_NAME, Next, Words
from stratlas.web.pages import workspace_of

router = Router(tags=["Changes"])
_PAIR = "/changes/{country}/{kind}/{year}/{new_country}/{new_kind}/{new_year}"
_LANGUAGE = "The language of the {} version, as `sr-Cyrl`; if not given, one that the other has too."


class ComparedPair(BaseModel):
    """The two documents, by the parts of their ids."""

    country: str = Field(max_length=LONGEST_NAME, description="Of the old document: a country’s code, as `SRB`.")
    kind: str = Field(max_length=LONGEST_NAME, description="Its kind, as `nss`.")
    year: str = Field(max_length=LONGEST_NAME, description="The last part of its id, as `2019` or `undated`.")
    new_country: str = Field(max_length=LONGEST_NAME, description="The same of the new document.")
    new_kind: str = Field(max_length=LONGEST_NAME, description="Its kind.")
    new_year: str = Field(max_length=LONGEST_NAME, description="The last part of its id.")


class OneChange(ComparedPair):
    """Two documents and a change of theirs."""

    change: str = Field(max_length=40, description="The change’s id.")


class Versions(BaseModel):
    """Which versions are compared."""

    old: str = Field("", max_length=LONGEST_NAME, description=_LANGUAGE.format("old"))
    new: str = Field("", max_length=LONGEST_NAME, description=_LANGUAGE.format("new"))


class Choice(Versions):
    """Which versions are compared, and which changes are told."""

    kinds: str = Field("", max_length=200, description="Only changes of these kinds, as `reworded,moved`.")
    section: str = Field("", max_length=200, description="Only in sections with these words in a title.")


class Side(BaseModel):
    """One of the two documents, in the version and text that are compared."""

    document: str
    version: str
    text: str
    title: str
    language: str
    year: int | None


class KindCount(BaseModel):
    """How many changes of a kind there are, and the words and share of words in them."""

    changes: int
    old_words: int
    new_words: int
    old_share: float
    new_share: float


class SectionNamed(BaseModel):
    """A section by its titles from the top down, where it begins and how many words it has."""

    path: list[str]
    start: int
    words: int


class SectionChange(BaseModel):
    """What happened to some sections as a whole."""

    kind: SectionKind
    old: list[SectionNamed]
    new: list[SectionNamed]
    shared: float
    moved: bool
    renamed: bool
    renumbered: list[str] | None


class PlacedWords(Words):
    """A passage and the page that it begins on."""

    page: int


class WordChange(BaseModel):
    """A run of words: where it stands in each text, and how it reads there."""

    kind: WordKind
    old: str
    new: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Change(BaseModel):
    """What happened to some passages."""

    id: str
    kind: ChangeKind
    moved: bool
    reworded: bool
    renumbered: list[str] | None
    score: float
    old: list[PlacedWords]
    new: list[PlacedWords]
    old_section: list[str]
    new_section: list[str]
    words: list[WordChange]
    judged: bool = Field(description="Whether a person said so.")


class ClaimChange(BaseModel):
    """A claim of a profile that rests on one of the two, and what became of its words."""

    claim: str
    wording: str
    side: str
    what: str
    shared: float | None
    changes: list[str]


class ConceptChange(BaseModel):
    """A concept, and how much of either text speaks of it."""

    concept: str
    label: str
    what: str
    old_share: float
    new_share: float
    old_place: int | None
    new_place: int | None


class Judgement(BaseModel):
    """What a person said of passages."""

    number: int
    ruling: Ruling
    old: list[list[int]]
    new: list[list[int]]
    actor: str
    time: str
    note: str


class Changes(BaseModel):
    """What changed between two documents."""

    old: Side
    new: Side
    translated: str | None = Field(description="A sentence, where two languages were compared through a translation.")
    sentences: list[str] = Field(description="What changed, in sentences that can be quoted.")
    summary: dict[str, KindCount] = Field(description="By kind of change; of all changes, whatever is asked for.")
    sections: list[SectionChange]
    changes: list[Change]
    claims: list[ClaimChange]
    concepts: list[ConceptChange]
    judgements: list[Judgement]
    older_judgements: int
    next: Next


@router.get(_PAIR, response=answers(Changes, missing=True), summary="What changed between two documents")
def changes(
    request: HttpRequest,
    documents: Path[ComparedPair],
    choice: Query[Choice],
    limit: Limit = USUAL,
    cursor: Cursor = "",
) -> dict[str, Any]:
    """What became of every passage of a document in another one; changes in the order of the new text.

    Where the two cannot be compared, as their words are of two languages, the answer is a problem of status 400.
    """
    workspace = workspace_of(request)
    comparison = _compared(workspace, documents, choice)
    told = tell(workspace, comparison, kinds_named(choice.kinds), choice.section)
    page = page_of(request, enumerate(told.changes), lambda item: (item[0],), limit, cursor)
    shown = replace(told, changes=tuple(change for _, change in page.items))
    return {**told_data(shown), "next": page.next}


@router.get(f"{_PAIR}/{{change}}", response=answers(Change, missing=True), summary="One change")
def change(request: HttpRequest, wanted: Path[OneChange], versions: Query[Versions]) -> dict[str, Any]:
    """What happened to some passages, word by word."""
    comparison = _compared(workspace_of(request), wanted, versions)
    found = comparison.change(wanted.change)
    if found is None:
        raise UnknownId(f"“{wanted.change}” is no change between these two.")
    return change_data(found, comparison.old.text, comparison.new.text)


def _compared(workspace: Workspace, documents: ComparedPair, versions: Versions) -> Comparison:
    """The comparison of two documents that the register has, in the versions that are chosen."""
    old = f"{documents.country}/{documents.kind}/{documents.year}"
    new = f"{documents.new_country}/{documents.new_kind}/{documents.new_year}"
    for name in (old, new):
        if workspace.store.register.document(name) is None:
            raise UnknownId(f"“{name}” is no document of this monitor.")
    sides = [f"{name}/{tag}" if tag else name for name, tag in ((old, versions.old), (new, versions.new))]
    return compare(workspace, *sides)
