"""Runs a command and writes its costs as JSON.

measure.py COSTS.json OUTPUT COMMAND...: its output goes to OUTPUT; CPU seconds and peak RSS are the
system's account of the process; `max_ms` is what it said on stderr as `slowest N ms`.
"""
import json
import os
import re
import subprocess
import sys


def main(costs, output, *command):
    with open(output, "wb") as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE)
        said = child.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}\n{said[-2000:]}")
    slowest = re.findall(r"slowest (\d+(?:\.\d+)?) ms", said)
    if not slowest:
        sys.exit(f"{' '.join(command)}: expected 'slowest N ms' on stderr, found: {said[-200:]!r}")
    with open(costs, "w") as out:
        json.dump({"seconds": usage.ru_utime + usage.ru_stime, "rss_mib": usage.ru_maxrss / 1024,
                   "max_ms": float(slowest[-1])}, out)


main(*sys.argv[1:])
