"""Reading pages from their pictures: which pages need it, and the text that comes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from dataclasses import replace
from hashlib import sha256

from stratlas.config import Limits
from stratlas.errors import BadFile
from stratlas.extract.language import check_language
from stratlas.extract.ocr_kept import Kept
from stratlas.extract.ocr_lines import text_of
from stratlas.extract.ocr_pictures import SURE, Method, Picture, draw_page, read_picture
from stratlas.extract.processes import apart
from stratlas.extract.splicing import spliced
from stratlas.records import Notice, OcrWord, Text

UNTRUE = frozenset({"page-without-text", "strange-text", "reversed-text", "overprinted"})
"""Codes of notices that say: this page's text is missing or is not what the page shows."""

LAYOUT = 2
"""Counted up when the same reading of pictures makes another text."""

AT_ONCE = 2
"""Pictures that are read at the same time: each keeps one core busy."""

_OF_THE_WHOLE = frozenset({"no-text", "script-mismatch", "language-mismatch", "strange-letters"})
"""Codes of notices about all of a text, which are asked anew when pages of it were read from their pictures."""


def untrue_pages(text: Text) -> list[int]:
    """The pages whose text is missing or false, as the notices say."""
    return sorted({notice.page for notice in text.notices if notice.page is not None and notice.code in UNTRUE})


def pictured_pages(text: Text) -> list[int]:
    """The pages of a text that were read from their pictures."""
    return sorted({word.page for word in text.ocr})


def extractor_name(base: str, method: Method, pages: Collection[int]) -> str:
    """The name of what reads these pages of a text by `base` from their pictures; at most 40 characters long.

    Everything that the text depends on is in its last characters.
    """
    engine = method.engine
    what = (base, LAYOUT, engine.version, method.packs, "osd" in engine.packs, method.resolution, sorted(pages))
    digest = sha256(repr(what).encode()).hexdigest()[:6]
    shown = f"{base}+tesseract-{engine.version}-{method.packs[0].replace('/', '-')}"
    return f"{shown[:33]}-{digest}"


def read_pages(
    data: bytes,
    pages: Sequence[int],
    method: Method,
    kept: Kept,
    limits: Limits = Limits(),  # noqa: B008 -- frozen
    executor: Executor | None = None,
) -> Iterator[tuple[int, Picture | BadFile]]:
    """Reads pages of a PDF from their pictures, in the order they are done; what goes wrong with one is its result.

    By default two at a time, in threads: the work is done by tesseract's own processes.
    """
    waiting = []
    for page in pages:
        if (picture := kept.get(page, method)) is not None:
            yield page, picture
        else:
            waiting.append(page)
    own = executor or ThreadPoolExecutor(AT_ONCE, thread_name_prefix="ocr")
    try:
        futures = {own.submit(_read, data, page, method, limits): page for page in waiting}
        for future in as_completed(futures):
            result = future.result()
            if isinstance(result, Picture):
                kept.put(futures[future], method, result)
            yield futures[future], result
    finally:
        for future in futures:
            future.cancel()
        if own is not executor:
            own.shutdown(cancel_futures=True)


def _read(data: bytes, page: int, method: Method, limits: Limits) -> Picture | BadFile:
    try:
        # Pictures inside PDFs are what libraries crash on: the page is drawn in a process of its own.
        return read_picture(apart(limits, draw_page, data, page, method.resolution), method)
    except BadFile as error:
        return error


def with_pictures(
    base: Text, results: Mapping[int, Picture | BadFile], method: Method, language: str | None = None
) -> Text:
    """The text `base` with pages as they were read from their pictures; all others keep their blocks.

    Pages in whose pictures no words were found stay as they were, and so do those that could not be read, with a
    notice.
    """
    pictures = {page: result for page, result in results.items() if isinstance(result, Picture)}
    read = text_of(base.capture, base.extractor, base.pages, pictures)
    words: dict[int, list[OcrWord]] = {page: [] for page in pictures}
    for word in read.ocr:
        words[word.page].append(word)
    taken = {page for page, found in words.items() if found}
    if not taken and len(pictures) == len(results):
        return base
    notices = [notice for notice in base.notices if notice.page not in taken and notice.code not in _OF_THE_WHOLE]
    notices += [_read_notice(page, words[page], pictures[page], method) for page in sorted(taken)]
    notices += [
        Notice("ocr-failed", f"Page {page} could not be read from its picture: {result}.", page)
        for page, result in sorted(results.items())
        if isinstance(result, BadFile)
    ]
    text = spliced(
        base,
        read,
        taken,
        extractor=extractor_name(base.extractor, method, pictures),
        notices=tuple(notices),
    )
    again: tuple[Notice, ...] = tuple(notice for notice in base.notices if notice.code == "no-text" and not taken)
    if language:
        again += check_language(text, language)
    return replace(text, notices=(*text.notices, *again))


def _read_notice(page: int, words: Sequence[OcrWord], picture: Picture, method: Method) -> Notice:
    letters = sum(word.end - word.start for word in words)
    sure = sum(word.confidence * (word.end - word.start) for word in words) / letters
    other = f" with the pack {picture.packs}" if picture.packs != method.packs[0] else ""
    said = f"Page {page} was read from its picture{other}; {round(100 * sure)} % sure"
    if sure < SURE:
        return Notice("ocr-doubtful", f"{said}: compare its words with the picture before you rely on them.", page)
    return Notice("ocr", f"{said}.", page)
