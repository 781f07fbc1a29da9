"""Prints the table of clean_peers.sh.

table.py SCORER GOLD.ndjson NAME=PREDICTIONS[=COSTS]...: a row each.
"""
import importlib.util
import json
import os
import sys


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("clean_score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cells_of_costs(path, gold, mebibytes):
    if not path:
        return ["-"] * 4
    costs = json.load(open(path))
    return [f"{len(gold) / costs['seconds']:.0f}", f"{mebibytes / costs['seconds']:.1f}",
            f"{costs['rss_mib']:.0f}", f"{costs['max_ms']:.1f}"]


def main(scorer_path, gold_path, *rows):
    scorer = load_scorer(scorer_path)
    gold = list(scorer.rd(gold_path))
    mebibytes = sum(len(page["html"].encode()) for page in gold) / 2**20
    print(f"{len(gold)} pages, {mebibytes:.0f} MiB; speed by CPU time of the whole process, one thread\n")
    print("| system | F1 | P | R | empty | pages/s | MiB/s | peak RSS, MiB | slowest page, ms |")
    print("|---|---|---|---|---|---|---|---|---|")
    for row in rows:
        name, predictions, *costs = row.split("=")
        texts = {line["id"]: line.get("text") for line in scorer.rd(predictions)}
        missing = sum(page["id"] not in texts for page in gold)
        if missing:
            sys.exit(f"{name}: {missing} of {len(gold)} pages have no prediction in {os.path.basename(predictions)}")
        score = scorer.evaluate(gold, texts, full=False)
        cells = [f"{score[key]:.3f}"[1:] if score[key] < 1 else "1" for key in ("F1", "P", "R")]
        cells += [f"{round(score['empty'] * len(gold))}"]
        cells += cells_of_costs(costs[0] if costs else "", gold, mebibytes)
        print("| " + " | ".join([name] + cells) + " |")


main(*sys.argv[1:])
