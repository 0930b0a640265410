"""The catalogues have every message of the program, translated, with its places and tags; Latin is made of Cyrillic."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
catalogues = importlib.import_module("make_catalogues")


def test_every_message_is_translated_and_every_catalogue_is_up_to_date() -> None:
    assert list(catalogues.wrong()) == []


def test_messages_are_found_in_code_and_in_templates() -> None:
    found = {(words, context) for _place, words, context in catalogues.messages()}
    assert ("Skip to the content", None) in found
    assert ("No changes", None) in found
    assert ("in force", "where a document stands") in found
    assert (("{n} ({share}) was moved", "{n} ({share}) were moved"), None) in found
    assert (("%(n)s passage", "%(n)s passages"), None) in found


@pytest.mark.parametrize(
    ("original", "translation", "right"),
    [
        ("{n} of <b>{all}</b>", "{n} од <b>{all}</b>", True),
        ("{n} of <b>{all}</b>", "<b>{all}</b>, {n}", True),
        ("{n} of {all}", "{n} од", False),
        ("{n} of {all}", "{n} од {svih}", False),
        ("<b>%(all)s</b>", "<i>%(all)s</i>", False),
        ("%(all)s", "%(all)s%(all)s", False),
        ("All", "", False),
    ],
)
def test_a_translation_has_the_places_and_tags_of_its_original(original: str, translation: str, right: bool) -> None:
    message = Catalog(locale="sr_Cyrl").add(original, translation)
    assert (list(catalogues.faults(message)) == []) is right


def test_one_form_of_three_that_is_missing_is_missing() -> None:
    message = Catalog(locale="sr_Cyrl").add(("{n} page", "{n} pages"), ("{n} страна", "", "{n} страна"))
    assert list(catalogues.faults(message)) == ["“{n} page” is not translated."]


def test_latin_is_made_of_cyrillic_but_for_places_and_tags() -> None:
    catalog = Catalog(locale="sr_Cyrl")
    catalog.add("{a} <code>b</code>", "{број} Џеп <code class='ж'>NATO</code> %(име)s")
    (message,) = [message for message in catalogues.in_latin(catalog) if message.id]
    assert message.string == "{broj} Džep <code class='ж'>NATO</code> %(ime)s"


def test_what_is_no_longer_said_leaves_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    catalogues.begin("de")
    old = Catalog(locale="de")
    old.add("Gone", "Weg")
    old.add("Kept", "Da")
    catalogues.path_of("de", "po").write_bytes(catalogues.as_po(old))
    found = Catalog()
    for words in ("Kept", "New"):
        found.add(words)
    made = catalogues.brought_up_to_date("de", found)
    assert {message.id: message.string or "" for message in made if message.id} == {"Kept": "Da", "New": ""}
    with pytest.raises(SystemExit):
        catalogues.begin("de")
