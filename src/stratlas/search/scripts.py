"""Letters of other scripts in Latin ones, as people type them, language by language.

Every spelling that is in use for a sound ends in one: `ш`, `š` and `sh` are `sh` in Russian and `s` in Macedonian,
where the letter without its hook is what people type. The tables lose more than a transliteration may; nobody sees
their result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stratlas.search.chinese import SIMPLIFIED

# as Serbian has them: nobody can say which language a Cyrillic name in an English text is in
_COMMON = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "dj", "ѓ": "gj", "е": "e", "ё": "e", "є": "e", "ж": "z",
    "з": "z", "ѕ": "dz", "и": "i", "і": "i", "ї": "i", "й": "i", "ј": "j", "к": "k", "ќ": "kj", "л": "l", "љ": "lj",
    "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ў": "u",
    "ф": "f", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s", "щ": "sc", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia", "ґ": "g", "ѝ": "i",
    "қ": "k", "ғ": "g", "ү": "u", "ұ": "u", "ө": "o", "ң": "n", "ә": "a", "һ": "h", "ҳ": "h", "ҷ": "j",
    "ӣ": "i", "ӯ": "u",
}  # fmt: skip
_MACEDONIAN = {"ѓ": "g", "ќ": "k"}
_EASTERN = {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch"}
_BULGARIAN = _EASTERN | {"щ": "sht", "ъ": "a"}
_UKRAINIAN = _EASTERN | {"г": "h"}
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch",
    "ψ": "ps", "ω": "o",
}  # fmt: skip
_HOOKED = {"š": "sh", "č": "ch", "ž": "zh", "y": "i", "j": "i"}
"""The Latin letters of a text in an East Slavic language or Bulgarian, beside the digraphs of English."""

LETTERS: dict[str, Mapping[str, str]] = {
    "sr": {"ђ": "d", "đ": "d"},
    "mk": _MACEDONIAN,
    "bg": _BULGARIAN | _HOOKED,
    "uk": _UKRAINIAN | _HOOKED,
    "be": _UKRAINIAN | _HOOKED,
    "ru": _EASTERN | _HOOKED,
    "zh": SIMPLIFIED,
    "vi": {"đ": "d"},
    "az": {"ə": "e"},
}
"""What a language reads otherwise than `EVERYWHERE`."""

EVERYWHERE: Mapping[str, str] = _COMMON | _GREEK | {
    "đ": "dj", "ð": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "n", "ı": "i", "ə": "a",
    "ŧ": "t", "ß": "ss", "ƒ": "f", "ǝ": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ې": "ي", "ؤ": "و", "ئ": "ي", "ء": "",
    "ک": "ك", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ـ": "",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip

_SLAVIC = (("shch", "sch"), ("k+h", "h"), ("c(?!h)", "ts"), ("ii+", "i"))
_NORDIC = (("aa+", "a"), ("oe+", "o"))
SPELLINGS = {
    language: tuple((re.compile(pattern), letters) for pattern, letters in rules)
    for language, rules in {
        "sr": (("dj+", "d"),),
        "mk": (("gj+", "g"), ("kj+", "k"), ("sh+", "s"), ("zh+", "z"), ("ch+", "c")),
        "bg": _SLAVIC[1:],
        "ru": _SLAVIC,
        "uk": _SLAVIC,
        "be": _SLAVIC,
        "de": (("ae+", "a"), ("oe+", "o"), ("(?<![aeq])ue+", "u")),
        "da": _NORDIC,
        "no": _NORDIC,
    }.items()
}
"""Letters that are another spelling of one letter, put right after all else."""

CYRILLIC_OF = (
    ("sch", "щ"), ("zh", "ж"), ("ch", "ч"), ("sh", "ш"), ("ts", "ц"), ("iu", "ю"), ("ia", "я"), ("a", "а"), ("b", "б"),
    ("v", "в"), ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("k", "к"), ("l", "л"), ("m", "м"),
    ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"),
)  # fmt: skip
"""Russian letters of folded ones, for the stemmer alone, which knows no others."""
GREEK_OF = (
    ("th", "θ"), ("ch", "χ"), ("ps", "ψ"),
    *((latin, greek) for greek, latin in _GREEK.items() if len(latin) == 1 and greek not in "ηω"),
)  # fmt: skip
