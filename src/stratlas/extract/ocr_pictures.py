"""One page's picture and what was read in it: words with their places, in lines."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

import pypdfium2
from lxml import etree
from PIL import Image

from stratlas.errors import BadFile
from stratlas.extract.builder import clean
from stratlas.extract.ocr_engine import Engine
from stratlas.extract.ocr_packs import ORIENTATION
from stratlas.extract.pdf_file import opened, page_of

MOST_PIXELS = 40_000_000
_LONGEST_SIDE = 32_000
"""Tesseract refuses pictures that are longer."""

SURE = 0.8
"""Mean confidence from which on a reading is taken as it is; below, it is looked at again, and has a warning."""

_LIGHT, _INK = 128, 0.00003
"""A page is blank if fewer of its pixels than this share are dark."""

_TURN = re.compile(r"Rotate:\s*(\d+)")
_TURN_SURE = re.compile(r"Orientation confidence:\s*([\d.]+)")
_TURNS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
_NUMBERS = re.compile(r"(bbox|baseline|x_size|x_wconf)((?: -?\d+(?:\.\d+)?)+)")


@dataclass(frozen=True, slots=True)
class PictureWord:
    """A word, how sure the program is of it (0 to 1), and its box in pixels."""

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class PictureLine:
    """Words on one baseline, falling by `slope` from height `base`; `size` is from ascenders to descenders."""

    words: tuple[PictureWord, ...]
    base: float
    slope: float
    size: float


@dataclass(frozen=True, slots=True)
class Picture:
    """What was read in the picture of a page.

    The picture was `turn` quarters turned clockwise before it was read, with these `packs`; width and height are
    those of the turned one.
    """

    width: int
    height: int
    turn: int
    packs: str
    lines: tuple[PictureLine, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure the program is on average, long words counting more; 0 where there are none."""
        words = [word for line in self.lines for word in line.words]
        letters = sum(len(word.text) for word in words)
        return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0

    @property
    def is_sideways(self) -> bool:
        """Whether its long words run up or down: tesseract reads them, but tells their lines in no order."""
        words = [word for line in self.lines for word in line.words if len(word.text) > 3]
        return sum(word.bottom - word.top > word.right - word.left for word in words) > 0.5 * len(words)

    def as_json(self) -> str:
        """The picture in writing."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, written: str) -> Self:
        """The picture that was written; ValueError, KeyError or TypeError where it is none."""
        data: dict[str, Any] = json.loads(written)
        lines = tuple(
            PictureLine(tuple(PictureWord(**word) for word in line.pop("words")), **line) for line in data.pop("lines")
        )
        return cls(lines=lines, **data)


@dataclass(frozen=True, slots=True)
class Method:
    """How pictures are read: by which program, with which packs (the first, or another if that reads better)."""

    engine: Engine
    packs: tuple[str, ...]
    resolution: int = 300
    seconds: int = 120


def draw_page(data: bytes, number: int, resolution: int) -> bytes:
    """The picture of a page of a PDF as it is shown, in grey, as a PNM file; smaller where it would become enormous."""
    with opened(data) as document, page_of(document, number) as page:
        across, down = page.get_size()
        if across <= 0 or down <= 0:
            raise BadFile("it has no size")
        scale = min(resolution / 72, (MOST_PIXELS / (across * down)) ** 0.5, _LONGEST_SIDE / max(across, down))
        try:
            bitmap = page.render(scale=scale, grayscale=True)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            raise BadFile("its picture cannot be drawn") from None
        try:
            return _written(bitmap.to_pil())
        finally:
            bitmap.close()


def read_picture(drawn: bytes, method: Method) -> Picture:
    """Reads the picture of a page; raises BadFile where it cannot be read."""
    with Image.open(io.BytesIO(drawn)) as picture:
        if _is_blank(picture):
            return Picture(picture.width, picture.height, 0, method.packs[0])
        first = _read(picture, 0, method.packs[0], method)
        if first.confidence >= SURE and not first.is_sideways:
            return first
        return _second_look(picture, first, method)


def _second_look(picture: Image.Image, first: Picture, method: Method) -> Picture:
    """A doubtful page read again the other way up and with the other packs, as that may be why; the surest reading."""
    turn, best = 0, first
    if ORIENTATION in method.engine.packs:
        said = method.engine.stance(_written(picture), resolution=method.resolution, seconds=method.seconds)
        turned, sure = _TURN.search(said), _TURN_SURE.search(said)
        if turned and sure and float(sure[1]) > 1:
            turn = int(turned[1]) // 90 % 4
    for packs in method.packs if turn else method.packs[1:]:
        reading = _read(picture, turn, packs, method)
        if reading.confidence > best.confidence or (best.is_sideways and reading.confidence >= SURE):
            best = reading
        if best.confidence >= SURE and not best.is_sideways:
            break
    return best


def _is_blank(picture: Image.Image) -> bool:
    dark = sum(picture.convert("L").histogram()[:_LIGHT])
    return dark < _INK * picture.width * picture.height


def _written(picture: Image.Image) -> bytes:
    """The picture as a file that costs no time to pack or unpack."""
    buffer = io.BytesIO()
    picture.save(buffer, "PPM")
    return buffer.getvalue()


def _read(picture: Image.Image, turn: int, packs: str, method: Method) -> Picture:
    turned = picture.transpose(_TURNS[turn]) if turn else picture
    hocr = method.engine.read(_written(turned), packs, resolution=method.resolution, seconds=method.seconds)
    return Picture(turned.width, turned.height, turn, packs, parse_hocr(hocr))


def parse_hocr(hocr: bytes) -> tuple[PictureLine, ...]:
    """The lines of one page of hOCR; raises BadFile where it is none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(hocr, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or not _of_class(root, "ocr_page"):
        raise BadFile("tesseract answered, but not with words")
    names = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
    lines = (_line(element) for element in root.iter() if element.get("class") in names)
    return tuple(line for line in lines if line is not None)


def _of_class(root: Any, name: str) -> list[Any]:
    return [element for element in root.iter() if element.get("class") == name]


def _line(element: Any) -> PictureLine | None:
    words = []
    for part in _of_class(element, "ocrx_word"):
        values = _values(part)
        text = "".join(clean("".join(part.itertext())).split())
        box = values.get("bbox", [])
        if text and len(box) == 4:
            sure = min(max(values.get("x_wconf", [0.0])[0] / 100, 0.0), 1.0)
            words.append(PictureWord(text, sure, *(int(edge) for edge in box)))
    values = _values(element)
    box, size = values.get("bbox", []), values.get("x_size", [])
    if not words or len(box) != 4 or not size:
        return None
    slope, offset = [*values.get("baseline", []), 0.0, 0.0][:2]
    return PictureLine(tuple(words), box[3] + offset, slope, size[0])


def _values(element: Any) -> dict[str, Sequence[float]]:
    return {
        name: [float(number) for number in numbers.split()]
        for name, numbers in _NUMBERS.findall(element.get("title") or "")
    }
