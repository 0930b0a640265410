"""Search engines beside ours: tantivy used plainly, SQLite FTS5, DuckDB and PostgreSQL.

Each gives a result page: the twenty best passages with snippets, the number of all, and their numbers by country.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import duckdb
import psycopg
import tantivy

from benchmarks.search_passages import Made, Question
from stratlas.search import Index, Marker, compiled, parse, search, snippet

SHOWN = 20


class Engine(Protocol):
    """Something that is built once and then asked."""

    name: str

    def build(self, made: Iterable[Made]) -> None:
        """Takes all passages in."""

    def page(self, question: Question) -> int:
        """A result page; how many passages match."""

    def size(self) -> int:
        """Bytes on the disk, without the texts where they are kept apart."""

    def close(self) -> None:
        """Ends it."""


def _files(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class Ours:
    """The index of a monitor, with the words that are shown in it, as they are there."""

    name = "Stratlas"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "ours"
        self._folder.mkdir()
        self._index = Index(self._folder)
        self.reader = self._index.reader()

    def build(self, made: Iterable[Made]) -> None:
        with self._index.writer(much=True) as writer:
            for item in made:
                writer.put(item.entry, item.passages)
            writer.commit()
        self.reader = self._index.reader()

    def page(self, question: Question) -> int:
        words = " ".join(question.words)
        asked = f'"{words}"' if question.kind == "phrase" else f"{words}*" if question.kind == "prefix" else words
        query = parse(f"{asked} country:{question.country}" if question.country else asked)
        found = search(self.reader, compiled(query.root, self.reader), SHOWN, facets=("country",))
        marker = Marker(query.root, self.reader)
        for hit in found.hits:
            words = hit.passage.words
            snippet(words, marker.matches(words, hit.entry.language))
        return found.total

    def size(self) -> int:
        return _files(self._folder)

    def close(self) -> None:
        """Nothing stays open."""


class Plain:
    """tantivy with its own English analyser: the same facts of each passage kept, filtered by and counted by."""

    name = "tantivy, plain"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "plain"
        self._folder.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("body", stored=True, tokenizer_name="en_stem")
        builder.add_text_field("section", stored=True, tokenizer_name="en_stem", index_option="basic")
        for name in ("country", "kind", "language", "document"):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("version", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("year", indexed=True, fast=True)
        builder.add_integer_field("page", stored=True, indexed=True)
        for name in ("number", "start", "end"):
            builder.add_integer_field(name, stored=True)
        self._index = tantivy.Index(builder.build(), path=str(self._folder))

    def build(self, made: Iterable[Made]) -> None:
        writer = self._index.writer(100_000_000, 1)
        for item in made:
            entry = item.entry
            for passage in item.passages:
                document = tantivy.Document(
                    body=passage.words,
                    section=list(passage.section),
                    country=entry.country,
                    kind=entry.kind,
                    language=entry.language,
                    document=entry.document,
                    version=entry.version,
                    year=entry.year or 0,
                    page=list(passage.pages),
                    number=passage.number,
                    start=passage.start,
                    end=passage.end,
                )
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def page(self, question: Question) -> int:
        schema, words = self._index.schema, " ".join(question.words)
        if question.kind == "prefix":
            start = question.words[0].lower()
            query = tantivy.Query.fuzzy_term_query(schema, "body", start, distance=0, prefix=True)
        else:
            asked = f'"{words}"' if question.kind == "phrase" else words
            query = self._index.parse_query(asked, ["body"], conjunction_by_default=True)
        if question.country:
            query = query.and_must_match(tantivy.Query.term_query(schema, "country", question.country, "basic"))
        result = self._searcher.search(query, SHOWN)
        self._searcher.aggregate(query, {"country": {"terms": {"field": "country", "size": 300}}})
        shown = tantivy.SnippetGenerator.create(self._searcher, query, schema, "body")
        for _, address in result.hits:
            document = self._searcher.doc(address)
            for name in ("version", "number", "start", "end", "page", "section"):
                document.get_all(name)
            shown.snippet_from_doc(document).to_html()
        return int(result.count)  # type: ignore[attr-defined]

    def size(self) -> int:
        return _files(self._folder)

    def close(self) -> None:
        pass


class Fts5:
    """SQLite's own full text search."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts.sqlite"
        self._database = sqlite3.connect(self._path)
        self._database.execute(
            "CREATE VIRTUAL TABLE p USING fts5(body, country UNINDEXED, tokenize='porter unicode61')"
        )

    def build(self, made: Iterable[Made]) -> None:
        with self._database:
            self._database.executemany(
                "INSERT INTO p VALUES (?, ?)", ((p.words, m.entry.country) for m in made for p in m.passages)
            )

    def page(self, question: Question) -> int:
        words = " ".join(f'"{word}"' for word in question.words)
        asked = f'"{" ".join(question.words)}"' if question.kind == "phrase" else words
        asked = f"{question.words[0]}*" if question.kind == "prefix" else asked
        where, values = "p MATCH ?", [asked]
        if question.country:
            where, values = f"{where} AND country = ?", [asked, question.country]
        best = f"SELECT snippet(p, 0, '[', ']', '…', 40) FROM p WHERE {where} ORDER BY rank LIMIT {SHOWN}"
        self._database.execute(best, values).fetchall()
        counts = f"SELECT country, count(*) FROM p WHERE {where} GROUP BY country"
        return sum(number for _, number in self._database.execute(counts, values))

    def size(self) -> int:
        return self._path.stat().st_size

    def close(self) -> None:
        self._database.close()


