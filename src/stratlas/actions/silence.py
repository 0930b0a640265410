"""Which countries' texts in force do not mention something: asked, recorded, and found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stratlas.actions.indexing import Watch, unwatched, up_to_date
from stratlas.actions.judging import known_of
from stratlas.actions.searching import Asked, filters_of, in_force, resolved
from stratlas.actions.workspace import Workspace
from stratlas.errors import IndexUnusable, UnknownId, UsageError
from stratlas.records import SearchedText, Silence, in_short
from stratlas.search import FORMAT, Entry, Index, Node, Reader, compiled, parse, passages_of, search, terms_of
from stratlas.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Heard:
    """A silence with what was wrong with the query, and what a reader must know of the texts (text id → sentences)."""

    silence: Silence
    mistakes: tuple[str, ...]
    warnings: Mapping[str, tuple[str, ...]]
    new: bool = False


def find_silence(workspace: Workspace, asked: Asked, *, watch: Watch = unwatched, record: bool = True) -> Heard:
    """Looks for something in the present texts of all documents in force today, and records what was found.

    Of the filters, countries and kinds may be given. Where it is not to be recorded, `new` says whether it would be.
    Raises UsageError where there is no word to look for, IndexUnusable where the index lacks a text: what was not
    looked at is not silent.
    """
    if asked.languages or asked.years:
        raise UsageError(_("A silence is of texts in force in all languages: leave --language and --year out."))
    query = parse(asked.query)
    reader, lacking = up_to_date(workspace, watch)
    if lacking:
        raise IndexUnusable(_("A silence cannot be told. {lacking}", lacking=lacking))
    mistakes = list(query.mistakes)
    root = resolved(workspace, query.root, reader, mistakes)
    documents, countries = _meant(workspace, asked)
    entries = [entry for _, entry in sorted(reader.entries.items()) if entry.document in documents]
    terms = terms_of(root, {entry.language for entry in entries})
    if not any(terms.values()) and not any(terms_of(root, ["en"]).values()):
        raise UsageError(_("“{query}” has no word that a text could be silent about.", query=asked.query))
    wordless = [entry for entry in entries if not terms[entry.language]]
    mistakes += [
        _(
            "The codebook has no word for it in “{language}”: {version} was not searched.",
            language=entry.language,
            version=entry.version,
        )
        for entry in wordless
    ]
    entries = [entry for entry in entries if terms[entry.language]]
    searched, said = _searched(reader, root, entries)
    held = {entry.document for entry in entries}
    silence = Silence(
        _in_words(query.reading, asked),
        workspace.clock().date(),
        FORMAT,
        searched,
        terms,
        tuple(document for document in documents if document not in held),
        tuple(sorted(countries - {document.split("/", 1)[0] for document in documents})),
    )
    kept = workspace.store.silences.silence(silence.id)
    new = _recorded(workspace, silence) if record else kept is None
    kept = workspace.store.silences.silence(silence.id) or silence
    return Heard(kept, (*mistakes, *said), _warnings(workspace, searched), new)


def heard_before(workspace: Workspace, silence_id: str) -> Heard:
    """A recorded silence, as it was found then; UnknownId where there is none."""
    kept = workspace.store.silences.silence(silence_id)
    if kept is None:
        raise UnknownId(_("“{silence_id}” is no silence that was recorded here.", silence_id=silence_id))
    return Heard(kept, (), _warnings(workspace, kept.texts))


def silence_again(workspace: Workspace, silence_id: str) -> tuple[Heard, bool]:
    """A recorded silence, and whether the same texts give the same answer now.

    The texts are those of the record, which never change; they are indexed anew, in memory.
    """
    kept = heard_before(workspace, silence_id).silence
    index = Index()
    entries = [
        Entry(item.version, item.text, item.document, item.country, item.kind, item.language, item.year)
        for item in kept.texts
    ]
    with index.writer(much=True) as writer:
        for entry in entries:
            text = workspace.store.sources.text(entry.text)
            if text is not None:
                writer.put(entry, passages_of(text))
        writer.commit()
    reader = index.reader()
    root = resolved(workspace, parse(kept.query).root, reader, [])
    searched, _ = _searched(reader, root, entries)
    return Heard(kept, (), _warnings(workspace, kept.texts)), searched == kept.texts


def _meant(workspace: Workspace, asked: Asked) -> tuple[list[str], set[str]]:
    """The documents in force that are meant, and the countries whose silence is asked for."""
    codes = {workspace.countries.get(name).code for name in asked.countries}
    kinds = {workspace.config.kind(name).key for name in asked.kinds}
    known = {code for code, what in known_of(workspace).items() if what.documents}
    countries = codes or {*workspace.config.listed, *known}
    meant = []
    for document in in_force(workspace):
        country, kind, _ = document.split("/")
        if country in countries and (not kinds or kind in kinds):
            meant.append(document)
    return meant, countries


def _in_words(reading: str, asked: Asked) -> str:
    """The question with its filters, as a query."""
    parts = [f"({reading})" if filters_of(asked) else reading]
    for name, values in filters_of(asked):
        parts.append(f"{name}:({' OR '.join(values)})")
    return " AND ".join(parts)


def _searched(reader: Reader, root: Node, entries: Iterable[Entry]) -> tuple[tuple[SearchedText, ...], tuple[str, ...]]:
    wanted = list(entries)
    question = compiled(root, reader, {entry.document for entry in wanted})
    counts = search(reader, question, 0, facets=("version",)).facets.get("version", {})
    found = (
        SearchedText(
            entry.country,
            entry.document,
            entry.version,
            entry.language,
            entry.text,
            entry.kind,
            entry.year,
            counts.get(entry.version, 0),
        )
        for entry in wanted
    )
    return tuple(sorted(found, key=lambda text: text.version)), question.mistakes


def _warnings(workspace: Workspace, texts: Iterable[SearchedText]) -> dict[str, tuple[str, ...]]:
    """What may have kept words from being found: the notices of each text that has any."""
    notices = workspace.store.sources.notices(item.text for item in texts)
    return {text: tuple(in_short(found)) for text, found in sorted(notices.items()) if found}


def _recorded(workspace: Workspace, silence: Silence) -> bool:
    with workspace.store.transaction():
        new = workspace.store.silences.add(silence, workspace.actor, workspace.clock())
        if new:
            workspace.log("silence", silence.id, {"query": silence.query, "silent": list(silence.silent)})
    return new
