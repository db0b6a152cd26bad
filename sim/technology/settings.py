"""Settings of budgets and of what they buy, in physical units; each technology moves one named parameter."""

from typing import Any

from sim.settings import PROTOTYPE, Settings, setting

ANPR = "Parking Trend International 2008: users see 90-94 %, vendors claim 98 %"
DEMOGRAPHIC = "NISTIR 8280 (2019): 10 to 100 times between groups"


def cost(default: float, unit: str, plausible: tuple[float, float]) -> Any:
    """What one unit costs."""
    return setting(default, f"cost of one {unit} for one day, upkeep and replacement together", unit="EUR/day", gt=0, le=1e6, plausible=plausible)


def upkeep(default: float) -> Any:
    """How cost parts in running and replacing."""
    return setting(default, "share of that cost that is upkeep; the rest replaces what wears out", unit="share", gt=0, le=0.95)


def lead(default: int) -> Any:
    """Procurement."""
    return setting(default, "months from order to delivery", unit="months", ge=1, le=35, plausible=(2, 30))


def life(default: float) -> Any:
    """Wear."""
    return setting(default, "mean time in service", unit="years", gt=0.5, le=50)


class TowersSettings(Settings):
    """Towers and CCTV with remote access: they move the covered share of the land border."""

    cost_eur: float = cost(300.0, "tower", (100, 1000))
    upkeep_share: float = upkeep(0.4)
    lead_months: int = lead(18)
    life_years: float = life(10.0)


class DronesSettings(Settings):
    """Drones: they move the search effort from the air."""

    cost_eur: float = cost(6000.0, "drone on station", (2000, 20000))
    upkeep_share: float = upkeep(0.6)
    lead_months: int = lead(12)
    life_years: float = life(7.0)


class BmisSettings(Settings):
    """Border management information system: it moves the latency of records and the seconds of a check."""

    cost_eur: float = cost(30.0, "connected desk", (5, 100))
    upkeep_share: float = upkeep(0.5)
    lead_months: int = lead(24)
    life_years: float = life(8.0)
    cover: float = setting(0.8, "share of desks connected at spending 1", unit="share", ge=0, le=1, plausible=(0.4, 1))
    paper_share: float = setting(0.3, "time that a check without the system takes on top", unit="share", source="assumption; forecasts for the Entry/Exit System span +30 % to x4 for a new system, not for none", ge=0, le=10, plausible=(0.1, 1))


class AnprSettings(Settings):
    """Number-plate readers at cargo lanes: they move the share of plates read."""

    cost_eur: float = cost(25.0, "lane with readers", (5, 100))
    upkeep_share: float = upkeep(0.4)
    lead_months: int = lead(9)
    life_years: float = life(8.0)
    cover: float = setting(0.6, "share of cargo lanes with readers at spending 1", unit="share", ge=0, le=1, plausible=(0.2, 1))
    read_rate: float = setting(0.92, "share of home plates read", unit="share", source=ANPR, ge=0, le=1, plausible=(0.9, 0.94))
    foreign_share: float = setting(0.6, "share of trucks entering with foreign plates", unit="share", ge=0, le=1, plausible=(0.3, 0.9))
    foreign_factor: float = setting(0.6, "reading of foreign plates without shared formats, relative to home plates", unit="ratio", ge=0, le=1, plausible=(0.3, 0.9))


class BiometricsSettings(Settings):
    """Readers of faces and fingers: they move the sensitivity of the first line, by their year of make."""

    cost_eur: float = cost(25.0, "desk with readers", (5, 100))
    upkeep_share: float = upkeep(0.4)
    lead_months: int = lead(12)
    life_years: float = life(5.0)
    cover: float = setting(0.7, "share of desks with readers at spending 1", unit="share", ge=0, le=1, plausible=(0.2, 1))
    false_match: float = setting(0.003, "false matches at the operating threshold", unit="share", source="NISTIR 8381 (2021)", gt=1e-9, lt=0.5, plausible=(0.0003, 0.01))
    weight: float = setting(0.3, "share of a reader's d' that speaks to a check: most targets travel as themselves", unit="share", ge=0, le=1, plausible=(0, 0.6))
    group_share: float = setting(0.1, "share of travellers in the group that readers mistake more often", unit="share", ge=0, le=1, plausible=(0.05, 0.3))
    group_factor: float = setting(10.0, "false matches of that group relative to others", unit="ratio", source=DEMOGRAPHIC, ge=1, le=1000, plausible=(2, 100))


