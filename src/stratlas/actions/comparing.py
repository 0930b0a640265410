"""What changed between two strategies: choosing the versions, heeding people's judgements, keeping the result."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from stratlas.actions.changes_kept import keep, kept
from stratlas.actions.judgements_carried import carry_judgements
from stratlas.actions.workspace import Workspace
from stratlas.align import align
from stratlas.errors import AlignRefused, UnknownId, UsageError
from stratlas.records import (
    VERSION_ID,
    Alignment,
    Change,
    Decision,
    Document,
    Judgement,
    Ruling,
    Text,
    Translation,
    Version,
)
from stratlas.wording import gettext as _
from stratlas.wording import listed, mark

_WHOSE = {
    Translation.OFFICIAL: mark("{version} is the official translation"),
    Translation.OURS: mark("{version} is our own translation"),
    Translation.MACHINE: mark("{version} is a machine translation"),
}
_RANK = tuple(Translation)


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two: its document, the version that is compared, and the text of that."""

    document: Document
    version: Version
    text: Text


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, what became of every passage, and what people judged of it.

    `judgements` are those that hold, with the places of these two texts; `older` counts those of other texts of the
    same versions whose passages are not found here, which are not applied. `translated` is a sentence where a
    translation stands for an original, else empty.
    """

    old: Compared
    new: Compared
    alignment: Alignment
    judgements: tuple[Judgement, ...] = ()
    older: int = 0
    translated: str = ""

    def change(self, change_id: str) -> Change | None:
        """The change with this id."""
        return next((change for change in self.alignment.changes if change.id == change_id), None)


def compare(workspace: Workspace, old: str, new: str) -> Comparison:
    """What happened between two documents, versions or texts, named by their ids.

    Of a document the version is taken that shares a language with the other side: originals first, then translations,
    the official ones before all others. Raises UnknownId where nothing has an id, UsageError where a side has no text,
    AlignRefused where no language is shared.
    """
    sides = _candidates(workspace, old), _candidates(workspace, new)
    pairs = sorted(product(*sides), key=_rank)
    refused: AlignRefused | None = None
    for before, after in pairs:
        try:
            return _compared(workspace, before, after)
        except AlignRefused as error:
            refused = refused or error
    raise refused or UsageError(_("{old} and {new} have no text to compare.", old=old, new=new))


def names_of(workspace: Workspace, comparison: Comparison) -> tuple[str, str]:
    """What tells the two documents apart: their years, with their countries where these differ, else their ids."""
    old, new = comparison.old.document, comparison.new.document
    years = str(old.year or _("undated")), str(new.year or _("undated"))
    if old.country != new.country:
        countries = (workspace.countries.name_of(document.country) for document in (old, new))
        named = [f"{country} {year}" for country, year in zip(countries, years, strict=True)]
        return named[0], named[1]
    sides = comparison.old, comparison.new
    versions, texts = [side.version.id for side in sides], [side.text.id for side in sides]
    told = (years, (old.id, new.id), (versions[0], versions[1]), (texts[0], texts[1]))
    return next((names for names in told if names[0] != names[1]), years)


def aligned(workspace: Workspace, old: Compared, new: Compared, decisions: tuple[Decision, ...] = ()) -> Alignment:
    """What happened between two versions where these decisions hold, as it was kept or worked out now."""
    key = _key(old, new, decisions)
    alignment = kept(workspace, key, old.text, new.text)
    if alignment is None:
        alignment = align(
            old.text,
            new.text,
            old_language=old.version.language,
            new_language=new.version.language,
            decisions=decisions,
        )
        keep(workspace, key, alignment)
    return alignment


def chain(workspace: Workspace, country: str, kind: str) -> list[tuple[str, str]]:
    """The pairs of a country's documents of a kind that followed one another, the earliest first."""
    code, key = workspace.countries.get(country).code, workspace.config.kind(kind).key
    documents = {document.id: document for document in workspace.store.register.documents(code)}
    pairs = [
        (document.supersedes, document.id)
        for document in documents.values()
        if document.kind == key and document.supersedes in documents
    ]
    if not pairs:
        raise UnknownId(
            _(
                "No {key} of {name_of} is known to have replaced another: say which with “stratlas "
                "add … --supersedes ID”.",
                key=key,
                name_of=workspace.countries.name_of(code),
            )
        )
    return sorted(pairs, key=lambda pair: (documents[pair[0]].year or 0, documents[pair[1]].year or 0, pair))


