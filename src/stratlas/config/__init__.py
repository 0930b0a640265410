"""What the owner of a monitor decides: `stratlas.toml`, read into frozen dataclasses.

Owns the settings' names, defaults and meaning, and the list of countries. Must not know how anything is
stored or shown. Begin with `model.py` (what there is to decide), then `load.py` (reading it).
"""

from stratlas.config.countries import Countries
from stratlas.config.load import FILE_NAME, find_folder, load, parse
from stratlas.config.model import (
    Config,
    Country,
    Heading,
    HeadingKind,
    Kind,
    Limits,
    Map,
    Ocr,
    OcrMode,
    Publishing,
    Watch,
)
from stratlas.config.template import default_toml

__all__ = [
    "FILE_NAME",
    "Config",
    "Countries",
    "Country",
    "Heading",
    "HeadingKind",
    "Kind",
    "Limits",
    "Map",
    "Ocr",
    "OcrMode",
    "Publishing",
    "Watch",
    "default_toml",
    "find_folder",
    "load",
    "parse",
]
