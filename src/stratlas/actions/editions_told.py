"""What became of claims between two editions, in sentences and as data: the same on pages and in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stratlas.actions.workspace import Workspace
from stratlas.records import (
    Claim,
    ClaimFate,
    Correction,
    EditionsCompared,
    Fate,
    Reason,
    ReasonKind,
    WordKind,
)
from stratlas.wording import date, listed, mark, ngettext
from stratlas.wording import gettext as _

FATES = {
    Fate.SAME: mark("same"),
    Fate.REWORDED: mark("reworded"),
    Fate.NEW: mark("new"),
    Fate.GONE: mark("gone"),
}
REASONS = {
    ReasonKind.NEW_DOCUMENT: mark("New document"),
    ReasonKind.CORRECTION: mark("Correction"),
    ReasonKind.REWORDING: mark("Rewording"),
    ReasonKind.UNKNOWN: mark("No reason is known"),
}


def summed_up(compared: EditionsCompared) -> str:
    """A sentence that counts what became of the claims."""
    counts = compared.counts
    parts = [
        ngettext("{n} claim is new", "{n} claims are new", counts[Fate.NEW]),
        ngettext("{n} is gone", "{n} are gone", counts[Fate.GONE]),
        ngettext("{n} is reworded", "{n} are reworded", counts[Fate.REWORDED]),
        ngettext("{n} says the same", "{n} say the same", counts[Fate.SAME]),
    ]
    if compared.elsewhere:
        parts[-1] += ngettext(", {n} of them on other evidence", ", {n} of them on other evidence", compared.elsewhere)
    old, new = compared.old.edition.id, compared.new.edition.id
    return _("Edition {new} against edition {old}: {counts}.", new=new, old=old, counts=listed(parts))


def reason_label(compared: EditionsCompared, reason: Reason) -> str:
    """What kind of reason it is, in a word or two; against a later edition no document is the new one."""
    backwards = compared.old.edition.reference_year > compared.new.edition.reference_year
    if reason.kind is ReasonKind.NEW_DOCUMENT and backwards:
        return _("Another document")
    return _(REASONS[reason.kind])


def reason_told(workspace: Workspace, compared: EditionsCompared, item: ClaimFate, reason: Reason) -> str:
    """Why a claim changed, as a sentence."""
    if reason.correction is not None:
        return correction_told(reason.correction)
    old, new = document_names(workspace, reason.old), document_names(workspace, reason.new)
    if reason.kind is ReasonKind.NEW_DOCUMENT:
        return _of_documents(compared, item, reason, old, new)
    if reason.kind is ReasonKind.REWORDING and reason.shown:
        return _("Both editions rest on the same words of {document}; only the wording is another.", document=new)
    if reason.kind is ReasonKind.REWORDING:
        return _("Both editions rest on {document}, on other words of it.", document=new)
    if new:
        return _("Both editions had the same document, {document}, and no correction is recorded.", document=new)
    return _("It rests on the published page alone, and no correction is recorded.")


def _of_documents(compared: EditionsCompared, item: ClaimFate, reason: Reason, old: str, new: str) -> str:
    editions = {"before": compared.old.edition.id, "after": compared.new.edition.id}
    if not reason.shown and old and new:
        sentence = _(
            "Between the editions {new} took the place of {old}; that it changed this is not shown.", **_both(old, new)
        )
    elif not reason.shown:
        sentence = _("Only one of the editions has {document}; that it changed this is not shown.", document=new or old)
    elif item.fate is Fate.NEW:
        sentence = _("It rests on {new}, which edition {before} does not have.", new=new, **editions)
    elif item.fate is Fate.GONE and new:
        sentence = _("It rested on {old}; edition {after} has {new}.", **_both(old, new), **editions)
    elif item.fate is Fate.GONE:
        sentence = _("It rested on {old}, which edition {after} does not have.", old=old, **editions)
    else:
        sentence = _("It rests on {new}; in edition {before} it rested on {old}.", **_both(old, new), **editions)
    return sentence


def _both(old: str, new: str) -> dict[str, str]:
    return {"old": old, "new": new}


def correction_told(found: Correction) -> str:
    """A correction, as a sentence: who did what, and when."""
    facts = {"edition": found.edition, "actor": found.actor, "day": date(found.time.date().isoformat())}
    if found.claim:
        return _("{actor} withdrew evidence in edition {edition} on {day}: {reason}", reason=found.reason, **facts)
    return _("{actor} corrected edition {edition} on {day}: its page was replaced.", **facts)


def document_names(workspace: Workspace, documents: Iterable[str]) -> str:
    """Documents by their kinds and years, as a sentence names them."""
    labels = {kind.key: kind.label for kind in workspace.config.kinds}
    names = []
    for document in documents:
        _country, kind, year = document.split("/")
        names.append(f"{labels.get(kind, kind)} {year}")
    return listed(names)


def compared_data(workspace: Workspace, compared: EditionsCompared) -> dict[str, Any]:
    """The comparison in plain values, ready for JSON."""
    counts = {fate.value: count for fate, count in compared.counts.items()}
    return {
        "country": compared.new.country,
        "edition": compared.new.edition.id,
        "against": compared.old.edition.id,
        "summary": {**counts, "other_evidence": compared.elsewhere},
        "changes": [_fate_data(workspace, compared, item) for item in compared.fates],
    }


def _fate_data(workspace: Workspace, compared: EditionsCompared, item: ClaimFate) -> dict[str, Any]:
    return {
        "fate": item.fate.value,
        "heading": item.heading,
        "old": [_claim_data(claim) for claim in item.old],
        "new": [_claim_data(claim) for claim in item.new],
        "words": [[[words, kind.value] for words, kind in runs] for runs in item.words],
        "reasons": [
            {
                "kind": reason.kind.value,
                "shown": reason.shown,
                "sentence": reason_told(workspace, compared, item, reason),
                "old_documents": list(reason.old),
                "new_documents": list(reason.new),
                "correction": _correction_data(reason.correction) if reason.correction else None,
            }
            for reason in item.reasons
        ],
    }


def _claim_data(claim: Claim) -> dict[str, str]:
    return {"id": claim.id, "wording": claim.wording}


def _correction_data(found: Correction) -> dict[str, Any]:
    time = found.time.isoformat()
    return {
        "edition": found.edition,
        "number": found.number,
        "actor": found.actor,
        "time": time,
        "reason": found.reason,
        "claim": found.claim or None,
    }


def in_brackets(item: ClaimFate, number: int) -> str:
    """A reworded claim for a terminal: words taken out as [-these-], words put in as {+these+}."""
    signs = {WordKind.DELETED: "[-{}-]", WordKind.INSERTED: "{{+{}+}}"}
    return "".join(signs.get(kind, "{}").format(words) for words, kind in item.words[number])
