"""The settings, as they are used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stratlas.errors import UsageError
from stratlas.wording import label, region_name


@dataclass(frozen=True, slots=True)
class Country:
    """A member of the monitor's own list: a code, and its names by language tag (`en` always there).

    `region` are its two letters of ISO 3166-1, where CLDR says what it is called in other languages; a country whose
    English name is the owner's own has none, and is only called what the owner calls it.
    """

    code: str
    names: Mapping[str, str]
    region: str = ""

    @property
    def name(self) -> str:
        """The name in the reader's language: the owner's, else CLDR's, else the English one."""
        own = label(self.names)
        return own.text if not own.foreign else region_name(self.region) or own.text


class HeadingKind(StrEnum):
    """What stands under a heading: separate items, or running prose."""

    LIST = "list"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Heading:
    """A slot of the profile: labels by language, and other wordings that published pages use for it."""

    key: str
    kind: HeadingKind
    labels: Mapping[str, str]
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The label in the reader's language, else in English."""
        return label(self.labels).text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document; `tracked` kinds count for the yearly verdict."""

    key: str
    labels: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    tracked: bool = True

    @property
    def label(self) -> str:
        """The label in the reader's language, else in English."""
        return label(self.labels).text


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a thing may be before it is refused (megabytes of 1,000,000 bytes), and what reading it may take."""

    file_mb: int = 200
    unpacked_mb: int = 500
    memory_mb: int = 2000
    seconds_per_100_pages: int = 60


class OcrMode(StrEnum):
    """Which pages of a PDF are read from their pictures when it is added."""

    AUTO = "auto"
    """Those without true text, if the program for it is installed."""
    NEVER = "never"
    ALWAYS = "always"
    """All pages, whatever text they have."""


@dataclass(frozen=True, slots=True)
class Ocr:
    """How pages are read from their pictures: which, in how many dots per inch, and how long one may take."""

    pages: OcrMode = OcrMode.AUTO
    resolution: int = 300
    seconds_per_page: int = 120


@dataclass(frozen=True, slots=True)
class Watch:
    """How sources are looked at: how often, how politely, for how long, and who asks (`contact`).

    `delay_seconds` lies between two requests to one host; `seconds` is what one document may take, whatever happens.
    """

    interval_days: int = 7
    delay_seconds: int = 2
    seconds: int = 120
    retries: int = 2
    hosts: int = 4
    list_documents: int = 50
    contact: str = ""
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """The monitor's own map: a GeoJSON file in its folder, and the sentence printed under it, by language."""

    file: str = ""
    disclaimers: Mapping[str, str] = field(default_factory=dict)

    @property
    def disclaimer(self) -> str:
        """The sentence for a reader of any language."""
        return _for_anybody(self.disclaimers)


@dataclass(frozen=True, slots=True)
class Publishing:
    """How the monitor is published: where, by whom, under which licence, and what its owner says of the method.

    `address` is where its pages are found for good, without a slash at its end; `methodology` a file in Markdown in the
    monitor's folder. Each may be empty.
    """

    address: str = ""
    publisher: str = ""
    licence: str = ""
    methodology: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything `stratlas.toml` says.

    `titles` and `notices` are by language. `editions` maps an edition's id to its reference year; `codebook` is a file
    in the monitor's folder, or empty.
    """

    titles: Mapping[str, str]
    notices: Mapping[str, str]
    editions: Mapping[str, int]
    kinds: tuple[Kind, ...]
    headings: tuple[Heading, ...]
    countries: tuple[Country, ...]
    listed: tuple[str, ...] = ()
    map: Map = field(default_factory=Map)
    codebook: str = ""
    limits: Limits = field(default_factory=Limits)
    ocr: Ocr = field(default_factory=Ocr)
    watch: Watch = field(default_factory=Watch)
    publishing: Publishing = field(default_factory=Publishing)

    @property
    def title(self) -> str:
        """The title by which the monitor is cited, whatever language its reader has chosen."""
        return _for_anybody(self.titles)

    @property
    def notice(self) -> str:
        """The sentence on every page, for a reader of any language."""
        return _for_anybody(self.notices)

    def kind(self, name: str) -> Kind:
        """The kind with this key, label or alias; UsageError where there is none."""
        wanted = " ".join(name.split()).casefold()
        for kind in self.kinds:
            if wanted in {kind.key.casefold(), *(word.casefold() for word in (*kind.labels.values(), *kind.aliases))}:
                return kind
        known = ", ".join(kind.key for kind in self.kinds)
        raise UsageError(
            f"“{name}” is not a kind of document here: the monitor tracks {known}; add it to [kinds] in stratlas.toml."
        )

    def heading(self, key: str) -> Heading:
        """The heading with this key; UsageError where there is none."""
        for heading in self.headings:
            if heading.key == key:
                return heading
        raise UsageError(f"“{key}” is not a heading of this monitor.")


def _for_anybody(words: Mapping[str, str]) -> str:
    """Words in English, else in the first language that there is."""
    return words.get("en") or next(iter(words.values()), "")
