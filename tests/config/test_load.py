import re
from pathlib import Path

import pytest

from stratlas.config import Config, default_toml, find_folder, load, parse
from stratlas.errors import ConfigError, NotAMonitor, UsageError


def test_a_new_monitor_has_the_eight_headings_and_tracks_two_kinds() -> None:
    config = parse(default_toml("Six countries"))
    assert config.title == "Six countries"
    assert [kind.key for kind in config.kinds] == ["nss", "nds"]
    assert [(heading.key, heading.kind.value) for heading in config.headings] == [
        ("interests", "list"),
        ("threats", "list"),
        ("principles", "list"),
        ("regional-cooperation", "prose"),
        ("regional-threats", "prose"),
        ("nato", "prose"),
        ("eu", "prose"),
        ("military-cooperation", "prose"),
    ]
    assert config.map.disclaimer
    assert len(config.countries) == 249


@pytest.mark.parametrize("title", ['"quoted"', "back\\slash", "Атлас", "new\nline", "del\x7fete", ""])
def test_any_title_can_be_written(title: str) -> None:
    assert parse(default_toml(title)).title == (title.strip() or "Untitled monitor")


def test_what_the_owner_says_may_be_in_several_languages() -> None:
    toml = default_toml("x").replace('title = "x"', 'title = { sr = "Атлас", en = "Atlas" }')
    config = parse(toml.replace('notice = ""', 'notice = { sr = "Пажња." }'))
    assert (config.title, config.titles["sr"]) == ("Atlas", "Атлас")
    assert config.notice == "Пажња."


def changed(old: str, new: str) -> Config:
    toml = default_toml("x")
    assert old in toml
    return parse(toml.replace(old, new))


def test_the_owner_narrows_renames_and_extends_the_countries() -> None:
    config = changed("only = []", 'only = ["SRB", "XKX"]\nnames = { XKX = { en = "Kosovo" }, SRB = "Serbia (RS)" }')
    assert [(country.code, country.name) for country in config.countries] == [("SRB", "Serbia (RS)"), ("XKX", "Kosovo")]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[monitor]", "[monitor", "stratlas.toml cannot be read"),
        ('title = "x"', "title = 5", r"\[monitor\] title must be a text in quotes, or one for each language"),
        ('title = "x"', "title = { en = 5 }", r"\[monitor\] title must be a text in quotes, or one for each language"),
        ("[monitor]", "[monitr]", "“monitr”, which is no setting"),
        ("file_mb = 200", 'file_mb = "big"', r"\[limits\] file_mb must be a whole number"),
        ("file_mb = 200", "file_mb = 0", r"\[limits\] file_mb must be a whole number"),
        ("only = []", 'only = ["ABC"]', "only has ABC, which is no code"),
        ("only = []", 'names = { xk = "Kosovo" }', r"names\.xk: write three capital letters"),
        ("only = []", 'names = { XKX = { sq = "Kosova" } }', r"names\.XKX needs an English name"),
        ('# "2024" = 2023', '"2024" = "2023"', r"\[editions\] 2024 needs the year"),
        ('# "2024" = 2023', '"next" = 2023', "“next” is not an edition"),
        ('kind = "list"', 'kind = "lists"', "kind must be"),
        ('kind = "list"', 'kind = ["list"]', "kind must be"),
        ("file_mb = 200", f"file_mb = {'9' * 5000}", "stratlas.toml cannot be read"),
        ("only = []", f"only = {'[' * 5000}", "stratlas.toml cannot be read"),
        ('# "2024" = 2023', '"٢٠٢٤" = 2023', "“٢٠٢٤” is not an edition"),
        ('label = { en = "Main threats", sr = "Главне претње" }', 'label = "  "', "needs a label"),
        ('key = "threats"', 'key = "interests"', "needs a key of its own"),
        ('label = { en = "Main threats", sr = "Главне претње" }', 'label = { sr = "Главне претње" }', "needs a label"),
        ("[kinds.nss]", "[kinds.NSS]", "small letters"),
        ("[kinds.nss]", "[kinds.nss]\ntracked = 1", "tracked must be true or false"),
    ],
)
def test_a_mistake_in_the_settings_is_one_sentence_that_names_the_place(old: str, new: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        changed(old, new)


@pytest.mark.parametrize("name", ["nss", "NSS", "National security strategy", "стратегија  националне безбедности"])
def test_a_kind_is_known_by_key_and_by_its_labels(name: str) -> None:
    assert parse(default_toml("x")).kind(name).key == "nss"


def test_an_unknown_kind_names_those_that_are_tracked() -> None:
    with pytest.raises(UsageError, match="“budget” is not a kind of document here: the monitor tracks nss, nds"):
        parse(default_toml("x")).kind("budget")


def test_the_monitor_is_found_from_inside_it(tmp_path: Path) -> None:
    (tmp_path / "stratlas.toml").write_text(default_toml("x"), encoding="utf-8-sig")
    inside = tmp_path / "archive" / "ab"
    inside.mkdir(parents=True)
    assert find_folder(inside) == tmp_path
    assert load(tmp_path).title == "x"


def test_a_folder_that_is_no_monitor_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotAMonitor, match="Make one with “stratlas init DIR”"):
        find_folder(tmp_path)


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "stratlas.toml").write_bytes(default_toml("x").encode("utf-16"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("delay_seconds = -1", "delay_seconds must be a whole number"),
        ("hosts = 0", "hosts must be a whole number from 1"),
        ('allow_private = "yes"', "allow_private must be true or false"),
        ('contact = "a\\nb"', "contact must be an address in ASCII"),
        ('contact = "Ministère"', "contact must be an address in ASCII"),
        ("pace = 3", "no setting"),
    ],
)
def test_a_setting_of_watching_that_cannot_be_is_a_sentence(line: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        parse(re.sub(r"\[watch\].*?\n\n", lambda _: f"[watch]\n{line}\n\n", default_toml("T"), flags=re.DOTALL))


def test_watching_may_have_no_pause_and_no_second_try() -> None:
    watch = parse(default_toml("T").replace("delay_seconds = 2", "delay_seconds = 0")).watch
    assert (watch.delay_seconds, watch.retries, watch.allow_private) == (0, 2, False)
