"""Reads what almanac exported with other people's programs. Run by .ci/formats, in its folder."""

import json
import re
import sqlite3

import bibtexparser
import duckdb
import feedparser
import icalendar
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

manifest = json.load(open("snapshot/manifest.json"))
counts = {name.removesuffix(".jsonl"): file["records"] for name, file in manifest["files"].items()}


def check(holds, what):
    assert holds, what
    print("ok:", what)


# DuckDB loads each table with the types that the Data Package declares.
kinds = {"string": "VARCHAR", "date": "DATE", "number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN"}
package = json.load(open("csv/datapackage.json"))
loaded = {}
for resource in package["resources"]:
    types = {field["name"]: kinds.get(field["type"], "VARCHAR") for field in resource["schema"]["fields"]}
    table = duckdb.execute(
        "SELECT * FROM read_csv(?, header = true, columns = ?, escape = '\"', quote = '\"')",
        ["csv/" + resource["path"], types],
    ).fetchall()
    loaded[resource["name"].replace("_", "-")] = len(table)
check(all(loaded[name] == count for name, count in counts.items()), "DuckDB loads every record as typed")

database = sqlite3.connect("a.sqlite")
check(database.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the SQLite file is sound")
tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
metadata = json.load(open("a.metadata.json"))["databases"]["a"]["tables"]
check(set(metadata) <= tables, "Datasette's metadata names tables that are there")
for table, description in metadata.items():
    columns = {row[1] for row in database.execute(f'PRAGMA table_info("{table}")')}
    assert set(description.get("columns", {})) <= columns, table
words = [name for name in tables if re.search(r"(fts|full_text|search)$", name)]
check(
    any(database.execute(f'SELECT count(*) FROM "{name}" WHERE "{name}" MATCH \'blackwell\'').fetchone()[0] for name in words),
    "its full text finds words",
)

feed = feedparser.parse("a.atom")
check(not feed.bozo and feed.entries and all(entry.get("id") and entry.get("updated") for entry in feed.entries), "feedparser reads the feed")

calendar = icalendar.Calendar.from_ical(open("a.ics", "rb").read())
events = list(calendar.walk("VEVENT"))
check(
    events and all(event.get("UID") and event.get("DTSTAMP") and event.get("DTSTART") for event in events)
    and len({str(event["UID"]) for event in events}) == len(events),
    "icalendar reads the calendar",
)

text = open("a.bib", encoding="utf-8").read()
entries = bibtexparser.loads(text).entries if hasattr(bibtexparser, "loads") else bibtexparser.parse_string(text).entries
check(len(entries) == counts["sources"] + 1, "bibtexparser reads the snapshot and every source")

items = json.load(open("a.json", encoding="utf-8"))
check(len(items) == counts["sources"] + 1 and all(item.get("id") and item.get("type") for item in items), "CSL-JSON has them all")

linked = json.load(open("a.jsonld", encoding="utf-8"))
check("schema.org" in json.dumps(linked["@context"]) and "Dataset" in json.dumps(linked), "JSON-LD speaks schema.org")

markdown = open("a.md", encoding="utf-8").read()
html = MarkdownIt("commonmark").use(footnote_plugin).render(markdown)
check(html.count("<li") > 50 and "[^" not in re.sub(r"<code>.*?</code>", "", html), "CommonMark reads the timeline, every footnote has its note")
