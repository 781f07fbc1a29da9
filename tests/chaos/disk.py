"""The local copy of the state is full or damaged; the log has everything."""
import subprocess
import time

from broken import Broken, promise
from kills import SMALL

RATE = 300


def damaged(lab, rounds):
    """Between two runs bytes of the store are flipped or files cut: detected or harmless, never believed."""
    line = lab.line("damage", extra=SMALL)
    service = line.service()
    for _ in range(rounds):
        service.start()
        service.wait_until_ready()
        line.feed_all(300)
        line.wait()
        service.terminate()
        store = line.folder / "one"
        files = [file for file in store.rglob("*") if file.is_file() and file.stat().st_size > 0]
        promise(files, f"no files in {store}")
        for file in lab.random.sample(files, min(2, len(files))):
            damage(lab.random, file)
    service.start()
    service.wait_until_ready()
    line.feed_all(300)
    line.wait()
    service.terminate()
    answer = line.check()
    return (f"{rounds} times two files damaged by flips or cuts: {answer['raw']} records, 0 lost, "
            "0 duplicated, as the oracle")


def damage(random, file):
    """Up to twenty flipped bytes, or a cut."""
    data = bytearray(file.read_bytes())
    if random.random() < 0.3:
        data = data[:random.randrange(len(data))]
    else:
        for _ in range(random.randint(1, 20)):
            data[random.randrange(len(data))] ^= random.randint(1, 255)
    file.write_bytes(data)


def full(lab, seconds):
    """The state's disk is full: it says so and waits; with room again it goes on."""
    line = lab.line("full", extra=SMALL)
    disk = line.folder / "one"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)])
    if mount.returncode != 0:
        raise Broken("mount: this part needs the right to mount a tmpfs")
    service = line.service()
    try:
        service.start()
        service.wait_for_status("/livez", 200, 10)
        line.feed_all(3_000)
        time.sleep(seconds)
        promise(service.is_running(), f"ended with code {service.process.poll()}")
        waiting = service.get("/readyz")
        told = "state store" in service.log()
        subprocess.run(["mount", "-o", "remount,size=400m", str(disk)], check=True)
        service.wait_until_ready()
        line.wait()
        service.terminate()
    finally:
        if service.is_running():
            service.kill()
        subprocess.run(["umount", str(disk)], check=True)
    promise(told, f"nothing was said of the full disk; /readyz {waiting}")
    answer = line.check()
    return (f"16 kB for {seconds} s, then room: stayed up, said why, went on, {answer['raw']} "
            "records: 0 lost, 0 duplicated, as the oracle")
