"""Pages read from their pictures: by tesseract itself, and by programs that only claim to be it."""

from __future__ import annotations

import hashlib
import re
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest

import stratlas.actions
from stratlas.errors import BadFile, MissingTool
from stratlas.extract import (
    Kept,
    Method,
    Picture,
    extract,
    find_engine,
    packs_for,
    packs_named,
    read_pages,
    span_boxes,
    untrue_pages,
    with_pictures,
)
from stratlas.extract.ocr_lines import text_of
from stratlas.extract.ocr_pictures import PictureLine, PictureWord
from stratlas.extract.splicing import spliced
from stratlas.records import BlockKind, Page, Text
from tests.builders_pdf import typeset
from tests.builders_scans import scanned

PACKS = frozenset({"eng", "srp", "srp_latn", "osd"})


def installed() -> set[str]:
    return set(find_engine().packs) if shutil.which("tesseract") else set()


needs_tesseract = pytest.mark.skipif(
    not installed() >= PACKS,
    reason="for want of tesseract: apt-get install tesseract-ocr tesseract-ocr-srp tesseract-ocr-srp-latn",
)

BODIES = {
    "en": (
        "= The harbour towns\n\nThe harbour towns share one weather service, and they meet every spring. What they "
        "agree on is published in the language of each of them.\n\nThe ministers answer for it before parliament."
        "\n\n#pagebreak()\n= Winters\n\nThe winters are hard. The country fears falling bridges in the high valleys."
    ),
    "sr-Cyrl": (
        "= Лучки градови\n\nЛучки градови имају једну заједничку службу за временске прилике и састају се сваког "
        "пролећа. Оно о чему се договоре објављује се на језику сваког од њих.\n\nМинистри за то одговарају скупштини."
        "\n\n#pagebreak()\n= Зиме\n\nЗиме су оштре. Земља се боји дугих зима и мостова који се руше у високим долинама."
    ),
    "sr-Latn": (
        "= Lučki gradovi\n\nLučki gradovi imaju jednu zajedničku službu za vremenske prilike i sastaju se svakog "
        "proleća. Ono o čemu se dogovore objavljuje se na jeziku svakog od njih.\n\nMinistri odgovaraju skupštini."
        "\n\n#pagebreak()\n= Zime\n\nZime su oštre. Zemlja se boji dugih zima i mostova koji se ruše u dolinama."
    ),
}


def base_of(pdf: bytes, language: str = "en") -> Text:
    return extract(pdf, name="scan.pdf", capture=hashlib.sha256(pdf).hexdigest(), language=language)


def read(pdf: bytes, folder: Path, language: str = "en", declared: str = "") -> Text:
    base, engine = base_of(pdf, declared or language), find_engine()
    method = Method(engine, packs_for(declared or language, engine.packs))
    pictures = dict(read_pages(pdf, untrue_pages(base), method, Kept(folder, base.capture)))
    return with_pictures(base, pictures, method, declared or language)


def blocks(text: Text) -> list[tuple[int, BlockKind, str]]:
    return [(block.page, block.kind, text.content[block.start : block.end]) for block in text.blocks]


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize("language", BODIES)
def test_a_scan_reads_as_the_pages_it_was_made_of(language: str, tmp_path: Path) -> None:
    pdf = typeset(BODIES[language])
    text = read(scanned(pdf), tmp_path, language)
    assert blocks(text) == blocks(base_of(pdf, language))
    assert {notice.code for notice in text.notices} == {"ocr"}
    assert [text.content[word.start : word.end] for word in text.ocr] == text.content.split()
    assert all(0.5 < word.confidence <= 1 for word in text.ocr)


EXAMPLE = Path(stratlas.actions.__file__).parent / "example" / "documents" / "xva-nss-2017.pdf"
WORDS = re.compile(r"\w+")


@pytest.mark.ocr
@needs_tesseract
def test_a_page_of_the_example_drawn_with_300_dots_has_next_to_no_wrong_words(tmp_path: Path) -> None:
    pdf = EXAMPLE.read_bytes()
    drawn = scanned(pdf, pages=[2])
    text = read(drawn, tmp_path)
    wanted = Counter(word for _, _, words in blocks(base_of(pdf)) for word in WORDS.findall(words))
    found = Counter(word for _, _, words in blocks(text) for word in WORDS.findall(words))
    read_here = {word.page for word in text.ocr}
    assert read_here == {2}
    assert (wanted - found).total() <= 0.01 * len(text.ocr)
    assert (found - wanted).total() <= 0.01 * len(text.ocr)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("« the harbours", "•"),
        ("¢ the harbours", "•"),
        ("« the » harbours", "«"),
        ("the « harbours", "the"),
        ("«", "«"),
    ],
)
def test_a_bullet_that_was_read_as_an_open_quotation_is_a_bullet(words: str, first: str) -> None:
    line = PictureLine(
        tuple(PictureWord(word, 0.9, 100 * at, 0, 100 * at + 90, 30) for at, word in enumerate(words.split())),
        30,
        0.0,
        30,
    )
    text = text_of("0" * 64, "ocr-1", (Page(1, 0, 0, 420, 595),), {1: Picture(1750, 2480, 0, "eng", (line,))})
    assert text.content.split()[0] == first


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize(("turn", "slant"), [(1, 0.0), (2, 0.0), (3, 0.0), (0, 1.0)])
def test_pages_that_were_scanned_turned_or_aslant_are_read_all_the_same(
    turn: int, slant: float, tmp_path: Path
) -> None:
    pdf = typeset(BODIES["en"])
    assert blocks(read(scanned(pdf, turn=turn, slant=slant), tmp_path)) == blocks(base_of(pdf))


