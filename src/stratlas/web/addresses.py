"""Where everything is."""

from __future__ import annotations

from urllib.parse import quote

HOME = "/"
CONCEPTS = "/concepts/"
METHODOLOGY = "/methodology/"
DATA = "/data/"
CODEBOOK = "/data/codebook.ttl"


def home(query: str = "") -> str:
    """The home page; `query` chooses what its map shows."""
    return f"{HOME}{query}"


def map_file(ending: str, query: str) -> str:
    """The map of the home page to download: `svg`, `png`, or as a table, `csv`."""
    return f"/map.{ending}{query}"


def country(code: str) -> str:
    """A country's page."""
    return f"/countries/{quote(code)}/"


def profile(code: str, edition: str) -> str:
    """A country's profile in an edition."""
    return f"{country(code)}{quote(edition)}/"


def profile_against(code: str, edition: str, other: str, *, only_changed: bool = False) -> str:
    """A country's profile in an edition, marked with what changed against another edition."""
    return f"{profile(code, edition)}?against={quote(other)}" + ("&show=changed" if only_changed else "")


def correction(code: str, edition: str, number: int) -> str:
    """Something that was corrected in an edition, on the profile's page."""
    return f"{profile(code, edition)}#correction-{number}"


def claim_anchor(claim: str) -> str:
    """The name of a claim (`SRB/2024/threats/3`) inside its profile's page."""
    return "-".join(claim.split("/")[2:])


def claim(claim_id: str) -> str:
    """A claim on its profile."""
    code, edition, _ = claim_id.split("/", 2)
    return f"{profile(code, edition)}#{claim_anchor(claim_id)}"


def claim_itself(claim_id: str) -> str:
    """A claim’s own address, which stays when the claim is withdrawn."""
    return f"/claims/{quote(claim_id)}/"


def cite(page: str, query: str = "", ending: str = "") -> str:
    """How the page at an address is cited; with an ending, as a file."""
    return f"{page}cite{f'.{ending}' if ending else '/'}" + (f"?{query}" if query else "")


def document(document_id: str) -> str:
    """A document's page."""
    return f"/documents/{quote(document_id)}/"


def changes(old: str, new: str, query: str = "") -> str:
    """What changed between two documents; `query` chooses among the changes."""
    return f"/changes/{quote(old)}/{quote(new)}/{query}"


def change(old: str, new: str, change_id: str, query: str = "") -> str:
    """One change between two documents."""
    return f"/changes/{quote(old)}/{quote(new)}/{change_id}/{query}"


def text(text_id: str, page: int = 1, part: int = 1) -> str:
    """A text in the reader, opened at a page."""
    query = f"?page={page}" if page > 1 or part > 1 else ""
    return f"/texts/{quote(text_id)}/{query}" + (f"&part={part}" if part > 1 else "")


def whole_text(text_id: str) -> str:
    """A text in the reader, all of it on one page."""
    return f"/texts/{quote(text_id)}/?page=all"


def words(text_id: str, start: int, end: int) -> str:
    """Words of a text, in the reader."""
    return f"/texts/{quote(text_id)}/{start}-{end}/#words"


def page_image(text_id: str, page: int) -> str:
    """The picture of a page."""
    return f"/texts/{quote(text_id)}/pages/{page}.png"


def capture(sha256: str) -> str:
    """An archived file, to download."""
    return f"/captures/{sha256}"


def year(code: str, number: int) -> str:
    """What shows what a country's year brought."""
    return f"{country(code)}years/{number}/"


def event_anchor(event: str) -> str:
    """The name of an event (`SRB/nss/2019/events/1`) inside the page of its year."""
    return "event-" + event.replace("/events/", "/").replace("/", "-")


def event(event_id: str, number: int) -> str:
    """An event on the page of the year that it is of."""
    return f"{year(event_id.split('/', 1)[0], number)}#{event_anchor(event_id)}"


def look_anchor(check: str) -> str:
    """The name of a look (`SRB/sources/1/checks/2`) inside a page."""
    _, _, source, _, number = check.split("/")
    return f"look-{source}-{number}"


def years(to: int | None = None) -> str:
    """The table of countries and years; `to` is the last year that it shows."""
    return f"/years/?to={to}" if to is not None else "/years/"


def contradictions(code: str = "") -> str:
    """What contradicts what, of a country or of all."""
    return f"/contradictions/{quote(code)}/" if code else "/contradictions/"


def compare(query: str = "") -> str:
    """Profiles side by side; `query` is the query of the address."""
    return f"/compare/{query}"


def compare_file(ending: str, query: str) -> str:
    """Profiles side by side, to download: `csv`, `json`, `svg` or `png`."""
    return f"/compare/comparison.{ending}{query}"


def matrix(query: str = "") -> str:
    """Countries and concepts; `query` is the query of the address."""
    return f"/concepts/matrix/{query}"


def matrix_file(ending: str, query: str) -> str:
    """Countries and concepts, to download: `csv`, `json`, `svg` or `png`."""
    return f"/concepts/matrix/matrix.{ending}{query}"


def events(code: str, document: str = "") -> str:
    """All events of a country, and the form for another one, of a document that is chosen."""
    return f"{country(code)}events/" + (f"?document={quote(document, safe='')}" if document else "")


def sources(code: str) -> str:
    """The sources of a country."""
    return f"{country(code)}sources/"


def triage(code: str = "", page: int = 1) -> str:
    """What looks found and nobody has explained, of a country or of all."""
    folder = f"/triage/{quote(code)}/" if code else "/triage/"
    return f"{folder}?page={page}" if page > 1 else folder


def difference(check: str) -> str:
    """One difference that a look (`SRB/sources/1/checks/2`) found."""
    code, _, source, _, number = check.split("/")
    return f"/triage/{quote(code)}/{source}/{number}/"


def feed(code: str = "") -> str:
    """What is new, of a country or of all, as a feed."""
    return f"{country(code)}feed.atom" if code else "/feed.atom"


def dataset(name: str) -> str:
    """A table of the monitor's facts, to download."""
    return f"/data/{quote(name)}.csv"


def search(query: str = "") -> str:
    """The search page; `query` is the query of the address."""
    return f"/search/{query}"


def search_file(ending: str, query: str) -> str:
    """What a search found, to download as `csv` or `json`."""
    return f"/search/results.{ending}{query}"


def silence_of(query: str) -> str:
    """Which texts in force do not mention what is searched for; not recorded yet."""
    return f"/silence/{query}"


def silence(silence_id: str, ending: str = "") -> str:
    """A silence that was recorded (`silence/4f1c9a27be03`); with an ending, as data."""
    return f"/{quote(silence_id)}.{ending}" if ending else f"/{quote(silence_id)}/"
