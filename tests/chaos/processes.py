"""Processes that the campaign starts: none outlives it."""
import ctypes
import signal
import socket
import subprocess
import time

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None)


def die_with_parent():
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def spawn(command, **more):
    return subprocess.Popen([str(word) for word in command], preexec_fn=die_with_parent, **more)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_until(holds, limit, every=0.05):
    """Seconds until `holds()`, or None when it did not within `limit`."""
    begin = time.monotonic()
    while time.monotonic() - begin < limit:
        if holds():
            return time.monotonic() - begin
        time.sleep(every)
    return None
