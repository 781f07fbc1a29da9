#!/usr/bin/env python3
"""Microseconds of CPU an article by part of the work, from the samples of a running service.

    perf script --no-inline -F comm,period,ip,sym -i FILE | line_profile.py RECORDS

A sample belongs to the innermost of its functions that the table names, else to its thread.
"""
import collections
import re
import sys

# Part and the functions whose time it is, with all they call.
PARTS = [
    ("detect the language", r"DetectLanguage|CLD2::"),
    ("clean", r"Clean$|CleanWith|Cleaning::|ParsePlain|RuleSet::|SplitWords|CleanRulesVersion"),
    ("tokens and sketch", r"Tokenize|MakeSketch|Tokenizer::"),
    ("parse", r"ParseArticle|PeekArticleId|JsonDocument::"),
    ("encode and decode clean records", r"(En|De)codeCleanRecord"),
    ("compress and decompress texts", r"Compress|Decompress|ZSTD_"),
    ("look up and add to the index", r"Index::|OpenPostings::|Segment::"),
    ("compare", r"Matcher::|CoverOf|WordRecord::Assign"),
    ("evidence", r"Engine::Explain"),
    ("learn of publishers", r"LearnFrom|RenderLesson|PublisherCounts::"),
    ("read the state", r"State::Find|RocksStore::Get"),
    ("write the state", r"State::Commit|RocksStore::Write"),
    ("render stories", r"RenderPublication"),
    ("render verdicts", r"RenderAudit"),
    ("hand outputs to the producer", r"KafkaSink::Write"),
    ("commit", r"KafkaSink::Commit"),
    ("take records from the consumer", r"KafkaSource::Poll"),
    ("changes of stories", r"Engine::Decide|State::"),
    ("count", r"Lane::Count|OnBatch|OnStage"),
    ("prepare, the rest", r"Stage::Prepare"),
    ("the loop, the rest", r"Loop::(?!Prepare)"),
    ("the pool, the rest", r"Pool::Work"),
]
# By the names of threads: librdkafka's and RocksDB's own.
THREADS = [("librdkafka: compress", r"rdk:.*", r"LZ4|ZSTD|deflate"),
           ("librdkafka: the rest", r"rdk:.*", r""),
           ("RocksDB's threads", r"rocksdb.*", r"")]

SAMPLE = re.compile(r"^(\S.*?)\s+(\d+)\s*$")


def part_of(thread, frames):
    for name, thread_names, functions in THREADS:
        if re.match(thread_names, thread) and any(re.search(functions, f) for f in frames or [""]):
            return name
    for frame in frames:  # innermost first
        for name, functions in PARTS:
            if re.search(r"\b(wiresift::)?(\S*::)?(" + functions + ")", frame):
                return name
    return "not told apart"


def main():
    records = int(sys.argv[1])
    micros = collections.Counter()
    thread, period, frames = None, 0, []
    for line in list(sys.stdin) + [""]:
        line = line.rstrip("\n")
        if not line.strip():
            if thread is not None:
                micros[part_of(thread, frames)] += period / 1e3
            thread, frames = None, []
        elif line[0] in " \t":
            frames.append(line.strip().split(" ", 1)[-1])
        else:
            found = SAMPLE.match(line)
            thread, period = found.group(1), int(found.group(2))
    print("| part | us an article |")
    print("|---|---|")
    for name, total in micros.most_common():
        print(f"| {name} | {total / records:.1f} |")
    print(f"| all | {sum(micros.values()) / records:.1f} |")


main()