def judge(
    workspace: Workspace, comparison: Comparison, ruling: Ruling, old: Sequence[str], new: Sequence[str], note: str = ""
) -> Comparison:
    """Records what a person decided of passages, and compares again around it.

    `old` and `new` name passages as `start-end`. Raises UsageError where these are no passages of the two texts or the
    ruling says nothing of them.
    """
    places = [_places(side.text, names) for side, names in ((comparison.old, old), (comparison.new, new))]
    if ruling is not Ruling.ALONE and not all(places):
        raise UsageError(
            _("A judgement of a pair names a passage of each text: name one of the old and one of the new.")
        )
    if not any(places):
        raise UsageError(_("A judgement names the passages that it is about."))
    judgement = Judgement(
        0,
        comparison.old.text.id,
        comparison.new.text.id,
        Decision(ruling, *places),
        workspace.actor,
        workspace.clock(),
        " ".join(note.split()),
    )
    with workspace.store.transaction():
        judgement = workspace.store.decisions.add(judgement)
        about = {"ruling": ruling.value, "old": list(old), "new": list(new), "number": judgement.number}
        workspace.log("judge", f"{comparison.old.version.id} {comparison.new.version.id}", about)
    return _compared(workspace, comparison.old, comparison.new)


def take_back(workspace: Workspace, number: int, reason: str = "") -> None:
    """Records that a judgement no longer counts; UnknownId where there is none of that number that holds."""
    with workspace.store.transaction():
        judgement = workspace.store.decisions.judgement(number)
        if judgement is None or judgement.retraction is not None:
            raise UnknownId(_("There is no judgement {number} that holds.", number=number))
        workspace.store.decisions.retract(number, " ".join(reason.split()), workspace.actor, workspace.clock())
        workspace.log("unjudge", f"{judgement.old_text} {judgement.new_text}", {"number": number})


def _compared(workspace: Workspace, old: Compared, new: Compared) -> Comparison:
    judged, older = _judgements(workspace, old, new)
    alignment = aligned(workspace, old, new, tuple(judgement.decision for judgement in judged))
    return Comparison(old, new, alignment, tuple(judged), older, _translated(old, new))


def _judgements(workspace: Workspace, old: Compared, new: Compared) -> tuple[list[Judgement], int]:
    """The judgements that hold of these texts, and how many there are of other texts of the versions that do not."""
    sources = workspace.store.sources
    texts = sources.all_texts_of([old.version.id, new.version.id])
    olds, news = ({*texts[side.version.id], side.text.id} for side in (old, new))
    found = workspace.store.decisions.between(olds, news)
    holding = [judgement for judgement in found if judgement.retraction is None]
    return carry_judgements(workspace, holding, old.text, new.text)


def _key(old: Compared, new: Compared, decisions: Sequence[Decision]) -> str:
    said = "\n".join(
        [old.text.id, new.text.id, old.version.language, new.version.language, *(repr(item) for item in decisions)]
    )
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _places(text: Text, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    known = {f"{block.start}-{block.end}": (block.start, block.end) for block in text.blocks if block.is_passage}
    for name in names:
        if name not in known:
            raise UsageError(
                _("“{name}” is no passage of the text {id}: passages are named as START-END.", name=name, id=text.id)
            )
    return tuple(known[name] for name in names)


def _candidates(workspace: Workspace, wanted: str) -> list[Compared]:
    """The versions with texts that an id may mean; UnknownId for nothing, UsageError for something without a text."""
    register, sources = workspace.store.register, workspace.store.sources
    text = None
    if (document := register.document(wanted)) is not None:
        versions = register.versions(wanted)
    elif (version := register.version(wanted)) is not None:
        versions = [version]
    elif (text := sources.text(wanted)) is not None:
        abouts = [sighting.about for sighting in sources.sightings(capture=text.capture)]
        known = [register.version(about) for about in abouts if VERSION_ID.fullmatch(about)]
        versions = [version for version in known if version is not None][:1] or _watched(workspace, abouts)[:1]
    else:
        raise UnknownId(
            _(
                "“{wanted}” is no document, version or text here: ids look like SRB/nss/2019 or SRB/nss/2019/en.",
                wanted=wanted,
            )
        )
    present = sources.texts_of(version.id for version in versions)
    found = []
    for version in versions:
        if document is None or document.id != version.document:
            document = register.document(version.document)
        read = text or (sources.text(present[version.id]) if version.id in present else None)
        if document is not None and read is not None and any(block.is_passage for block in read.blocks):
            found.append(Compared(document, version, read))
    if not found:
        raise UsageError(
            _(
                "{wanted} has no text to compare: add a file of it, or read its pages with “stratlas ocr”.",
                wanted=wanted,
            )
        )
    return found


def _watched(workspace: Workspace, abouts: Sequence[str]) -> list[Version]:
    """The versions of the documents whose sources gave a text."""
    found = [source for about in abouts if (source := workspace.store.watching.source(about))]
    return [version for source in found for version in workspace.store.register.versions(source.about)]


def _rank(pair: tuple[Compared, Compared]) -> tuple[int, int, str, str]:
    ranks = [_RANK.index(side.version.translation) for side in pair]
    return max(ranks), sum(ranks), pair[0].version.id, pair[1].version.id


def _translated(old: Compared, new: Compared) -> str:
    """A sentence that says which side is a translation, and whose."""
    said = [
        _(_WHOSE[side.version.translation], version=side.version.id)
        for side in (old, new)
        if side.version.translation in _WHOSE
    ]
    return f"{listed(said)}." if said else ""
