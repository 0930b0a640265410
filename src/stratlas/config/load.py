"""Reading `stratlas.toml`: each mistake is one sentence that names the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from stratlas.config.countries import iso_codes, iso_country
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
from stratlas.errors import ConfigError, NotAMonitor

FILE_NAME = "stratlas.toml"
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}")
_KNOWN = {
    "": {"monitor", "editions", "countries", "map", "codebook", "limits", "ocr", "watch", "kinds", "headings"},
    "monitor": {"title", "notice", "address", "publisher", "licence", "methodology"},
    "countries": {"only", "names"},
    "map": {"file", "disclaimer"},
    "codebook": {"file"},
    "limits": {"file_mb", "unpacked_mb", "memory_mb", "seconds_per_100_pages"},
    "ocr": {"pages", "resolution", "seconds_per_page"},
    "watch": {field.name for field in fields(Watch)},
    "kinds": {"label", "aliases", "tracked"},
    "headings": {"key", "kind", "label", "aliases"},
}


def find_folder(start: Path) -> Path:
    """The monitor's folder: `start` or the nearest parent with a stratlas.toml; NotAMonitor where none has."""
    for folder in (start, *start.resolve().parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise NotAMonitor(
        f"{start} is not a monitor and lies in none: there is no {FILE_NAME}. Make one with “stratlas init DIR”, "
        "or name it with -C DIR."
    )


def load(folder: Path) -> Config:
    """Reads the settings of the monitor in `folder`; ConfigError for a mistake in them."""
    path = folder / FILE_NAME
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise NotAMonitor(f"{folder} is not a monitor: it has no {FILE_NAME}.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8 text: save it as UTF-8.") from None


def parse(toml: str) -> Config:
    """Makes settings of the text of a stratlas.toml."""
    try:
        raw = tomllib.loads(toml)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError, and so is an endless number
        raise ConfigError(f"stratlas.toml cannot be read: {error}.") from None
    _known(raw, "")
    monitor = _table(raw, "monitor")
    limits = _table(raw, "limits")
    plan = _table(raw, "map")
    return Config(
        titles=_by_language(monitor, "title", "[monitor]") or {"en": "Untitled monitor"},
        notices=_by_language(monitor, "notice", "[monitor]"),
        editions=_editions(_table(raw, "editions", free=True)),
        kinds=_kinds(_table(raw, "kinds", free=True)),
        headings=_headings(raw.get("headings", [])),
        countries=_countries(_table(raw, "countries")),
        listed=tuple(_strings(_table(raw, "countries"), "only", "[countries]")),
        map=Map(_string(plan, "file", "[map]"), _by_language(plan, "disclaimer", "[map]")),
        codebook=_string(_table(raw, "codebook"), "file", "[codebook]"),
        limits=Limits(**{name: _positive(limits, name, "[limits]") for name in limits}),
        ocr=_ocr(_table(raw, "ocr")),
        watch=_watch(_table(raw, "watch")),
        publishing=_publishing(monitor),
    )


def _publishing(monitor: Mapping[str, Any]) -> Publishing:
    said = {field.name: _string(monitor, field.name, "[monitor]") for field in fields(Publishing)}
    if said["address"] and not re.fullmatch(r"https?://[!-~]+", said["address"]):
        raise ConfigError('stratlas.toml: [monitor] address must be a web address, as "https://atlas.example.org".')
    return Publishing(**said | {"address": said["address"].rstrip("/")})


def _known(table: Mapping[str, Any], name: str) -> None:
    for key in table:
        if key not in _KNOWN[name]:
            where = f"[{name}]" if name else "the file"
            raise ConfigError(
                f"stratlas.toml: {where} has “{key}”, which is no setting; see docs/reference/settings.md."
            )


def _table(raw: Mapping[str, Any], name: str, *, free: bool = False) -> dict[str, Any]:
    table = raw.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(f"stratlas.toml: [{name}] must be a table.")
    if not free:
        _known(table, name)
    return table


def _string(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"stratlas.toml: {where} {key} must be a text in quotes.")
    return value.strip()


def _by_language(table: Mapping[str, Any], key: str, where: str) -> dict[str, str]:
    """What is said in one language (taken for English) or in several; empty where nothing is said."""
    value = table.get(key, "")
    words = {"en": value} if isinstance(value, str) else value
    if not isinstance(words, dict) or not all(isinstance(text, str) for text in words.values()):
        raise ConfigError(
            f"stratlas.toml: {where} {key} must be a text in quotes, or one for each language: "
            '{ en = "…", sr = "…" }.'
        )
    return {tag: text.strip() for tag, text in words.items() if text.strip()}


def _strings(table: Mapping[str, Any], key: str, where: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"stratlas.toml: {where} {key} must be a list of texts in quotes.")
    return value


def _positive(table: Mapping[str, Any], key: str, where: str) -> int:
    value = table[key]
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigError(f"stratlas.toml: {where} {key} must be a whole number from 1.")
    return value


def _ocr(table: Mapping[str, Any]) -> Ocr:
    mode = _string(table, "pages", "[ocr]") or OcrMode.AUTO
    if mode not in set(OcrMode):
        raise ConfigError('stratlas.toml: [ocr] pages must be "auto", "never" or "always".')
    ocr = Ocr(OcrMode(mode), **{name: _positive(table, name, "[ocr]") for name in table if name != "pages"})
    if not 70 <= ocr.resolution <= 1200:
        raise ConfigError("stratlas.toml: [ocr] resolution must be from 70 to 1200 dots per inch.")
    return ocr


def _watch(table: Mapping[str, Any]) -> Watch:
    values: dict[str, Any] = {}
    for name in table:
        if name == "contact":
            values[name] = _string(table, name, "[watch]")
            if not (values[name].isascii() and values[name].isprintable()):  # it goes into every request
                raise ConfigError("stratlas.toml: [watch] contact must be an address in ASCII, on one line.")
        elif name == "allow_private":
            if not isinstance(table[name], bool):
                raise ConfigError("stratlas.toml: [watch] allow_private must be true or false.")
            values[name] = table[name]
        elif name in {"delay_seconds", "retries"} and table[name] == 0 and not isinstance(table[name], bool):
            values[name] = 0
        else:
            values[name] = _positive(table, name, "[watch]")
    return Watch(**values)


def _labels(table: Mapping[str, Any], where: str) -> dict[str, str]:
    label = table.get("label", {})
    labels: dict[str, str] = {"en": label} if isinstance(label, str) else label if isinstance(label, dict) else {}
    if "en" not in labels or not all(isinstance(text, str) and text.strip() for text in labels.values()):
        raise ConfigError(f'stratlas.toml: {where} needs a label, at least in English: label = {{ en = "…" }}.')
    return labels


def _editions(table: Mapping[str, Any]) -> dict[str, int]:
    for name, year in table.items():
        if not isinstance(year, int) or isinstance(year, bool) or not 1000 <= year <= 9999:
            raise ConfigError(f'stratlas.toml: [editions] {name} needs the year it reports on: "{name}" = 2023.')
        if not re.fullmatch(r"[1-9][0-9]{3}(-[a-z0-9]+)?", name):
            raise ConfigError(f"stratlas.toml: [editions] “{name}” is not an edition: name it by its year, as 2024.")
    return dict(table)


def _kinds(table: Mapping[str, Any]) -> tuple[Kind, ...]:
    kinds = []
    for key, entry in table.items():
        where = f"[kinds.{key}]"
        if not _KEY.fullmatch(key) or not isinstance(entry, dict):
            raise ConfigError(f"stratlas.toml: {where} must be a table named in small letters, digits and hyphens.")
        _known(entry, "kinds")
        tracked = entry.get("tracked", True)
        if not isinstance(tracked, bool):
            raise ConfigError(f"stratlas.toml: {where} tracked must be true or false.")
        kinds.append(Kind(key, _labels(entry, where), tuple(_strings(entry, "aliases", where)), tracked))
    if not kinds:
        raise ConfigError("stratlas.toml: there is no kind of document to track; add [kinds.nss] with a label.")
    return tuple(kinds)


def _headings(entries: object) -> tuple[Heading, ...]:
    if not isinstance(entries, list) or not entries:
        raise ConfigError("stratlas.toml: there is no heading; add [[headings]] with key, kind and label.")
    headings: dict[str, Heading] = {}
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        where = f"[[headings]] {key}"
        if not isinstance(key, str) or not _KEY.fullmatch(key) or key in headings:
            raise ConfigError(
                f"stratlas.toml: {where}: each heading needs a key of its own in small letters and hyphens."
            )
        _known(entry, "headings")
        if not isinstance(entry.get("kind"), str) or entry["kind"] not in set(HeadingKind):
            raise ConfigError(f'stratlas.toml: {where}: kind must be "list" or "prose".')
        aliases = tuple(_strings(entry, "aliases", where))
        headings[key] = Heading(key, HeadingKind(entry["kind"]), _labels(entry, where), aliases)
    return tuple(headings.values())


def _countries(table: Mapping[str, Any]) -> tuple[Country, ...]:
    own = table.get("names", {})
    if not isinstance(own, dict):
        raise ConfigError("stratlas.toml: [countries] names must be a table of codes and their names.")
    only = _strings(table, "only", "[countries]")
    countries = {code: iso_country(code) for code in iso_codes()}
    for code, names in own.items():
        if isinstance(names, str):
            names = {"en": names}  # noqa: PLW2901 -- one name means the English one
        if (
            not _CODE.fullmatch(code)
            or not isinstance(names, dict)
            or not all(isinstance(n, str) for n in names.values())
        ):
            raise ConfigError(
                f"stratlas.toml: [countries] names.{code}: write three capital letters and names by language, "
                'XKX = { en = "Kosovo" }.'
            )
        known = countries.get(code)
        base = dict(known.names) if known else {}
        if not (base | names).get("en"):
            raise ConfigError(f'stratlas.toml: [countries] names.{code} needs an English name: en = "…".')
        countries[code] = Country(code, base | names, known.region if known and "en" not in names else "")
    unknown = [code for code in only if code not in countries]
    if unknown:
        raise ConfigError(
            f"stratlas.toml: [countries] only has {', '.join(unknown)}, "
            "which is no code of ISO 3166-1 and has no names of its own."
        )
    return tuple(countries[code] for code in only) if only else tuple(countries[code] for code in sorted(countries))
