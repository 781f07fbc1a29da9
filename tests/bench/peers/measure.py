"""Runs a command and writes its costs as JSON.

measure.py COSTS.json OUTPUT COMMAND...: its output goes to OUTPUT; CPU seconds and peak RSS are the
system's account of the process; `max_ms` is there when it said `slowest N ms` on stderr.
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
    found = {"seconds": usage.ru_utime + usage.ru_stime, "rss_mib": usage.ru_maxrss / 1024}
    for slowest in re.findall(r"slowest (\d+(?:\.\d+)?) ms", said)[-1:]:
        found["max_ms"] = float(slowest)
    with open(costs, "w") as out:
        json.dump(found, out)


main(*sys.argv[1:])
