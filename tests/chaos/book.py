"""The table of results in README.md, which the campaign writes itself."""
import datetime
import pathlib
import subprocess

README = pathlib.Path(__file__).parent / "README.md"
BEGIN, END = "<!-- results: written by run.sh -->\n", "<!-- end of results -->\n"
COLUMNS = ["row", "part", "form", "reached", "command", "commit", "date"]


def note(part, form, figure, commit, rows):
    """Writes what a part reached now, by `commit`, in the place of its older line of that form.
    `rows` gives each part's row in the table of faults, in which order they stand."""
    text = README.read_text()
    before, rest = text.split(BEGIN)
    table, after = rest.split(END)
    lines = {tuple(cells[:2]): cells for cells in map(_cells, table.splitlines()[2:])}
    long = "--long " if form == "long" else ""
    lines[part, form] = [part, form, figure, f"`tests/chaos/run.sh {long}--part {part}`", commit,
                         str(datetime.date.today())]
    rank = {name: place for place, name in enumerate(rows)}
    ranked = sorted(lines, key=lambda key: (rank.get(key[0], len(rank)), key[1] == "long"))
    README.write_text(before + BEGIN + _line(COLUMNS) + _line(["---"] * len(COLUMNS)) +
                      "".join(_line([str(rows.get(key[0], "")), *lines[key]]) for key in ranked) +
                      END + after)


def _cells(line):
    """All but the row, which older lines do not have."""
    return line.strip("| ").split(" | ")[1 - len(COLUMNS):]


def _line(cells):
    return f"| {' | '.join(cells)} |\n"


def commit():
    """The commit that is tried, marked where anything but the table itself differs from it."""
    changed = _git("status", "--porcelain", "--", ":/", ":(exclude,top)tests/chaos/README.md")
    return _git("rev-parse", "--short", "HEAD") + ("-dirty" if changed else "")


def _git(*words):
    done = subprocess.run(["git", "-C", str(README.parent), *words], capture_output=True, text=True,
                          check=True)
    return done.stdout.strip()
