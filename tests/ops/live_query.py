"""Asks a running Prometheus that scrapes a running service.

    live_query.py URL dashboard DASHBOARD.json   every expression has series that are not only NaN
    live_query.py URL metrics                    the scraped names are those of METRICS.md
    live_query.py URL quiet                      every alert rule evaluates and none fires
    live_query.py URL pending ALERT              the alert is pending or fires
    live_query.py URL total EXPRESSION NUMBER    the expression's only value is the number

One line a finding; exits 1 when there are any.
"""

import json
import pathlib
import sys
import urllib.error
import urllib.parse
import urllib.request

from dashboard_check import SCRAPE_METRICS, read_table

# As Grafana fills them in; the feed of live_metrics.sh takes about ten seconds.
VARIABLES = {"$__rate_interval": "1m", "$__interval": "5s", "$__range": "5m"}


def ask(url, path, **parameters):
    """The answer's data; raises ValueError with Prometheus' own words."""
    query = urllib.parse.urlencode(parameters)
    try:
        with urllib.request.urlopen(f"{url}/api/v1/{path}?{query}", timeout=10) as answer:
            return json.load(answer)["data"]
    except urllib.error.HTTPError as error:
        raise ValueError(json.load(error)["error"]) from error


def expression_finding(url, expression):
    for variable, value in VARIABLES.items():
        expression = expression.replace(variable, value)
    try:
        series = ask(url, "query", query=expression)["result"]
    except ValueError as error:
        return str(error)
    if not series:
        return "no series"
    if all(one["value"][1] == "NaN" for one in series):
        return "only NaN"
    return None


def dashboard_findings(url, file):
    asked = 0
    for panel in json.loads(pathlib.Path(file).read_text())["panels"]:
        for target in panel.get("targets", []):
            asked += 1
            finding = expression_finding(url, target["expr"])
            if finding:
                yield f"{panel['title']} [{target['refId']}]: {finding}: {target['expr']}"
    if asked == 0:
        yield "no expressions"


def metrics_findings(url):
    ours = ("wiresift_", "process_")
    scraped = {name for name in ask(url, "label/__name__/values") if name.startswith(ours)}
    table = set(read_table()) - set(SCRAPE_METRICS)
    yield from (f"{name} is not scraped" for name in sorted(table - scraped))
    yield from (f"{name} is not in METRICS.md" for name in sorted(scraped - table))


def quiet_findings(url):
    rules = [rule for group in ask(url, "rules")["groups"] for rule in group["rules"]]
    if not rules:
        yield "no rules"
    for rule in rules:
        if rule["health"] != "ok":
            yield f"{rule['name']}: {rule['health']} {rule.get('lastError', '')}"
        if rule["state"] == "firing":
            yield f"{rule['name']} fires: {rule['alerts'][0]['annotations'].get('summary')}"


def pending_findings(url, name):
    alerts = ask(url, "alerts")["alerts"]
    if not any(alert["labels"]["alertname"] == name for alert in alerts):
        yield f"{name} is not pending"


def total_findings(url, expression, number):
    values = [one["value"][1] for one in ask(url, "query", query=expression)["result"]]
    if values != [number]:
        yield f"{expression}: {values}, expected {number}"


ASK = {
    "dashboard": dashboard_findings,
    "metrics": metrics_findings,
    "quiet": quiet_findings,
    "pending": pending_findings,
    "total": total_findings,
}


def main():
    url, question, *arguments = sys.argv[1:]
    try:
        found = list(ASK[question](url, *arguments))
    except urllib.error.URLError as error:
        found = [f"{url}: {error.reason}"]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
