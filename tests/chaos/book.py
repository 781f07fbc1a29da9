"""The table of results, results.tsv, which the campaign writes itself."""
import datetime
import pathlib
import subprocess

TABLE = pathlib.Path(__file__).parent / "results.tsv"
COLUMNS = ["row", "part", "form", "reached", "command", "commit", "date"]


def note(part, form, figure, commit, rows, table=TABLE):
    """Writes what a part reached now, by `commit`, in the place of its older line of that form.
    `rows` gives each part's row in the table of faults, in which order they stand."""
    lines = {(line["part"], line["form"]): line for line in read(table)}
    long = "--long " if form == "long" else ""
    lines[part, form] = dict(part=part, form=form, reached=figure, commit=commit,
                             command=f"tests/chaos/run.sh {long}--part {part}",
                             date=str(datetime.date.today()))
    rank = {name: place for place, name in enumerate(rows)}
    ranked = sorted(lines.values(),
                    key=lambda line: (rank.get(line["part"], len(rank)), line["form"] == "long"))
    _write(table, [{**line, "row": rows.get(line["part"], "")} for line in ranked])


def read(table=TABLE):
    """The lines of the table as dictionaries; none when there is no table yet."""
    if not table.exists():
        return []
    head, *lines = [line.split("\t") for line in table.read_text().splitlines()]
    return [dict(zip(head, line, strict=True)) for line in lines]


def _write(table, lines):
    rows = [COLUMNS, *([_cell(line[name]) for name in COLUMNS] for line in lines)]
    table.write_text("".join("\t".join(row) + "\n" for row in rows))


def _cell(value):
    """A line is a row and a tab ends a cell: neither may stand inside one."""
    return " ".join(str(value).split())


def commit():
    """The commit that is tried, marked where anything but the table itself differs from it."""
    changed = _git("status", "--porcelain", "--", ":/", ":(exclude,top)tests/chaos/results.tsv")
    return _git("rev-parse", "--short", "HEAD") + ("-dirty" if changed else "")


def _git(*words):
    done = subprocess.run(["git", "-C", str(TABLE.parent), *words], capture_output=True, text=True,
                          check=True)
    return done.stdout.strip()
