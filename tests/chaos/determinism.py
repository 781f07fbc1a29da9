"""One ordered log, decided by services of all shapes."""
import time

PARTITIONS = 4
EXTRA = f"story: {{partitions: {PARTITIONS}}}\ncommit: {{interval: 50ms, max_records: 50}}\n"
THREADS = [1, 2, 4, 8]
INSTANCES = [1, 2, 3]


def same_everywhere(lab, records):
    """Threads, processes and how partitions move between them change no byte of what is decided."""
    first = lab.line("order", extra=EXTRA)
    cleaner = first.service("cleaner", extra="roles: [clean]\n")
    cleaner.start()
    first.feed_all(records)
    shared = {kind: first.topic(kind) for kind in ("raw", "clean")}
    stories = 0
    for threads in THREADS:
        for instances in INSTANCES:
            answer = decide(lab, f"t{threads}-i{instances}", shared, threads, instances)
            stories = answer["stories"]["records"]
    cleaner.terminate()
    return (f"{len(THREADS) * len(INSTANCES)} times the same {records} articles of one ordered log, "
            f"{PARTITIONS} partitions, by 1, 2, 4 and 8 threads in 1 to 3 processes that came one "
            f"after the other: the same {stories} records of stories with their uris, verdicts and "
            "states, byte for byte")


def decide(lab, name, shared, threads, instances):
    """A line of its own over the shared log, held against the oracle, which has no threads."""
    line = lab.line(name, extra=EXTRA, shared=shared)
    services = [line.service(f"{name}-{i}", extra=f"roles: [story]\nthreads: {threads}\n")
                for i in range(instances)]
    for service in services:
        service.start()
        time.sleep(lab.random.uniform(0, 2))
    line.wait(timeout=300)
    for service in services:
        service.terminate()
    return line.check()
