"""The addresses of changes: two strategies, one change of theirs, and the judgements that a person makes of it."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

from stratlas.actions import Comparison, Workspace, judge, numbered, take_back
from stratlas.errors import AlignRefused, UnknownId, UsageError
from stratlas.records import Ruling
from stratlas.web import addresses
from stratlas.web.changes import changes_view, compared
from stratlas.web.changes_choice import Choice, choice_of
from stratlas.web.changes_one import change_view, former_view
from stratlas.web.citable import citable, of_changes
from stratlas.web.forms import back_to, form_of, signed_workspace, takes_forms
from stratlas.web.naming import label_of_kind
from stratlas.web.pages import page, workspace_of
from stratlas.wording import gettext as _

_MOST_PASSAGES = 50
_LONGEST_NOTE = 2000


@citable(of_changes)
def changes(
    request: HttpRequest, code: str, kind: str, year: str, new_code: str, new_kind: str, new_year: str
) -> HttpResponse:
    """Two strategies, passage by passage; a sentence where they cannot be compared."""
    old, new = f"{code}/{kind}/{year}", f"{new_code}/{new_kind}/{new_year}"
    workspace, choice = workspace_of(request), choice_of(request.GET)
    try:
        comparison = compared(workspace, old, new, choice)
    except UnknownId:
        raise
    except (AlignRefused, UsageError) as error:
        return page(request, "changes_refused", _refused(workspace, old, new, str(error)))
    return page(request, "changes", changes_view(workspace, comparison, choice))


@citable(of_changes)
@takes_forms
def change(
    request: HttpRequest,
    code: str,
    kind: str,
    year: str,
    new_code: str,
    new_kind: str,
    new_year: str,
    change_id: str,
) -> HttpResponse:
    """One change; by POST a judgement of its passages, after which it leads to where they stand then."""
    ids = f"{code}/{kind}/{year}", f"{new_code}/{new_kind}/{new_year}"
    choice = choice_of(request.GET)
    if request.method == "POST":
        return _judged(request, ids, choice, change_id)
    workspace = workspace_of(request)
    comparison = compared(workspace, *ids, choice)
    found = comparison.change(change_id)
    if found is None:
        return page(request, "change_former", former_view(workspace, comparison, change_id, choice))
    return page(request, "change", change_view(workspace, comparison, found, choice, form_of(request)))


def _judged(request: HttpRequest, ids: tuple[str, str], choice: Choice, change_id: str) -> HttpResponse:
    workspace = signed_workspace(request)
    comparison = compared(workspace, *ids, choice)
    said = request.POST.get("say", "")
    note = request.POST.get("note", "")
    if len(note) > _LONGEST_NOTE:
        raise UsageError(_("A note has at most {longest_note} letters.", longest_note=f"{_LONGEST_NOTE:,}"))
    if said == "take-back":
        number = request.POST.get("number", "")
        wanted = [item for item in comparison.judgements if str(item.number) == number]
        if not wanted:
            raise UsageError(_("There is no such judgement of these two texts that holds."))
        take_back(workspace, wanted[0].number, note)
        old, new = ([f"{a}-{b}" for a, b in side] for side in (wanted[0].decision.old, wanted[0].decision.new))
        after = compared(workspace, *ids, choice)
    else:
        ruling, old, new = _ruling(request, comparison, said)
        after = judge(workspace, comparison, ruling, old, new, note)
    where = _where(after, old, new) or change_id
    return back_to(request, addresses.change(*ids, where, choice.query) + "#judgements")


def _ruling(request: HttpRequest, comparison: Comparison, said: str) -> tuple[Ruling, list[str], list[str]]:
    """What the form says of which passages; UsageError where it says nothing that can be."""
    old, new = (_places(request, name) for name in ("old", "new"))
    if said == "confirm":
        return (Ruling.SAME if old and new else Ruling.ALONE), old, new
    if said == "apart":
        return Ruling.APART, old, new
    if said == "alone":
        return Ruling.ALONE, old, new
    if said in {"pair-new", "pair-old"}:
        side = said.removeprefix("pair-")
        text = (comparison.new if side == "new" else comparison.old).text
        by_number = numbered(text, request.POST.get(f"numbers-{side}", ""))
        chosen = list(dict.fromkeys([*_places(request, f"partner-{side}"), *by_number]))
        if not chosen:
            raise UsageError(_("Choose a passage to pair it with, or write the number of one."))
        return (Ruling.SAME, old, chosen) if said == "pair-new" else (Ruling.SAME, chosen, new)
    raise UsageError(_("This form says nothing about the passages: go back and choose one of its buttons."))


def _places(request: HttpRequest, name: str) -> list[str]:
    named = [place for value in request.POST.getlist(name) for place in value.split()]
    if len(named) > _MOST_PASSAGES or any(not re.fullmatch(r"[0-9]{1,9}-[0-9]{1,9}", place) for place in named):
        raise UsageError(_("Passages are named as START-END, and only a few at a time."))
    return named


def _where(comparison: Comparison, old: list[str], new: list[str]) -> str:
    """The change that the first of these passages stands in."""
    for change in comparison.alignment.changes:
        held = [f"{span.start}-{span.end}" for span in change.old]
        if old and old[0] in held:
            return change.id
        if not old and new and new[0] in [f"{span.start}-{span.end}" for span in change.new]:
            return change.id
    return ""


def _refused(workspace: Workspace, old: str, new: str, message: str) -> dict[str, object]:
    """The facts of the page that says why two documents cannot be compared."""
    sides = []
    for name in (old, new):
        document = workspace.store.register.document(name)
        if document is not None:
            title = document.title or label_of_kind(workspace, document.kind)
            sides.append({"id": name, "href": addresses.document(name), "title": title})
    code = new.split("/", maxsplit=1)[0]
    country = workspace.countries.name_of(code)
    return {"message": message, "sides": sides, "country": country, "country_href": addresses.country(code)}
