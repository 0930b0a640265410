"""Which countries and editions a comparison means, and what countries say of concepts."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from stratlas.actions import (
    ComparisonAsked,
    CountedBy,
    Spoken,
    Workspace,
    add_document,
    compare_profiles,
    comparison_csv,
    comparison_data,
    concepts_by_claims,
    concepts_in_force,
    import_page,
    matrix_csv,
    matrix_data,
    profile,
)
from stratlas.records import Role
from tests.builders import STRATEGY, monitor, submission, written

KEYS = ["threats", "terrorism", "corruption", "climate-change"]


def page(country: str, edition: int, threats: str, more: str = "") -> str:
    return (
        f"Strategic Document – {country} – {edition}\n\nNO CHANGES IN {edition - 1}\n\nMain threats: {threats}\n{more}"
    )


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Serbia in two editions and Croatia in one; a text of Serbia, and one of Croatia that is not in force."""
    folder = tmp_path_factory.mktemp("compared")
    workspace = monitor(folder / "monitor")
    more = "\nRegional threats: Corruption in the ports\n"
    for number, content in enumerate(
        (
            page("Serbia", 2023, "Terrorism // Long winters"),
            page("Serbia", 2024, "Terrorist attacks // LONG WINTERS. // =1+1"),
            page("Croatia", 2024, "International terrorism // Long winters", more),
            page("Montenegro", 2023, "Corruption"),
        )
    ):
        import_page(workspace, written(folder, f"{number}.txt", content))
    add_document(workspace, submission(written(folder, "s.txt", STRATEGY + "\n\nTerrorism is feared.\n")))
    return workspace


def asked(workspace: Workspace, *columns: str, **more: object) -> tuple[list[str], tuple[str, ...]]:
    found = compare_profiles(workspace, ComparisonAsked(columns, **more))  # type: ignore[arg-type]
    return [column.id for column in found.columns], found.remarks


def test_countries_are_named_as_people_write_them_and_get_their_newest_edition(atlas: Workspace) -> None:
    assert asked(atlas, "Serbia", "hrv", "MNE") == (["SRB@2024", "HRV@2024", "MNE@2023"], ())


def test_an_edition_holds_for_all_and_each_may_have_its_own(atlas: Workspace) -> None:
    assert asked(atlas, "SRB", "HRV", editions=("2023",))[0] == ["SRB@2023", "HRV@2023"]
    assert asked(atlas, "SRB", "HRV", editions=("2023", "2024"))[0] == ["SRB@2023", "HRV@2024"]
    assert asked(atlas, "SRB@2024", "HRV", editions=("2023",))[0] == ["SRB@2024", "HRV@2023"]
    assert asked(atlas, "SRB", editions=("2023", "2024"))[0] == ["SRB@2023", "SRB@2024"]


def test_empty_fields_of_a_form_are_no_countries(atlas: Workspace) -> None:
    columns = ("SRB", "", "HRV", "", "", "")
    assert asked(atlas, *columns, editions=("2023", "", "", "", "", "")) == (["SRB@2023", "HRV@2024"], ())


