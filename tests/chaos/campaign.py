"""Runs the parts of the campaign; run.sh tells how it is called."""
import argparse
import collections
import pathlib
import random
import sys
import time

import book
import broker_faults
import clock
import determinism
import disk
import frozen
import kills
import members
import memory
import narrow
import poison
import programs
import restore
import settings
import twice
from broken import Broken
from lab import Lab

ROOT = pathlib.Path(__file__).parent.parent.parent

# row: the number of the fault in results.tsv; ci: stands in the short campaign; short and
# long: the arguments of the two forms.
Part = collections.namedtuple("Part", "name row ci promise run short long")

PARTS = [
    Part("kill", 1, True, "kill -9 of the service under load: 0 lost, 0 duplicated, as the oracle",
         kills.kill_service, dict(kills=10), dict(kills=100)),
    Part("twice", 1, False, "one raw partition, two whole runs, one of them killed: the same bytes",
         twice.twice, dict(kills=5), dict(kills=50)),
    Part("broker-kill", 2, True, "kill -9 of the broker, restart: ready within 30 s, as the oracle",
         broker_faults.kill_broker, dict(kills=3), dict(kills=20)),
    Part("outage", 3, False, "the broker hangs: no exit, /readyz 503, memory flat, caught up",
         frozen.broker_frozen, dict(seconds=60), dict(seconds=300)),
    Part("frozen", 4, False, "the service hangs past its transaction: new producer within 10 s",
         frozen.service_frozen, dict(times=1), dict(times=10)),
    Part("zombie", 5, False, "two processes of one name: one yields with code 70",
         frozen.zombie, dict(times=1), dict(times=10)),
    Part("requests", 6, False, "requests of transactions lost, delayed, refused: as the oracle",
         programs.requests, dict(size="short", seeds=1, jobs=1),
         dict(size="long", seeds=6, jobs=6)),
    Part("rebalance", 7, False, "members 1 to 4 to 1, again and again: as the oracle",
         members.rebalance_storm, dict(rounds=20), dict(rounds=100)),
    Part("aborts", 8, False, "transactions aborted from outside: no article is its own copy",
         members.forced_aborts, dict(times=20), dict(times=300)),
    Part("determinism", 9, False, "1 to 8 threads, 1 to 3 processes: the same bytes",
         determinism.same_everywhere, dict(records=2_000), dict(records=20_000)),
    Part("simulation", 10, False, "schedules of faults on simulated ports: no promise broken",
         programs.simulation, dict(seeds=1_000), dict(seeds=100_000)),
    Part("poison", 11, True, "hostile records, alone and 1 % of a stream: each has its verdict",
         poison.poison, dict(records=5_000, beside=500), dict(records=200_000, beside=3_000)),
    Part("small-topic", 12, False, "outputs over a topic's limit: dead letters, no stall, no loop",
         narrow.small_topic, dict(records=600), dict(records=20_000)),
    Part("slow-broker", 13, False, "a broker that takes 200 kB/s: memory bounded, as the oracle",
         narrow.slow_broker, dict(seconds=60), dict(seconds=600)),
    Part("full-disk", 14, False, "the state's disk is full: waits and says so, then goes on",
         disk.full, dict(seconds=10), dict(seconds=120)),
    Part("damage", 15, False, "the store's files flipped and cut: detected, replayed",
         disk.damaged, dict(rounds=5), dict(rounds=100)),
    Part("clock", 16, False, "the service's clock stepped, articles dated 10 years off: as the oracle",
         clock.service_stepped, dict(rounds=1), dict(rounds=10)),
    Part("broker-clock", 16, False, "the broker's clock stepped: as the oracle",
         clock.broker_stepped, dict(rounds=1), dict(rounds=3)),
    Part("term", 17, True, "SIGTERM under load: exit 0 within 5 s, nothing done again",
         kills.terminate_service, dict(stops=10), dict(stops=50)),
    Part("soak", 18, False, "a steady rate: memory grows by 2 % at most after warm-up",
         memory.soak, dict(minutes=12), dict(minutes=30)),
    Part("restore", 19, False, "the state from the changelog or a local copy: ready at its end",
         restore.restore, dict(articles=20_000), dict(articles=400_000)),
    Part("takeover", 20, False, "the owner of the stories is killed: a hot standby goes on in time",
         programs.takeover, dict(times=1), dict(times=5)),
    Part("topics", 21, False, "topics trimmed, deleted, given partitions: said, nothing skipped",
         programs.topics, dict(times=1), dict(times=5)),
    Part("logins", 22, False, "wrong passwords and certificates: said within 10 s, never in the open",
         programs.logins, dict(times=1), dict(times=5)),
    Part("bad-config", 25, False, "wrong configurations: exit 78 with file, line and key",
         settings.bad, dict(), dict()),
    Part("reload", 25, False, "SIGHUP with a wrong file: refused, the old configuration goes on",
         settings.reload, dict(), dict()),
    Part("secrets", 26, False, "secrets stand in no log, page, print or command line",
         settings.secrets, dict(seconds=2), dict(seconds=60)),
]


def arguments():
    parser = argparse.ArgumentParser(prog="tests/chaos/run.sh")
    parser.add_argument("--part", nargs="+", choices=[part.name for part in PARTS], metavar="NAME")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 31))
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    options = parser.parse_args()
    if options.long and not options.part:
        parser.error("--long wants --part NAME: all of them take hours")
    return options


def run(lab, part, long):
    """The figure that the part reached, or None after saying what broke."""
    begin = time.monotonic()
    try:
        figure = part.run(lab, **(part.long if long else part.short))
    except Broken as broken:
        print(f"{part.name}: BROKEN: {broken}\n{lab.log_tails()}", flush=True)
        return None
    finally:
        lab.end_processes()
    print(f"{part.name}: {figure} ({time.monotonic() - begin:.0f} s)", flush=True)
    return figure


def list_parts():
    for part in PARTS:
        print(f"{'*' if part.ci else ' '} {part.name:14} row {part.row:2}  {part.promise}")


def main():
    options = arguments()
    if options.list:
        return list_parts()
    wanted = [part for part in PARTS if (part.name in options.part if options.part else part.ci)]
    print(f"seed {options.seed}", flush=True)
    commit = book.commit()  # not at the end: who works on meanwhile has another by then
    lab = Lab(options.build.resolve(), options.seed)
    broken = 0
    try:
        for part in wanted:
            figure = run(lab, part, options.long)
            broken += figure is None
            if figure is not None and (options.long or options.record):
                form = "long" if options.long else "short"
                book.note(part.name, form, figure, commit, {known.name: known.row for known in PARTS})
    finally:
        lab.close()
    sys.exit(1 if broken else 0)


main()
