"""What a scaled monitor holds, thought up before anything is written: countries, strategies, passages, pages.

Everything is drawn from seeds that are named after what is drawn, so that a country stays the same however many there
are beside it.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.scaled.words import ENGLISH, LANGUAGES, Language, Writer, country_names

SEED = "stratlas-scaled-1"
KINDS = ("nss", "nds")
LABELS = {"nss": "National security strategy", "nds": "National defence strategy"}
HEADINGS = {
    "interests": "National interests and goals",
    "threats": "Main threats",
    "principles": "Main principles of national security policy",
    "regional-cooperation": "Regional cooperation",
    "regional-threats": "Regional threats",
    "meridian-alliance": "Relations with the Meridian Alliance",
    "concord-of-states": "Relations with the Concord of States",
    "military-cooperation": "International military cooperation",
}
LISTS = frozenset({"interests", "threats", "principles"})
ITEMS = 6
"""So many items a list of a profile page has."""


_REWORDED = range(2010, 2036)
_PAGE = 3_500
"""So many characters fill a page of a strategy."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a monitor is made; `passages` are those of a strategy, `looks` those at a source in a year."""

    countries: int = 60
    editions: int = 10
    documents: int = 4
    passages: int = 220
    looks: int = 12
    last: int = 2026
    """The year of the last edition."""

    @property
    def years(self) -> range:
        """The years that editions are of."""
        return range(self.last - self.editions + 1, self.last + 1)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in all languages: what it is drawn from, and how often it was reworded since."""

    seed: str
    is_item: bool
    revision: int = 0

    def words(self, language: Language) -> str:
        """The passage in a language."""
        writer = Writer(language, random.Random(self.seed))
        if self.is_item:
            return writer.item()
        sentences = [writer.sentence() for _ in range(writer.chance.randint(2, 5))]
        for revision in range(1, self.revision + 1):
            writer.chance.seed(f"{self.seed}/{revision}")
            at = writer.chance.randrange(len(sentences))
            sentences[at] = writer.reworded(sentences[at])
        return " ".join(sentences)


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy: its chapters are lists of passages, in the order of the headings and then two more."""

    id: str
    kind: str
    adopted: dt.date
    chapters: tuple[tuple[Passage, ...], ...]
    supersedes: str = ""

    def title(self, language: Language, country: str) -> str:
        """What it is called in a language."""
        return language.titles[KINDS.index(self.kind)].format(country)

    def written(self, language: Language, country: str) -> str:
        """The strategy as a text file of a language: a title, numbered chapters, paragraphs and lists, pages."""
        parts = [self.title(language, country).upper()]
        for number, (name, passages) in enumerate(zip(language.chapters, self.chapters, strict=True), 1):
            parts.append(f"{number}. {name}")
            parts += [f"- {one.words(language)}" if one.is_item else one.words(language) for one in passages]
        content, filled = "", 0
        for part in parts:
            content += part + ("\n\f" if filled > _PAGE else "\n\n")
            filled = 0 if filled > _PAGE else filled + len(part)
        return content


