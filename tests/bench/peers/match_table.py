"""Prints the table of match_peers.sh.

match_table.py STREAM.ndjson NAME=ANSWERS=COSTS=IDLE-COSTS...: a row each. The memory of an article
is what the peak RSS grew by, over that of the same command on an empty stream.
PYTHONPATH leads to match_score.py and ../match.
"""
import json
import os
import sys

import scores
from scores import short


def cells_of(stream, answers, costs, idle):
    score = scores.generated(stream, answers)
    costs, idle = json.load(open(costs)), json.load(open(idle))
    recalls = score["recall_by"]
    return [short(score["F1"], 3), short(score["P"], 4), short(score["R"], 3),
            short(recalls["brief"], 2), short(recalls["ownlead"], 2),
            f"{score['n'] / costs['seconds']:,.0f}",
            f"{(costs['rss_mib'] - idle['rss_mib']) * 2**20 / score['n']:,.0f}"]


def main(stream, *rows):
    articles = sum(1 for _ in open(stream, encoding="utf-8"))
    print(f"{articles} articles, {os.path.getsize(stream) / 2**20:.0f} MiB of JSON; "
          "speed by CPU time of the whole process, one thread\n")
    rows = (row.split("=") for row in rows)
    scores.print_table(
        ["system", "F1", "P", "R", "R of briefs", "R of own leads", "articles/s", "bytes an article"],
        ([name, *cells_of(stream, *files)] for name, *files in rows))


main(*sys.argv[1:])
