"""The settings of a world: which map, how it is cut, and how much sets out and travels on it."""

from sim.settings import Settings, setting


class WorldSettings(Settings):
    """Which world is laid out and how finely."""

    layout: str = setting(
        "schengen",
        "map: schengen, us_mexico, asean, apec, global, another layout file by name or path (.yaml), or synthetic",
        pattern=r"^[\w./~ -]+$",
        source="own",
    )
    states: int = setting(12, "states of a synthetic world", unit="states", plausible=(4, 60), ge=2, le=200)
    clubs: int = setting(1, "clubs of a synthetic world that the richer half is parted into", unit="clubs", ge=1, le=16)
    seed: int = setting(1, "seed of a synthetic world's map, apart from the seeds of runs", ge=0, le=2**63 - 1)
    sector_km: float = setting(
        100.0,
        "target length of a stretch that movers tell apart",
        unit="km",
        source="assumption: the prototype calibrated 12 sectors of 100 km",
        plausible=(50, 200),
        ge=5,
        le=2000,
    )
    cut: int = setting(
        1,
        "equal sectors a stretch is cut into; refines the patrol grid, nothing else",
        unit="sectors/stretch",
        ge=1,
        le=64,
    )
    routes_per_stream: int = setting(4, "ways offered to each stream", unit="routes", plausible=(2, 6), ge=1, le=16)
    flow_scale: float = setting(
        1.0, "factor on everyone and everything that considers setting out", plausible=(0.5, 2), ge=0, le=1000
    )
    traffic_scale: float = setting(
        1.0, "factor on travellers and trucks; desks stay sized for 1", plausible=(0.7, 1.5), ge=0, le=100
    )
