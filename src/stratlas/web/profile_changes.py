"""What a profile's page shows against another edition: what became of each claim, why, and the way to the proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stratlas.actions import (
    FATES,
    Workspace,
    compare_editions,
    correction_told,
    corrections,
    document_names,
    reason_label,
    reason_told,
    summed_up,
)
from stratlas.records import (
    Claim,
    ClaimFate,
    EditionsCompared,
    Fate,
    Profile,
    Reason,
    ReasonKind,
    Role,
    WordKind,
)
from stratlas.web import addresses
from stratlas.wording import gettext as _

_MARKS = {WordKind.DELETED: "del", WordKind.INSERTED: "ins"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a reworded claim; `mark` is `del`, `ins` or nothing."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A way to what shows a reason."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why a claim changed, with the ways to its proof."""

    kind: str
    label: str
    sentence: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class FateView:
    """What became of a claim; `wording` is that of a claim that is gone, which no longer has a place of its own."""

    fate: str
    label: str
    words: tuple[Run, ...]
    reasons: tuple[ReasonView, ...]
    wording: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """An edition that this one can be compared with."""

    id: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """Something that was corrected in the edition, and the claims that came and went with it."""

    number: int
    says: str
    entered: tuple[str, ...]
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """The comparison that a profile's page shows: `claims` are by the ids of claims, `gone` by the keys of headings."""

    edition: str
    href: str
    summary: str
    only_changed: bool
    all_href: str
    changed_href: str
    off_href: str
    claims: Mapping[str, FateView] = field(default_factory=dict)
    gone: Mapping[str, tuple[FateView, ...]] = field(default_factory=dict)


def against(workspace: Workspace, profile: Profile, edition: str, *, only_changed: bool) -> Against:
    """A profile against another edition; UnknownId where that has nothing on the country."""
    compared = compare_editions(workspace, profile, workspace.edition(edition).id)
    code, here = profile.country, profile.edition.id
    claims: dict[str, FateView] = {}
    gone: dict[str, list[FateView]] = defaultdict(list)
    for item in compared.fates:
        told = tuple(_reason(workspace, compared, item, reason) for reason in item.reasons)
        fate = item.fate.value if item.fate is not Fate.SAME or not item.reasons else "elsewhere"
        label = _("same words, other evidence") if fate == "elsewhere" else _(FATES[item.fate])
        for number, claim in enumerate(item.new):
            runs = tuple(Run(words, _MARKS.get(kind, "")) for words, kind in item.words[number]) if item.words else ()
            claims[claim.id] = FateView(fate, label, runs, told)
        for claim in item.old if not item.new else ():
            gone[claim.heading].append(FateView(fate, label, (), told, claim.wording, addresses.claim(claim.id)))
    return Against(
        edition,
        addresses.profile(code, edition),
        summed_up(compared),
        only_changed,
        addresses.profile_against(code, here, edition),
        addresses.profile_against(code, here, edition, only_changed=True),
        addresses.profile(code, here),
        claims,
        {heading: tuple(views) for heading, views in gone.items()},
    )


def corrected(workspace: Workspace, profile: Profile) -> tuple[CorrectionView, ...]:
    """What was corrected in a profile's edition, each with the claims that came and went with it."""
    found = corrections(workspace, profile.country, profile.edition.id)
    lives = workspace.store.pages.lives(profile.country, profile.edition.id) if found else []
    return tuple(
        CorrectionView(
            item.number,
            correction_told(item),
            tuple(life.wording for life in lives if life.entered == item.time and not item.claim),
            tuple(life.wording for life in lives if life.withdrawn and life.withdrawn.time == item.time),
        )
        for item in found
    )


def _reason(workspace: Workspace, compared: EditionsCompared, item: ClaimFate, reason: Reason) -> ReasonView:
    sentence = reason_told(workspace, compared, item, reason)
    proofs = tuple(_proofs(workspace, compared, item, reason))
    return ReasonView(reason.kind.value, reason_label(compared, reason), sentence, proofs)


def _proofs(workspace: Workspace, compared: EditionsCompared, item: ClaimFate, reason: Reason) -> Iterator[Proof]:
    if correction := reason.correction:
        href = addresses.correction(compared.new.country, correction.edition, correction.number)
        yield Proof(_("The correction"), href)
        return
    if reason.kind is ReasonKind.REWORDING:
        for claim, edition in ((item.old[0], compared.old.edition.id), (item.new[0], compared.new.edition.id)):
            if href := _words(claim):
                yield Proof(_("The words, {edition}", edition=edition), href)
        return
    documents = tuple(dict.fromkeys((*reason.new, *reason.old)))
    for document in documents:
        yield Proof(document_names(workspace, [document]), addresses.document(document))
    before = {found.id: found.supersedes for found in (*compared.old.documents, *compared.new.documents)}
    for document in documents:
        if (replaced := before.get(document)) in documents and replaced:
            yield Proof(_("What changed between the two"), addresses.changes(replaced, document))


def _words(claim: Claim) -> str:
    spans = [item.span for item in claim.evidence if item.standing and item.role is Role.PRIMARY]
    return addresses.words(spans[0].text, spans[0].start, spans[0].end) if spans else ""