class Duck:
    """DuckDB without its extension for text search, which has to be downloaded: every passage is looked at."""

    name = "DuckDB, scan"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "duck.db"
        self._database = duckdb.connect(str(self._path))
        self._database.execute("CREATE TABLE p (body VARCHAR, country VARCHAR)")

    def build(self, made: Iterable[Made]) -> None:
        rows = ((p.words, m.entry.country) for m in made for p in m.passages)
        part: list[tuple[str, str]] = []
        for row in rows:
            part.append(row)
            if len(part) == 20_000:
                self._insert(part)
                part = []
        self._insert(part)

    def _insert(self, rows: list[tuple[str, str]]) -> None:
        if rows:
            bodies, countries = (list(column) for column in zip(*rows, strict=True))
            self._database.execute("INSERT INTO p SELECT unnest(?), unnest(?)", [bodies, countries])

    def page(self, question: Question) -> int:
        looked_for = [" ".join(question.words)] if question.kind == "phrase" else list(question.words)
        where = " AND ".join("contains(lower(body), ?)" for _ in looked_for)
        values = [words.lower() for words in looked_for]
        if question.country:
            where, values = f"{where} AND country = ?", [*values, question.country]
        self._database.execute(f"SELECT body FROM p WHERE {where} LIMIT {SHOWN}", values).fetchall()
        counts = f"SELECT country, count(*) FROM p WHERE {where} GROUP BY country"
        return sum(number for _, number in self._database.execute(counts, values).fetchall())

    def size(self) -> int:
        return self._path.stat().st_size

    def close(self) -> None:
        self._database.close()


class Postgres:
    """PostgreSQL's text search with a GIN index, in a cluster of its own that ends with the benchmark."""

    name = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        self._home = folder / "postgres"
        self._home.mkdir()
        self._user = "nobody" if os.getuid() == 0 else None  # it refuses to run for root
        if self._user:
            shutil.chown(self._home, self._user)
            for parent in (folder, *folder.parents):
                if parent != Path("/tmp"):
                    parent.chmod(parent.stat().st_mode | 0o011)
                else:
                    break
        self._run("initdb", "-D", str(self._home / "data"), "-U", "bench", "--auth=trust", "--locale=C.UTF-8")
        options = f"-k {self._home} -c listen_addresses= -c shared_buffers=1GB -c maintenance_work_mem=512MB"
        self._run("pg_ctl", "-D", str(self._home / "data"), "-w", "-o", options, "-l", str(self._home / "log"), "start")
        self._database = psycopg.connect(host=str(self._home), user="bench", dbname="postgres", autocommit=True)
        self._database.execute("CREATE TABLE p (body text, country text, words tsvector)")

    def _run(self, *command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, user=self._user, cwd=self._home)

    def build(self, made: Iterable[Made]) -> None:
        with self._database.cursor().copy("COPY p (body, country) FROM STDIN") as copy:
            for item in made:
                for passage in item.passages:
                    copy.write_row((passage.words, item.entry.country))
        self._database.execute("UPDATE p SET words = to_tsvector('english', body)")
        self._database.execute("VACUUM FULL p")
        self._database.execute("CREATE INDEX ON p USING gin (words)")
        self._database.execute("ANALYZE p")

    def page(self, question: Question) -> int:
        asked = "phraseto_tsquery('english', %s)" if question.kind == "phrase" else "plainto_tsquery('english', %s)"
        value = " ".join(question.words)
        if question.kind == "prefix":
            asked, value = "to_tsquery('simple', %s)", f"{question.words[0].lower()}:*"
        where, values = f"words @@ {asked}", [value]
        if question.country:
            where, values = f"{where} AND country = %s", [value, question.country]
        best = f"SELECT body FROM p WHERE {where} ORDER BY ts_rank(words, {asked}) DESC LIMIT {SHOWN}"
        shown = f"SELECT ts_headline('english', body, {asked}) FROM ({best}) AS best"
        self._database.execute(shown.encode(), [value, *values, value]).fetchall()
        counts = f"SELECT country, count(*) FROM p WHERE {where} GROUP BY country"
        return sum(number for _, number in self._database.execute(counts.encode(), values).fetchall())

    def size(self) -> int:
        row = self._database.execute("SELECT pg_total_relation_size('p')").fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        self._database.close()
        self._run("pg_ctl", "-D", str(self._home / "data"), "-m", "immediate", "stop")
