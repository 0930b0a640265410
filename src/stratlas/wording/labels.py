"""A thing's label in the reader's language, of those that somebody gave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stratlas import wording
from stratlas.wording.catalogues import ENGLISH, language
from stratlas.wording.serbian import latin


@dataclass(frozen=True, slots=True)
class Label:
    """Words, and the tag of the language that they are in."""

    text: str
    language: str

    @property
    def foreign(self) -> bool:
        """Whether they are in another language than the reader's, and a page has to say so."""
        return self.language != language()

    def __str__(self) -> str:
        return self.text


def label(labels: Mapping[str, str]) -> Label:
    """The label in the reader's language, else in English, else the first; Serbian Latin is made of Cyrillic."""
    tag = chosen(labels)
    text, reader = labels[tag], language()
    if tag == reader:
        return Label(text, reader)
    if reader == "sr-Latn" and wording.spoken_form(tag)[0] == "sr":
        return Label(latin(text), reader)
    return Label(text, reader if wording.spoken_form(tag)[0] == wording.spoken_form(reader)[0] else tag)


def said(words: Mapping[str, str]) -> str:
    """What somebody said in one language or several, in the one for the reader; empty where nothing was said."""
    return str(label(words)) if words else ""


def chosen(tags: Iterable[str]) -> str:
    """Of some language tags, the one to show: nearest to the reader's, else English, else the first."""
    known = list(tags)
    if language() in known:
        return language()
    near = sorted((_distance(tag, language()), at) for at, tag in enumerate(known))
    if near and near[0][0] < _FAR:
        return known[near[0][1]]
    english = [tag for tag in known if wording.spoken_form(tag)[0] == ENGLISH]
    return (english or known)[0]


_FAR = 3


def _distance(tag: str, reader: str) -> int:
    (name, script), (read, in_script) = wording.spoken_form(tag), wording.spoken_form(reader)
    if name != read:
        return _FAR
    return 1 if script == in_script else 2
