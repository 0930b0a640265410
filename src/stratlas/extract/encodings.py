"""From bytes to characters: what the encoding says of itself, else the decoding that reads most like a language."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from stratlas.extract import alphabets
from stratlas.records import Notice

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In the order in which they win where two read the same characters.
_LEGACY: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("cp1252", alphabets.WESTERN),
    ("cp1250", alphabets.CENTRAL),
    ("cp1251", alphabets.CYRILLIC),
    ("cp1254", alphabets.TURKISH),
    ("cp1257", alphabets.BALTIC),
    ("cp1253", alphabets.GREEK),
    ("iso-8859-15", alphabets.WESTERN),
    ("iso-8859-1", alphabets.WESTERN),
    ("iso-8859-2", alphabets.CENTRAL),
    ("iso-8859-16", alphabets.CENTRAL),
    ("iso-8859-5", alphabets.CYRILLIC),
    ("iso-8859-7", alphabets.GREEK),
    ("iso-8859-9", alphabets.TURKISH),
    ("iso-8859-13", alphabets.BALTIC),
    ("iso-8859-4", alphabets.BALTIC),
    ("mac-roman", alphabets.WESTERN),
    ("cp850", alphabets.WESTERN),
    ("koi8-r", alphabets.CYRILLIC),
    ("koi8-u", alphabets.CYRILLIC),
    ("cp866", alphabets.CYRILLIC),
    ("cp855", alphabets.CYRILLIC),
    ("mac-cyrillic", alphabets.CYRILLIC),
    ("mac-latin2", alphabets.CENTRAL),
    ("mac-croatian", alphabets.CENTRAL),
    ("cp852", alphabets.CENTRAL),
    ("cp1255", alphabets.HEBREW),
    ("cp1256", alphabets.ARABIC),
    ("iso-8859-6", alphabets.ARABIC),
    ("cp1258", alphabets.VIETNAMESE),
    ("cp874", alphabets.THAI),
    ("gb18030", alphabets.CHINESE_SIMPLIFIED),
    ("big5", alphabets.CHINESE_TRADITIONAL),
    ("cp932", alphabets.JAPANESE),
    ("euc-jp", alphabets.JAPANESE),
    ("cp949", alphabets.KOREAN),
)
_DOUBLE = {"gb18030", "big5", "cp932", "euc-jp", "cp949"}
_RARE = {"iso-8859-4"}  # its every letter means something in other languages' encodings, which are met far more often
_COMMON_NAMES = {"cp874": "tis-620", "cp932": "shift_jis", "cp949": "euc-kr"}
# The standards for the web read these labels as their supersets, because pages do.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
_SUPERSETS |= {"shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874", "iso8859-11": "cp874"}
# What switches ISO-2022-JP from ASCII to Japanese and back: all of it is seven-bit, so it passes for UTF-8.
_SHIFTS = re.compile(rb"\x1b\$[@B][^\x1b]+\x1b\([BJ]")
# What a letter of the declared language gains, and any other letter loses.
_DECLARED = 0.5
_SAMPLE = 2_500
_LONGEST = 2_000
_WINDOW = 1_000_000


def decode(data: bytes, language: str | None = None) -> tuple[str, str, bool]:
    """The characters, the name of the encoding, and whether that is certain rather than a guess.

    `language` (BCP 47) guides the guess among legacy encodings. Bytes that mean nothing become U+FFFD.
    """
    for mark, name in _BOMS:
        # FF FE 00 00 may also be UTF-16 that begins with NUL, which no document does.
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name, True
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide, True
    if _SHIFTS.search(data) and data.isascii():
        return data.decode("iso2022_jp_ext", "replace"), "iso-2022-jp", True
    try:
        return data.decode("utf-8"), "utf-8", True
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", lenient)))
    if whole >= 2 and whole >= 5 * broken:
        return lenient, "utf-8", True
    name = _guess(data, language)
    return unicodedata.normalize("NFC", data.decode(name, "replace")), _COMMON_NAMES.get(name, name), False


def decode_as(data: bytes, label: str) -> tuple[str, str] | None:
    """The characters by the encoding that a document declares of itself; None where the label is none or cannot be."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _SUPERSETS.get(name, name)
    if name.startswith(("utf-16", "utf-32")):
        name = "utf-8"  # the declaration itself was read byte by byte
    try:
        return data.decode(name), name
    except (UnicodeError, LookupError):
        return None  # LookupError: codecs that are no character encoding (“hex”)


