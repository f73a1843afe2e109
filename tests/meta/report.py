#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads what the printers of lib/report write, with parsers that are not ours.

  report.py SAMPLE        runs SAMPLE (tests/unit/report_sample.c) for each format and checks it
  report.py --json FILE…  holds JSON reports against the schema in docs/json.md

The JSON must fit the documented schema, the CSV must hold the same values as the JSON, the XML
must be well-formed, and no name may have turned into HTML or Markdown.
"""
import csv
import html.parser
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
}
KNOWN = {"$schema", "$defs", "$ref", "anyOf", "enum", "type", "pattern", "required", "properties",
         "additionalProperties", "items"}


def documented_schema():
    with open(os.path.join(ROOT, "docs/json.md"), encoding="utf-8") as f:
        blocks = re.findall(r"^```json\n(.*?)^```", f.read(), re.M | re.S)
    example, schema = (json.loads(b) for b in blocks)
    return example, schema


def violations(value, schema, root, where="$"):
    """Messages; the part of JSON Schema that docs/json.md uses."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        return violations(value, root["$defs"][schema["$ref"].split("/")[-1]], root, where)
    if "anyOf" in schema:
        if any(not violations(value, s, root, where) for s in schema["anyOf"]):
            return []
        return ["%s: %.60r fits nothing that is allowed" % (where, value)]
    if "enum" in schema:
        return [] if value in schema["enum"] else ["%s: %r is not in the list" % (where, value)]
    types = schema.get("type", list(TYPES))
    if not any(TYPES[t](value) for t in ([types] if isinstance(types, str) else types)):
        return ["%s: %.60r is no %s" % (where, value, types)]
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return ["%s: %r does not match %s" % (where, value, schema["pattern"])]
    if isinstance(value, list):
        return [m for i, v in enumerate(value)
                for m in violations(v, schema.get("items", {}), root, "%s[%d]" % (where, i))]
    return object_violations(value, schema, root, where) if isinstance(value, dict) else []


def object_violations(value, schema, root, where):
    found = ["%s: no %s" % (where, k) for k in schema.get("required", []) if k not in value]
    for key, v in value.items():
        other = schema.get("additionalProperties", {})
        part = schema.get("properties", {}).get(key, other)
        found += (["%s: %s is not documented" % (where, key)] if part is False
                  else violations(v, part, root, "%s.%s" % (where, key)))
    return found


def fits_kind(value, column):
    if value is None:
        return True
    if column["mixed_units"]:
        value = value["value"]
        if value is None:
            return True
    return {"text": isinstance(value, str), "interval": isinstance(value, dict),
            "count": isinstance(value, int), "quantity": isinstance(value, int),
            }.get(column["kind"], isinstance(value, (int, float)))


def table_messages(table):
    """What a schema cannot say: rows have exactly the columns, each of its kind."""
    found = []
    keys = [c["key"] for c in table["columns"]]
    if len(set(keys)) != len(keys):
        found.append("%s: a key twice" % table["name"])
    for n, row in enumerate(table["rows"]):
        if [k for k in row if k != "_class"] != keys:
            found.append("%s, row %d: the keys are not the columns" % (table["name"], n))
        found += ["%s, row %d: %s is no %s" % (table["name"], n, c["key"], c["kind"])
                  for c in table["columns"] if c["key"] in row and not fits_kind(row[c["key"]], c)]
    return found


def strict_loads(text):
    def once(pairs):
        assert len(dict(pairs)) == len(pairs), "a member twice: %r" % [k for k, _ in pairs]
        return dict(pairs)

    def refuse(name):
        raise ValueError("%s is no JSON" % name)
    return json.loads(text, object_pairs_hook=once, parse_constant=refuse)


def check_json(text):
    schema = documented_schema()[1]
    report = strict_loads(text)
    return violations(report, schema, schema) + [m for t in report["tables"]
                                                 for m in table_messages(t)]


