"""Reads records that a service wrote by the byte tables of docs/formats.md alone: a ctest.

  formats_check.py ROOT"""
import base64
import json
import pathlib
import re
import struct
import sys

RECORDS = "tests/formats/0.1.0"  # written in the formats that the page describes
# What the first letter of a key of the changelog says of the value: the heading of its table.
SECTIONS = {"s": "story", "t": "root", "f": "member text", "v": "member text", "a": "article entry",
            "c": "clock", "p": "publisher counts"}


def tables(page):
    """The types of each table's rows, by the heading above it or by the line `A NAME:` before it."""
    found, name = {}, ""
    for line in page.splitlines():
        if line.startswith("#"):
            name = line.strip("# ").lower()
        elif re.fullmatch(r"An? .*:", line):
            name = line.split(" ", 1)[1].rstrip(":")
        elif line.startswith("| field | type |"):
            found[name] = []
        elif line.startswith("| ") and name in found:
            found[name] += types(line.split(" | ")[1])
    return found


def types(cell):
    """`u`, `s` is two; `text` ×3 is three."""
    for part in cell.split(", "):
        kind, _, times = part.partition(" ×")
        yield from [kind.replace("`", "")] * int(times or 1)


class Reader:
    def __init__(self, structs, value):
        self.structs, self.rest = structs, value
        self.simple = {"u": self.unsigned, "s": self.unsigned, "time": self.unsigned,
                       "f32": lambda: self.fixed("<I"), "f64": lambda: self.fixed("<Q"),
                       "double": lambda: self.fixed("<d"), "text": self.text,
                       "text of zstd": self.text, "time?": self.optional_time}

    def take(self, size):
        if size > len(self.rest):
            raise ValueError(f"{size} bytes wanted, {len(self.rest)} are left")
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken

    def fixed(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def unsigned(self):
        value, shift = 0, 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def text(self):
        return self.take(self.unsigned())

    def optional_time(self):
        if self.unsigned():
            self.unsigned()

    def read(self, kind):
        if kind in self.simple:
            self.simple[kind]()
        elif kind.startswith("list of "):
            for _ in range(self.unsigned()):
                self.read(kind.removeprefix("list of "))
        else:
            for one in self.structs[kind]:
                self.read(one)


def values(root, name):
    for line in (root / RECORDS / name).read_text().splitlines():
        record = json.loads(line)
        if record.get("value") is not None:
            yield base64.b64decode(record["key"]), base64.b64decode(record["value"])


def main():
    root = pathlib.Path(sys.argv[1])
    structs = tables((root / "docs/formats.md").read_text())
    wanted = [(SECTIONS[chr(key[0])], value) for key, value in values(root, "state.ndjson")]
    wanted += [("clean record", value) for _, value in values(root, "clean.ndjson")]
    for kind, value in wanted:
        reader = Reader(structs, value)
        reader.read(kind)
        if reader.rest:
            sys.exit(f"{kind}: {len(reader.rest)} bytes are left behind the last field")
    missing = {*SECTIONS.values(), "clean record"} - {kind for kind, _ in wanted}
    if missing:
        sys.exit(f"no record of: {', '.join(sorted(missing))}")
    print(f"{len(wanted)} values read to their ends")


main()
