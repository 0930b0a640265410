"""The known ways in which a file's codes give wrong letters: what each table makes of a stretch of such letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class CodeTable:
    """One table: what people call it, which characters betray it, what it makes of a stretch of text.

    `languages` are those whose texts were written so (by the names of the orthographies); none means any.
    """

    name: str
    signs: re.Pattern[str]
    mend: Callable[[str], str]
    languages: frozenset[str] = frozenset()
    several: bool = False
    """Whether several characters become one, which hardly ever makes sense by chance."""


_CYRILLIC = "sr mk bg ru uk be kk ky mn tg tt"
_CENTRAL = "hr cs sk pl hu sl ro sq"
_ARABIC = "ar fa ur"
_BALTIC = "lt lv et"
_WESTERN = "de fr es pt it nl ca gl sv da no fi is ga et"
# How it was written, how it was read, whose texts were written so.
_MISREAD = (
    ("cp1250", "cp1252", _CENTRAL),
    ("iso8859-2", "cp1252", _CENTRAL),
    ("mac-latin2", "cp1252", _CENTRAL),
    ("mac-latin2", "mac-roman", _CENTRAL),
    ("mac-croatian", "mac-roman", "hr sl"),
    ("cp852", "cp1252", _CENTRAL),
    ("cp852", "cp1250", _CENTRAL),
    ("cp1252", "cp1250", _WESTERN),
    ("cp1252", "cp1251", _WESTERN),
    ("cp1252", "mac-roman", _WESTERN),
    ("mac-roman", "cp1252", _WESTERN),
    ("cp850", "cp1252", _WESTERN),
    ("cp1250", "cp1251", _CENTRAL),
    ("cp1251", "cp1252", _CYRILLIC),
    ("cp1251", "cp1250", _CYRILLIC),
    ("cp1251", "mac-roman", _CYRILLIC),
    ("cp1251", "koi8-r", _CYRILLIC),
    ("koi8-r", "cp1252", _CYRILLIC),
    ("koi8-u", "cp1252", "uk"),
    ("koi8-r", "cp1251", _CYRILLIC),
    ("koi8-u", "cp1251", "uk"),
    ("iso8859-5", "cp1252", _CYRILLIC),
    ("iso8859-5", "cp1251", _CYRILLIC),
    ("mac-cyrillic", "cp1252", _CYRILLIC),
    ("mac-cyrillic", "mac-roman", _CYRILLIC),
    ("mac-cyrillic", "cp1251", _CYRILLIC),
    ("cp866", "cp1252", _CYRILLIC),
    ("cp866", "cp1251", _CYRILLIC),
    ("cp855", "cp1252", _CYRILLIC),
    ("cp1253", "cp1252", "el"),
    ("mac-greek", "mac-roman", "el"),
    ("cp737", "cp1252", "el"),
    ("cp1254", "cp1252", "tr"),
    ("mac-turkish", "mac-roman", "tr"),
    ("cp857", "cp1252", "tr"),
    ("cp1257", "cp1252", _BALTIC),
    ("cp1257", "cp1250", _BALTIC),
    ("cp1255", "cp1252", "he"),
    ("cp1256", "cp1252", _ARABIC),
)
_MISREAD_UTF8 = ("cp1252", "cp1250", "cp1251", "mac-roman", "cp850", "koi8-r", "cp1254")
_YUSCII = dict(zip("^~{}@[]\\|`", "ČčšćŽŠĆĐđž", strict=True))
_YUSCII_CYRILLIC = dict(
    zip(
        "ABVGD\\E@ZIJKLQMNWOPRST]UFHC^X[abvgd|e`zijklqmnwoprst}ufhc~x{",
        "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШабвгдђежзијклљмнњопрстћуфхцчџш",
        strict=True,
    )
)
_YUSCII_MACEDONIAN = {
    **_YUSCII_CYRILLIC,
    **dict(zip("\\|]}Yy", "ЃѓЌќЅѕ", strict=True)),
}
# Numbers of glyphs in the Macintosh order, one less, shown as Latin-1: what PDF printers of old made of font subsets.
_GLYPH_NUMBERS = dict(zip("ûüýþÿ", "ĆćČčđ", strict=True))
_GLYPH_NUMBERS_TURKISH = dict(zip("÷øùú", "ğİŞş", strict=True))
# Four code points too low, as some converters of Word documents left them.
_FOUR_LOW = dict(zip("ĉĈċĊ", "čČđĐ", strict=True))
_FOUR_LOW_CAPITAL = dict(zip("ĉĈĎ", "čČđ", strict=True))


def _one_for_one(name: str, letters: Mapping[str, str], languages: str, signs: str = "") -> CodeTable:
    table = str.maketrans(dict(letters))
    pattern = re.compile(f"[{re.escape(signs or ''.join(letters))}]")
    return CodeTable(name, pattern, lambda string: string.translate(table), frozenset(languages.split()))


@cache
def _upper_half(encoding: str) -> tuple[str, ...]:
    """The characters of the codes from 128 to 255; where the encoding has none, those of Latin-1."""
    return tuple(bytes([code]).decode(encoding, "replace").replace("\ufffd", chr(code)) for code in range(128, 256))


def _misread(written: str, read: str, languages: str) -> CodeTable:
    pairs = zip(_upper_half(read), _upper_half(written), strict=True)
    letters = {seen: meant for seen, meant in pairs if seen != meant and meant.isprintable()}
    signs = "".join(seen for seen, meant in letters.items() if seen.isalpha() or meant.isalpha())
    return _one_for_one(f"{written} read as {read}", letters, languages, signs)


def _symbol_font(encoding: str) -> CodeTable:
    letters = {chr(0xF000 + code): bytes([code]).decode(encoding, "replace") for code in range(0x21, 0x100)}
    letters = {seen: meant for seen, meant in letters.items() if meant.isprintable() and meant != "\ufffd"}
    return _one_for_one(f"codes of a symbol font ({encoding})", letters, "")


def _misread_utf8(read: str) -> CodeTable:
    codes = {char: code for code, char in reversed(list(enumerate(_upper_half(read), 128)))}
    for code in range(128, 160):
        codes.setdefault(chr(code), code)
    codes[" "] = 0xA0
    lead = "".join(char for char, code in codes.items() if 0xC2 <= code <= 0xF4)
    follow = "".join(char for char, code in codes.items() if 0x80 <= code <= 0xBF)
    stretch = re.compile(f"(?:[{re.escape(lead)}][{re.escape(follow)}]{{1,3}})+")

    def decoded(match: re.Match[str]) -> str:
        try:
            return bytes(codes[char] for char in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]

    signs = re.compile(f"[{re.escape(lead)}][{re.escape(follow)}]")
    return CodeTable(f"UTF-8 read as {read}", signs, lambda string: stretch.sub(decoded, string), several=True)


@cache
def code_tables() -> tuple[CodeTable, ...]:
    """All tables that are known."""
    return (
        *map(_misread_utf8, _MISREAD_UTF8),
        _one_for_one("YUSCII", _YUSCII, "hr sl"),
        _one_for_one("YUSCII in Cyrillic", _YUSCII_CYRILLIC, "sr", signs="^~{}@[]\\|`qwxQWX"),
        _one_for_one("YUSCII in Macedonian", _YUSCII_MACEDONIAN, "mk", signs="^~{}@[]\\|`qwxyQWXY"),
        _one_for_one("glyph numbers of a font", _GLYPH_NUMBERS, "hr sl"),
        _one_for_one("glyph numbers of a font", _GLYPH_NUMBERS_TURKISH, "tr"),
        _one_for_one("letters four codes too low", _FOUR_LOW, "hr sl"),
        _one_for_one("letters four codes too low", _FOUR_LOW_CAPITAL, "hr sl"),
        *(_misread(*row) for row in _MISREAD),
        *map(_symbol_font, ("cp1252", "cp1251", "cp1250", "cp1253")),
    )