def csv_header(table):
    names = []
    for c in table["columns"]:
        unit = " (%s)" % c["unit"] if c["unit"] else ""
        ends = ["_low", "", "_high"] if c["kind"] == "interval" else [""]
        names += [c["key"] + e + unit for e in ends] + ([c["key"] + "_unit"] if c["mixed_units"] else [])
    return names + (["_class"] if table["rows"] and "_class" in table["rows"][0] else [])


def csv_row(row, columns):
    fields = []
    for c in columns:
        v = row[c["key"]]
        unit = [""]
        if c["mixed_units"] and v is not None:
            v, unit = v["value"], [v["unit"]]
        fields += ([(v or {}).get(k) for k in ("low", "centre", "high")]
                   if c["kind"] == "interval" else [v])
        fields += unit if c["mixed_units"] else []
    return fields + ([row["_class"]] if "_class" in row else [])


def shown(text):
    """What csv writes of it (lib/base/visible.h)."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]",
                  lambda m: "\\r" if m[0] == "\r" else ("\\x%02x" if m[0] < "\x80" else "\\u%04x") % ord(m[0]), text)


def same(field, value):
    """A CSV field and a JSON value. JSON has null for what CSV writes as NaN and Inf."""
    if value is None:
        return field in ("", "NaN", "+Inf", "-Inf")
    if isinstance(value, str):
        return field in (shown(value), "'" * (value[:1] in tuple("=+-@\t\r")) + shown(value))
    return (int(field) if isinstance(value, int) and "e" not in field else float(field)) == value


def check_csv(text, report):
    parts = re.split(r"^# (\w+)(?:: .*)?\n(?:# \w+: .*\n)*", text, flags=re.M)[1:]
    if parts[::2] != [t["name"] for t in report["tables"]]:
        return ["csv: tables %s" % parts[::2]]
    found = []
    for body, table in zip(parts[1::2], report["tables"]):
        if table is not report["tables"][-1]:
            assert body.endswith("\n\n")
            body = body[:-1]
        rows = list(csv.reader(io.StringIO(body, newline=""), strict=True))
        if rows[0] != csv_header(table) or len(rows) != 1 + len(table["rows"]):
            found.append("csv: %s: header %s, %d lines" % (table["name"], rows[0], len(rows)))
        for fields, row in zip(rows[1:], table["rows"]):
            want = csv_row(row, table["columns"])
            if len(fields) != len(want) or not all(map(same, fields, want)):
                found.append("csv: %.200s is not %.200s" % (fields, want))
    return found


class Page(html.parser.HTMLParser):
    """Balanced elements out of the few that the printer writes; attributes that do nothing."""
    ELEMENTS = set("html head title style body main script h1 h2 dl dt dd p div table caption thead "
                   "tbody tr th td a details summary ul li b code pre figure figcaption svg rect".split())
    VOID = {"meta"}
    # Cells and rows end where the next one or their table's body does (HTML, 13.1.2.4).
    ENDED_BY = {"td": ("td", "th", "tr", "tbody"), "tr": ("tr", "tbody")}
    ATTRIBUTES = set("lang charset name content http-equiv class scope style data-v href xmlns".split())

    def __init__(self):
        super().__init__()
        self.open, self.messages, self.scripts = [], [], 0

    def handle_starttag(self, tag, attributes):
        self.scripts += tag == "script"
        if tag not in self.ELEMENTS | self.VOID:
            self.messages.append("html: <%s>" % tag)
        for key, value in attributes:
            if key == "id" and re.fullmatch(r"t\d+", value):
                continue  # of a table, for its style
            if key not in self.ATTRIBUTES or (key == "href" and not value.startswith("https://a.b/")):
                self.messages.append("html: %s=%r" % (key, value))
        self.end_before(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def end_before(self, tag):
        while self.open and tag in self.ENDED_BY.get(self.open[-1], ()):
            self.open.pop()

    def handle_startendtag(self, tag, attributes):
        if tag not in self.ELEMENTS:
            self.messages.append("html: <%s/>" % tag)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] != tag:
            self.end_before(tag)
        if not self.open or self.open.pop() != tag:
            self.messages.append("html: </%s> out of place" % tag)


def check_html(text):
    page = Page()
    page.feed(text)
    page.close()
    if page.open or page.scripts != 1:
        page.messages.append("html: open at the end: %s; %d scripts" % (page.open, page.scripts))
    return page.messages


def check_markdown(text, report):
    """Tables keep their shape, and no markup but our own is left outside of code."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
        pipes = {len(re.findall(r"\|", line)) for line in block.splitlines()}
        if len(pipes) != 1:
            found.append("markdown: lines of one table with %s pipes" % pipes)
    rows = len(re.findall(r"^\|", text, re.M)) - 2 * len(report["tables"])
    if rows != sum(len(t["rows"]) for t in report["tables"]):
        found.append("markdown: %d rows" % rows)
    bare = re.sub(r"`[^`\n]*`|^ {6}.*$", "", text.replace("\\`", ""), flags=re.M)
    tags = set(re.findall(r"<(?!!-- -->)[^>\n]*>?", bare))
    ours = {"<code>", "</code>", "<details>", "</details>", "<summary>", "</summary>", "</a>"}
    found += ["markdown: %s" % t for t in tags - ours if not re.fullmatch(r'<a href="https&#58;//a.b/[^"]*">', t)]
    return found + ["markdown: %s" % m for m in re.findall(r"(?<!\\)\[(?!!WARNING\])|[@#]\w", re.sub(r"&#\d+;", "", bare))]


