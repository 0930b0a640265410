"""Offering the words of archived strategies as primary evidence for claims, and accepting them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from stratlas.actions.places import Place, place
from stratlas.actions.workspace import Workspace
from stratlas.anchors import Finder, Match, Outcome
from stratlas.chronology import year_of
from stratlas.errors import UnknownId
from stratlas.records import Claim, Document, Edition, Event, Evidence, Relation, Role, Version

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_]|[(„“«\"])")
_CERTAIN = frozenset({Outcome.EXACT, Outcome.NORMALISED})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words of one version that may be primary evidence for one claim.

    `places` are one for a wording that stands in one piece, or one for each of its sentences; where the outcome
    is ambiguous or close they are those to choose from. `reservation` says why the proposal is not accepted by itself.
    """

    claim: Claim
    version: str
    outcome: Outcome
    places: tuple[Place, ...]
    reservation: str = ""

    @property
    def id(self) -> str:
        """Names the proposal: the claim and the version."""
        return f"{self.claim.id}@{self.version}"

    @property
    def certain(self) -> bool:
        """Whether it may be accepted without a person looking at it."""
        return self.outcome in _CERTAIN and not self.reservation


def propose(workspace: Workspace, country: str, edition: str) -> list[Proposal]:
    """The proposals for the claims of a country in an edition that have no primary evidence yet, in page order."""
    code = workspace.countries.get(country).code
    issue = workspace.edition(edition)
    claims = [claim for claim in workspace.store.pages.claims(code, issue.id) if claim.role is not Role.PRIMARY]
    return _proposals(workspace, code, issue, claims, workspace.store.register.versions_of(code))


def propose_for_version(workspace: Workspace, version: Version) -> list[Proposal]:
    """The proposals that one version gives to the claims of its country in all editions."""
    country = version.document.split("/", 1)[0]
    proposals = []
    for edition in workspace.editions().values():
        claims = workspace.store.pages.claims(country, edition.id)
        claims = [claim for claim in claims if claim.role is not Role.PRIMARY]
        proposals += _proposals(workspace, country, edition, claims, [version])
    return proposals


def accept(
    workspace: Workspace, country: str, edition: str, choices: Iterable[str] = (), *, certain: bool = True
) -> list[Proposal]:
    """Makes evidence of every proposal that is certain (unless not `certain`), and of those that a person chose.

    A choice is a proposal's id, with `#2` after it for the second of its places. A claim gets its words from one
    version, the first that offers them. Raises UnknownId where a choice is not on offer, or is ambiguous and names no
    place. Returns what was accepted, each with the places that became evidence.
    """
    proposals = propose(workspace, country, edition)
    accepted = {
        proposal.claim.id: proposal for proposal in (_chosen(choice, proposals, country, edition) for choice in choices)
    }
    for proposal in proposals:
        if certain and proposal.certain:
            accepted.setdefault(proposal.claim.id, proposal)
    with workspace.store.transaction():
        for proposal in accepted.values():
            _enter(workspace, proposal)
            detail = {"version": proposal.version, "outcome": proposal.outcome}
            workspace.log("evidence", proposal.claim.id, detail)
    return list(accepted.values())


def _chosen(choice: str, proposals: Iterable[Proposal], country: str, edition: str) -> Proposal:
    """The proposal that a person chose, narrowed to the one place that was meant."""
    name, _, number = choice.partition("#")
    found = next((proposal for proposal in proposals if proposal.id == name), None)
    if found is None:
        raise UnknownId(f"“{name}” is not on offer: see “stratlas evidence {country} --edition {edition}”.")
    if not number and (found.outcome in _CERTAIN or len(found.places) == 1):
        return found
    if not number:
        raise UnknownId(f"“{name}” may be meant in {len(found.places)} places: say which, as {name}#1.")
    at = int(number) - 1 if number.isdecimal() else -1
    if not 0 <= at < len(found.places):
        raise UnknownId(f"“{choice}” is not on offer: {name} has {len(found.places)} places.")
    return replace(found, places=(found.places[at],))


def _enter(workspace: Workspace, proposal: Proposal) -> None:
    for offered in proposal.places:
        match = offered.match
        relation = Relation.VERBATIM if match.score == 1 else Relation.PARAPHRASED
        evidence = Evidence(
            match.span, offered.page, Role.PRIMARY, relation, workspace.actor, workspace.clock(), proposal.version
        )
        workspace.store.pages.add_evidence(proposal.claim.id, evidence)


