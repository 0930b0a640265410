"""The columns of the tables that are offered: their names, types and meaning."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.wording import mark

TEXT, NUMBER, DATE, TIME, FLAG = mark("text"), mark("whole number"), mark("date"), mark("time"), mark("True or False")
"""A date is as precise as it is known (EDTF level 0), a time is ISO 8601 in UTC; several values are parted by “; ”."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its values, what they mean."""

    name: str
    type: str
    meaning: str


_COUNTRY = Column("country", TEXT, mark("code of the country"))
_KIND = Column("kind", TEXT, mark("key of the kind of document"))
_DOCUMENT = Column("document", TEXT, mark("id of the document"))
_SHA256 = Column("sha256", TEXT, mark("SHA-256 of the archived file"))
_ACTOR = Column("actor", TEXT, mark("who entered it"))
_RECORDED = Column("recorded", TIME, mark("when it was entered"))

STRATEGIES = (
    _COUNTRY,
    Column("name", TEXT, mark("name of the country in English")),
    _KIND,
    Column("document", TEXT, mark("id of the document in force; empty where none is known")),
    Column("title", TEXT, mark("its title")),
    Column("since", DATE, mark("when it was first adopted, else its year")),
    Column("age", NUMBER, mark("years since then")),
)
DOCUMENTS = (
    _DOCUMENT,
    _COUNTRY,
    _KIND,
    Column("year", NUMBER, mark("its year; empty where it is undated")),
    Column("title", TEXT, mark("its title")),
    Column("status", TEXT, mark("where it stands today, derived from events and successors")),
    Column("dated", DATE, mark("when it was first adopted, else its year")),
    Column("supersedes", TEXT, mark("id of the document that it replaced")),
    Column("superseded_by", TEXT, mark("ids of the documents that replaced it")),
    Column("versions", TEXT, mark("ids of its language versions")),
)
FILES = (
    Column("version", TEXT, mark("id of the language version")),
    _DOCUMENT,
    Column("language", TEXT, mark("language as a BCP 47 tag")),
    Column("translation", TEXT, mark("whose words it is: original, official, ours, machine")),
    Column("title", TEXT, mark("title in that language")),
    _SHA256,
    Column("media_type", TEXT, mark("media type of the file")),
    Column("bytes", NUMBER, mark("its size in bytes")),
    Column("received", TIME, mark("when it was received")),
    Column("address", TEXT, mark("where it was received from")),
    Column("actor", TEXT, mark("who received it")),
    Column("text", TEXT, mark("id of the version’s present text")),
)
EVENTS = (
    Column("event", TEXT, mark("id of the event")),
    _DOCUMENT,
    _COUNTRY,
    _KIND,
    Column("what", TEXT, mark("what happened")),
    Column("date", DATE, mark("when, as precisely as it is known")),
    Column("proved", FLAG, mark("whether an official source in the archive shows it")),
    Column("sha256", TEXT, mark("SHA-256 of the archived files that show it")),
    Column("addresses", TEXT, mark("where those were received from")),
    Column("note", TEXT, mark("a remark")),
    _ACTOR,
    _RECORDED,
    Column("retracted", TIME, mark("when it was taken back; empty where it holds")),
    Column("reason", TEXT, mark("why it was taken back")),
)
CLAIMS = (
    Column("claim", TEXT, mark("id of the claim")),
    _COUNTRY,
    Column("edition", TEXT, mark("id of the edition")),
    Column("heading", TEXT, mark("key of the heading")),
    Column("position", NUMBER, mark("its place on the profile")),
    Column("wording", TEXT, mark("what it says")),
    Column("state", TEXT, mark("the best that it rests on: primary, secondary, or broken where nothing stands")),
    Column("evidence", NUMBER, mark("how many pieces of evidence it has")),
)
EVIDENCE = (
    Column("claim", TEXT, mark("id of the claim")),
    Column("role", TEXT, mark("primary: the strategy itself; secondary: somebody’s report")),
    Column("relation", TEXT, mark("how the words support the claim: verbatim, translated, paraphrased, silence")),
    Column("standing", FLAG, mark("whether the words still stand where they were found")),
    Column("version", TEXT, mark("id of the language version that they are from, if any")),
    Column("text", TEXT, mark("id of the text")),
    Column("start", NUMBER, mark("where they begin in it, in Unicode code points")),
    Column("end", NUMBER, mark("where they end, not included")),
    Column("page", NUMBER, mark("page on which they begin; empty in a text without pages")),
    Column("quote", TEXT, mark("the words")),
    _ACTOR,
    _RECORDED,
)
VERDICTS = (
    _COUNTRY,
    Column("year", NUMBER, mark("the year that is reported on")),
    _KIND,
    Column("outcome", TEXT, mark("what became of it in that year")),
    Column("basis", TEXT, mark("what that rests on: proved, reported, none")),
    Column("line", TEXT, mark("the country’s line for that year, of all kinds together")),
    Column("documents", TEXT, mark("ids of the documents that it is about")),
    Column("events", TEXT, mark("ids of the events that it rests on")),
    Column("looks", TEXT, mark("ids of the looks that cover the year")),
    Column("contradictions", NUMBER, mark("how many things contradict one another in the country’s year")),
)
LOOKS = (
    Column("look", TEXT, mark("id of the look")),
    Column("source", TEXT, mark("id of the source")),
    Column("about", TEXT, mark("what the source is of: a document, a kind of a country, a country")),
    Column("source_kind", TEXT, mark("what the source is: document, list, office")),
    Column("address", TEXT, mark("where the source is")),
    Column("looked", DATE, mark("day of the look, as precisely as it is known")),
    Column("result", TEXT, mark("what came back: first, same, different, gone, failed, silent")),
    Column("person", FLAG, mark("whether a person looked; a program did otherwise")),
    Column("since", DATE, mark("since when nothing has changed, as a person says")),
    Column("sha256", TEXT, mark("SHA-256 of what came back")),
    Column("note", TEXT, mark("a remark")),
    _ACTOR,
    _RECORDED,
    Column("settled", TEXT, mark("what a person said of a difference: an event’s id, or why it is none")),
)
CONCEPTS = (
    Column("concept", TEXT, mark("key of the concept")),
    Column("broader", TEXT, mark("key of the concept that it belongs to")),
    Column("language", TEXT, mark("language as a BCP 47 tag")),
    Column("label", TEXT, mark("what it is called")),
    Column("terms", TEXT, mark("other words for it that are searched for")),
    Column("definition", TEXT, mark("what it means")),
)
