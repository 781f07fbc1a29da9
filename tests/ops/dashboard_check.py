"""Checks Grafana dashboards and alert rules against the table of metrics, without a Grafana.

    dashboard_check.py [--round-trip] [--expressions FILE] DASHBOARD.json [RULES.yml ...]
    dashboard_check.py --self-test DASHBOARD.json

Every metric and label in a PromQL expression has to stand in monitoring/METRICS.md; panels are of
kinds that we can draw, have a unit and a description, and do not overlap. --round-trip also reads
the dashboard with Grafana's own generated model (PyPI grafana-foundation-sdk) and names each field
that it would drop. --expressions writes all expressions as recording rules, for promtool.
Prints one line a finding; exits 1 when there are any.
"""

import argparse
import copy
import json
import pathlib
import re
import sys

METRICS_MD = pathlib.Path(__file__).parents[2] / "monitoring" / "METRICS.md"
PANEL_TYPES = {"timeseries", "stat", "bargauge"}
SCRAPE_METRICS = {"up": set()}
SCRAPE_LABELS = {"job", "instance"}
VARIABLES = {"$__rate_interval": "5m", "$__interval": "1m", "$__range": "1h"}
GRID_WIDTH = 24


def read_table():
    """Metric name to its label names; histograms under their three series."""
    table = dict(SCRAPE_METRICS)
    for line in METRICS_MD.read_text().splitlines():
        row = re.match(r"\| `([a-z_]+)` \| (\w+) \| [^|]* \| ([^|]*) \|", line)
        if not row:
            continue
        name, kind, labels = row.groups()
        names = {label.strip() for label in labels.split(",") if label.strip()}
        if kind == "histogram":
            table[name + "_bucket"] = names | {"le"}
            table[name + "_count"] = table[name + "_sum"] = names
        else:
            table[name] = names
    return table


def expression_findings(expression, table):
    """What is wrong with one PromQL expression's metrics and labels."""
    bare = re.sub(r'"[^"]*"', '""', expression)
    names = set(re.findall(r"\b(?:wiresift|process)_[a-z_]+|\bup\b", bare))
    if not names:
        yield "names no metric"
    known = set(SCRAPE_LABELS)
    for name in sorted(names):
        if name not in table:
            yield f"unknown metric {name}"
        known |= table.get(name, set())
    for name, selector in re.findall(r"([a-z_]+)\{([^}]*)\}", bare):
        for label in re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", selector):
            if label not in table.get(name, set()) | SCRAPE_LABELS:
                yield f"{name} has no label {label}"
    for group in re.findall(r"\b(?:by|on)\s*\(([^)]*)\)", bare):
        for label in filter(None, (part.strip() for part in group.split(","))):
            if label not in known:
                yield f"no metric in it has a label {label}"


def target_findings(target, table):
    expression = target.get("expr", "")
    yield from expression_findings(expression, table)
    grouped = re.findall(r"\b(?:by|on)\s*\(([^)]*)\)", expression)
    labels = {part.strip() for group in grouped for part in group.split(",")}
    for label in re.findall(r"\{\{\s*(\w+)\s*\}\}", target.get("legendFormat", "")):
        if label not in labels:
            yield f"the legend names {label}, which the expression does not keep"


def cells(panel):
    grid = panel["gridPos"]
    return {
        (x, y)
        for x in range(grid["x"], grid["x"] + grid["w"])
        for y in range(grid["y"], grid["y"] + grid["h"])
    }


def dashboard_findings(dashboard, table):
    seen_ids, taken = set(), set()
    for panel in dashboard["panels"]:
        title = panel.get("title") or "(no title)"
        if panel["type"] not in PANEL_TYPES:
            yield f"{title}: panel type {panel['type']}"
        if panel["id"] in seen_ids:
            yield f"{title}: id {panel['id']} is used twice"
        seen_ids.add(panel["id"])
        if cells(panel) & taken:
            yield f"{title}: overlaps another panel"
        taken |= cells(panel)
        if panel["gridPos"]["x"] + panel["gridPos"]["w"] > GRID_WIDTH:
            yield f"{title}: wider than the grid"
        if not panel.get("description"):
            yield f"{title}: no description"
        if not panel["fieldConfig"]["defaults"].get("unit"):
            yield f"{title}: no unit"
        if not panel.get("targets"):
            yield f"{title}: no target"
        for target in panel.get("targets", []):
            for finding in target_findings(target, table):
                yield f"{title} [{target.get('refId')}]: {finding}"


