"""Faults that other programs of the tests make; what these print or record gives the figures."""
import json
import pathlib
import re
import subprocess
import time

from broken import promise

TESTS = pathlib.Path(__file__).parent.parent

SAID_MAX = 10  # seconds until a refused login is said


def requests(lab, size, seeds, jobs):
    """Requests of transactions lost, delayed and refused, by an in-process Kafka."""
    command = [TESTS / "kfake" / "run.sh", *(["--long"] if size == "long" else []),
               "--jobs", str(jobs), lab.build, str(seeds)]
    return last_line(lab, "requests", command, "reached: ")


def simulation(lab, seeds):
    """The line over simulated ports, a schedule of faults a seed."""
    begin = time.monotonic()
    told = last_line(lab, "simulation", [lab.program("sim"), "--seeds", str(seeds)], "")
    took = time.monotonic() - begin
    text = (lab.folder / "simulation.log").read_text()
    counts = re.search(r"^(\d+) seeds, (\d+) steps, ([\d.]+) s of CPU", text, re.M)
    promise(counts and int(counts[1]) == seeds, f"not all seeds: {told}")
    struck = [int(count) for count in re.findall(r"^  [a-z-]+ (\d+)$", text, re.M)]
    promise(struck and min(struck) > 0, "a kind of fault never struck")
    return (f"{seeds} seeds, {counts[2]} steps, {sum(struck)} faults of {len(struck)} kinds: no "
            f"promise broken; {float(counts[3]):.0f} s of CPU, {took:.0f} s in all")


def takeover(lab, times):
    """The owner of the stories is killed at work, and a hot standby goes on."""
    slowest, _ = slowest_of(lab, times, "Standby.*", "takeover_ms")
    return (f"{times} kills of the owner at work: first verdict of the standby after "
            f"{slowest:.1f} s at most, of which 10 s are the session's time-out; 0 lost, "
            "0 duplicated, as an undisturbed line")


def topics(lab, times):
    """Records trimmed, a topic deleted, partitions added, under a running line."""
    slowest, count = slowest_of(lab, times, "TopicChanges.*", "read_after_ms")
    return (f"{times} times {count} changes: trimmed unread, it stops and names the place; "
            "trimmed after reading, it goes on; deleted, it waits and says so; partitions added are "
            f"read after {slowest:.1f} s at most")


def logins(lab, times):
    """Wrong passwords, users, certificates and rights, over TLS."""
    said = []
    for _ in range(times):
        tests = gtest(lab, "secure_broker_tests", "*")
        said += [int(test["said_after_ms"]) / 1000 for test in tests.values()
                 if "said_after_ms" in test]
    promise(said, "no fault was timed")
    promise(max(said) <= SAID_MAX, f"a fault was said only after {max(said):.1f} s")
    return (f"{times} times {len(tests)} tests, {len(said) // times} of them faults: each said and "
            f"not ready after {max(said):.1f} s at most, tried again, nothing unencrypted, no "
            "password shown")


def slowest_of(lab, times, pattern, name):
    """The longest time, in seconds, that one of the line's tests recorded as `name`, and the number
    of tests."""
    runs = [gtest(lab, "line_broker_tests", pattern) for _ in range(times)]
    return max(int(figure(tests, name)) for tests in runs) / 1000, len(runs[0])


def last_line(lab, name, command, begin):
    """The last line of what a program prints that begins like this; the program must end well."""
    log = lab.folder / f"{name}.log"
    with open(log, "w") as out:
        done = subprocess.run([str(word) for word in command], stdout=out,
                              stderr=subprocess.STDOUT)
    text = log.read_text()
    promise(done.returncode == 0, f"exit code {done.returncode}:\n{text[-4000:]}")
    lines = [line for line in text.splitlines() if line.startswith(begin)]
    promise(lines, f"no line begins with '{begin}':\n{text[-4000:]}")
    return lines[-1].removeprefix(begin)


def gtest(lab, program, pattern):
    """What the tests of a program recorded, by test; all of them must have run and passed."""
    answer = lab.folder / f"{program}.json"
    answer.unlink(missing_ok=True)
    last_line(lab, program, [lab.program(program), f"--gtest_filter={pattern}",
                             f"--gtest_output=json:{answer}"], "[  PASSED  ]")
    suites = json.loads(answer.read_text())["testsuites"]
    tests = {test["name"]: test for suite in suites for test in suite["testsuite"]}
    promise(tests, f"{program}: no test is called {pattern}")
    skipped = [name for name, test in tests.items() if test["result"] != "COMPLETED"]
    promise(not skipped, f"not run: {skipped}")
    return tests


def figure(tests, name):
    """What one of the tests recorded under this name."""
    found = [test[name] for test in tests.values() if name in test]
    promise(len(found) == 1, f"{name} was recorded {len(found)} times")
    return found[0]
