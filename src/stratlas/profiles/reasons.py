"""Why a claim changed between two editions, as far as evidence and the record of corrections say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stratlas.records import Claim, Correction, Evidence, Fate, Profile, Reason, ReasonKind, Role


@dataclass(frozen=True, slots=True)
class Edited:
    """A profile and what was corrected in its edition.

    `entered` are, by the ids of claims, the corrections that they came with, `withdrawn` by what claims said (as
    `said` has it) those that took them away, and `rebound` by the ids of claims those that took evidence from them.
    """

    profile: Profile
    entered: Mapping[str, Correction] = field(default_factory=dict)
    withdrawn: Mapping[str, Correction] = field(default_factory=dict)
    rebound: Mapping[str, Correction] = field(default_factory=dict)

    @property
    def documents(self) -> frozenset[str]:
        """The documents that the edition is about."""
        return frozenset(document.id for document in self.profile.documents)


def said(wording: str) -> str:
    """A wording as it is compared with another edition's: letters and digits alone."""
    return "".join(filter(str.isalnum, wording.casefold()))


def reasons(
    fate: Fate, old: Sequence[Claim], new: Sequence[Claim], before: Edited, after: Edited
) -> tuple[Reason, ...]:
    """Why claims changed, the surest first; at least that no reason is known, unless they say the same.

    Swapping the editions mirrors every reason.
    """
    found = [*_other_documents(fate, old, new, before, after), *_corrections(old, new, before, after)]
    if fate is Fate.SAME:
        return tuple(found)
    found += _same_document(old, new)
    if not found:
        found += _between(old, new, before, after)
    if not found:
        both = _names((_rested(old) | _rested(new)) & before.documents & after.documents)
        found.append(Reason(ReasonKind.UNKNOWN, both, both, shown=False))
    return tuple(found)


def _other_documents(
    fate: Fate, old: Sequence[Claim], new: Sequence[Claim], before: Edited, after: Edited
) -> Iterator[Reason]:
    """That the claims rest on documents of one edition which the other does not have, or does not rest on."""
    olds, news = _rested(old), _rested(new)
    gone, came = olds - after.documents, news - before.documents
    if fate in {Fate.SAME, Fate.REWORDED}:
        if olds and news and not olds & news:
            yield Reason(ReasonKind.NEW_DOCUMENT, _names(olds), _names(news))
    elif came:
        yield Reason(ReasonKind.NEW_DOCUMENT, _of_kinds(before.documents - after.documents, came), _names(came))
    elif gone:
        yield Reason(ReasonKind.NEW_DOCUMENT, _names(gone), _of_kinds(after.documents - before.documents, gone))


def _corrections(old: Sequence[Claim], new: Sequence[Claim], before: Edited, after: Edited) -> Iterator[Reason]:
    """The corrections without which the claims would say, or rest on, the same."""
    olds, news = {said(claim.wording) for claim in old}, {said(claim.wording) for claim in new}
    found: dict[Correction, None] = {}
    for edited, own, others, differing in ((before, old, news, news - olds), (after, new, olds, olds - news)):
        found |= {edited.withdrawn[words]: None for words in sorted(differing) if words in edited.withdrawn}
        changed = [claim for claim in own if said(claim.wording) not in others]
        found |= {edited.entered[claim.id]: None for claim in changed if claim.id in edited.entered}
        found |= {edited.rebound[claim.id]: None for claim in own if claim.id in edited.rebound}
    for correction in sorted(found, key=lambda item: (item.time, item.edition, item.number)):
        yield Reason(ReasonKind.CORRECTION, correction=correction)


def _same_document(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[Reason]:
    """That both sides rest on one document, and whether on the same words of it."""
    shared = _names(_rested(old) & _rested(new))
    if shared:
        same = any(_same_words(one, other) for one in _primary(old) for other in _primary(new))
        yield Reason(ReasonKind.REWORDING, shared, shared, shown=same)


def _between(old: Sequence[Claim], new: Sequence[Claim], before: Edited, after: Edited) -> Iterator[Reason]:
    """That another document came between the editions, of claims that do not rest on one which both have."""
    went, came = before.documents - after.documents, after.documents - before.documents
    if (went or came) and not (_rested(old) | _rested(new)) & before.documents & after.documents:
        yield Reason(ReasonKind.NEW_DOCUMENT, _names(went), _names(came), shown=False)


def _primary(claims: Iterable[Claim]) -> list[Evidence]:
    return [
        item
        for claim in claims
        for item in claim.evidence
        if item.standing and item.role is Role.PRIMARY and item.document
    ]


def _rested(claims: Iterable[Claim]) -> frozenset[str]:
    """The documents whose words the claims rest on."""
    return frozenset(_document(item) for item in _primary(claims))


def _document(item: Evidence) -> str:
    return item.document.rsplit("/", 1)[0]


def _same_words(one: Evidence, other: Evidence) -> bool:
    if one.span.text == other.span.text:
        return one.span.start < other.span.end and other.span.start < one.span.end
    return _document(one) == _document(other) and said(one.span.quote) == said(other.span.quote)


def _of_kinds(documents: Iterable[str], like: Iterable[str]) -> tuple[str, ...]:
    """Those of the documents that are of the same kinds as some others."""
    kinds = {_kind(document) for document in like}
    return _names(document for document in documents if _kind(document) in kinds)


def _kind(document: str) -> str:
    return document.split("/")[1]


def _names(documents: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(documents))
