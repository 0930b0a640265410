"""How whatever the pages show is cited: a document, a claim, words of a text, a comparison."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from stratlas.errors import UnknownId
from stratlas.web.api.answers import answers
from stratlas.web.cite_views import cited_at

router = Router(tags=["Citations"])
_LONGEST_ADDRESS = 4000


class CitationFacts(BaseModel):
    """A citation in every format."""

    key: str
    title: str
    address: str = Field(description="The whole address that is cited.")
    text: str
    bibtex: str
    ris: str
    csl: dict[str, Any] = Field(description="As an item of CSL-JSON.")


@router.get("/citation", response=answers(CitationFacts, missing=True), summary="How something is cited")
def citation(
    request: HttpRequest,
    of: Annotated[
        str,
        Query(
            max_length=_LONGEST_ADDRESS,
            description="The address of its page here, without the host: `/documents/SRB/nss/2019/`, `/claims/…`, "
            "`/texts/…/120-180/`, or that of a comparison with its query.",
        ),
    ],
) -> dict[str, Any]:
    """As text, BibTeX, RIS and CSL-JSON; the address in it stays, down to words of a text."""
    try:
        found, _what = cited_at(request, of)
    except Http404:
        raise UnknownId(f"“{of}” is no address here of something that can be cited.") from None
    return {name: getattr(found, name) for name in CitationFacts.model_fields}
