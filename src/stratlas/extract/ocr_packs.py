"""From a declared language to the language packs that tesseract reads it with."""

from __future__ import annotations

from collections.abc import Collection

import langcodes

from stratlas.errors import MissingTool

ORIENTATION = "osd"
"""The pack that tells which way up a page is."""

# ISO 639-3 has most names of packs; these are named otherwise, or are several by script.
_OTHERWISE = {
    "zh-Hans": "chi_sim",
    "zh-Hant": "chi_tra",
    "nb": "nor",
    "nn": "nor",
    "ku": "kmr",
    "tl": "fil",
    "mo": "ron",
}
_BY_SCRIPT = {
    "sr": {"Cyrl": "srp", "Latn": "srp_latn"},
    "sh": {"Latn": "srp_latn", "Cyrl": "srp"},
    "cnr": {"Latn": "srp_latn", "Cyrl": "srp"},
    "bs": {"Latn": "bos", "Cyrl": "srp"},
    "az": {"Latn": "aze", "Cyrl": "aze_cyrl"},
    "uz": {"Latn": "uzb", "Cyrl": "uzb_cyrl"},
}
_SCRIPTS = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Cyrl": "Cyrillic",
    "Deva": "Devanagari",
    "Geor": "Georgian",
    "Grek": "Greek",
    "Hans": "HanS",
    "Hant": "HanT",
    "Hebr": "Hebrew",
    "Jpan": "Japanese",
    "Kore": "Hangul",
    "Latn": "Latin",
    "Thai": "Thai",
}


def packs_for(language: str, installed: Collection[str]) -> tuple[str, ...]:
    """The packs for a declared language (BCP 47), the best first, then those for its other script.

    Raises MissingTool where none of them is installed.
    """
    wanted = _wanted(language)
    found = tuple(pack for pack in wanted if pack in installed)
    # The other script's pack alone would read every letter wrong.
    if not found or (wanted[0] not in installed and not found[0].startswith("script/")):
        raise MissingTool(
            f"Tesseract has no language pack for “{language}” ({wanted[0]}): install it "
            f"(Debian, Ubuntu: sudo apt-get install {package_of(wanted[0])}) and run the same command again."
        )
    return found


def packs_named(names: str, installed: Collection[str]) -> str:
    """Packs as somebody named them (`srp_latn+eng`), checked; raises MissingTool for one that is not installed."""
    for name in names.split("+"):
        if name not in installed:
            known = ", ".join(sorted(set(installed) - {ORIENTATION})) or "none"
            raise MissingTool(
                f"Tesseract has no language pack “{name}” (there is {known}): install it "
                f"(Debian, Ubuntu: sudo apt-get install {package_of(name)})."
            )
    return names


def package_of(pack: str) -> str:
    """The name of Debian's package with a language pack."""
    if pack.startswith("script/"):
        code = next((code for code, name in _SCRIPTS.items() if f"script/{name}" == pack), pack[7:11])
        return f"tesseract-ocr-script-{code.lower()}"
    return f"tesseract-ocr-{pack.lower().replace('_', '-')}"


def _wanted(language: str) -> list[str]:
    tag = langcodes.Language.get(language)
    script = tag.script or tag.maximize().script or "Latn"
    own = tag.language or "und"
    generic = [f"script/{_SCRIPTS[script]}"] if script in _SCRIPTS else []
    if own in _BY_SCRIPT:
        packs = _BY_SCRIPT[own]
        first = packs.get(script) or next(iter(packs.values()))
        return [first, *generic, *(pack for pack in packs.values() if pack != first)]
    if own in {"und", "mul", "mis", "zxx"}:
        return ["script/Latin", "eng"]
    name = _OTHERWISE.get(f"{own}-{script}") or _OTHERWISE.get(own)
    try:
        return [name or tag.to_alpha3(), *generic]
    except LookupError:
        return [own, *generic]