def read_characters(data: bytes, language: str | None, label: str = "") -> tuple[str, list[Notice]]:
    """Decoded text in NFC with LF line ends and without control characters, and what a reader must know of it.

    `label` is the encoding that the document itself declares, if it does.
    """
    notices = []
    marked = any(data.startswith(mark) for mark, _ in _BOMS)
    declared = decode_as(data, label) if label and not marked else None
    if declared and declared[1] != "utf-8" and _is_utf8(data):
        declared = None
        notices.append(Notice("encoding-contradicted", f"The file declares {label}, but is written in UTF-8: read so."))
    string, name, certain = (*declared, True) if declared else decode(data, language)
    lost = string.count("\ufffd") - (data.count("\ufffd".encode()) if name == "utf-8" else 0)
    if not certain:
        notices.append(
            Notice(
                "encoding-guessed",
                f"The file does not say how its letters are encoded; it was read as {name}: check names and accents.",
            )
        )
    if lost > 0:
        notices.append(
            Notice(
                "undecodable",
                f"{_count(lost, 'place')} of the file could not be read as {name}; each is shown as “\ufffd”.",
            )
        )
    string, junk = _tidy(string)
    if junk:
        notices.append(
            Notice("control-characters", f"{_count(junk, 'control character')} that mean nothing in a text left out.")
        )
    return string, notices


def is_binary(data: bytes) -> bool:
    """Whether the bytes cannot be text in any encoding: more control characters than slips would leave."""
    if any(data.startswith(mark) for mark, _ in _BOMS) or _wide(data):
        return False
    junk = len(data) - len(data.translate(None, _CONTROL_BYTES))
    return junk > max(3, len(data) // 200)


_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_JUNK = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|\x85|\x0b")


# Text of these characters has zero bytes on both sides (U+4E00 is “one”), so it is known by its characters.
_EAST_ASIAN = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff5e\t\n\r -~]")


