"""Fingerprints of runs: the same before and after a change that is to alter no result.

    python -m tools.fingerprints [RUN ...]

A fingerprint covers daily metrics, the summary, dated events and the table of movers at the end. The bits are those of
one processor and one set of libraries: compare two versions of the code on one machine.
"""

import hashlib
import sys

import numpy as np

from sim import BorderModel, load

RUNS = {
    "schengen baseline": ("baseline", ["days=500"]),
    "schengen political_withdrawal": ("political_withdrawal", ["days=600"]),
    "schengen mass_displacement": ("mass_displacement", ["days=650"]),
    "schengen merged_lists": ("merged_lists", ["days=400", "surveillance.allocation=optimised"]),
    "schengen isolated": ("isolated", ["days=300"]),
    "us_mexico baseline": ("baseline", ["world=us_mexico", "days=700"]),
    "us_mexico us_2016": ("us_2016", ["days=400", "movers.learning.explore=thompson"]),
    "synthetic technology_disparity": (
        "technology_disparity", ["world=synthetic", "days=800", "movers.choice.rule=gravity"],
    ),
    "synthetic joint_patrol": (
        "joint_patrol", ["world=synthetic", "world.states=20", "days=500", "surveillance.allocation=joint"],
    ),
    "synthetic individual": (
        "baseline",
        ["world=synthetic", "days=120", "posts.travellers=individual", "surveillance.allocation=reactive",
         "information.investigations.lead_share=0.4", "information.lists.tip_share=0.4"],
    ),
}  # fmt: skip
MOVERS = ("serial", "due", "stream", "route", "arrested", "stage", "mode", "leg", "attempt")
SEED = 11


def fingerprint(model: BorderModel) -> str:
    """Sixteen hexadecimal digits of a run that has been lived."""
    digest, frame = hashlib.sha256(), model.frame()
    for name in sorted(frame.columns):
        digest.update(name.encode() + np.ascontiguousarray(frame[name].to_numpy(float)).tobytes())
    for name, value in sorted(model.summary().items()):
        digest.update(f"{name} {value!r}".encode())
    digest.update(model.events_frame().to_csv().encode())
    movers = model.world.movers
    order = np.lexsort((movers.due, movers.serial))
    for name in MOVERS:
        digest.update(np.ascontiguousarray(getattr(movers, name)[order]).tobytes())
    return digest.hexdigest()[:16]


def main() -> None:
    """Print the fingerprint of each run asked for, or of all."""
    for run in sys.argv[1:] or RUNS:
        scenario, overrides = RUNS[run]
        print(f"{run:34s} {fingerprint(BorderModel(load(scenario, seed=SEED, overrides=overrides)).run())}", flush=True)


if __name__ == "__main__":
    main()