def check_junit(text, report):
    cases = xml.etree.ElementTree.fromstring(text).findall("testsuite/testcase")
    outcome = {"failure": "failed", "skipped": "skipped", "error": "error"}
    got = [outcome[c[0].tag] if len(c) else "passed" for c in cases]
    want = [c["result"] for c in report["checks"]]
    return [] if got == want else ["junit: %s, not %s" % (got, want)]


def check_text(text):
    harmful = re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", text)
    return ["text: %r" % c for c in harmful]


def self_test():
    """A checker that finds nothing wrong with wrong output is no checker."""
    example, schema = documented_schema()
    assert not violations(example, schema, schema) and not table_messages(example["tables"][0])
    report = {"tables": [{"name": "t", "rows": [{}], "columns": []}], "checks": [{"result": "passed"}]}
    bad = [violations(dict(example, extra=1), schema, schema), violations(dict(example, notes=[1]), schema, schema),
           table_messages(dict(example["tables"][0], rows=[{"flat": "x"}])),
           check_html("<p><script>"), check_html("<img src=x>"), check_html('<a href="javascript:x"></a>'),
           check_markdown("| a |\n|---|\n| <b> |\n", report), check_markdown("| a |\n|---|\n| a|b |\n", report),
           check_junit("<testsuites/>", report), check_text("\x1b"), check_csv("# x\na\n", report)]
    assert all(bad), bad
    assert not same("0.1", 0.2) and not same("1", 2) and same("-Inf", None)


def check_sample(program):
    def run(name):
        return subprocess.run([program, name], stdout=subprocess.PIPE, check=True, timeout=60).stdout
    text = {n: run(n).decode("utf-8") for n in ("json", "csv", "markdown", "html", "junit")}
    messages = check_json(text["json"])
    report = json.loads(text["json"])
    messages += check_csv(text["csv"], report) + check_html(text["html"])
    messages += check_markdown(text["markdown"], report) + check_junit(text["junit"], report)
    return messages + check_text(run("text").decode("utf-8", "replace"))


def main():
    self_test()
    if sys.argv[1] == "--json":
        messages = [m for path in sys.argv[2:] for m in check_json(open(path, encoding="utf-8").read())]
    else:
        messages = check_sample(sys.argv[1])
    print("\n".join(messages + ["%d messages" % len(messages)]))
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
