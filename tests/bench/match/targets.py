"""Figures held against what is wanted of them: PASS or FAIL a target."""
from scores import short


class Targets:
    """Each target with the worst figure of the runs that it is about; `failed` counts those not reached."""

    def __init__(self, command):
        self.command = command
        self.failed = 0

    def least(self, what, wanted, runs, figure):
        worst = min(runs, key=figure)
        self.say(what, figure(worst) >= wanted, short(figure(worst)), worst, f"at least {short(wanted, 3)}")

    def most(self, what, wanted, runs, figure, found=lambda run: ""):
        worst = max(runs, key=figure)
        self.say(what, figure(worst) <= wanted, short(figure(worst)) + found(worst), worst,
                 f"at most {short(wanted, 3)}")

    def say(self, what, reached, found, run, wanted):
        self.failed += not reached
        verdict = "PASS" if reached else "FAIL"
        print(f"{verdict} {self.command}: {what}: {found} in {run['name']}, wanted {wanted}")