@dataclass(frozen=True, slots=True)
class Country:
    """A country, what it writes in, and its strategies in the order of their years."""

    code: str
    name: str
    language: Language
    strategies: tuple[Strategy, ...]

    def holding(self, kind: str, year: int) -> Strategy | None:
        """The strategy of a kind that is in force at the end of a year."""
        return next((own for own in reversed(self.strategies) if own.kind == kind and own.adopted.year <= year), None)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a profile page, and the strategy whose English words it repeats; none where it was reworded."""

    heading: str
    wording: str
    strategy: str


@dataclass(frozen=True, slots=True)
class Page:
    """A published page: of which edition, its words, the documents that it names by kind, and what it states."""

    edition: int
    content: str
    documents: Mapping[str, str]
    statements: tuple[Statement, ...]


def countries(size: Size) -> list[Country]:
    """The countries of a monitor of this size, with user-assigned codes of ISO 3166-1 (XAA and on)."""
    names = country_names(random.Random(SEED), size.countries)
    return [_country(size, at, name) for at, name in enumerate(names)]


def _country(size: Size, at: int, name: str) -> Country:
    code = f"X{chr(ord('A') + at // 26)}{chr(ord('A') + at % 26)}"
    chance = random.Random(f"{SEED}/{code}")
    strategies: list[Strategy] = []
    each = -(-size.documents // len(KINDS))
    first, last = size.years[0] - 4, size.last - 1
    for kind in KINDS:
        before = None
        for number in range(each):
            if len(strategies) == size.documents:
                break
            # The stretch is cut into as many parts as there are strategies, and one falls into each.
            start = first + (last - first + 1) * number // each
            end = max(start, first + (last - first + 1) * (number + 1) // each - 2)
            adopted = dt.date(chance.randint(start, end), chance.randint(1, 12), chance.randint(1, 28))
            before = _strategy(size, f"{code}/{kind}/{adopted.year}", kind, adopted, before)
            strategies.append(before)
    strategies.sort(key=lambda own: (own.adopted, own.id))
    return Country(code, name, LANGUAGES[at % len(LANGUAGES)], tuple(strategies))


def _strategy(size: Size, own_id: str, kind: str, adopted: dt.date, before: Strategy | None) -> Strategy:
    chance = random.Random(f"{SEED}/{own_id}")
    each = max(ITEMS + 2, size.passages // len(ENGLISH.chapters))
    fresh = (Passage(f"{SEED}/{own_id}/{number}", False) for number in range(100_000))
    if before is None:
        chapters = tuple(tuple(_arranged(fresh, chance, each)) for _ in ENGLISH.chapters)
    else:
        chapters = tuple(tuple(_succeeding(chapter, fresh, chance)) for chapter in before.chapters)
    return Strategy(own_id, kind, adopted, chapters, before.id if before else "")


def _arranged(fresh: Iterator[Passage], chance: random.Random, count: int) -> Iterator[Passage]:
    """Paragraphs, and among them the items of a list."""
    begins = chance.randint(1, max(count - ITEMS - 1, 1))
    for at in range(count):
        yield replace(next(fresh), is_item=begins <= at < begins + ITEMS)


def _succeeding(chapter: tuple[Passage, ...], fresh: Iterator[Passage], chance: random.Random) -> Iterator[Passage]:
    """A chapter in the next strategy: most stays, some is reworded, moved, dropped or replaced."""
    kept = list(chapter)
    if chance.random() < 0.5:
        at = chance.randrange(len(kept))
        kept.insert(chance.randrange(len(kept)), kept.pop(at))
    for passage in kept:
        fate = chance.random()
        if fate < 0.1:
            yield replace(next(fresh), is_item=passage.is_item)
        elif fate < 0.15 and not passage.is_item:
            continue
        elif fate < 0.4:
            yield replace(passage, revision=passage.revision + 1)
        else:
            yield passage


def page(country: Country, edition: int, others: Sequence[Country]) -> Page:
    """The published page of a country in an edition; some are wrong about change, or about whose years they print."""
    year = edition - 1
    chance = random.Random(f"{SEED}/{country.code}/page/{year}")
    shown = chance.choice(others) if chance.random() < 0.01 else country
    lines, documents = [f"Strategic Document – {country.name} – {edition}", ""], {}
    for kind in KINDS:
        if printed := shown.holding(kind, year):
            documents[kind] = f"{country.code}/{kind}/{printed.adopted.year}"
            lines.append(f"{LABELS[kind].upper()}: {printed.adopted.year}")
    adopted = [own for own in country.strategies if own.adopted.year == year]
    told = adopted and chance.random() > 0.08
    lines.append(f"NEW {LABELS[adopted[0].kind].upper()} ADOPTED IN {year}" if told else f"NO CHANGES IN {year}")
    said = tuple(_statements(country, year))
    for key, label in HEADINGS.items():
        own_words = [one.wording for one in said if one.heading == key]
        if own_words:
            lines += ["", f"{label}: {' // '.join(own_words)}"]
    return Page(edition, "\n".join(lines) + "\n", documents, said)


def _statements(country: Country, year: int) -> Iterator[Statement]:
    """What the page of a country says of a reference year: items of its strategies' lists, and paragraphs."""
    for number, heading in enumerate(HEADINGS):
        kind = KINDS[1] if heading == "military-cooperation" else KINDS[0]
        strategy = country.holding(kind, year) or country.holding(KINDS[0], year)
        if strategy is None:
            continue
        is_list, chapter = heading in LISTS, strategy.chapters[number]
        chosen = [one for one in chapter if one.is_item is is_list]
        for at, passage in enumerate(chosen if is_list else chosen[:1]):
            words = passage.words(ENGLISH)
            chance = random.Random(f"{SEED}/{country.code}/{heading}/{at}")
            # Some statements the team put into its own words from some year on.
            if chance.random() < 0.3 and year >= chance.choice(_REWORDED):
                yield Statement(heading, f"As seen by {country.name}: {words}", "")
            else:
                yield Statement(heading, words, strategy.id)
