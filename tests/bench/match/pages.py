"""Prints the table of pages_to_stories.sh, what ours got wrong, and a line a target.

pages.py ARTICLES.ndjson LABELS.tsv NAME=ANSWERS...: a row each; the first is ours. A wrong pair counts
for the publisher of either page. PYTHONPATH leads to match_score.py.
"""
import collections
import json
import sys

import scores
from scores import short
from targets import Targets


def by_publisher(pairs, publishers):
    return collections.Counter(one for pair in pairs for one in {publishers[page] for page in pair})


def told(counts):
    return ", ".join(f"{publisher} {count}" for publisher, count in counts.most_common()) or "none"


def scored(row, labels, publishers):
    system, answers = row.split("=")
    run = {"system": system, "name": "pages", **scores.real(labels, answers)}
    return run | {"publishers": by_publisher(run["wrong"], publishers)}


def row_of(run):
    return [run["system"], *(short(run[key], 3) for key in ("F1", "P", "R")),
            short(len(run["wrong"])), short(len(run["missed"])), told(run["publishers"])]


def check(run):
    targets = Targets("match")
    targets.most("wrong pairs", 4, [run], lambda run: len(run["wrong"]))
    targets.most("missed pairs", 5, [run], lambda run: len(run["missed"]))
    targets.most("wrong pairs of a publisher", 1, [run],
                          lambda run: max(run["publishers"].values(), default=0))
    return targets.failed


def main(articles, labels, *rows):
    articles = map(json.loads, open(articles, encoding="utf-8"))
    publishers = {article["id"]: article["source"] for article in articles}
    runs = [scored(row, labels, publishers) for row in rows]
    scores.print_table(["system", "F1", "P", "R", "wrong", "missed", "wrong by publisher"], map(row_of, runs))
    scores.print_pairs(runs[0]["system"], runs[0])
    print()
    sys.exit(1 if check(runs[0]) else 0)


main(*sys.argv[1:])
