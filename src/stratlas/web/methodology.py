"""What the page of the method shows: the monitor's own settings and words, and the rules that hold for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt

from stratlas.actions import Workspace
from stratlas.archive import read_file
from stratlas.errors import StratlasError
from stratlas.records import Basis, Codebook, Outcome, Relation, Role
from stratlas.web.states import BASES, BROKEN, LABELS, OUTCOMES
from stratlas.wording import gettext as _
from stratlas.wording import language_name, mark

_LARGEST = 1_000_000
_OUTCOMES = {
    Outcome.ADOPTED: mark("An event of the year adopted, published or brought into force a document of the kind."),
    Outcome.AMENDED: mark("A document of the kind was amended in the year."),
    Outcome.ENDED: mark("A document of the kind expired or was repealed in the year."),
    Outcome.IN_PREPARATION: mark("A draft, a consultation or an announcement reaches into the year, and no adoption."),
    Outcome.UNCHANGED: mark("No event in the year, and looks at the sources show that they stayed the same over it."),
    Outcome.UNKNOWN: mark("No event in the year, and nobody looked in a way that covers it."),
}
_BASES = {
    Basis.PROVED: mark("Events with evidence in the archive, or looks that cover the year."),
    Basis.REPORTED: mark("A published page or another secondary source says so, and is named."),
    Basis.NONE: mark("Nothing shows it."),
}
_STATES = {
    Role.PRIMARY.value: mark("Words of the strategy itself, in the archive."),
    Role.SECONDARY.value: mark(
        "Words of somebody’s report, such as a published profile page; not the strategy itself."
    ),
    BROKEN: mark("The words no longer stand where they were found. Such a claim is listed until a person settles it."),
}
_RELATIONS = {
    Relation.VERBATIM: mark("The claim says it in the words of the source."),
    Relation.TRANSLATED: mark("The claim translates the words of the source."),
    Relation.PARAPHRASED: mark("The claim says it in other words."),
    Relation.SILENCE: mark("The source was searched and says nothing of it."),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the pages use, and what it means."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of document or a heading: its key, its labels by language, a remark."""

    key: str
    labels: tuple[tuple[str, str, str], ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept that belongs to none, and those within it."""

    label: str
    definition: str
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """The page of the method; `own` is what the owner wrote, as HTML, `own_problem` why it cannot be shown."""

    own: str
    own_problem: str
    kinds: tuple[Slot, ...]
    headings: tuple[Slot, ...]
    outcomes: tuple[Term, ...]
    bases: tuple[Term, ...]
    states: tuple[Term, ...]
    relations: tuple[Term, ...]
    codebook: str
    version: str
    concepts: int
    languages: tuple[str, ...]
    branches: tuple[Branch, ...]


def method(workspace: Workspace) -> Method:
    """The facts of the page of the method."""
    config, book = workspace.config, workspace.codebook
    own, problem = _own(workspace)
    return Method(
        own,
        problem,
        tuple(
            Slot(kind.key, _labels(kind.labels), "" if kind.tracked else _("does not count for the verdict"))
            for kind in config.kinds
        ),
        tuple(Slot(item.key, _labels(item.labels), _(_HEADINGS[item.kind.value])) for item in config.headings),
        tuple(Term(_(OUTCOMES[key]), _(meaning)) for key, meaning in _OUTCOMES.items()),
        tuple(Term(_(BASES[key]), _(meaning)) for key, meaning in _BASES.items()),
        tuple(Term(_(LABELS[key]), _(meaning)) for key, meaning in _STATES.items()),
        tuple(Term(_(_RELATION_NAMES[key]), _(meaning)) for key, meaning in _RELATIONS.items()),
        book.title,
        book.version,
        len(book.concepts),
        tuple(language_name(tag) for tag in sorted({tag for item in book.concepts for tag in item.words})),
        _branches(book),
    )


_HEADINGS = {"list": mark("a list of separate items"), "prose": mark("running text")}
_RELATION_NAMES = {
    Relation.VERBATIM: mark("verbatim"),
    Relation.TRANSLATED: mark("translated"),
    Relation.PARAPHRASED: mark("paraphrased"),
    Relation.SILENCE: mark("silence"),
}


def _labels(labels: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Tag, name of the language, and label; English first."""
    ordered: Sequence[tuple[str, str]] = sorted(labels.items(), key=lambda item: (item[0] != "en", item[0]))
    return tuple((tag, language_name(tag), label) for tag, label in ordered)


def _branches(book: Codebook) -> tuple[Branch, ...]:
    within: dict[str, list[str]] = defaultdict(list)
    tops: dict[str, str] = {}
    for concept in book.concepts:
        tops[concept.key] = tops[concept.broader] if concept.broader else concept.key
        if concept.broader:
            within[tops[concept.key]].append(concept.label())
    return tuple(
        Branch(concept.label(), concept.definitions.get("en", ""), tuple(within[concept.key]))
        for concept in book.concepts
        if not concept.broader
    )


def _own(workspace: Workspace) -> tuple[str, str]:
    """The owner's own words as HTML, and what kept them from being shown.

    HTML inside the Markdown is shown as text, pictures are left out, and links lead only where links may.
    """
    name = workspace.config.publishing.methodology
    if not name:
        return "", ""
    try:
        data = read_file(workspace.folder / name, workspace.config.limits)
    except StratlasError as error:
        return "", str(error)
    if len(data) > _LARGEST:
        return "", _("{name} is too long for a page.", name=name)
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "", _("{name} is not UTF-8 text: save it as UTF-8.", name=name)
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = markdown.parse(words)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:  # the page's own title is the first
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"
        token.attrs.pop("style", None)  # a table's alignment, which the policy forbids
    return markdown.renderer.render(tokens, markdown.options, {}), ""