def rule_expressions(text):
    """(alert name, expression) of a rules file, without a YAML library: ours are plain."""
    for block in re.split(r"\n\s*- (?=alert:|record:)", text)[1:]:
        name = block.splitlines()[0].split(":", 1)[1].strip()
        found = re.search(r"\n( *)expr: (?:>-\n((?:\1  .*\n)+)|(.*)\n)", block)
        yield name, " ".join((found.group(2) or found.group(3)).split()) if found else ""


def lost_fields(before, after, path=""):
    if isinstance(before, dict):
        for key, value in before.items():
            if not isinstance(after, dict) or key not in after:
                if value is not None:
                    yield f"{path}.{key}"
            else:
                yield from lost_fields(value, after[key], f"{path}.{key}")
    elif isinstance(before, list):
        if not isinstance(after, list) or len(before) != len(after):
            yield path
        else:
            for i, (x, y) in enumerate(zip(before, after)):
                yield from lost_fields(x, y, f"{path}[{i}]")
    elif before != after:
        yield f"{path}: {before!r} becomes {after!r}"


def round_trip_findings(dashboard):
    from grafana_foundation_sdk.cog.encoder import JSONEncoder
    from grafana_foundation_sdk.cog.plugins import register_default_plugins
    from grafana_foundation_sdk.models.dashboard import Dashboard

    register_default_plugins()
    back = json.loads(JSONEncoder(sort_keys=True).encode(Dashboard.from_json(dashboard)))
    for field in lost_fields(dashboard, back):
        yield f"Grafana would drop {field}"


def write_expressions(path, expressions):
    """Recording rules for `promtool check rules`. JSON is YAML."""
    rules = []
    for i, expression in enumerate(expressions):
        for variable, value in VARIABLES.items():
            expression = expression.replace(variable, value)
        rules.append({"record": f"check:expression_{i}", "expr": expression})
    document = {"groups": [{"name": "expressions", "rules": rules}]}
    pathlib.Path(path).write_text(json.dumps(document, indent=1))


def self_test(dashboard, table):
    """Each planted fault must be found; the dashboard as it is must be clean."""
    faults = {
        "unknown metric": lambda d: rename(d, "wiresift_lag_records", "wiresift_lag"),
        "has no label": lambda d: rename(d, 'verdict="rejected"', 'outcome="rejected"'),
        "no metric in it has a label": lambda d: rename(d, "by (topic)", "by (tpoic)"),
        "the legend names": lambda d: rename(d, "{{topic}}", "{{partition}}"),
        "is used twice": lambda d: d["panels"][1].update(id=d["panels"][0]["id"]),
        "overlaps": lambda d: d["panels"][1].update(gridPos=d["panels"][0]["gridPos"]),
        "panel type": lambda d: d["panels"][0].update(type="graph"),
        "no description": lambda d: d["panels"][0].update(description=""),
    }
    missed = list(dashboard_findings(dashboard, table))
    for want, plant in faults.items():
        broken = copy.deepcopy(dashboard)
        plant(broken)
        if not any(want in finding for finding in dashboard_findings(broken, table)):
            missed.append(f"self-test: a planted fault ({want}) was not found")
    return missed


def rename(dashboard, old, new):
    changed = json.loads(json.dumps(dashboard).replace(json.dumps(old)[1:-1], json.dumps(new)[1:-1]))
    dashboard.clear()
    dashboard.update(changed)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--round-trip", action="store_true")
    arguments.add_argument("--self-test", action="store_true")
    arguments.add_argument("--expressions", metavar="FILE")
    arguments.add_argument("files", nargs="+")
    options = arguments.parse_args()
    table = read_table()
    findings, expressions = [], []
    if len(table) < 10:
        findings.append(f"{METRICS_MD}: has only {len(table)} metrics")
    for file in map(pathlib.Path, options.files):
        if file.suffix == ".json":
            dashboard = json.loads(file.read_text())
            found = list(dashboard_findings(dashboard, table))
            if options.self_test:
                found += self_test(dashboard, table)
            if options.round_trip:
                found += round_trip_findings(dashboard)
            expressions += [t["expr"] for p in dashboard["panels"] for t in p.get("targets", [])]
        else:
            found = [
                f"{name}: {finding}"
                for name, expression in rule_expressions(file.read_text())
                for finding in expression_findings(expression, table)
            ]
        findings += [f"{file.name}: {finding}" for finding in found]
    if options.expressions:
        write_expressions(options.expressions, expressions)
    print("\n".join(findings) or f"{len(expressions)} expressions, no findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
