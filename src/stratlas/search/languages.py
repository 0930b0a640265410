"""Which languages are read alike: a BCP 47 tag to the name that folding and stemming go by."""

from __future__ import annotations

from functools import cache

import langcodes
from langcodes.tag_parser import LanguageTagError

# One language to search, whatever its names: two scripts, two spellings of one sound, two written standards.
_ALIKE = {
    "bs": "sr", "cnr": "sr", "hr": "sr", "sh": "sr", "me": "sr",
    "nb": "no", "nn": "no", "mo": "ro", "iw": "he", "in": "id", "ji": "yi", "tl": "fil",
    "cmn": "zh", "yue": "zh", "arb": "ar", "pes": "fa", "prs": "fa", "als": "sq", "aln": "sq", "ekk": "et", "lvs": "lv",
}  # fmt: skip


@cache
def analyser(tag: str) -> str:
    """The name that texts with this tag are folded and stemmed by (`sr-Cyrl` and `hr` are both `sr`); `und` at worst.

    It also marks their stems, so that a stem meets only texts that were stemmed the same way.
    """
    try:
        name = langcodes.get(tag.replace("_", "-") or "und").language or "und"
    except LanguageTagError:
        return "und"
    return _ALIKE.get(name, name)
