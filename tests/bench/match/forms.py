"""Prints the table of forms_quality.sh, the kinds with many false joins, and a line a target.

forms.py STREAM...: of each path STREAM, the files STREAM.forms and .truth by make_forms.py, .answers by
`match` and .stories by `pipe`. PYTHONPATH leads to match_score.py.
"""
import json
import os
import sys

import scores
from scores import share_of, short
from targets import Targets

FALSE_JOINS_MAX = .03


def lines(path):
    return map(json.loads, open(path, encoding="utf-8"))


def corrections_as_revisions(stream):
    corrections = {line["id"] for line in lines(f"{stream}.truth") if line["ops"] == "correction"}
    revisions = {answer["id"] for answer in lines(f"{stream}.answers") if answer["relation"] == "revision"}
    return f"{len(corrections & revisions)}/{len(corrections)}"


def overwritten(stream):
    """Story records whose canonical article is of another story than that of the first revision."""
    truth = {article["id"]: article["truth"] for article in lines(f"{stream}.forms")}
    first = {}
    records = 0
    for story in lines(f"{stream}.stories"):
        spoken_for = truth[story["wiresift"]["canonical"]["article"]]
        records += first.setdefault(story["uri"], spoken_for) != spoken_for
    return records


def scored(stream):
    return {"name": os.path.basename(stream), **scores.generated(f"{stream}.truth", f"{stream}.answers"),
            "corrections": corrections_as_revisions(stream), "overwritten": overwritten(stream)}


def print_runs(runs):
    copies = sorted({kind for run in runs for kind in run["recall_by"]})
    scores.print_table(
        ["stream", "F1", "P", "R", *copies, "corrections as revisions", "records over another story"],
        ([run["name"], *(short(run[key]) for key in ("F1", "P", "R")),
          *(short(run["recall_by"][kind], 3) if kind in run["recall_by"] else "-" for kind in copies),
          run["corrections"], short(run["overwritten"])] for run in runs))
    print(f"\nkinds with false joins over {FALSE_JOINS_MAX:.0%}:")
    for run in runs:
        many = [f"{kind} {joins}" for kind, joins in run["false_joins"].items()
                if share_of(joins) > FALSE_JOINS_MAX]
        print(f"{run['name']}: {', '.join(many) or 'none'}")


def check(runs):
    matched, piped = Targets("match"), Targets("pipe")
    matched.least("F1", .96, runs, lambda run: run["F1"])
    matched.least("P", .99, runs, lambda run: run["P"])
    matched.most("false joins of the worst kind", FALSE_JOINS_MAX, runs,
                 lambda run: share_of(scores.worst_false_join(run).split()[-1]),
                 lambda run: f" ({scores.worst_false_join(run)})")
    for kind in sorted({kind for run in runs for kind in run["recall_by"]}):
        matched.least(f"recall of {kind}", .9, runs, lambda run: run["recall_by"].get(kind, 1))
    matched.least("corrections as revisions", .95, runs, lambda run: share_of(run["corrections"]))
    piped.most("records over another story", 0, runs, lambda run: run["overwritten"])
    return matched.failed + piped.failed


def main(*streams):
    runs = [scored(stream) for stream in streams]
    print_runs(runs)
    print()
    sys.exit(1 if check(runs) else 0)


main(*sys.argv[1:])
