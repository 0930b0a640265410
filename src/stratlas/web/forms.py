"""Writing from a page: who may, in whose name, and what a form carries so that no other site can send it.

There are no logins. A form is taken only where the pages are served to their own machine (`serve` on a loopback
address); everywhere else the monitor is to be read. What is written is an action, in the name that the form says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import PurePath

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.utils.http import url_has_allowed_host_and_scheme

from stratlas.actions import Workspace
from stratlas.config import Limits
from stratlas.errors import BadFile, TooLarge, UsageError
from stratlas.web.pages import problem, workspace_of
from stratlas.wording import gettext as _

WRITABLE = "stratlas.writable"
_LONGEST_NAME = 120  # as the column `actor` of the store

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a form brought."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """What a page needs to show a form: the token against forged requests, and the name to begin with."""

    token: str
    name: str


def form_of(request: HttpRequest) -> Form | None:
    """The form of a page that may be written to; None where the monitor is only to be read."""
    if not is_writable(request):
        return None
    return Form(get_token(request), workspace_of(request).actor)


def is_writable(request: HttpRequest) -> bool:
    """Whether forms are taken from whoever asks."""
    return isinstance(request, WSGIRequest) and bool(request.environ.get(WRITABLE))


def takes_forms(view: View) -> View:
    """Marks a view that answers to POST; the guard refuses every other one."""

    @wraps(view)
    def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return view(request, *args, **kwargs)

    marked.takes_forms = True  # type: ignore[attr-defined]
    return marked


def signed_workspace(request: HttpRequest) -> Workspace:
    """The monitor, acting in the name that the form gives; UsageError without a name."""
    name = " ".join(request.POST.get("name", "").split())
    if not name:
        raise UsageError(_("A judgement has a name: write yours into the form."))
    if len(name) > _LONGEST_NAME:
        raise UsageError(_("A name has at most {longest_name} letters.", longest_name=_LONGEST_NAME))
    return replace(workspace_of(request), actor=name)


def received_file(request: HttpRequest, name: str, limits: Limits) -> Upload | None:
    """The file that a form brings, if it brings one; BadFile or TooLarge where it cannot be taken."""
    upload = request.FILES.get(name)
    if upload is None:
        return None
    label = PurePath(str(upload.name or "file")).name[-120:]
    size = upload.size or 0
    if size > limits.file_mb * 1_000_000:
        raise TooLarge(
            _(
                "{label} is too large: it has {value} MB, the limit is {file_mb} MB.",
                label=label,
                value=f"{size / 1_000_000:,.0f}",
                file_mb=f"{limits.file_mb:,}",
            )
        )
    if not size:
        raise BadFile(_("{label} is empty: it has no bytes.", label=label))
    return Upload(label, upload.read())


def back_to(request: HttpRequest, address: str) -> HttpResponse:
    """The answer to a form that was taken: the page at `address`, or the one of this site that the form names."""
    wanted = request.POST.get("next", "")
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return HttpResponseRedirect(wanted if safe else address, status=303)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come from a page of this site, or from one that is too old."""
    del reason  # Django’s own words, for programmers
    return problem(
        request, 403, _("This form is too old or is not from this site: go back, reload the page, send it again.")
    )
