"""Texts of pages by an extractor written for Python.

extract.py NAME PAGES.ndjson >PREDICTIONS.ndjson; `slowest N ms`, of CPU, goes to stderr.
"""
import json
import sys
import time


def trafilatura(**settings):
    from trafilatura import extract
    return lambda page: extract(page, include_comments=False, **settings)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda page: extract_plain_text(page, main_content=True, alt_texts=False, links=False,
                                           form_fields=False, comments=False)


EXTRACTORS = {
    "trafilatura": trafilatura,
    "trafilatura-precision": lambda: trafilatura(favor_precision=True),
    "trafilatura-fast": lambda: trafilatura(fast=True),
    "resiliparse": resiliparse,
}


def main(name, path):
    extract = EXTRACTORS[name]()
    slowest = 0
    for line in open(path, encoding="utf-8"):
        page = json.loads(line)
        start = time.process_time()
        text = extract(page["html"])
        slowest = max(slowest, time.process_time() - start)
        print(json.dumps({"id": page["id"], "text": text or ""}))
    print(f"slowest {1000 * slowest:.1f} ms", file=sys.stderr)


main(*sys.argv[1:])
