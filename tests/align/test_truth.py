"""Real pairs of texts whose every change was checked by hand: the truth as hashes of words, never the words.

`truth/*.json` holds, for each change, its label and its old and new passages, each as the hash of its words and where
it stood in the text (`hash@start-end`). A passage that an extractor cuts otherwise one day has another hash: such
changes are left out, and there may be few of them. `wrong` counts those that are not told as a reader would tell them.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from stratlas.records import Span
from tests.align.aligning import aligned, label
from tests.extract.files import read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
TRUTHS = sorted((Path(__file__).parent / "truth").glob("*.json"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the real documents are not at {CORPUS}"),
]


def mark(span: Span) -> str:
    """The hash of a passage's letters and digits, raised or not."""
    letters = "".join(char for char in unicodedata.normalize("NFKC", span.quote.casefold()) if char.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_what_was_checked_by_hand_is_found(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    old, new = (read((CORPUS / truth[side]).read_bytes(), truth[side]) for side in ("old", "new"))
    found = aligned(old, new, language=truth["language"])
    said = Counter(
        (label(change), tuple(map(mark, change.old)), tuple(map(mark, change.new))) for change in found.changes
    )
    here = {mark(span) for change in found.changes for span in change.old}
    there = {mark(span) for change in found.changes for span in change.new}
    true = Counter(
        (name, olds, news)
        for name, olds, news in ((name, *map(_marks, sides)) for name, *sides in truth["changes"])
        if here >= {*olds} and there >= {*news}
    )
    assert true.total() >= 0.9 * len(truth["changes"])
    wrong = true - said
    assert wrong.total() <= truth["wrong"], wrong


def _marks(places: list[str]) -> tuple[str, ...]:
    return tuple(place.partition("@")[0] for place in places)