@pytest.mark.parametrize(
    ("columns", "more", "shown", "remark"),
    [
        (("SRB", "Atlantis"), {}, ["SRB@2024"], "“Atlantis” is not a country of this monitor: it is left out."),
        (("SRB@1999",), {}, ["SRB@2024"], "“1999” is not an edition of this monitor: Serbia is shown in 2024."),
        (("SRB", "Serbia"), {}, ["SRB@2024"], "Serbia 2024 was named twice: it is shown once."),
        (
            ("SRB", "HRV", "MNE"),
            {"editions": ("2023", "2024")},
            ["SRB@2023", "HRV@2023", "MNE@2023"],
            "Editions and countries are not as many: the first edition is taken for all.",
        ),
        (
            ("SRB",),
            {"concept": "zzzz"},
            ["SRB@2024"],
            "There is no concept “zzzz” in the codebook. All claims are shown.",
        ),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_rest_is_shown(
    atlas: Workspace, columns: tuple[str, ...], more: dict[str, object], shown: list[str], remark: str
) -> None:
    found, remarks = asked(atlas, *columns, **more)
    assert found == shown
    assert list(remarks) == [remark]


def test_of_more_than_six_the_first_six_are_shown(atlas: Workspace) -> None:
    found, remarks = asked(atlas, "SRB", "HRV", "MNE", "ALB", "BIH", "MKD", "BGR", "ROU")
    assert len(found) == 6
    assert remarks == ("At most 6 are shown side by side: the first 6 of 8.",)


def test_headings_are_named_by_key_or_label_and_an_unknown_one_shows_all(atlas: Workspace) -> None:
    found = compare_profiles(atlas, ComparisonAsked(("SRB",), headings=("threats", "Regional threats")))
    assert [heading.key for heading in found.headings] == ["threats", "regional-threats"]
    found = compare_profiles(atlas, ComparisonAsked(("SRB",), headings=("nope",)))
    assert found.headings == found.all_headings
    assert found.remarks[0].startswith("“nope” is not a heading of this monitor")


def test_a_monitor_without_editions_says_so(tmp_path: Path) -> None:
    found, remarks = asked(monitor(tmp_path / "empty"), "SRB")
    assert found == []
    assert remarks[0].startswith("This monitor has no edition yet")


def test_a_profile_stands_there_as_it_does_alone(atlas: Workspace) -> None:
    found = compare_profiles(atlas, ComparisonAsked(("SRB@2023", "SRB@2024", "HRV@2024")))
    for column, one in zip(found.columns, found.side.profiles, strict=True):
        assert one == profile(atlas, column.country, column.edition.id)


def test_data_says_what_is_shared_what_is_the_same_and_where_one_is_silent(atlas: Workspace) -> None:
    found = compare_profiles(atlas, ComparisonAsked(("SRB@2024", "HRV@2024", "MNE@2024")))
    data = comparison_data(atlas, found)
    assert [column["published"] for column in data["columns"]] == [True, True, False]
    threats = next(item for item in data["headings"] if item["key"] == "threats")
    assert [column["voice"] for column in threats["columns"]] == ["speaks", "speaks", "absent"]
    terror = threats["columns"][0]["claims"][0]
    assert terror["also"] == [{"concept": "terrorism", "columns": ["HRV@2024"]}]
    assert threats["columns"][0]["claims"][1]["same"] == ["HRV@2024"]
    assert {item["concept"]: item["reach"] for item in threats["concepts"]}["terrorism"] == "all"
    regional = next(item for item in data["headings"] if item["key"] == "regional-threats")
    assert [column["voice"] for column in regional["columns"]] == ["silent", "speaks", "absent"]


def test_the_table_has_a_line_for_each_claim_and_silence_and_no_formula(atlas: Workspace) -> None:
    found = compare_profiles(
        atlas, ComparisonAsked(("SRB", "HRV", "MNE@2024"), headings=("threats", "regional-threats"))
    )
    table = list(csv.DictReader(io.StringIO(comparison_csv(atlas, found))))
    assert [(row["column"], row["heading"], row["voice"]) for row in table] == [
        *[("SRB@2024", "threats", "speaks")] * 3,
        *[("HRV@2024", "threats", "speaks")] * 2,
        ("MNE@2024", "threats", "absent"),
        ("SRB@2024", "regional-threats", "silent"),
        ("HRV@2024", "regional-threats", "speaks"),
        ("MNE@2024", "regional-threats", "absent"),
    ]
    assert table[2]["wording"] == "'=1+1"
    assert table[0]["also"] == "terrorism: HRV@2024"
    assert {row["state"] for row in table} == {Role.SECONDARY.value, ""}


def test_claims_are_counted_by_country_and_concept_and_for_all_that_it_belongs_to(atlas: Workspace) -> None:
    edition = atlas.editions()["2024"]
    matrix = concepts_by_claims(atlas, edition, ["SRB", "HRV", "MNE"], KEYS)
    numbers = {key: [one.number for one in row.values()] for key, row in matrix.counts.items()}
    assert numbers == {
        "threats": [1, 2, 0],
        "terrorism": [1, 1, 0],
        "corruption": [0, 1, 0],
        "climate-change": [0, 0, 0],
    }
    assert [one.heard for one in matrix.counts["corruption"].values()] == [Spoken.SILENT, Spoken.FOUND, Spoken.UNHEARD]


def test_a_country_is_silent_only_where_its_texts_were_searched(atlas: Workspace) -> None:
    matrix = concepts_in_force(atlas, ["SRB", "HRV"], KEYS)
    assert matrix.basis is CountedBy.TEXTS
    assert [one.heard for one in matrix.counts["terrorism"].values()] == [Spoken.FOUND, Spoken.UNHEARD]
    assert [one.heard for one in matrix.counts["corruption"].values()] == [Spoken.SILENT, Spoken.UNHEARD]


def test_where_a_text_is_lacking_or_in_another_language_it_is_no_silence(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "s.txt", STRATEGY)))
    text = "Strategia e Mbrojtjes\n\nMbrojtja e vendit është detyrë e të gjithë qytetarëve.\n"
    file = written(tmp_path, "t.txt", text)
    add_document(workspace, submission(file, kind="nds", language="sq", title="Strategjia e Mbrojtjes"))
    worded = workspace.codebook.words("climate-change")
    assert "en" in worded
    assert "sq" not in worded
    assert concepts_in_force(workspace, ["SRB"], KEYS).counts["climate-change"]["SRB"].heard is Spoken.PARTLY


def test_the_matrix_as_table_and_data_has_every_cell(atlas: Workspace) -> None:
    matrix = concepts_by_claims(atlas, atlas.editions()["2024"], ["SRB", "MNE"], KEYS)
    table = list(csv.DictReader(io.StringIO(matrix_csv(atlas, matrix))))
    assert len(table) == 8
    assert table[2] | {"label": ""} == {
        "concept": "terrorism", "label": "", "broader": "threats", "country": "SRB", "name": "Serbia",
        "basis": "claims", "edition": "2024", "state": "found", "count": "1",
    }  # fmt: skip
    data = matrix_data(atlas, matrix)
    assert data["concepts"][1]["countries"] == {
        "SRB": {"count": 1, "state": "found"},
        "MNE": {"count": 0, "state": "unheard"},
    }
