"""Settings of budgets and of what they buy, in physical units."""

from sim.settings import Settings, setting

PROTOTYPE = "assumption (calibrated on a two-state prototype against US south-west border targets)"


class TechnologySettings(Settings):
    """Equipment of the border services: bought from a budget, unequal between members by ``gap``."""

    gap: float = setting(0.25, "disparity between rich and poor members at the same total spending: 0 by need, 1 by wealth", unit="share", ge=0, le=1, plausible=(0, 1))
    spending: float = setting(1.0, "factor on all members' spending for surveillance", unit="ratio", ge=0, le=20, plausible=(0.5, 4))
    neighbour_spending: float = setting(0.35, "spending of states outside the club, per km, relative to members", unit="ratio", ge=0, le=20, plausible=(0.1, 1))
    patrols_per_km: float = setting(0.90, "patrol units per km of external green border at spending 1", unit="units/km", source=PROTOTYPE, ge=0, le=50, plausible=(0.05, 1.4))
    boats_per_km: float = setting(0.30, "patrol boats and aircraft per km of guarded sea front at spending 1", unit="units/km", ge=0, le=50, plausible=(0.05, 1))
    interior_patrols_per_km: float = setting(0.01, "mobile patrols per km of internal border", unit="units/km", ge=0, le=10, plausible=(0, 0.05))
    tower_cover: float = setting(0.30, "share of external border seen by towers and CCTV at spending 1", unit="share", source="assumption; 0.05 in 2006 and 0.55 in 2016 in the prototype's US packs", ge=0, le=1, plausible=(0, 0.65))
    drones_per_1000km: float = setting(1.5, "drones on station per 1,000 km at spending 1", unit="airframes", ge=0, le=500, plausible=(0, 10))
    patrol_cost_eur: float = setting(900.0, "cost of one patrol unit for one day", unit="EUR/day", ge=0, le=1e6, plausible=(300, 2000))
    tower_cost_eur: float = setting(300.0, "upkeep and depreciation of one tower for one day", unit="EUR/day", ge=0, le=1e6, plausible=(100, 1000))
    drone_cost_eur: float = setting(6000.0, "cost of one drone on station for one day", unit="EUR/day", ge=0, le=1e6, plausible=(2000, 20000))
    desk_cost_eur: float = setting(600.0, "cost of one staffed desk for one day", unit="EUR/day", ge=0, le=1e6, plausible=(300, 1200))
    information_days: float = setting(2.0, "technical latency of a shared record at spending 1", unit="days", ge=0, le=365, plausible=(0.1, 20))
    cyber_protection: float = setting(0.6, "share of attacks on border systems that protection stops", unit="share", ge=0, le=1, plausible=(0.3, 0.95))
    biometric_d: float = setting(1.2, "sensitivity that biometrics add at the first line", unit="d'", ge=0, le=8, plausible=(0, 4))
