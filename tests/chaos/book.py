"""The table of results in README.md, which the campaign writes itself."""
import datetime
import pathlib
import re
import subprocess

README = pathlib.Path(__file__).parent / "README.md"
BEGIN, END = "<!-- results: written by run.sh -->\n", "<!-- end of results -->\n"
HEAD = "| part | form | reached | command | commit | date |\n|---|---|---|---|---|---|\n"


def row(part, form, figure, commit):
    """One line of the table: what was reached now, by this commit."""
    long = "--long " if form == "long" else ""
    command = f"`tests/chaos/run.sh {long}--part {part}`"
    return f"| {part} | {form} | {figure} | {command} | {commit} | {datetime.date.today()} |\n"


def note(line, order):
    """Adds the line, or puts it in the place of the part's older one; parts stand in `order`."""
    text = README.read_text()
    before, rest = text.split(BEGIN)
    table, after = rest.split(END)
    rows = {_key(old): old for old in table.splitlines(keepends=True)[2:]}
    rows[_key(line)] = line
    rank = {name: place for place, name in enumerate(order)}
    ranked = sorted(rows, key=lambda key: (rank.get(key[0], len(rank)), key[1] == "long"))
    README.write_text(before + BEGIN + HEAD + "".join(rows[key] for key in ranked) + END + after)


def commit():
    """The commit that is tried, marked where anything but the table itself differs from it."""
    changed = _git("status", "--porcelain", "--", ":/", ":(exclude,top)tests/chaos/README.md")
    return _git("rev-parse", "--short", "HEAD") + ("-dirty" if changed else "")


def _key(line):
    return tuple(re.findall(r"\| ([^|]*) ", line)[:2])


def _git(*words):
    done = subprocess.run(["git", "-C", str(README.parent), *words], capture_output=True, text=True,
                          check=True)
    return done.stdout.strip()
