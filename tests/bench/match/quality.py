"""Scores of match_quality.sh and the targets that they are held against.

quality.py score KIND NAME MODE STREAM ANSWERS [LABELS]: a line of JSON; real pairs have labels.
quality.py agreement MODE ANSWERS ANSWERS: how far two orders of arrival gave the same stories.
quality.py report SCORES: the table, the real pairs that went wrong, and a line a target.

PYTHONPATH leads to match_score.py.
"""
import collections
import contextlib
import io
import json
import sys

import match_score

COMMANDS = {"match": "match", "cleaned": "match --cleaned"}
COPIES = ["verbatim", "trim", "edit", "ownlead", "writethru", "brief"]
RECALL_WANTED = dict(zip(COPIES, [.99, .99, .99, .97, .97, .92]))


def score(kind, name, mode, stream, answers, labels=None):
    stories = match_score.predictions(answers)
    pairs = io.StringIO()
    if labels:
        with contextlib.redirect_stderr(pairs):
            result = match_score.real(labels, stories, verbose=True)
    else:
        result = match_score.synthetic(stream, stories)
    print(json.dumps({"kind": kind, "name": name, "mode": mode, "pairs": pairs.getvalue(), **result}))


def pairs_of(stories):
    return sum(count * (count - 1) / 2 for count in collections.Counter(stories).values())


def agreement(mode, one, other):
    one, other = match_score.predictions(one), match_score.predictions(other)
    common = pairs_of((one[article], other[article]) for article in one if article in other)
    agreed = match_score.f1(common / pairs_of(one.values()), common / pairs_of(other.values()))
    print(json.dumps({"kind": "agreement", "name": "shuffled-1 with -2", "mode": mode, "F1": agreed}))


def share_of(fraction):
    wrong, fresh = map(int, fraction.split("/"))
    return wrong / fresh


def short(value, digits=4):
    return f"{value:.{digits}f}".removeprefix("0")


def worst_false_join(run):
    kind, fraction = max(run["false_joins"].items(), key=lambda item: share_of(item[1]))
    return f"{kind} {fraction}"


def print_table(runs):
    columns = ["stream", "command", "F1", "P", "R", *COPIES, "most false joins"]
    print("| " + " | ".join(columns) + " |")
    print("|---" * len(columns) + "|")
    for run in runs:
        recalls = run.get("recall_by", {})
        cells = [run["name"], COMMANDS[run["mode"]]]
        cells += [short(run[key]) if key in run else "-" for key in ("F1", "P", "R")]
        cells += [short(recalls[kind], 3) if kind in recalls else "-" for kind in COPIES]
        cells.append(worst_false_join(run) if "false_joins" in run else "-")
        print("| " + " | ".join(cells) + " |")


def print_real_pairs(run):
    print(f"\nreal pairs, {COMMANDS[run['mode']]}: {run['fp']} wrong, {run['gold'] - run['tp']} missed")
    print(run["pairs"], end="")


class Targets:
    """Each target with the worst figure of one command's runs that it is about."""

    def __init__(self, runs, mode):
        self.runs = [run for run in runs if run["mode"] == mode]
        self.mode = mode
        self.failed = 0

    def of(self, *kinds):
        return [run for run in self.runs if run["kind"] in kinds]

    def least(self, what, wanted, runs, figure):
        worst = min(runs, key=figure)
        self.say(what, figure(worst) >= wanted, short(figure(worst)), worst, f"at least {short(wanted, 3)}")

    def most(self, what, wanted, runs, figure, found=lambda run: ""):
        worst = max(runs, key=figure)
        self.say(what, figure(worst) <= wanted, short(figure(worst)) + found(worst), worst,
                 f"at most {short(wanted, 3)}")

    def say(self, what, reached, found, run, wanted):
        self.failed += not reached
        verdict = "PASS" if reached else "FAIL"
        print(f"{verdict} {COMMANDS[self.mode]}: {what}: {found} in {run['name']}, wanted {wanted}")

    def check(self):
        ordered, generated = self.of("ordered"), self.of("ordered", "boiler")
        in_order = next(run["F1"] for run in ordered if run["name"] == "seed-1")
        f1 = lambda run: run["F1"]
        self.least("F1, boiler 1", .988, ordered, f1)
        self.least("P, boiler 1", .998, ordered, lambda run: run["P"])
        for kind, wanted in RECALL_WANTED.items():
            self.least(f"recall of {kind}, boiler 1", wanted, ordered, lambda run: run["recall_by"][kind])
        for kind in sorted({kind for run in generated for kind in run["false_joins"]}):
            joins = lambda run: run["false_joins"].get(kind, "0/1")
            self.most(f"false joins of {kind}", .02, generated, lambda run: share_of(joins(run)),
                      lambda run: f" ({joins(run)})")
        self.least("F1 of real pairs", .975, self.of("real"), f1)
        self.most("F1 lost by shuffling", .012, self.of("shuffled"), lambda run: in_order - run["F1"])
        self.least("pairwise F1 of two shuffles", .97, self.of("agreement"), f1)
        self.least("F1 without paragraph breaks", .984, self.of("no-breaks"), f1)


def report(path):
    runs = [json.loads(line) for line in open(path, encoding="utf-8")]
    print_table(runs)
    for run in runs:
        if run["kind"] == "real":
            print_real_pairs(run)
    failed = 0
    for mode in COMMANDS:
        print()
        targets = Targets(runs, mode)
        targets.check()
        failed += targets.failed
    sys.exit(1 if failed else 0)


{"score": score, "agreement": agreement, "report": report}[sys.argv[1]](*sys.argv[2:])
