#!/usr/bin/env python3
"""Checks what Wiresift writes against the schemas of deploy/schema.

    wiresift pipe feed.ndjson | tests/schema/validate.py story
    tests/schema/validate.py audit < audit.ndjson
    wiresift pipe -c strict.yaml feed.ndjson | tests/schema/validate.py strict
    tests/schema/validate.py --self-test

`story` also checks that a record without its `wiresift` object is strictly valid ninjs 3.1;
`strict` is for `output.profile: strict`. Prints the first errors as line, path, message.
Exits 0 when all is valid, 1 when not, 64 on wrong usage, 77 without python3-jsonschema (>= 4.10).
"""
import copy
import json
import pathlib
import sys

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "deploy" / "schema"
NINJS_URI = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
ERRORS_MAX = 10
MESSAGE_MAX = 300

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("validate.py: needs python3-jsonschema 4.10 or newer", file=sys.stderr)
    sys.exit(77)


def load(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def with_whole_references(schema, base):
    """Python's urljoin cannot put a fragment onto a urn: `#/x` becomes `urn:…#/x` here."""
    if isinstance(schema, list):
        return [with_whole_references(item, base) for item in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {key: with_whole_references(value, base) for key, value in schema.items()}
    reference = whole.get("$ref")
    if isinstance(reference, str) and reference.startswith("#"):
        whole["$ref"] = base + reference
    return whole


def validator_of(schema, store):
    """Knows the schemas of `store` alone: one that is not there is an error, never a download."""
    Draft202012Validator.check_schema(schema)
    try:
        import referencing  # jsonschema 4.18 and newer
    except ImportError:
        from jsonschema import RefResolver

        class NoNetworkResolver(RefResolver):
            def resolve_remote(self, uri):
                raise LookupError(f"unknown schema {uri}")

        resolver = NoNetworkResolver(schema["$id"], schema, store=store)
        return Draft202012Validator(schema, resolver=resolver)
    resources = [(uri, referencing.Resource.from_contents(other)) for uri, other in store.items()]
    return Draft202012Validator(schema, registry=referencing.Registry().with_resources(resources))


def make_validators():
    """One list of checks a profile: (validator, whether to drop the `wiresift` object first)."""
    ninjs, story, audit = (load(name) for name in (
        "ninjs-schema_3.1.json", "wiresift-story-1.json", "wiresift-audit-1.json"))
    story, audit = (with_whole_references(schema, schema["$id"]) for schema in (story, audit))
    store = {NINJS_URI: ninjs, story["$id"]: story, audit["$id"]: audit}

    return {
        "story": [(validator_of(story, store), False), (validator_of(ninjs, store), True)],
        "audit": [(validator_of(audit, store), False)],
        "strict": [(validator_of(ninjs, store), False)],
    }


def errors_of(record, checks):
    """Yields (path, message) of each violation."""
    if not isinstance(record, dict):
        yield "$", "not an object"
        return
    for validator, drops_extension in checks:
        value = {k: v for k, v in record.items() if k != "wiresift"} if drops_extension else record
        for error in validator.iter_errors(value):
            path = "$" + "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in error.path)
            yield path, error.message[:MESSAGE_MAX]


def errors_of_line(line, checks):
    try:
        record = json.loads(line)
    except ValueError as error:
        return [("$", f"not JSON: {error}")]
    return list(errors_of(record, checks))


def validate(lines, checks):
    """Prints the first errors; returns the exit code."""
    count = bad = 0
    for count, line in enumerate(lines, 1):
        for path, message in errors_of_line(line, checks):
            bad += 1
            if bad <= ERRORS_MAX:
                print(f"line {count}: {path}: {message}")
    if bad > ERRORS_MAX:
        print(f"and {bad - ERRORS_MAX} more")
    print(f"{count} records, {bad} errors", file=sys.stderr)
    return 1 if bad else 0


ENGINE = {"version": "9.8.7", "config": "00"}
COORDINATE = {"topic": "news.raw", "partition": 0, "offset": 7}
STORY = {
    "uri": "urn:wiresift:story:" + "0a" * 16,
    "standard": {"name": "ninjs-wiresift", "version": "1.0", "schema": "urn:wiresift:schema:story:1"},
    "type": "text",
    "representationType": "full",
    "version": "1",
    "firstCreated": "2026-03-12T06:00:00Z",
    "versionCreated": "2026-03-12T06:00:00.250Z",
    "pubStatus": "usable",
    "headlines": [{"role": "main", "value": "Ferry fares to rise"}],
    "bodies": [{"role": "main", "contentType": "text/plain", "wordCount": 2, "value": "Fares rise."}],
    "infoSources": [{"name": "AP", "role": "originator"}],
    "altIds": [{"role": "article", "value": "a-1"}],
    "wiresift": {
        "action": "publish",
        "revision": 1,
        "canonical": {"article": "a-1", "rule": "earliest"},
        "relation": "original",
        "provenance": [{"agency": "AP", "kind": "dateline", "text": "(AP)", "start": 0, "end": 4}],
        "cleaning": {"rules": "1", "removedSpans": 1, "removedBytes": 5, "guarded": False, "removed": [
            {"class": "ad", "rule": "en.ad.marker", "score": 0.95, "start": 9, "end": 14}]},
        "copies": [{"article": "b-1", "relation": "copy", "scores": {
            "containment_new": 1, "containment_old": 0.9, "cover": 1}}],
        "copyCount": 1,
        "sourceCount": 2,
        "copiesTruncated": False,
        "input": COORDINATE,
        "engine": ENGINE,
    },
}
AUDIT = {
    "kind": "verdict", "article": "b-1", "input": COORDINATE, "verdict": "copy",
    "story": STORY["uri"], "relation": "copy", "of": "a-1", "rule": "cover>=join",
    "scores": {"containment_new": 1, "containment_old": 1, "cover": 1, "own_words": 0, "numbers": 1,
               "names": 1, "mean_run": 80, "hits": 12},
    "spans": [{"start": 0, "end": 9, "of_start": 0, "of_end": 9}],
    "changes": [{"kind": "changed-number", "from": "9", "to": "11", "start": 4, "end": 6, "of_start": 4, "of_end": 5}],
    "changes_count": 2,
    "removed": [], "provenance": [], "rules": "1", "config": "00", "engine": "9.8.7",
}
REJECTION = {
    "kind": "verdict", "article": "file/0/3", "input": COORDINATE, "verdict": "rejected",
    "reason": "not-json", "detail": "byte 1: not JSON", "config": "00", "engine": "9.8.7",
}
DROP = object()

# What is planted where, and the profile that has to notice. (name, profile, record, path, value)
PLANTED = [
    ("UnknownField", "story", STORY, ("storyId",), "x"),
    ("UnknownFieldOfTheObject", "story", STORY, ("wiresift", "mergedInto"), "x"),
    ("UnknownFieldOfACopy", "story", STORY, ("wiresift", "copies", 0, "jaccard"), 1),
    ("UnknownFieldOfABody", "story", STORY, ("bodies", 0, "text"), "x"),
    ("WrongAction", "story", STORY, ("wiresift", "action"), "merge"),
    ("WrongRelation", "story", STORY, ("wiresift", "relation"), "near"),
    ("ACopyThatNeverJoined", "story", STORY, ("wiresift", "copies", 0, "relation"), "related"),
    ("WrongRemovalClass", "story", STORY, ("wiresift", "cleaning", "removed", 0, "class"), "junk"),
    ("WrongProvenance", "story", STORY, ("wiresift", "provenance", 0, "kind"), "guess"),
    ("WrongStatus", "story", STORY, ("pubStatus",), "withheld"),
    ("NoUri", "story", STORY, ("uri",), DROP),
    ("ForeignUri", "story", STORY, ("uri",), "urn:wiresift:story:1"),
    ("NoObject", "story", STORY, ("wiresift",), DROP),
    ("NoBody", "story", STORY, ("bodies",), DROP),
    ("LocalTime", "story", STORY, ("versionCreated",), "2026-03-12T06:00:00+01:00"),
    ("KillWithText", "story", STORY, ("wiresift", "action"), "kill"),
    ("ShareAboveOne", "story", STORY, ("wiresift", "copies", 0, "scores", "cover"), 1.5),
    ("ObjectInStrictProfile", "strict", STORY, (), None),
    ("UnknownAuditField", "audit", AUDIT, ("note",), "x"),
    ("WrongVerdict", "audit", AUDIT, ("verdict",), "merged"),
    ("CopyOfNothing", "audit", AUDIT, ("of",), DROP),
    ("CopyWithoutStory", "audit", AUDIT, ("story",), DROP),
    ("WrongMatchRule", "audit", AUDIT, ("rule",), "jaccard"),
    ("WrongChange", "audit", AUDIT, ("changes", 0, "kind"), "number"),
    ("ChangesOfNothing", "audit", AUDIT, ("changes",), DROP),
    ("NoInput", "audit", AUDIT, ("input",), DROP),
    ("NoCleaning", "audit", AUDIT, ("removed",), DROP),
    ("WrongReason", "audit", REJECTION, ("reason",), "strange"),
    ("RejectionWithoutDetail", "audit", REJECTION, ("detail",), DROP),
    ("RejectionOfAStory", "audit", REJECTION, ("story",), STORY["uri"]),
]


def planted(record, path, value):
    record = copy.deepcopy(record)
    at = record
    for step in path[:-1]:
        at = at[step]
    if path and value is DROP:
        del at[path[-1]]
    elif path:
        at[path[-1]] = value
    return record


def killed():
    record = {k: v for k, v in STORY.items()
              if k not in ("representationType", "headlines", "bodies", "infoSources", "altIds")}
    record |= {"pubStatus": "canceled", "edNote": "KILL (canceled): recall all versions of this story."}
    record["wiresift"] = {k: v for k, v in STORY["wiresift"].items()
                          if k not in ("relation", "provenance", "cleaning")}
    record["wiresift"] |= {"action": "kill", "reason": "canceled", "revision": 2}
    return record


def self_test(validators):
    failed = 0
    strict = planted(STORY, ("wiresift",), DROP)
    for name, profile, record in (
            ("Story", "story", STORY), ("Kill", "story", killed()), ("Strict", "strict", strict),
            ("Audit", "audit", AUDIT), ("Rejection", "audit", REJECTION)):
        errors = list(errors_of(record, validators[profile]))
        if errors:
            failed += 1
            print(f"{name}: valid, but reported: {errors[0]}")
    for name, profile, record, path, value in PLANTED:
        if not list(errors_of(planted(record, path, value), validators[profile])):
            failed += 1
            print(f"{name}: not noticed")
    if not errors_of_line("{", validators["story"]):
        failed += 1
        print("NotJson: not noticed")
    print(f"{len(PLANTED) + 6} cases, {failed} failed")
    return 1 if failed else 0


def main(arguments):
    validators = make_validators()
    if arguments == ["--self-test"]:
        return self_test(validators)
    if len(arguments) != 1 or arguments[0] not in validators:
        print(__doc__, file=sys.stderr)
        return 64
    lines = sys.stdin.buffer.read().decode("utf-8").split("\n")
    return validate([line for line in lines if line], validators[arguments[0]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
