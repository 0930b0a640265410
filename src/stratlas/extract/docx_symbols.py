"""The characters of symbol fonts, which are known by the font and not by their codes."""

from __future__ import annotations

_GREEK = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
_SYMBOL = {ord(code): letter for code, letter in _GREEK.items()} | {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2D: "−", 0x40: "≅", 0x56: "ς", 0x4A: "ϑ", 0x6A: "ϕ", 0x76: "ϖ", 0xA1: "ϒ",
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC6: "∅",
    0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅",
    0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(code: int, font: str | None) -> str:
    """What a symbol font shows for a code; what nobody knows stays in the private area, what is none is empty."""
    if not (31 < code < 0xD800 or 0xDFFF < code < 0x110000):
        return ""
    own = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    found = _FONTS.get((font or "").strip().lower(), {}).get(own)
    if found is not None:
        return found
    # The lower half of a symbol font that maps nothing here (digits, brackets) shows what the code says.
    return chr(own) if (font or "").strip().lower() == "symbol" and 31 < own < 127 else chr(code)


def shown(text: str, font: str | None) -> str:
    """Text set in a font, its private characters as the font shows them."""
    if (font or "").strip().lower() not in _FONTS:
        return text
    return "".join(symbol(ord(char), font) if 0xF000 <= ord(char) <= 0xF0FF else char for char in text)