class AnalyticsSettings(Settings):
    """Analytics by trained algorithms: they move false alarms, an operator's rate and whom officers refer; nothing else."""

    cost_eur: float = cost(100.0, "tower whose pictures are analysed", (20, 400))
    upkeep_share: float = upkeep(0.6)
    lead_months: int = lead(6)
    life_years: float = life(4.0)
    cover: float = setting(0.0, "share of towers analysed at spending 1", unit="share", ge=0, le=1, plausible=(0, 1))
    alarm_factor: float = setting(0.5, "false alarms with analytics relative to those without: below 1 a better sorting, above 1 a more nervous one", unit="ratio", ge=0, le=50, plausible=(0.2, 2))
    judging_factor: float = setting(1.5, "alarms that an operator can judge with analytics relative to without", unit="ratio", ge=0.1, le=50, plausible=(1, 3))
    targeting_d: float = setting(0.4, "sensitivity that analytics add to referrals", unit="d'", ge=0, le=8, plausible=(0, 1))


class CyberSettings(Settings):
    """Attacks on border systems."""

    protection: float = setting(0.6, "share of attacks on border systems that protection stops", unit="share", ge=0, le=1, plausible=(0.3, 0.95))
    attacks_per_year: float = setting(0.15, "attacks on a state's border systems that nobody's data passes through", unit="1/year", ge=0, le=1000, plausible=(0.02, 2))
    surface: float = setting(0.03, "further attacks for each partner whose systems are connected", unit="share", ge=0, le=10, plausible=(0, 0.2))
    outage_days: float = setting(3.0, "mean time that systems are down after a successful attack", unit="days", gt=0, le=365, plausible=(0.5, 15))
    spread: float = setting(0.05, "chance that an outage takes the partners' connected systems with it", unit="probability", ge=0, le=1, plausible=(0, 0.3))
    delay_days: float = setting(3.0, "further latency of records while systems are down", unit="days", ge=0, le=365, plausible=(1, 15))


class TechnologySettings(Settings):
    """Equipment of the border services: bought from a budget, unequal between states by ``gap``."""

    gap: float = setting(0.25, "disparity between rich and poor members at the same total spending: 0 by need, 1 by wealth; a member that stands alone differs from the states outside", unit="share", ge=0, le=1, plausible=(0, 1))
    spending: float = setting(1.0, "factor on all members' spending for surveillance", unit="ratio", ge=0, le=20, plausible=(0.5, 4))
    neighbour_spending: float = setting(0.35, "spending of states outside the club, per km, relative to members", unit="ratio", ge=0, le=20, plausible=(0.1, 1))
    patrols_per_km: float = setting(0.90, "patrol units per km of external green border at spending 1", unit="units/km", source=PROTOTYPE, ge=0, le=50, plausible=(0.05, 1.4))
    boats_per_km: float = setting(0.30, "patrol boats and aircraft per km of guarded sea front at spending 1", unit="units/km", ge=0, le=50, plausible=(0.05, 1))
    interior_patrols_per_km: float = setting(0.01, "mobile patrols per km of internal border", unit="units/km", ge=0, le=10, plausible=(0, 0.05))
    tower_cover: float = setting(0.30, "share of external border seen by towers and CCTV at spending 1", unit="share", source="assumption; 0.05 in 2006 and 0.55 in 2016 in the prototype's US packs", ge=0, le=1, plausible=(0, 0.65))
    drones_per_1000km: float = setting(1.5, "drones on station per 1,000 km at spending 1", unit="airframes", ge=0, le=500, plausible=(0, 10))
    patrol_cost_eur: float = setting(900.0, "cost of one patrol unit for one day", unit="EUR/day", ge=0, le=1e6, plausible=(300, 2000))
    desk_cost_eur: float = setting(560.0, "cost of one staffed desk or cargo lane for one day, its equipment apart", unit="EUR/day", source="assumption on 17.6 hours a day; 31.8 EUR an hour is the mean labour cost in the EU (Eurostat, 2023)", ge=0, le=1e6, plausible=(300, 1200))
    information_days: float = setting(2.0, "technical latency of a shared record where four desks in five are connected", unit="days", ge=0.01, le=365, plausible=(0.1, 20))
    schooling_elasticity: float = setting(0.1, "fall of officers' sensitivity per log of spending below 1", unit="ratio", ge=0, le=5, plausible=(0, 0.3))
    interop_latency: float = setting(0.25, "fall of interoperability per log of the ratio of two states' latencies", unit="ratio", ge=0, le=10, plausible=(0, 1))
    interop_reads: float = setting(0.25, "the same per difference of their read rates", unit="ratio", ge=0, le=10, plausible=(0, 1))
    interop_formats: float = setting(0.25, "the same per difference of the shares of their records that follow the common standard", unit="ratio", ge=0, le=10, plausible=(0, 1))
    towers: TowersSettings = TowersSettings()
    drones: DronesSettings = DronesSettings()
    bmis: BmisSettings = BmisSettings()
    anpr: AnprSettings = AnprSettings()
    biometrics: BiometricsSettings = BiometricsSettings()
    analytics: AnalyticsSettings = AnalyticsSettings()
    cyber: CyberSettings = CyberSettings()

    @property
    def portfolio(self) -> tuple:
        """Terms of each technology, in the order of ``tables.Technology``."""
        return self.towers, self.drones, self.bmis, self.anpr, self.biometrics, self.analytics