def withdraw(workspace: Workspace, claim_id: str, reason: str) -> int:
    """Withdraws a claim's primary evidence, which stays in the record; how many spans it had.

    Raises UnknownId where there is no such claim or it has none.
    """
    found = workspace.store.pages.claims(claim=claim_id)
    texts = {item.span.text for claim in found for item in claim.evidence if item.role is Role.PRIMARY}
    if not texts:
        raise UnknownId(f"“{claim_id}” is no claim with primary evidence: see “stratlas show {claim_id}”.")
    count = sum(item.role is Role.PRIMARY for item in found[0].evidence)
    with workspace.store.transaction():
        for text in sorted(texts):
            workspace.store.pages.withdraw_evidence(claim_id, text, reason, workspace.actor, workspace.clock())
        workspace.log("withdraw", claim_id, {"reason": reason, "spans": count})
    return count


def _proposals(
    workspace: Workspace, country: str, edition: Edition, claims: list[Claim], versions: list[Version]
) -> list[Proposal]:
    if not claims or not versions:
        return []
    current = workspace.store.sources.texts_of(version.id for version in versions)
    documents = workspace.store.register.documents(country)
    events = workspace.store.register.events(document.id for document in documents)
    page = workspace.store.pages.page(country, edition.id)
    named = {finding.document for finding in page.findings} if page else set()
    offers: dict[str, list[Proposal]] = {}
    for version in versions:
        text = workspace.store.sources.text(current.get(version.id, ""))
        if text is None:
            continue
        reservation = "" if version.document in named else _reservation(version.document, documents, events, edition)
        finder = Finder(text)
        for claim in claims:
            outcome, matches, remark = _look(finder, claim.wording)
            if outcome is not Outcome.ABSENT:
                places = tuple(place(text, match) for match in matches)
                held_back = "; ".join(filter(None, (reservation, remark)))
                proposal = Proposal(claim, version.id, outcome, places, held_back)
                offers.setdefault(claim.id, []).append(proposal)
    ranks = list(Outcome)

    def rank(proposal: Proposal) -> tuple[bool, bool, int]:
        document = proposal.version.rsplit("/", 1)[0]
        return bool(proposal.reservation), document not in named, ranks.index(proposal.outcome)

    return [proposal for claim in claims for proposal in sorted(offers.get(claim.id, []), key=rank)]


def _look(finder: Finder, wording: str) -> tuple[Outcome, tuple[Match, ...], str]:
    """The wording in one piece, else those of its sentences that stand in the text once; and what speaks against it."""
    whole = finder.find(wording)
    if whole.outcome in _CERTAIN:
        remark = "" if whole.matches[0].whole else "it stands inside a longer word"
        return whole.outcome, whole.matches, remark
    sentences = [part for part in _SENTENCE_END.split(wording) if any(map(str.isalnum, part))]
    if len(sentences) == 1:
        return whole.outcome, whole.matches, ""
    found = [finder.find(sentence) for sentence in sentences]
    parts = [part for part in found if part.outcome in _CERTAIN and part.matches[0].whole]
    if not parts or (len(parts) < len(found) and whole.outcome is Outcome.CLOSE):
        return whole.outcome, whole.matches, ""
    normalised = any(part.outcome is Outcome.NORMALISED for part in parts)
    outcome = Outcome.NORMALISED if normalised else Outcome.EXACT
    missing = len(found) - len(parts)
    remark = f"{missing} of its {len(found)} sentences do not stand there once" if missing else ""
    return outcome, tuple(part.matches[0] for part in parts), remark


def _reservation(document: str, documents: list[Document], events: list[Event], edition: Edition) -> str:
    """Why a document's words are not taken for an edition without a person's word: it was not in force then.

    A document that the edition's page names is never held back.
    """
    own = next(item for item in documents if item.id == document)
    year = year_of(own, events)
    last = int(edition.id[:4])
    if year is not None and year > last:
        return f"{document} is of {year}, later than edition {edition.id}"
    for other in documents:
        began = year_of(other, events)
        if other.supersedes == document and began is not None and began <= edition.reference_year:
            return f"{document} was superseded by {other.id} by the end of {edition.reference_year}"
    return ""
