"""PDF to text: speed and scores beside the libraries and programs that people use today, on the same bytes."""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2
from tests.quality.documents import LAYOUTS, Document, Layout, made
from tests.quality.scores import Ratio, Scores, scored
from tests.quality.words import LANGUAGES

from benchmarks.pdf_peers import PEERS, Peer, as_text, ours
from benchmarks.quotes import CORPUS
from stratlas.records import Text

ROUNDS = 3
PARTS = 4
"""Sections of a made document: shorter ones than the gate's, for the slow ones' sake."""
ONE_IN = 15
"""The slow ones, too, read every so manieth page of each corpus file: short and long ones count as in the whole."""

# Without notes the flow is the whole text, so that characters can be compared with those who know no notes.
WITHOUT_NOTES = ("spaced", "indented")
SCORED = (*WITHOUT_NOTES, "columns", "columns-indented")
_OPENING = 24

Reader = tuple[str, Callable[[bytes], object]]
Printed = Sequence[tuple[str, Document, bytes]]


def run() -> str:
    printed = [(layout.name, document, document.print()) for layout, document in _documents()]
    peers = [peer for peer in PEERS if peer.there()]
    missing = [peer.name for peer in PEERS if not peer.there()]
    lines = [
        "## PDF",
        "",
        f"{len(printed)} made documents of the quality gate ({', '.join(SCORED)}; four languages), one process. A "
        "peer's paragraphs are its blocks or what stands between empty lines, or its lines where that scores better; "
        "running heads and page numbers that stand alone are not held against it. Characters are compared where "
        "there are no footnotes.",
        "",
        "| | character errors, % | boundary F1 | heading F1 | running heads inside text | hyphens right | in order |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    lines.append(_row("ours", printed, lambda data, _: [ours(data)], headings=True))
    lines += [_row(peer.name, printed, _ways(peer), headings=peer.headings) for peer in peers]
    lines += ["", *_speed(peers)]
    if missing:
        lines += ["", f"Not here, and so not measured: {', '.join(missing)}."]
    lines += [
        "",
        "docling is not measured: it installs torch and 84 other packages, and fetches its models from a hub when it "
        "first runs.",
    ]
    return "\n".join(lines) + "\n"


def _documents() -> list[tuple[Layout, Document]]:
    layouts = [layout for layout in LAYOUTS if layout.name in SCORED]
    return [(layout, made(replace(layout, parts=PARTS), language)) for layout in layouts for language in LANGUAGES]


def _ways(peer: Peer) -> Callable[[bytes, str], list[Text]]:
    """What a peer gives, cut at empty lines and cut at all lines."""

    def read(data: bytes, head: str) -> list[Text]:
        content = peer.read(data)
        return [as_text(content, head, by_lines=by_lines) for by_lines in (False, True)]

    return read


def _row(name: str, printed: Printed, read: Callable[[bytes, str], list[Text]], *, headings: bool) -> str:
    print(f"  {name} …", file=sys.stderr)
    characters, whole, order = Scores(), Scores(), Ratio()
    for layout, document, data in printed:
        ways = [(scored(document, data, text), text) for text in read(data, document.head)]
        scores, text = max(ways, key=lambda way: way[0].boundaries.f1)
        whole += scores
        order += in_order(text, document)
        if layout in WITHOUT_NOTES:
            characters += scores
    return (
        f"| {name} | {characters.character_errors:.3f} | {whole.boundaries.f1:.3f} "
        f"| {f'{whole.headings.f1:.3f}' if headings else '–'} | {whole.heads_in_flow} "
        f"| {100 * whole.hyphens_right:.1f} % | {100 * order.f1:.1f} % |"
    )


def in_order(text: Text, document: Document) -> Ratio:
    """The steps from one block to the next of the truth that lead onwards in the text too."""
    letters = "".join(text.content.split())
    openings = ["".join(piece.text.split())[:_OPENING] for piece in document.flow]
    places = [letters.find(opening) for opening in openings if len(opening) == _OPENING]
    steps = list(pairwise(places))
    onwards = sum(0 <= before < after for before, after in steps)
    return Ratio(onwards, len(steps), len(steps))


def _speed(peers: Sequence[Peer]) -> list[str]:
    files = sorted(CORPUS.glob("*.pdf"))
    if not files:
        return ["Pages a second: skipped, as the real documents of ../shared are not here."]
    whole = [path.read_bytes() for path in files]
    sample = [_some_pages(data) for data in whole]
    some, every = _pages(sample), _pages(whole)
    readers: list[Reader] = [("ours", ours), *((peer.name, peer.read) for peer in peers)]
    slow = {peer.name for peer in peers if peer.slow}
    times, times_whole = _times(readers, sample), _times([one for one in readers if one[0] not in slow], whole)
    mine, all_mine = some / times["ours"], every / times_whole["ours"]
    lines = [
        f"Pages a second on the {len(files)} PDFs of the corpus, readers in turn, medians of {ROUNDS} rounds: a sample "
        f"of {some} pages for all, and all {every} pages for the fast ones.",
        "",
        "| | sample, pages/s | ours is | all pages, pages/s | ours is |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, _ in readers:
        speed = some / times[name]
        row = f"| {name} | {speed:.1f} | {mine / speed:.2f} × |"
        if name in times_whole:
            speed = every / times_whole[name]
            row += f" {speed:.1f} | {all_mine / speed:.2f} × |"
        else:
            row += " – | – |"
        lines.append(row)
    return lines


def _times(readers: Sequence[Reader], files: Sequence[bytes]) -> dict[str, float]:
    """Medians in seconds, the readers taking turns."""
    times: dict[str, list[float]] = {name: [] for name, _ in readers}
    for _ in range(ROUNDS):
        for name, read in readers:
            began = time.perf_counter()
            for data in files:
                read(data)
            times[name].append(time.perf_counter() - began)
    return {name: statistics.median(found) for name, found in times.items()}


def _some_pages(data: bytes) -> bytes:
    """A PDF of some of the pages, evenly taken."""
    source, target, buffer = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new(), io.BytesIO()
    target.import_pages(source, list(range(0, len(source), ONE_IN)))
    target.save(buffer)
    target.close()
    source.close()
    return buffer.getvalue()


def _pages(files: Sequence[bytes]) -> int:
    count = 0
    for data in files:
        document = pypdfium2.PdfDocument(data)
        count += len(document)
        document.close()
    return count


if __name__ == "__main__":
    print(run())
