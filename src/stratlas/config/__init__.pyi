from .countries import Countries
from .load import FILE_NAME, find_folder, load, parse
from .model import (
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
from .template import default_toml

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