# The higher byte of the letters of one block that is a control character by itself, and frequent characters of many.
_BLOCK_BYTES = bytes([*range(0x03, 0x09), *range(0x0E, 0x20)])
_FAMILIAR = frozenset(
    "".join(map(chr, range(0x3041, 0x30FF)))
    + alphabets.CHINESE_SIMPLIFIED["zh"]
    + alphabets.CHINESE_TRADITIONAL["zh"]
    + alphabets.KOREAN["ko"]
)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _tidy(string: str) -> tuple[str, int]:
    string = _LINE_ENDS.sub("\n", string.removeprefix("\ufeff"))
    string, junk = _JUNK.subn("", string)
    return unicodedata.normalize("NFC", string), junk


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 that does not say so: known by its zero bytes, else by its characters."""
    head = data[:100_000]
    if len(head) < 4:
        return None
    by_zeros = _wide_by_zeros(head) if b"\x00" in head else None
    return by_zeros or _wide_by_characters(head)


def _wide_by_zeros(head: bytes) -> str | None:
    zeros = [head[place::4].count(0) / (len(head[place::4]) or 1) for place in range(4)]
    if zeros[2] > 0.9 and zeros[3] > 0.98 and zeros[0] < 0.1:
        return "utf-32-le"
    if zeros[0] > 0.98 and zeros[1] > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    enough = 0.004 if not _is_utf8(head) and not head.isascii() else 0.05
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high >= enough and low * 20 <= high and _mostly_printable(_units(head, name)):
            return name
    for name in ("utf-16-le", "utf-16-be"):
        sample = _units(head, name)
        if len(sample) >= 10 and len(_EAST_ASIAN.sub("", sample)) * 50 <= len(sample):
            return name
    return None


def _wide_by_characters(head: bytes) -> str | None:
    """UTF-16 of a script that leaves no zero byte, as where neither spaces nor ASCII stand between its characters."""
    for name, high, low in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        sample = _units(head, name)
        if len(sample) < 6:
            return None
        # Scripts of one block (Thai, Cyrillic): every other byte is the same control character.
        block = max(_BLOCK_BYTES, key=high.count)
        if high.count(block) * 5 >= len(high) * 3 and len(set(low)) >= 4 and _mostly_printable(sample):
            return name
        # By chance, 3 % of such characters are frequent ones; in ASCII, any two letters are a Chinese character.
        if (
            len(sample) >= 10
            and not head.isascii()
            and len(_EAST_ASIAN.sub("", sample)) * 50 <= len(sample)
            and sum(char in _FAMILIAR for char in sample) * 10 >= len(sample) * 3
        ):
            return name
    return None


def _units(head: bytes, name: str) -> str:
    return head[: len(head) // 2 * 2].decode(name, "replace")


def _mostly_printable(sample: str) -> bool:
    odd_ones = sum(not (char.isprintable() or char.isspace()) for char in sample) + sample.count("\ufffd")
    return odd_ones * 50 <= len(sample)


def _sample(data: bytes) -> bytes:
    """Words with bytes beyond ASCII and their neighbours, from all over the data.

    White space is white space in every legacy encoding: no second byte of a character looks like it.
    """
    if len(data) > 3 * _WINDOW:
        middle = len(data) // 2
        data = b" ".join(
            piece.partition(b" ")[2] or piece
            for piece in (data[:_WINDOW], data[middle : middle + _WINDOW], data[-_WINDOW:])
        )
    words = re.findall(rb"\S+", data)
    foreign = [at for at, word in enumerate(words) if not word.isascii()]
    size = sum(min(len(words[at]), _LONGEST) for at in foreign)
    chosen: list[bytes] = []
    last = -1
    for at in foreign[:: 3 * size // _SAMPLE + 1]:  # neighbours may be as foreign
        chosen += [word[:_LONGEST] for word in words[max(at - 1, last + 1) : at + 2]]
        last = at + 1
    return b" ".join(chosen)


def _guess(data: bytes, language: str | None) -> str:
    sample = _sample(data)
    wanted = alphabets.names_of(language)
    best, best_score = "cp1252", float("-inf")
    for name, languages in _LEGACY:
        string = sample.decode(name, "replace")
        if name == "cp1258":
            string = unicodedata.normalize("NFC", string)
        score = _context_score(string) + _letter_score(string, languages, wanted, name in _DOUBLE)
        if name in _RARE and not wanted & set(languages):
            score -= 1
        if score > best_score + 1e-9:
            best, best_score = name, score
    return best


# Characters by what they may stand beside; digraph letters and ordinals count as what they look like.
_GOOD_SIGNS = frozenset("§°€£№©®™…±×½¼¾²³¹ºª¿¡‰†‡µ")
_QUOTES = frozenset("“”„«»‹›‟‚‘")
_SCRIPTS = (
    (0x0370, 0x03FF, "gG"),
    (0x1F00, 0x1FFF, "gG"),
    (0x0400, 0x052F, "cC"),
    (0x0590, 0x05FF, "hh"),
    (0x0600, 0x06FF, "rr"),
    (0x0E00, 0x0E7F, "tt"),
    (0x3040, 0x30FF, "kk"),
    (0x3400, 0x9FFF, "HH"),
    (0xAC00, 0xD7A3, "KK"),
)


@cache
def _class_of(char: str) -> str:
    code = ord(char)
    simple = {"\ufffd": "?", "’": "'", "–": "-", "—": "-", "•": "b", "·": "b"}
    if char in simple:
        found = simple[char]
    elif code < 128:
        found = (
            "a"
            if char.islower()
            else "A"
            if char.isupper()
            else "0"
            if char.isdigit()
            else " "
            if char.isspace()
            else "."
        )
    elif char.isspace() or char in "\u200c\u200d\u00ad\u200e\u200f":
        found = " " if char.isspace() else "m"
    elif char in _QUOTES:
        found = "q"
    elif char in _GOOD_SIGNS:
        found = "s"
    else:
        found = _class_of_rest(char, code)
    return found


def _class_of_rest(char: str, code: int) -> str:
    category = unicodedata.category(char)
    if category in {"Cc", "Cn"}:
        return "!"
    if category in {"Co", "Cs"} or 0xFF61 <= code <= 0xFF9F:
        return "P"
    if 0x2500 <= code <= 0x25FF:
        return "B"
    if 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFF60:
        return "w"
    if category[0] in "LM":
        for first, last, pair in _SCRIPTS:
            if first <= code <= last:
                return pair[1] if char.isupper() else pair[0]
        if category[0] == "M":
            return "m"
        return "L" if char.isupper() else "l" if code < 0x2C80 else "y"
    return "y"


class _Classes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        found = self[code] = _class_of(chr(code))
        return found


_CLASSES = _Classes()
_WORD = "aAlLcCgGhrtkHKm"
# What is seen, what each sighting says.
_SIGHTS = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (r"y", -0.7),
        (r"B", -1.5),
        (r"!", -3.0),
        (r"P", -2.0),
        (r"\?", -4.0),
        (r"w", 1.0),
        (r"[alcg](?=[LCG])|[lcg](?=A)", -1.5),
        (r"[LCGA](?=[lcg][LCGA])", -1.0),
        (r"[aAlL](?=[cCgGhr])|[cCgGhr](?=[aAlL])|[cC](?=[gG])|[gG](?=[cC])", -1.5),
        (r"[aAlL](?=[HkKt])|[HkKt](?=[aAlL])", -1.2),
        (r"K(?=[H])|H(?=K)|(?<= )[HK](?= )", -0.8),
        (r"(?<![alcgALCGhr])[lLcCgGhr](?=0)", -1.8),
        (rf"(?<=[{_WORD}])[ysqBb?!](?=[{_WORD}])", -1.5),
        (rf"(?<![{_WORD}0])s(?=[{_WORD}])(?<![A-Za-z0])", -0.3),
        (rf"(?<![{_WORD}0])q(?=[{_WORD}0])|(?<=[{_WORD}0.])q(?![{_WORD}0])", 0.9),
        (r"(?<=[aAlLcC])'(?=[aAlL .])", 0.9),
        (r"(?<= )-(?= )|(?<=0)-(?=0)|(?<=[acl])-(?=[acl])", 0.6),
        (r"(?:^|(?<=[ \n]))b(?= )", 0.6),
        (r"(?<=0)s|(?<= )s(?= )|s(?=0)", 0.4),
    )
)


def _context_score(string: str) -> float:
    classes = string.translate(_CLASSES)
    return sum(weight * sum(1 for _ in pattern.finditer(classes)) for pattern, weight in _SIGHTS)


@dataclass(frozen=True)
class _Alphabet:
    weights: Mapping[str, float]

    @classmethod
    def of(cls, letters: str, double: bool) -> _Alphabet:
        if double:
            return cls(dict.fromkeys(letters, 2.5))
        size = len(letters)
        weights = {letter: 1.3 - rank / size for rank, letter in reversed(list(enumerate(letters)))}
        for letter in letters:
            if len(letter.upper()) == 1:
                weights.setdefault(letter.upper(), weights[letter])
        return cls(weights)


@cache
def _alphabet(letters: str, double: bool) -> _Alphabet:
    return _Alphabet.of(letters, double)


def _counts(string: str) -> dict[str, int]:
    return {char: string.count(char) for char in set(string) if char > "\x7f"}


def _letter_score(string: str, languages: Mapping[str, str], wanted: frozenset[str], double: bool) -> float:
    counts = _counts(string)
    letters = {char: number for char, number in counts.items() if _class_of(char) in "lLcCgGhrtkHK"}
    expected = alphabets.letters_of(wanted)
    best = float("-inf")
    for language, alphabet in languages.items():
        weights = _alphabet(alphabet, double).weights
        score = 0.0
        for char, number in letters.items():
            weight = weights.get(char)
            if weight is None:
                weight = _rest_weight(char) if double else -0.9
            elif language == "en":
                weight = 0.5
            if weight > 0 and language in wanted:
                weight += _DECLARED
            elif weight > 0 and expected and char.lower() not in expected:
                weight -= _DECLARED
            score += weight * number
        best = max(best, score)
    return best


@cache
def _rest_weight(char: str) -> float:
    """What a character of a large script is worth that is not among the most frequent."""
    kind = _class_of(char)
    if kind == "k":
        return 1.6
    if kind == "K":
        return 1.0 if _encodes(char, "euc-kr") else -1.0
    if kind != "H":
        return -0.9
    if _encodes(char, "gb2312"):
        return 0.6 if char.encode("gb2312")[0] < 0xD8 else -0.6
    return 0.6 if _encodes(char, "big5") and char.encode("big5")[0] < 0xC7 else -1.0


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
