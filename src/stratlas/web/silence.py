"""What the page of a silence shows: who is silent, who is not, and what was looked for in which texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stratlas.actions import Heard, Workspace, known_of
from stratlas.records import SearchedText
from stratlas.web import addresses
from stratlas.web.naming import called
from stratlas.wording import language_name


@dataclass(frozen=True, slots=True)
class SearchedView:
    """A text that was searched, its document's title, and what may have kept words from being found in it."""

    title: str
    version: str
    href: str
    document_href: str
    language: str
    passages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A country, its texts, and documents of it that are in force and have no text here."""

    name: str
    href: str
    passages: int
    texts: tuple[SearchedView, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SilenceView:
    """The page; `recorded` is where the silence stands for good, empty where it is not recorded yet."""

    query: str
    day: str
    id: str
    recorded: str
    json: str
    actor: str
    time: str
    remarks: tuple[str, ...]
    silent: tuple[Speaker, ...]
    speaking: tuple[Speaker, ...]
    unheard: tuple[Speaker, ...]
    terms: tuple[tuple[str, tuple[str, ...]], ...]
    texts: int
    search: str
    here: str = ""


def silence_view(workspace: Workspace, heard: Heard, search: str, here: str = "") -> SilenceView:
    """The facts of the page; `search` leads to the same search, `here` is where the page that is asked for stands."""
    silence = heard.silence
    speaking = silence.speaking
    often = sorted(speaking, key=lambda code: (-speaking[code], code))
    recorded = silence.time is not None
    documents = [document for known in known_of(workspace).values() for document in known.documents]
    titles = {document.id: called(workspace, document).text for document in documents}
    return SilenceView(
        silence.query,
        silence.day.isoformat(),
        silence.id,
        addresses.silence(silence.id) if recorded else "",
        addresses.silence(silence.id, "json") if recorded else "",
        silence.actor,
        silence.time.strftime("%Y-%m-%d %H:%M") if silence.time else "",
        heard.mistakes,
        _speakers(workspace, heard, titles, silence.silent),
        _speakers(workspace, heard, titles, often),
        _speakers(workspace, heard, titles, silence.unheard),
        tuple((language_name(language), words) for language, words in silence.terms.items()),
        len(silence.texts),
        search,
        here,
    )


def _speakers(
    workspace: Workspace, heard: Heard, titles: Mapping[str, str], codes: Sequence[str]
) -> tuple[Speaker, ...]:
    silence = heard.silence
    return tuple(
        Speaker(
            workspace.countries.name_of(code),
            addresses.country(code),
            silence.speaking.get(code, 0),
            tuple(_searched(heard, titles, text) for text in silence.texts if text.country == code),
            tuple(
                f"{titles[name]} ({name})" if name in titles else name
                for name in silence.unread
                if name.startswith(f"{code}/")
            ),
        )
        for code in codes
    )


def _searched(heard: Heard, titles: Mapping[str, str], text: SearchedText) -> SearchedView:
    return SearchedView(
        titles.get(text.document, text.document),
        text.version,
        addresses.text(text.text),
        addresses.document(text.document),
        language_name(text.language),
        text.passages,
        tuple(heard.warnings.get(text.text, ())),
    )
