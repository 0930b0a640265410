"""The truth table: every timeline with what each of its years must be, written down by hand."""

from __future__ import annotations

from tests.chronology.scenarios import Scenario

A = "doc nss-a\nnss-a adopted 2019-05-02 proved\n"
WATCHED = A + "source 1 nss-a\n"

SCENARIOS = (
    # Where nobody looked.
    Scenario("nothing at all is known", "", "2019 unknown/none 2023 unknown/none"),
    Scenario(
        "a document and no source", A, "2018 unknown/none 2019 adopted/proved 2020 unknown/none 2023 unknown/none"
    ),
    Scenario("a source that nobody looked at", WATCHED, "2018 unknown/none 2019 adopted/proved 2020 unknown/none"),
    # Events.
    Scenario(
        "an adoption on somebody’s word",
        "doc nss-a\nnss-a adopted 2019",
        "2018 unknown/none 2019 adopted/reported 2020 unknown/none",
    ),
    Scenario(
        "the last day of a year", "doc nss-a\nnss-a adopted 2019-12-31", "2019 adopted/reported 2020 unknown/none"
    ),
    Scenario(
        "the first day of a year", "doc nss-a\nnss-a adopted 2020-01-01", "2019 unknown/none 2020 adopted/reported"
    ),
    Scenario("a month at the border", "doc nss-a\nnss-a adopted 2019-12", "2019 adopted/reported 2020 unknown/none"),
    Scenario(
        "two steps in different years",
        "doc nss-a\nnss-a adopted-by-government 2018-12-28 proved\nnss-a adopted-by-parliament 2019-03-01",
        "2017 unknown/none 2018 adopted/proved 2019 adopted/reported 2020 unknown/none",
    ),
    Scenario(
        "publication and entry into force are steps of their own",
        "doc nss-a\nnss-a adopted 2018-11 proved\nnss-a published 2019-01\nnss-a in-force 2020-01-01",
        "2018 adopted/proved 2019 adopted/reported 2020 adopted/reported 2021 unknown/none",
    ),
    Scenario(
        "an amendment", A + "nss-a amended 2021-06 proved", "2020 unknown/none 2021 amended/proved 2022 unknown/none"
    ),
    Scenario(
        "an amendment in the year of another adoption",
        A + "nss-a amended 2021-06\ndoc nss-b after nss-a\nnss-b adopted 2021-12",
        "2021 adopted/reported",
    ),
    Scenario(
        "a repeal without a successor",
        A + "nss-a repealed 2021-06-30 proved",
        "2020 unknown/none 2021 ended/proved 2022 unknown/none",
    ),
    Scenario("an expiry", A + "nss-a expired 2023-12-31", "2022 unknown/none 2023 ended/reported 2024 unknown/none"),
    Scenario(
        "a repeal and a new adoption in one year",
        A + "nss-a repealed 2021-06\ndoc nss-b after nss-a\nnss-b adopted 2021-07 proved",
        "2021 adopted/proved 2022 unknown/none",
    ),
    Scenario("a retracted event did not happen", A + "nss-a amended 2021\nretract nss-a 2", "2021 unknown/none"),
    Scenario(
        "a corrected date",
        "doc nss-a\nnss-a adopted 2019\nretract nss-a 1\nnss-a adopted 2020 proved",
        "2019 unknown/none 2020 adopted/proved",
    ),
    Scenario(
        "a document known by its year only",
        "doc nss-a 2019",
        "2018 unknown/none 2019 adopted/reported 2020 unknown/none",
    ),
    Scenario(
        "the event outweighs the year in the id",
        "doc nss-a 2019\nnss-a adopted 2020",
        "2019 unknown/none 2020 adopted/reported",
    ),
    # Preparation.
    Scenario(
        "a draft that is never adopted",
        "doc nss-a\nnss-a drafted 2021-02",
        "2020 unknown/none 2021 in-preparation/reported 2022 in-preparation/reported 2023 in-preparation/reported",
    ),
    Scenario(
        "a draft that is adopted two years later",
        "doc nss-a\nnss-a drafted 2021-02 proved\nnss-a consultation 2022\nnss-a adopted 2023-03 proved",
        "2021 in-preparation/proved 2022 in-preparation/proved 2023 adopted/proved 2024 unknown/none",
    ),
    Scenario(
        "a draft that is withdrawn",
        "doc nss-a\nnss-a announced 2020-11\nnss-a withdrawn 2022-03",
        "2019 unknown/none 2020 in-preparation/reported 2021 in-preparation/reported 2022 in-preparation/reported "
        "2023 unknown/none",
    ),
    Scenario(
        "an announcement beside a strategy that is watched",
        WATCHED + "1 first 2021-06-01\n1 same 2023-02-01\ndoc nss-b after nss-a\nnss-b announced 2022-05",
        "2021 unknown/none 2022 in-preparation/reported 2023 in-preparation/reported",
    ),
    Scenario(
        "a draft supersedes nothing: the one in force is still asked",
        WATCHED
        + "doc nss-b after nss-a\nnss-b drafted 2020\nnss-b withdrawn 2020\n1 first 2020-10-10\n1 same 2022-01-01",
        "2020 in-preparation/reported 2021 unchanged/proved 2022 unknown/none",
    ),
    # Looks.
    Scenario(
        "looks on both sides of a year",
        WATCHED + "1 first 2021-11-30\n1 same 2023-01-15",
        "2020 unknown/none 2021 unknown/none 2022 unchanged/proved 2023 unknown/none",
    ),
    Scenario(
        "looks over several years",
        WATCHED + "1 first 2019-06-01\n1 same 2023-01-01",
        "2019 adopted/proved 2020 unchanged/proved 2021 unchanged/proved 2022 unchanged/proved 2023 unknown/none",
    ),
    Scenario(
        "only checked on 31 December",
        WATCHED + "1 first 2020-12-31\n1 same 2022-12-31",
        "2021 unchanged/proved 2022 unknown/none",
    ),
    Scenario(
        "checked on 1 January",
        WATCHED + "1 first 2020-12-31\n1 same 2022-01-01",
        "2021 unchanged/proved 2020 unknown/none",
    ),
    Scenario(
        "first seen on the first day of the year",
        WATCHED + "1 first 2021-01-01\n1 same 2022-01-01",
        "2021 unknown/none",
    ),
    Scenario("only the look before", WATCHED + "1 first 2020-06-01", "2020 unknown/none 2021 unknown/none"),
    Scenario("only the look after", WATCHED + "1 first 2022-06-01", "2021 unknown/none 2022 unknown/none"),
    Scenario("a look inside the year only", WATCHED + "1 first 2021-03-01\n1 same 2021-09-01", "2021 unknown/none"),
    Scenario(
        "days known to the month bound from inside",
        WATCHED + "1 first 2020-12\n1 same 2022-01",
        "2021 unchanged/proved 2020 unknown/none 2022 unknown/none",
    ),
    Scenario(
        "days known to the year bound from inside",
        WATCHED + "1 first 2020\n1 same 2022",
        "2020 unknown/none 2021 unchanged/proved",
    ),
    Scenario(
        "a failed look proves nothing",
        WATCHED + "1 first 2020-06-01\n1 failed 2022-02-01",
        "2020 unknown/none 2021 unknown/none",
    ),
    Scenario(
        "a failed look between is no harm",
        WATCHED + "1 first 2020-06-01\n1 failed 2021-02-01\n1 same 2022-02-01",
        "2021 unchanged/proved",
    ),
    Scenario("a source that went away", WATCHED + "1 first 2020-06-01\n1 gone 2022-02-01", "2021 unknown/none"),
    Scenario(
        "a source that went away and came back",
        WATCHED + "1 first 2020-06-01\n1 gone 2021-02-01\n1 same 2022-02-01",
        "2021 unchanged/proved 2022 unknown/none",
    ),
    Scenario(
        "a difference that nobody explained",
        WATCHED + "1 first 2019-06-01\n1 same 2021-02-01\n1 different 2022-03-01\n1 same 2023-03-01\n1 same 2024-02-01",
        "2020 unchanged/proved 2021 unknown/none 2022 unknown/none 2023 unchanged/proved",
    ),
    Scenario(
        "a difference that was dismissed",
        WATCHED + "1 first 2020-06-01\n1 different 2022-03-01 dismissed\n1 same 2023-03-01",
        "2021 unchanged/proved 2022 unchanged/proved 2023 unknown/none",
    ),
    Scenario(
        "a difference that was an amendment",
        WATCHED
        + (
            "nss-a amended 2022-02-20 proved\n1 first 2020-06-01\n"
            "1 different 2022-03-01 event nss-a 2\n1 same 2024-01-02"
        ),
        "2021 unknown/none 2022 amended/proved 2023 unchanged/proved",
    ),
    Scenario(
        "a first look that calls itself the same bounds nothing before it",
        WATCHED + "1 same 2021-06-01\n1 same 2023-02-01",
        "2020 unknown/none 2021 unknown/none 2022 unchanged/proved",
    ),
    Scenario(
        "looks recorded out of order",
        WATCHED + "1 same 2023-01-15\n1 first 2021-11-30",
        "2021 unknown/none 2022 unchanged/proved",
    ),
    # Where a server only says that nothing was modified.
    Scenario(
        "a server’s word after the year proves nothing",
        WATCHED + "1 first 2020-06-01\n1 same 2021-02-01\n1 same 2022-02-01 on-word",
        "2020 unknown/none 2021 unknown/none",
    ),
    Scenario(
        "a server’s word in between is no harm",
        WATCHED + "1 first 2020-06-01\n1 same 2021-06-01 on-word\n1 same 2022-02-01",
        "2021 unchanged/proved",
    ),
    Scenario(
        "a server that said that nothing was modified, and lied",
        WATCHED
        + "1 first 2019-06-01\n1 same 2020-12-10\n1 same 2021-12-28 on-word\n1 same 2022-02-01 on-word\n"
        + "1 different 2022-03-01",
        "2020 unknown/none 2021 unknown/none 2022 unknown/none",
    ),
    Scenario(
        "a difference on a list of which a part was not seen whole ends what was covered",
        WATCHED
        + "1 first 2020-06-01\n1 different 2021-03-01 event nss-a 1 on-word\n1 same 2022-02-01\n1 same 2023-02-01",
        "2021 unknown/none 2022 unknown/none 2023 unknown/none",
    ),
    # Several sources, moved sources.
    Scenario(
        "one of two sources is enough",
        WATCHED + "source 2 nss-a\n1 first 2020-06-01\n1 failed 2022-02-01\n2 first 2020-07-01\n2 same 2022-03-01",
        "2021 unchanged/proved",
    ),
    Scenario(
        "an unexplained difference at one source stands against the other",
        WATCHED + "source 2 nss-a\n1 first 2020-06-01\n1 same 2022-02-01\n2 first 2020-07-01\n2 different 2022-03-01",
        "2021 unknown/none",
    ),
    Scenario(
        "halves of two sources make no whole",
        WATCHED + "source 2 nss-a\n1 first 2020-06-01\n1 same 2021-07-01\n2 first 2021-06-01\n2 same 2022-03-01",
        "2021 unknown/none",
    ),
    Scenario(
        "a source that moved and was retired",
        A
        + (
            "source 1 nss-a retired\nsource 2 nss-a\n1 first 2019-06-01\n"
            "1 same 2021-02-01\n2 first 2021-03-01\n2 same 2023-01-03"
        ),
        "2020 unchanged/proved 2021 unknown/none 2022 unchanged/proved",
    ),
    Scenario(
        "the page that lists a kind covers its documents",
        A + "source 1 nss\n1 first 2020-06-01\n1 same 2022-03-01",
        "2021 unchanged/proved",
    ),
    Scenario(
        "the page that lists a country’s documents",
        A + "source 1 SRB\n1 first 2020-06-01\n1 same 2022-03-01",
        "2021 unchanged/proved",
    ),
    Scenario(
        "the page of another kind proves nothing",
        A + "source 1 nds\n1 first 2020-06-01\n1 same 2022-03-01",
        "2021 unknown/none",
    ),
    Scenario(
        "after a repeal only a page that would list a new one can prove",
        A + "nss-a repealed 2020-02 proved\nsource 1 nss-a\nsource 2 nss\n"
        "1 first 2019-06-01\n1 same 2023-01-02\n2 first 2021-06-01\n2 same 2023-02-01",
        "2020 ended/proved 2021 unknown/none 2022 unchanged/proved",
    ),
    Scenario(
        "no document of the kind, and a page that would list one",
        "source 1 nss\n1 first 2020-06-01\n1 same 2022-03-01",
        "2020 unknown/none 2021 unchanged/proved",
    ),
    Scenario(
        "two documents in force: both must be covered",
        A
        + (
            "doc nss-b\nnss-b adopted 2019-08\nsource 1 nss-a\nsource 2 "
            "nss-b\n1 first 2020-06-01\n1 same 2022-02-01\n2 first 2020-06-01"
        ),
        "2021 unknown/none",
    ),
    Scenario(
        "two documents in force, both covered",
        A + "doc nss-b\nnss-b adopted 2019-08\nsource 1 nss-a\nsource 2 nss-b\n"
        "1 first 2020-06-01\n1 same 2022-02-01\n2 first 2020-06-01\n2 same 2023-02-01",
        "2021 unchanged/proved 2022 unknown/none",
    ),
    Scenario(
        "the superseded one need not be looked at",
        A
        + "doc nss-b after nss-a\nnss-b adopted 2021-04 proved\nsource 1 nss-b\n1 first 2021-06-01\n1 same 2023-02-01",
        "2020 unknown/none 2021 adopted/proved 2022 unchanged/proved",
    ),
    # People.
    Scenario(
        "a person who telephoned after the year",
        WATCHED + "1 same 2024-01-09 by person",
        (
            "2018 unknown/none 2019 adopted/proved 2020 unchanged/proved "
            "2022 unchanged/proved 2023 unchanged/proved 2024 unknown/none"
        ),
    ),
    Scenario(
        "a person who telephoned in the year",
        WATCHED + "1 same 2023-12-31 by person",
        "2022 unchanged/proved 2023 unknown/none",
    ),
    Scenario(
        "a person whose day is known to the year",
        WATCHED + "1 same 2024 by person",
        "2023 unchanged/proved 2024 unknown/none",
    ),
    Scenario(
        "a person who knows since when",
        WATCHED + "1 same 2024-01-09 by person since 2022-06-01",
        "2021 unknown/none 2022 unknown/none 2023 unchanged/proved",
    ),
    Scenario(
        "an office that does not answer",
        WATCHED + "1 silent 2024-01-09 by person",
        "2022 unknown/none 2023 unknown/none",
    ),
    Scenario(
        "a person’s word does not explain a difference",
        WATCHED + "1 first 2021-06-01\n1 different 2023-02-01\n1 same 2024-03-01 by person",
        "2021 unknown/none 2022 unknown/none 2023 unknown/none",
    ),
    Scenario(
        "a person’s word after a dismissed difference",
        WATCHED + "1 first 2021-06-01\n1 different 2023-02-01 dismissed\n1 same 2024-03-01 by person",
        "2021 unchanged/proved 2022 unchanged/proved 2023 unchanged/proved",
    ),
    # Reports.
    Scenario(
        "a page reports no changes",
        A + "page 2024 unchanged 2023",
        "2022 unknown/none 2023 unchanged/reported 2024 unknown/none",
    ),
    Scenario(
        "a page reports a change of which nothing is known", A + "page 2024 adopted 2023", "2023 adopted/reported"
    ),
    Scenario(
        "a report and covering looks",
        WATCHED + "page 2022 unchanged 2021\n1 first 2020-06-01\n1 same 2022-02-01",
        "2021 unchanged/proved",
    ),
    Scenario(
        "a report beside an event",
        A + "nss-a amended 2023-05\npage 2024 unchanged 2023",
        "2023 amended/reported",
    ),
    Scenario("reports that disagree", A + "page 2024 unchanged 2023\npage 2024-b adopted 2023", "2023 unknown/none"),
    Scenario(
        "a page that was imported again says what it says now",
        A + "page 2024 unchanged 2023\npage 2024 none 2023",
        "2023 unknown/none",
    ),
    # Two kinds.
    Scenario(
        "one kind happened and the other is not known",
        A + "doc nds-a\nnds-a adopted 2021",
        "2021 adopted/reported 2022 unknown/none",
        "nss nds",
    ),
    Scenario(
        "one kind covered and the other not",
        WATCHED + "doc nds-a\nnds-a adopted 2019\n1 first 2020-06-01\n1 same 2022-02-01",
        "2021 unknown/none",
        "nss nds",
    ),
    Scenario(
        "both kinds covered by the country’s page",
        A + "doc nds-a\nnds-a adopted 2019\nsource 1 SRB\n1 first 2020-06-01\n1 same 2022-02-01",
        "2020 unknown/none 2021 unchanged/proved 2022 unknown/none",
        "nss nds",
    ),
    Scenario(
        "one kind proved and the other reported",
        WATCHED + "doc nds-a\nnds-a adopted 2019\n1 first 2020-06-01\n1 same 2022-02-01\npage 2022 unchanged 2021",
        "2021 unchanged/reported",
        "nss nds",
    ),
    Scenario(
        "a contradicted report says nothing of the other kind",
        A + "doc nds-a\nnds-a adopted 2021-05\npage 2022 unchanged 2021",
        "2021 adopted/reported",
        "nss nds",
    ),
    Scenario("events of kinds that are not tracked", A + "doc law-a\nlaw-a adopted 2021", "2021 unknown/none"),
)
