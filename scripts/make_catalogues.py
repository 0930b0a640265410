"""Gathers the messages of the program into its catalogues and compiles them; with --check only says what is wrong.

A language is one file, `src/stratlas/locale/<language>/LC_MESSAGES/django.po`, which people write; `--add de` begins
one. Serbian is written in Cyrillic, and its Latin catalogue is made of that one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from stratlas.wording import FOLDER, latin
from stratlas.wording.catalogues import DOMAIN

SOURCE = FOLDER.parent
CYRILLIC, LATIN = "sr_Cyrl", "sr_Latn"
KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None, "nmark": (1, 2), "pmark": ((1, "c"), 2)}
PLACE = re.compile(r"%\([a-z_]+\)s|\{[a-z_]*\}|%%")
TAG = re.compile(r"</?[a-z][^>]*>|&[a-z]+;")
KEPT = re.compile(rf"{PLACE.pattern}|{TAG.pattern}")
Found = tuple[str, "str | tuple[str, ...]", "str | None"]


def messages() -> Iterator[Found]:
    """Every message: the file where it stands, its words (one and many), its context."""
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name != "migrations":
            yield from _in_python(path, path.read_bytes())
    for path in sorted((SOURCE / "web" / "templates").rglob("*")):
        if path.is_file():
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # what is no message comes as words that are no Python: each line stands for itself
            yield from _in_python(path, "\n".join(line.strip() for line in code.splitlines()).encode())


def _in_python(path: Path, code: bytes) -> Iterator[Found]:
    for _line, words, _comments, context in extract("python", io.BytesIO(code), keywords=KEYWORDS):
        yield path.relative_to(SOURCE).as_posix(), words, context


def template() -> Catalog:
    """A catalogue of all messages, without translations."""
    catalog = Catalog(project="Stratlas", charset="utf-8")
    for place, words, context in messages():
        catalog.add(words, locations=[(place, 0)], context=context)
    return catalog


def path_of(language: str, ending: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def written(language: str) -> Catalog:
    with path_of(language, "po").open("rb") as file:
        return read_po(file, locale=language)


def brought_up_to_date(language: str, found: Catalog) -> Catalog:
    """What is translated, with all messages that there are now and no others."""
    catalog = written(language)
    catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    return catalog


def as_po(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    # without places, so that only a change of words makes a change here
    write_po(buffer, catalog, width=100, sort_output=True, ignore_obsolete=True, no_location=True)
    return buffer.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def in_latin(catalog: Catalog) -> Catalog:
    """The same catalogue in Latin script."""
    made = Catalog(
        locale=LATIN, project="Stratlas", charset="utf-8",
        creation_date=catalog.creation_date, revision_date=catalog.revision_date,
    )  # fmt: skip
    for message in catalog:
        words = message.string
        if message.id and words:
            said = _latin(words) if isinstance(words, str) else tuple(_latin(form or "") for form in words)
            made.add(message.id, said, context=message.context)
    return made


def _latin(text: str) -> str:
    parts, at = [], 0
    for kept in KEPT.finditer(text):
        parts += [latin(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join((*parts, latin(text[at:])))


def faults(message: Message) -> Iterator[str]:
    """What is wrong with a translation: missing, or without a place or tag of its original."""
    originals = message.id if isinstance(message.id, tuple | list) else (message.id,)
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if not all(said):
        yield f"“{originals[0]}” is not translated."
        return
    allowed = [Counter(KEPT.findall(original)) for original in originals]
    for form in filter(None, said):
        if Counter(KEPT.findall(form)) not in allowed:
            yield f"“{originals[0]}” has other places or tags in its translation “{form}”."


def catalogues() -> Iterator[tuple[Path, bytes, list[str]]]:
    """Every file as it should be, with what is wrong in it."""
    found = template()
    for folder in sorted(FOLDER.iterdir()):
        if folder.name == LATIN or not folder.is_dir():
            continue
        catalog = brought_up_to_date(folder.name, found)
        wrong = [fault for message in catalog if message.id for fault in faults(message)]
        yield path_of(folder.name, "po"), as_po(catalog), wrong
        yield path_of(folder.name, "mo"), as_mo(catalog), []
        if folder.name == CYRILLIC:
            yield path_of(LATIN, "mo"), as_mo(in_latin(catalog)), []


def wrong() -> Iterator[str]:
    """What is wrong with the catalogues, in sentences."""
    for path, content, found in catalogues():
        name = path.relative_to(FOLDER)
        if not path.is_file() or path.read_bytes() != content:
            yield f"{name} is not up to date: run “make messages”."
        yield from (f"{name}: {fault}" for fault in found)


def begin(language: str) -> None:
    """An empty catalogue for a language."""
    locale = Locale.parse(language, sep="-")
    path = path_of(str(locale), "po")
    if path.exists():
        sys.exit(f"{path} is there already.")
    path.parent.mkdir(parents=True)
    comment = f"# What Stratlas says, in {locale.get_display_name('en')}. See docs/how-to/translate-the-interface.md."
    now = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)  # catalogues are the same whenever they are made
    empty = Catalog(
        locale=locale, project="Stratlas", charset="utf-8", header_comment=comment, fuzzy=False,
        version="", copyright_holder="", msgid_bugs_address="", last_translator="", language_team="",
        creation_date=now, revision_date=now,
    )  # fmt: skip
    path.write_bytes(as_po(empty))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--add", metavar="LANGUAGE", help="begin a catalogue, such as de or pt-BR")
    asked = parser.parse_args()
    if asked.check:
        problems = list(wrong())
        sys.exit("\n".join(problems) if problems else 0)
    if asked.add:
        begin(asked.add)
    for path, content, found in catalogues():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(FOLDER)}: {len(found)} to do" if path.suffix == ".po" else path.relative_to(FOLDER))


if __name__ == "__main__":
    main()
