"""Scores of match_quality.sh and the targets that they are held against.

quality.py score KIND NAME MODE STREAM ANSWERS [LABELS]: a line of JSON; real pairs have labels.
quality.py agreement MODE ANSWERS ANSWERS: how far two orders of arrival gave the same stories.
quality.py report SCORES: the table, the real pairs that went wrong, and a line a target.

PYTHONPATH leads to match_score.py.
"""
import collections
import json
import sys

import match_score
import scores
from scores import share_of, short
from targets import Targets

COMMANDS = {"match": "match", "cleaned": "match --cleaned"}
COPIES = ["verbatim", "trim", "edit", "ownlead", "writethru", "brief"]
RECALL_WANTED = dict(zip(COPIES, [.99, .99, .99, .97, .97, .92]))


def score(kind, name, mode, stream, answers, labels=None):
    result = scores.real(labels, answers) if labels else scores.generated(stream, answers)
    print(json.dumps({"kind": kind, "name": name, "mode": mode, **result}))


def pairs_of(stories):
    return sum(count * (count - 1) / 2 for count in collections.Counter(stories).values())


def agreement(mode, one, other):
    one, other = match_score.predictions(one), match_score.predictions(other)
    common = pairs_of((one[article], other[article]) for article in one if article in other)
    agreed = match_score.f1(common / pairs_of(one.values()), common / pairs_of(other.values()))
    print(json.dumps({"kind": "agreement", "name": "shuffled-1 with -2", "mode": mode, "F1": agreed}))


def row_of(run):
    recalls = run.get("recall_by", {})
    return [run["name"], COMMANDS[run["mode"]],
            *(short(run[key]) if key in run else "-" for key in ("F1", "P", "R")),
            *(short(recalls[kind], 3) if kind in recalls else "-" for kind in COPIES),
            scores.worst_false_join(run) if "false_joins" in run else "-"]


def check(targets, runs):
    of = lambda *kinds: [run for run in runs if run["kind"] in kinds]
    ordered, generated = of("ordered"), of("ordered", "boiler")
    in_order = next(run["F1"] for run in ordered if run["name"] == "seed-1")
    f1 = lambda run: run["F1"]
    targets.least("F1, boiler 1", .988, ordered, f1)
    targets.least("P, boiler 1", .998, ordered, lambda run: run["P"])
    for kind, wanted in RECALL_WANTED.items():
        targets.least(f"recall of {kind}, boiler 1", wanted, ordered, lambda run: run["recall_by"][kind])
    for kind in sorted({kind for run in generated for kind in run["false_joins"]}):
        joins = lambda run: run["false_joins"].get(kind, "0/1")
        targets.most(f"false joins of {kind}", .02, generated, lambda run: share_of(joins(run)),
                     lambda run: f" ({joins(run)})")
    targets.least("F1 of real pairs", .975, of("real"), f1)
    targets.most("F1 lost by shuffling", .012, of("shuffled"), lambda run: in_order - run["F1"])
    targets.least("pairwise F1 of two shuffles", .97, of("agreement"), f1)
    targets.least("F1 without paragraph breaks", .984, of("no-breaks"), f1)


def report(path):
    runs = [json.loads(line) for line in open(path, encoding="utf-8")]
    scores.print_table(["stream", "command", "F1", "P", "R", *COPIES, "most false joins"], map(row_of, runs))
    for run in runs:
        if run["kind"] == "real":
            scores.print_pairs(f"real pairs, {COMMANDS[run['mode']]}", run)
    failed = 0
    for mode, command in COMMANDS.items():
        print()
        targets = Targets(command)
        check(targets, [run for run in runs if run["mode"] == mode])
        failed += targets.failed
    sys.exit(1 if failed else 0)


{"score": score, "agreement": agreement, "report": report}[sys.argv[1]](*sys.argv[2:])
