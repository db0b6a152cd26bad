"""Settings of departure control: what a state of departure can do, and what moves it to do so."""

from sim.settings import Settings, setting

NOTES = "assumption; a prototype of deals with states of departure"


class DepartureSettings(Settings):
    """How states guard their exits: own units, partners' equipment, and the priority of people in transit."""

    own_land_units_per_km: float = setting(1.2, "units of a state of mean governance that could guard a km of its exit by land", unit="units/km", ge=0, le=50, plausible=(0.4, 2))
    own_sea_units_per_km: float = setting(0.7, "boats and coastal patrols of such a state per km of its exit by sea", unit="units/km", source=NOTES + ": exponent of 2 to 6 at full priority", ge=0, le=50, plausible=(0.3, 1.2))
    governance: float = setting(1.8, "rise of the log of own units per sd of rule of law", unit="ln/sd", source="assumption; a weak state had hardly a coast guard before a partner built it up (Libya, 2017)", ge=0, le=3, plausible=(0.8, 2.5))
    base_priority: float = setting(-2.9, "logit of the share of units that look for people in transit without any bargain", unit="logit", source=NOTES, ge=-20, le=10, plausible=(-4, -2))
    pay_weight: float = setting(1.9, "rise of that logit per log of one plus pay in units of pay", unit="logit", source=NOTES, ge=0, le=20, plausible=(1, 3))
    pay_unit: float = setting(0.0005, "unit of pay, as share of a year's GDP of the state of departure", unit="share", source=NOTES, gt=0, le=1, plausible=(0.0002, 0.001))
    visa_weight: float = setting(0.8, "rise of that logit by visas for the citizens of the state of departure", unit="logit", ge=0, le=10, plausible=(0, 2))
    return_weight: float = setting(0.5, "rise of that logit where the state of departure must take back all who come through it: whom it does not stop, it gets back", unit="logit", ge=0, le=10, plausible=(0, 1))
    host_weight: float = setting(0.2, "fall of that logit per person stranded there per 1,000 inhabitants", unit="logit", ge=0, le=10, plausible=(0, 1))
    willingness_weight: float = setting(2.0, "rise of that logit per share of willingness to cooperate beyond the world's mean at the start", unit="logit", ge=0, le=20, plausible=(0, 5))
    adjust_days: float = setting(28.0, "days in which priority closes 63 % of its gap", unit="days", source=NOTES, gt=0, le=3650, plausible=(7, 90))
    fade_days: float = setting(546.0, "days in which a bargain that nobody monitors fades by 63 %", unit="days", source=NOTES, gt=0, le=36500, plausible=(180, 1050))
    monitoring_days: float = setting(182.0, "days in which full monitoring restores 63 % of what faded", unit="days", source=NOTES, gt=0, le=36500, plausible=(60, 365))
    result_wanted: float = setting(0.5, "share of departures stopped that earns the whole of a conditional payment", unit="share", gt=0, le=1, plausible=(0.3, 0.8))
    lead_months: int = setting(5, "months until a partner's equipment is in service with trained crews", unit="months", source="arrivals fell in July 2017, five months after the memorandum of 2 February 2017", ge=1, le=35, plausible=(3, 18))
    life_years: float = setting(8.0, "mean time in service of that equipment", unit="years", gt=0.5, le=50, plausible=(4, 15))
    run_cost_usd: float = setting(1000.0, "cost of one of a partner's units for one day, which its pay must cover: crew, fuel, upkeep", unit="USD/day", ge=0, le=1e6, plausible=(300, 3000))
    detained_days: float = setting(10.0, "mean detention in the state of departure of those whom it stops", unit="days", source="assumption; less than the time that they are kept from another attempt", ge=0, le=1000, plausible=(1, 60))
    afloat_share: float = setting(0.6, "share of those stopped at a sea border who are at sea already", unit="share", ge=0, le=1, plausible=(0.2, 1))
    led_safety: float = setting(0.5, "fall of the danger of a crossing to whose line people are led", unit="share", ge=0, le=1, plausible=(0, 0.9))
