"""Which language a page is in, and the switch between them.

An address is the same in every language, since it is cited. `?lang=` asks for one and is remembered; else what was
remembered holds, else what the browser would rather have. What programs read is English unless it is asked otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from stratlas.wording import ENGLISH, direction, language, languages, own_name, spoken, using, wanted

PARAMETER = "lang"
COOKIE = "stratlas-language"
_A_YEAR = 365 * 24 * 60 * 60
_FOR_PROGRAMS = re.compile(r"/api/.*|.*\.(json|csv|png|svg)")
_WORDED = ("text/html", "application/atom+xml")


@dataclass(frozen=True, slots=True)
class Choice:
    """A language that the page can be had in: its tag, what it calls itself, the page's address in it."""

    tag: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of a page: its tag, which way it is written, and the choices; none in a file."""

    tag: str
    direction: str
    choices: tuple[Choice, ...] = ()

    @property
    def query(self) -> str:
        """What an address ends in that is given to a program, which has no choice remembered: nothing in English."""
        return "" if self.tag == ENGLISH else f"?{PARAMETER}={self.tag}"


class Speaking:
    """Answers in the reader's language, and says in which."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, in the language that was asked for."""
        asked = wanted(request.GET.get(PARAMETER, ""))
        tag = asked or _remembered_or_preferred(request)
        with using(tag), translation.override(tag.lower()):
            response = self._get_response(request)
        if response.headers.get("Content-Type", "").startswith(_WORDED):
            response.headers["Content-Language"] = tag
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
            if asked:
                _remember(request, response, asked)
        return response


def tongue(request: HttpRequest | None = None) -> Tongue:
    """The present language, with the ways to the others where a page was asked for."""
    now = language()
    return Tongue(now, direction(now), tuple(_choices(request, now)) if request is not None else ())


def _remembered_or_preferred(request: HttpRequest) -> str:
    if _FOR_PROGRAMS.fullmatch(request.path):
        return ENGLISH
    return wanted(request.COOKIES.get(COOKIE, "")) or spoken(request.headers.get("Accept-Language", ""))


def _remember(request: HttpRequest, response: HttpResponse, tag: str) -> None:
    response.set_cookie(COOKIE, tag, max_age=_A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")


def _choices(request: HttpRequest, now: str) -> list[Choice]:
    query = request.GET.copy()
    choices = []
    for tag in languages():
        query[PARAMETER] = tag
        # a path that begins with two slashes would name another host
        path = "/" + request.get_full_path().partition("?")[0].lstrip("/")
        choices.append(Choice(tag, own_name(tag), f"{path}?{query.urlencode()}", tag == now))
    return choices
