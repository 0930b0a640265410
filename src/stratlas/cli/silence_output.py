"""A silence, as it is printed."""

from __future__ import annotations

from stratlas import actions
from stratlas.cli.output import console, counted, one_line, plain
from stratlas.records import SearchedText

_SHOWN = 3
"""Warnings of a text that are printed; a program gets all of them."""


def print_silence(workspace: actions.Workspace, heard: actions.Heard) -> None:
    """Prints a silence for people: who is silent, in which texts and words, and of whom nothing can be said."""
    out, silence = console(), heard.silence
    spoken, unheard = silence.speaking, silence.unheard
    asked = len(silence.silent) + len(spoken)
    countries = f"{len(silence.silent):,} of {counted(asked, 'country').replace('countrys', 'countries')}"
    out.print(f"{countries} with texts in force on {silence.day} do not mention: {plain(silence.query)}", markup=False)
    for country in silence.silent:
        out.print()
        out.print(f"{workspace.countries.name_of(country)}: silent", style="bold", markup=False)
        for text in silence.texts:
            if text.country == country:
                _print_text(heard, text)
        if missing := [name for name in silence.unread if name.startswith(f"{country}/")]:
            out.print(f"  also in force, and not searched: {', '.join(missing)}", markup=False)
    if spoken or unheard:
        out.print()
    for country, number in sorted(spoken.items()):
        out.print(f"{workspace.countries.name_of(country)}: {counted(number, 'passage')}", markup=False)
    for country in unheard:
        missing = [name for name in silence.unread if name.startswith(f"{country}/")]
        why = f"no text to search of {', '.join(missing)}" if missing else "no document in force is known"
        out.print(f"{workspace.countries.name_of(country)}: nothing can be said, {why}", markup=False)
    out.print()
    for language, words in silence.terms.items():
        out.print(f"looked for, {language}: {plain(', '.join(words))}", markup=False)
    out.print(f"Recorded as {silence.id}: “stratlas show {silence.id}” looks again.", markup=False)


def _print_text(heard: actions.Heard, text: SearchedText) -> None:
    out = console()
    out.print(f"  {text.version}, text {text.text}", markup=False)
    warnings = heard.warnings.get(text.text, ())
    for sentence in warnings[:_SHOWN]:
        out.print(f"    warning: {one_line(sentence, 200)}", style="dim", markup=False)
    if len(warnings) > _SHOWN:
        out.print(f"    … and {len(warnings) - _SHOWN} more: see --json.", style="dim")
