from __future__ import annotations

import json

from stratlas.profiles import as_data, as_markdown
from stratlas.records import (
    Basis,
    BrokenSpan,
    Claim,
    Document,
    Edition,
    Evidence,
    Outcome,
    Profile,
    Relation,
    Role,
    Span,
    Status,
    Verdict,
)
from tests.profiles.pages import CONFIG
from tests.texts import NOW, text_of

PAGE = text_of("Main threats: War [of] *words*\nand lies // Floods")
STRATEGY = text_of("The state is threatened by war [of] *words* and lies.")


def span_of(words: str) -> Span:
    start = PAGE.content.index(words)
    return PAGE.span(start, start + len(words))


def reported(span: Span | BrokenSpan) -> Evidence:
    return Evidence(span, 1, Role.SECONDARY, Relation.VERBATIM, "ana", NOW)


def profile(*evidence: Evidence) -> Profile:
    claim = Claim("SRB/2024/threats/1", "SRB", "2024", "threats", 0, "War [of] *words* and lies", evidence)
    return Profile(
        "SRB",
        Edition("2024", 2023),
        (Document("SRB/nss/2019", "SRB", "nss", 2019, "Strategy <of> peace"),),
        (Status.IN_FORCE,),
        Verdict("SRB", 2023, "NO CHANGES IN 2023", Outcome.UNCHANGED, Basis.REPORTED),
        (claim,),
    )


def test_data_has_every_heading_in_order_and_every_piece_of_evidence() -> None:
    span = span_of("War [of] *words*\nand lies")
    data = as_data(profile(reported(span)), CONFIG)
    assert json.loads(json.dumps(data)) == data
    assert data["edition"] == {"id": "2024", "reference_year": 2023}
    assert data["documents"][0] == {
        "id": "SRB/nss/2019",
        "kind": "nss",
        "year": 2019,
        "title": "Strategy <of> peace",
        "status": "in force",
    }
    assert (data["verdict"]["line"], data["verdict"]["outcome"], data["verdict"]["basis"]) == (
        "NO CHANGES IN 2023",
        "unchanged",
        "reported",
    )
    assert [heading["key"] for heading in data["headings"]] == [heading.key for heading in CONFIG.headings]
    claim = data["headings"][1]["claims"][0]
    assert (claim["id"], claim["wording"]) == ("SRB/2024/threats/1", "War [of] *words* and lies")
    evidence = claim["evidence"][0]
    assert evidence["text"] == PAGE.id
    assert PAGE.content[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert (evidence["page"], evidence["role"], evidence["relation"], evidence["standing"]) == (
        1,
        "secondary",
        "verbatim",
        True,
    )


def test_markdown_shows_words_as_they_are_and_where_they_stand() -> None:
    start = STRATEGY.content.index("war")
    primary = Evidence(
        STRATEGY.span(start, len(STRATEGY.content) - 1),
        7,
        Role.PRIMARY,
        Relation.VERBATIM,
        "ana",
        NOW,
        "SRB/nss/2019/en",
        paged=True,
    )
    page = as_markdown(profile(reported(span_of("War [of] *words*\nand lies")), primary), CONFIG, "Serbia")
    assert page.startswith("# Serbia – 2024\n")
    assert "- War \\[of\\] \\*words\\* and lies\n" in page
    assert "Strategy \\<of\\> peace" in page
    assert "as reported by" in page
    assert "`SRB/nss/2019/en`, p. 7, verbatim: “war \\[of\\] \\*words\\* and lies”" in page
    assert page.count("“") == 1, "a quote is shown only where it differs from the wording"
    assert "## Regional threats\n\n*Nothing is stated.*" in page


def test_markdown_marks_broken_evidence() -> None:
    broken = reported(BrokenSpan(PAGE.id, 0, 3, "War"))
    assert "broken" in as_markdown(profile(broken), CONFIG, "Serbia")
    data = as_data(profile(broken), CONFIG)
    assert data["headings"][1]["claims"][0]["evidence"][0]["standing"] is False


def test_a_wording_cannot_begin_a_list_or_a_heading() -> None:
    span = span_of("Floods")
    for wording, shown in [
        ("1. War", "1\\. War"),
        ("- War", "\\- War"),
        ("# War", "\\# War"),
        ("<b>War", "\\<b\\>War"),
    ]:
        item = Claim("SRB/2024/threats/1", "SRB", "2024", "threats", 0, wording, (reported(span),))
        whole = profile(reported(span))
        page = as_markdown(
            Profile(whole.country, whole.edition, whole.documents, whole.statuses, whole.verdict, (item,)),
            CONFIG,
            "Serbia",
        )
        assert f"- {shown}\n" in page
