"""What the scripts that score matching share: scores with the pairs that went wrong, and their tables.

PYTHONPATH leads to match_score.py.
"""
import contextlib
import io

import match_score


def generated(truth, answers):
    return match_score.synthetic(truth, match_score.predictions(answers))


def real(labels, answers):
    """The scorer's figures, and `wrong` and `missed`: lists of pairs of ids."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        result = match_score.real(labels, match_score.predictions(answers), verbose=True)
    result |= {"wrong": [], "missed": []}
    for line in said.getvalue().splitlines():
        fault, *pair = line.split()
        result[fault].append(pair)
    return result


def print_pairs(what, run):
    print(f"\n{what}: {len(run['wrong'])} wrong, {len(run['missed'])} missed")
    for fault in ("wrong", "missed"):
        for pair in run[fault]:
            print(f"{fault:6}", *pair)


def share_of(fraction):
    wrong, fresh = map(int, fraction.split("/"))
    return wrong / fresh


def worst_false_join(run):
    kind, fraction = max(run["false_joins"].items(), key=lambda item: share_of(item[1]))
    return f"{kind} {fraction}"


def short(value, digits=4):
    """A share without its zero; a count as it is."""
    return str(value) if isinstance(value, int) else f"{value:.{digits}f}".removeprefix("0")


def print_table(columns, rows):
    print_row(columns)
    print("|---" * len(columns) + "|")
    for cells in rows:
        print_row(cells)


def print_row(cells):
    print("| " + " | ".join(cells) + " |")
