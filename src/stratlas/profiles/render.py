"""A profile as data for programs, and as a Markdown page for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from stratlas.config import Config
from stratlas.records import Claim, Document, Evidence, Profile, Reading, Role, Status, Verdict

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&$])")
_LINE_START = re.compile(r"^()([-+=]|\d+(?=[.)]))")


def as_data(profile: Profile, config: Config) -> dict[str, Any]:
    """The profile in plain values, ready for JSON; all the monitor's headings are there, in its order."""
    return {
        "country": profile.country,
        "edition": {"id": profile.edition.id, "reference_year": profile.edition.reference_year},
        "documents": [
            document_data(item, standing) for item, standing in zip(profile.documents, profile.statuses, strict=True)
        ],
        "verdict": verdict_data(profile.verdict),
        "headings": [
            {
                "key": heading.key,
                "label": heading.label,
                "kind": heading.kind.value,
                "claims": [_claim(claim, profile) for claim in profile.under(heading.key)],
            }
            for heading in config.headings
        ],
        "unplaced": [{"line": item.line, "text": item.quote, "reason": item.reason} for item in profile.leftovers],
    }


def document_data(item: Document, standing: Status) -> dict[str, Any]:
    """A document that a profile names, in plain values, and where it stood at the end of the year."""
    return {"id": item.id, "kind": item.kind, "year": item.year, "title": item.title, "status": standing.value}


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """The change line of a profile, in plain values."""
    return {
        "line": verdict.line,
        "outcome": verdict.outcome.value,
        "basis": verdict.basis.value,
        "report": verdict.report.span.quote if verdict.report else None,
    }


def _claim(claim: Claim, profile: Profile) -> dict[str, Any]:
    return {
        "id": claim.id,
        "wording": claim.wording,
        "proposed": list(profile.proposed.get(claim.id, ())),
        "evidence": [evidence_data(item, profile.reading_of(item)) for item in claim.evidence],
    }


def evidence_data(item: Evidence, reading: Reading) -> dict[str, Any]:
    """Words that a claim rests on, in plain values."""
    return {
        "text": item.span.text,
        "start": item.span.start,
        "end": item.span.end,
        "quote": item.span.quote,
        "page": item.page,
        "role": item.role.value,
        "relation": item.relation.value,
        "standing": item.standing,
        "document": item.document,
        **reading.data,
    }


def as_markdown(profile: Profile, config: Config, country_name: str) -> str:
    """The profile as a Markdown page: each claim, and under it where its words stand."""
    lines = [f"# {escape(country_name)} – {escape(profile.edition.id)}", ""]
    if config.notice:
        lines += [f"> {escape(config.notice)}", ""]
    labels = {kind.key: kind.label for kind in config.kinds}
    lines += [f"- {_document(item, labels)}" for item in profile.documents]
    lines += [""] if profile.documents else []
    verdict = profile.verdict
    lines += [f"**{escape(verdict.line)}** ({verdict.basis.value})", ""]
    for heading in config.headings:
        lines += [f"## {escape(heading.label)}", ""]
        claims = profile.under(heading.key)
        for claim in claims:
            lines += [f"- {escape(claim.wording)}", *(f"  - {line}" for line in _evidence(claim, profile)), ""]
        if not claims:
            lines += ["*Nothing is stated.*", ""]
    if profile.leftovers:
        lines += ["## What the import could not place", ""]
        lines += [f"- line {item.line}: {escape(item.quote)} – {escape(item.reason)}" for item in profile.leftovers]
        lines += [""]
    return "\n".join(lines)


def _document(document: Document, labels: dict[str, str]) -> str:
    year = document.year if document.year is not None else "year unknown"
    title = f" – {escape(document.title)}" if document.title else ""
    return f"{escape(labels.get(document.kind, document.kind))}: {year}{title} (`{document.id}`)"


def _evidence(claim: Claim, profile: Profile) -> Iterator[str]:
    for item in claim.evidence:
        words = " ".join(item.span.quote.split())
        quote = f": “{escape(words)}”" if words != claim.wording else ""
        broken = "" if item.standing else " – **broken: these words no longer stand there**"
        page = f", p. {item.page}" if item.paged else ""
        warnings = "".join(f" – *{escape(sentence)}*" for sentence in profile.reading_of(item).sentences)
        yield f"{_source(item, profile)}{page}, {item.relation.value}{quote}{broken}{warnings}"


def _source(evidence: Evidence, profile: Profile) -> str:
    if evidence.role is Role.SECONDARY:
        about = f" for {escape(profile.edition.id)}" if not evidence.document else f" on `{evidence.document}`"
        return f"as reported by the published page{about} (`{evidence.span.text}`)"
    return f"`{evidence.document or evidence.span.text}`"


def escape(words: str) -> str:
    """Words as Markdown that shows them as they are, on one line."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    # “1.” and “-” would begin a list there.
    return _LINE_START.sub(lambda found: f"{found[2]}\\" if found[2].isdigit() else f"\\{found[2]}", plain)
