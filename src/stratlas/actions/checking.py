"""Looking for what is broken: digests of the archive, spans against texts, claims without standing evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stratlas.actions.indexing import index_problems
from stratlas.actions.judging import contradictions
from stratlas.actions.workspace import Workspace
from stratlas.archive import warc_files, warc_problem
from stratlas.store import PageFinding


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is broken: what kind of thing, where, and a sentence about it."""

    what: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, what is broken in it, and what is whole but wants a person (`notes`)."""

    captures: int
    texts: int
    claims: int
    spans: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def check(workspace: Workspace) -> Checked:
    """Looks at every capture, text, claim and span of the monitor; changes nothing."""
    captures = workspace.store.sources.captures()
    contents = workspace.store.sources.contents(workspace.store.sources.text_ids())
    problems = [
        Problem("capture", capture.sha256, problem)
        for capture in captures
        if (problem := workspace.archive.problem(capture.sha256))
    ]
    problems += [
        Problem("warc", path.name, problem)
        for path in warc_files(workspace.archive.folder)
        if (problem := warc_problem(path))
    ]
    problems += [
        Problem("text", text, f"The text {text} is no longer what was extracted: extract it again from the archive.")
        for text, content in contents.items()
        if hashlib.sha256(content.encode()).hexdigest() != workspace.store.sources.digest(text)
    ]
    claims = workspace.store.pages.claims()
    spans = sum(len(claim.evidence) for claim in claims)
    for claim in claims:
        for evidence in claim.evidence:
            if not evidence.standing:
                span = evidence.span
                message = f"The evidence of {claim.id} is broken: {span.text} no longer reads “{span.quote}” there."
                problems.append(Problem("span", span.id, message))
        if claim.role is None:
            message = f"The claim {claim.id} has no evidence that stands: “{claim.wording}”."
            problems.append(Problem("claim", claim.id, message))
    problems += [
        Problem("claim", claim, f"The claim {claim} has no evidence at all.")
        for claim in workspace.store.pages.claims_without_evidence()
    ]
    lines = list(_page_lines(workspace))
    for where, finding in lines:
        text, _, place = where.partition(":")
        if contents.get(text, "")[finding.start : finding.end] != finding.quote:
            message = f"A line read on the page {text} is broken: it no longer reads “{finding.quote}” at {place}."
            problems.append(Problem("span", where, message))
    problems += [
        Problem("contradiction", f"{found.country}/{found.year}" if found.year else found.country, found.message)
        for found in contradictions(workspace)
    ]
    problems += _broken_events(workspace)
    problems += [Problem("index", where, message) for where, message in index_problems(workspace)]
    notes = tuple(_on_older_texts(workspace, contents))
    return Checked(len(captures), len(contents), len(claims), spans + len(lines), tuple(problems), notes)


def _on_older_texts(workspace: Workspace, contents: Iterable[str]) -> Iterator[Problem]:
    """The evidence that was left on a text when a better one was made of the same capture."""
    sources, pages = workspace.store.sources, workspace.store.pages
    captures = sources.captures_of(contents)
    used = {*pages.texts_in_evidence(), *(page.text for page in pages.pages())}
    for text in sorted(used):
        newest = sources.text_of_capture(captures[text])
        if text == newest:
            continue
        why = f"there is a better text of the same file, {newest}, where its words do not stand once in their context"
        for held in pages.evidence_in(text):
            message = f"The evidence of {held.claim} rests on an older text, {text}: {why}."
            yield Problem("older-text", held.evidence.span.id, message)
        for page in pages.pages():
            if page.text == text:
                about = f"{page.country}/{page.edition}"
                yield Problem("older-text", about, f"The page {about} rests on an older text, {text}: {why}.")


def _broken_events(workspace: Workspace) -> Iterator[Problem]:
    register = workspace.store.register
    for event in register.events(document.id for document in register.documents()):
        for item in event.evidence:
            if not item.standing and item.span is not None:
                message = f"The evidence of {event.id} is broken: {item.span.text} no longer reads “{item.span.quote}”."
                yield Problem("span", item.span.id, message)


def _page_lines(workspace: Workspace) -> Iterator[tuple[str, PageFinding]]:
    for page in workspace.store.pages.pages():
        for finding in page.findings:
            if finding.quote:
                yield f"{page.text}:{finding.start}-{finding.end}", finding