@pytest.mark.ocr
@needs_tesseract
def test_a_page_in_the_languages_other_script_is_read_in_that(tmp_path: Path) -> None:
    pdf = typeset(BODIES["sr-Cyrl"])
    text = read(scanned(pdf), tmp_path, "sr-Cyrl", declared="sr-Latn")
    assert blocks(text) == blocks(base_of(pdf, "sr-Cyrl"))
    assert "with the pack srp" in text.notices[0].message


@pytest.mark.ocr
@needs_tesseract
def test_pages_with_true_text_stay_and_words_of_pictures_have_the_places_they_are_seen_at(tmp_path: Path) -> None:
    pdf = typeset(BODIES["en"])
    mixed = scanned(pdf, pages=[2])
    before, text, true = base_of(mixed), read(mixed, tmp_path), base_of(pdf)
    assert blocks(text)[: len(before.blocks)] == blocks(before)
    assert text.runs == before.runs
    at, where = text.content.index("bridges"), true.content.index("bridges")
    (box,), (seen,) = span_boxes(mixed, text, at, at + 7), span_boxes(pdf, true, where, where + 7)
    assert (box.page, box.left, box.top) == (2, pytest.approx(seen.left, abs=0.01), pytest.approx(seen.top, abs=0.01))
    assert text.reading_of(at, at + 7).ocr is not None
    assert text.reading_of(0, 5).ocr is None


def pretended(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Method:
    """A program called tesseract that answers questions, and does this when it is to read."""
    program = folder / "tesseract"
    program.write_text(
        '#!/bin/sh\ncase "$1" in --version) echo "tesseract 9.9";; --list-langs) echo eng;; *) ' + script + ";; esac\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")
    return Method(find_engine(), ("eng",), resolution=72, seconds=2)


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("exec sleep 60", "longer than 2 seconds"),
        ("echo no such font >&2; exit 3", "failed (code 3) and said “no such font”"),
        ("kill -SEGV $$", "failed (code -11)"),
        ("cat >/dev/null; head -c 5000 /dev/urandom", "not with words"),
        ("cat >/dev/null", "not with words"),
    ],
)
def test_a_page_that_cannot_be_read_has_a_notice_and_the_rest_goes_on(
    script: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    method = pretended(tmp_path, script, monkeypatch)
    pdf = scanned(typeset(BODIES["en"]), pages=[2])
    base, begun = base_of(pdf), time.monotonic()
    results = dict(read_pages(pdf, [2], method, Kept(tmp_path / "kept", base.capture)))
    assert isinstance(results[2], BadFile)
    assert time.monotonic() - begun < 40  # it is not waited for to its end
    text = with_pictures(base, results, method, "en")
    assert blocks(text) == blocks(base)
    (notice,) = [notice for notice in text.notices if notice.code == "ocr-failed"]
    assert notice.page == 2
    assert sentence in notice.message
    assert not (tmp_path / "kept").exists()


def test_what_was_read_before_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    method = pretended(tmp_path, "exit 1", monkeypatch)
    kept = Kept(tmp_path / "index" / "ocr", "c" * 64)
    picture = Picture(100, 100, 0, "eng")
    kept.put(1, method, picture)
    assert dict(read_pages(b"no PDF at all", [1], method, kept)) == {1: picture}
    other = Method(method.engine, ("srp",))
    assert kept.get(1, other) is None
    next(kept.folder.rglob("*.json")).write_text('{"width": 3')
    assert kept.get(1, method) is None
    kept.clear()
    assert not (tmp_path / "index").exists()


def test_without_tesseract_a_sentence_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool, match="apt-get install tesseract-ocr"):
        find_engine()


@pytest.mark.parametrize(
    ("language", "packs"),
    [
        ("sr-Cyrl", ("srp", "srp_latn")),
        ("sr-Latn", ("srp_latn", "srp")),
        ("sr", ("srp", "srp_latn")),
        ("en-GB", ("eng",)),
        ("mk", ("script/Cyrillic",)),
    ],
)
def test_the_language_says_which_packs_read_it(language: str, packs: tuple[str, ...]) -> None:
    has = PACKS | ({"script/Cyrillic"} if language == "mk" else set())
    assert packs_for(language, has) == packs


@pytest.mark.parametrize(
    ("language", "package"),
    [
        ("hr", "tesseract-ocr-hrv"),
        ("zh-Hant", "tesseract-ocr-chi-tra"),
        ("nb", "tesseract-ocr-nor"),
        ("sr-Latn", "tesseract-ocr-srp-latn"),
    ],
)
def test_a_missing_pack_is_named_with_its_package(language: str, package: str) -> None:
    with pytest.raises(MissingTool, match=f"apt-get install {package}[) ]"):
        packs_for(language, {"srp", "osd"})
    with pytest.raises(MissingTool, match="tesseract-ocr-deu"):
        packs_named("srp+deu", {"srp"})


def test_a_paragraph_over_pages_of_two_texts_is_cut_where_they_meet() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    base = base_of(typeset(words))
    assert len(base.blocks) - sum(block.kind is BlockKind.RUNNING for block in base.blocks) == 1
    mixed = spliced(base, base, [2], extractor="x", notices=())
    flow = [block for block in mixed.blocks if block.kind is not BlockKind.RUNNING]
    assert [block.page for block in flow] == [page.number for page in base.pages][: len(flow)]
    assert mixed.content.split() == base.content.split()
    assert [mixed.content[run.start : run.end] for run in mixed.runs] == [
        base.content[run.start : run.end] for run in base.runs
    ]
