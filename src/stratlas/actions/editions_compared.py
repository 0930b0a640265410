"""What became of a country's claims between two editions: pairing them, and gathering what was corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stratlas.actions.profiling import profile
from stratlas.actions.workspace import Workspace
from stratlas.align import LinesPaired, pair_lines
from stratlas.errors import UsageError
from stratlas.profiles import Edited, reasons, said
from stratlas.records import Claim, ClaimFate, Correction, EditionsCompared, Fate, Profile, Relation, Role, Version

REPLACED, WITHDRAWN = "import", "withdraw"
"""The actions of the journal that correct an edition: a page that replaced another one, evidence that was withdrawn."""


def compare_editions(workspace: Workspace, new: Profile, against: str) -> EditionsCompared:
    """What became of the claims of an edition in a profile; UnknownId where the edition has nothing on the country."""
    if against == new.edition.id:
        raise UsageError(f"Edition {against} is compared with another edition: there is no difference to itself.")
    old = profile(workspace, new.country, against)
    olds, news = old.claims, new.claims
    versions = {version.id: version for version in workspace.store.register.versions_of(new.country)}
    paired = pair_lines(
        [claim.wording for claim in olds],
        [claim.wording for claim in news],
        language=_language((*olds, *news), versions),
        same=_bound(olds, news),
    )
    before, after = _edited(workspace, old), _edited(workspace, new)
    fates = [_fate(pair, before, after) for pair in paired]
    return EditionsCompared(old, new, tuple(_in_order(fates, workspace)))


def edition_before(workspace: Workspace, edition: str, among: Iterable[str]) -> str | None:
    """The last one of some editions that reports on an earlier time than this one; None where there is none."""
    others = [name for name in among if name != edition]
    known = workspace.editions() if others else {}

    def order(name: str) -> tuple[int, str]:
        return known[name].reference_year, name

    return max((name for name in others if order(name) < order(edition)), key=order, default=None)


def corrections(workspace: Workspace, country: str, edition: str) -> list[Correction]:
    """What was corrected in an edition's page of a country, the earliest first."""
    found = workspace.store.journal.about(f"{country}/{edition}", (REPLACED, WITHDRAWN))
    wanted = [entry for entry in found if entry.action == WITHDRAWN or entry.detail.get("state") == "replaced"]
    return [
        Correction(
            edition,
            number,
            entry.actor,
            entry.time,
            str(entry.detail.get("reason", "")) if entry.action == WITHDRAWN else "",
            entry.target if entry.action == WITHDRAWN else "",
        )
        for number, entry in enumerate(wanted, 1)
    ]


def _edited(workspace: Workspace, found: Profile) -> Edited:
    corrected = corrections(workspace, found.country, found.edition.id)
    replaced = {item.time: item for item in corrected if not item.claim}
    rebound = {item.claim: item for item in corrected if item.claim}
    if not corrected:
        return Edited(found)
    entered, withdrawn = {}, {}
    lives = workspace.store.pages.lives(found.country, found.edition.id)
    first = min((life.entered for life in lives), default=None)
    for life in lives:
        if life.entered != first and life.entered in replaced:
            entered[life.id] = replaced[life.entered]
        if life.withdrawn and life.withdrawn.time in replaced:
            withdrawn[said(life.wording)] = replaced[life.withdrawn.time]
    standing = {said(claim.wording) for claim in found.claims}
    return Edited(found, entered, {words: item for words, item in withdrawn.items() if words not in standing}, rebound)


def _fate(pair: LinesPaired, before: Edited, after: Edited) -> ClaimFate:
    old = tuple(before.profile.claims[at] for at in pair.old)
    new = tuple(after.profile.claims[at] for at in pair.new)
    here = Fate.REWORDED if pair.reworded else Fate.SAME
    fate = here if old and new else Fate.NEW if new else Fate.GONE
    return ClaimFate(fate, old, new, pair.words, reasons(fate, old, new, before, after))


def _in_order(fates: Iterable[ClaimFate], workspace: Workspace) -> list[ClaimFate]:
    headings = {heading.key: at for at, heading in enumerate(workspace.config.headings)}

    def place(item: ClaimFate) -> tuple[int, str, bool, int]:
        gone = not item.new
        return headings.get(item.heading, len(headings)), item.heading, gone, (item.new or item.old)[0].position

    return sorted(fates, key=place)


def _bound(olds: Sequence[Claim], news: Sequence[Claim]) -> list[tuple[int, int]]:
    """Claims under one heading that rest on the same words of a strategy and on no other claim's, by index."""
    found = [
        (at, other)
        for at, old in enumerate(olds)
        for other, new in enumerate(news)
        if old.heading == new.heading and _words(old) & _words(new)
    ]
    once = Counter(at for at, _ in found), Counter(other for _, other in found)
    return [(at, other) for at, other in found if once[0][at] == 1 and once[1][other] == 1]


def _words(claim: Claim) -> set[tuple[str, int, int]]:
    return {
        (item.span.text, item.span.start, item.span.end)
        for item in claim.evidence
        if item.standing and item.role is Role.PRIMARY
    }


def _language(claims: Iterable[Claim], versions: dict[str, Version]) -> str:
    """The language of the claims that are words of a version, if all of these are in one, else `und`."""
    found = {
        versions[item.document].language.split("-")[0]
        for claim in claims
        for item in claim.evidence
        if item.relation is Relation.VERBATIM and item.document in versions
    }
    return found.pop() if len(found) == 1 else "und"
