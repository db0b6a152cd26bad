"""Settings of the size of the computation."""

from typing import Literal

from sim.settings import Settings, setting


class ScaleSettings(Settings):
    """Size of the computation."""

    threads: int = setting(1, "threads of one run", unit="threads", ge=1, le=256, identifies=False)
    memory_gib: float = setting(8.0, "memory that one run may use", unit="GiB", gt=0, le=4096, identifies=False)
    persons_per_alert: int = setting(
        25, "persons on national lists that one row of the alerts' table stands for", unit="persons", ge=1, le=10_000
    )
    table_days: int = setting(7, "days between refreshes of choice tables", unit="days", ge=1, le=31)
    detail: Literal["none", "figures", "all"] = setting(
        "figures",
        "which tables of where things happened a run keeps: none, those that figures read (borders, flows, exchange), or also those by state, network, treaty and route",
        identifies=False,
    )
