"""What documents are called on pages, and sentences that name them: by title where they are told by id elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stratlas.actions import Workspace
from stratlas.records import DOCUMENT_ID, Document
from stratlas.web import addresses
from stratlas.wording import Label, language
from stratlas.wording import gettext as _

_NAMED = re.compile(
    rf"(?<![\w/-])(?:(?P<document>{DOCUMENT_ID.pattern})(?:/events/\d+)?|(?P<of>[A-Z]{{3}})/sources/(?P<source>\d+)"
    r"|(?P<country>[A-Z]{3})/(?P<kind>[a-z0-9-]+))(?![\w/-])",
    re.ASCII,
)
"""Ids in a sentence: of a document or what happened to it, of a source, of a kind of a country."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence; a title has a way to its document, and the language that it is in, if not the reader's."""

    words: str
    href: str = ""
    language: str = ""


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Says sentences about these documents with their titles."""

    workspace: Workspace
    documents: dict[str, Document]

    def told(self, sentence: str) -> Sentence:
        """The sentence in pieces; the id of a document that is not known here stays."""
        pieces, at = [], 0
        for found in _NAMED.finditer(sentence):
            named = self._named(found, first=found.start() == 0)
            if named is not None:
                pieces += [Piece(sentence[at : found.start()]), named]
                at = found.end()
        pieces.append(Piece(sentence[at:]))
        return tuple(piece for piece in pieces if piece.words)

    def plain(self, sentence: str) -> str:
        """The same as words, for where no link can be."""
        return "".join(piece.words for piece in self.told(sentence))

    def line(self, sentence: str) -> Sentence:
        """The same of a sentence that was written over several lines."""
        return self.told(" ".join(sentence.split()))

    def label(self, document_id: str) -> Label:
        """A document's title with its year; its id where it is not known here."""
        document = self.documents.get(document_id)
        return titled(self.workspace, document) if document else Label(document_id, language())

    def about(self, what: str) -> Label:
        """What a source is of: a document, a kind of a country, a country."""
        if what in self.documents:
            return self.label(what)
        country = self.workspace.countries.find(what)
        return Label(country.name if country else self.plain(what), language())

    def _named(self, found: re.Match[str], *, first: bool) -> Piece | None:
        document = self.documents.get(found["document"] or "")
        if document is not None:
            label = titled(self.workspace, document)
            return Piece(label.text, addresses.document(document.id), label.language if label.foreign else "")
        if found["source"]:
            words = _("source {number}", number=found["source"])
            return Piece(words[:1].upper() + words[1:] if first else words, addresses.sources(found["of"]))
        country = self.workspace.countries.find(found["country"] or "")
        if country is None or all(kind.key != found["kind"] for kind in self.workspace.config.kinds):
            return None
        words = _("“{kind}” of {country}", kind=label_of_kind(self.workspace, found["kind"]), country=country.name)
        return Piece(words, addresses.country(country.code))


def names_of(workspace: Workspace, documents: Iterable[Document]) -> Names:
    """What says sentences about these documents."""
    return Names(workspace, {document.id: document for document in documents})


def called(workspace: Workspace, document: Document) -> Label:
    """What a document is called, in the reader's language where it has a title in it; else the label of its kind."""
    label = document.called
    return label if label.text else Label(label_of_kind(workspace, document.kind), language())


def titled(workspace: Workspace, document: Document) -> Label:
    """What a document is called, with its year."""
    label = called(workspace, document)
    year = str(document.year) if document.year else _("undated")
    return label if year in label.text else Label(f"{label.text} ({year})", label.language)


def label_of_kind(workspace: Workspace, key: str) -> str:
    """The label of a kind of document, or its key where the settings no longer have it."""
    return next((kind.label for kind in workspace.config.kinds if kind.key == key), key)
