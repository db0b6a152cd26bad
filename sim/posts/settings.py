"""Settings of checks at border crossing points."""

from typing import Literal

from sim.settings import Settings, setting


class CustomsSettings(Settings):
    """Which trucks customs open, and what they find."""

    inspected_share: float = setting(0.02, "share of trucks opened at ordinary load", unit="share", source="assumption; customs administrations report 1-5 % of containers", ge=0, le=1, plausible=(0.005, 0.1))
    selectivity: float = setting(15.0, "how much likelier a loaded truck is opened than another when its plate is read (risk analysis)", unit="ratio", ge=1, le=100, plausible=(4, 40))
    found_share: float = setting(0.85, "share of hidden lots found when a truck is opened", unit="share", ge=0, le=1, plausible=(0.5, 0.95))


class PostSettings(Settings):
    """Checks at border crossing points (signal detection: Green & Swets 1966; queues: Erlang)."""

    staffing: float = setting(0.81, "factor on the desks that an ordinary day's mean traffic asks for", unit="ratio", ge=0.05, le=20, plausible=(0.7, 1.2))
    first_line_s: float = setting(45.0, "time of a first-line check without a queue", unit="s", gt=0, le=3600, plausible=(20, 120))
    hurried_s: float = setting(25.0, "shortest first-line check under a queue", unit="s", gt=0, le=3600, plausible=(10, 45))
    queue_half: float = setting(120.0, "queue per desk at which half of the hurry is reached", unit="persons", gt=0, le=1e5, plausible=(20, 500))
    skill_d: float = setting(2.64, "sensitivity of an officer with time", unit="d'", source="White et al. 2014: 14 % false acceptance, 6 % false rejection", ge=0, le=10, plausible=(1.5, 3.5))
    learning_s: float = setting(15.0, "time constant of the speed-accuracy trade", unit="s", gt=0, le=600, plausible=(5, 40))
    criterion: float = setting(1.56, "evidence above which an officer who finds as many targets as others refers a traveller", unit="k", source="White et al. 2014: 6 % false rejection", ge=-5, le=8, plausible=(1.2, 2))
    criterion_adapts: bool = setting(True, "whether officers' criterion follows how rarely they refuse anybody")
    prevalence_weight: float = setting(0.206, "weight of the log odds of a target in the criterion: 1 an ideal observer, 0 one who does not care", unit="ratio", source="assumption; misses rise from 7 to 30 % when targets fall from 50 to 1 % (Wolfe et al. 2005), which is 0.55", ge=0, le=1, plausible=(0.1, 0.3))
    usual_prevalence: float = setting(3e-5, "share of travellers refused that officers hold for usual before they have seen any", unit="share", gt=1e-9, le=0.5, plausible=(1e-5, 3e-4))
    prevalence_days: float = setting(28.0, "half-life of officers' memory of refusals", unit="days", ge=1, le=3650, plausible=(7, 90))
    criterion_sd: float = setting(0.3, "spread of the criterion between states that follow no common standard", unit="k", ge=0, le=2, plausible=(0, 0.6))
    second_line_s: float = setting(900.0, "time of a second-line check", unit="s", gt=0, le=36000, plausible=(300, 3600))
    second_line_d: float = setting(3.2, "sensitivity of the second line", unit="d'", ge=0, le=10, plausible=(2, 5))
    second_line_criterion: float = setting(2.8, "evidence above which entry is refused", unit="k", ge=-5, le=8, plausible=(1.5, 4))
    concealment: float = setting(1.0, "by how much intending overstayers with papers in order lower the sensitivity", unit="d'", ge=0, le=5, plausible=(0, 2))
    coached_share: float = setting(0.02, "share of intending overstayers whom an organisation has coached", unit="share", ge=0, le=1, plausible=(0, 0.2))
    coaching: float = setting(2.0, "by how much coaching lowers the sensitivity further", unit="d'", source="assumption; covert testers passed 67 of 70 checks (DHS OIG 2015), an upper bound", ge=0, le=8, plausible=(0.5, 3))
    truck_s: float = setting(272.0, "time of a truck's documentary check when its plate is not read", unit="s", gt=0, le=36000, plausible=(60, 900))
    read_saves: float = setting(0.25, "share of that time saved when the plate is read on arrival", unit="share", ge=0, lt=1, plausible=(0, 0.5))
    opened_s: float = setting(5400.0, "time of an opened truck", unit="s", gt=0, le=86400, plausible=(1800, 14400))
    arrival_cv2: float = setting(1.5, "squared variation of gaps between arrivals", unit="ratio", ge=0, le=50, plausible=(1, 4))
    burst_cv: float = setting(0.45, "variation of hourly arrivals beyond chance: flights, trains and buses come in waves", unit="ratio", ge=0, le=3, plausible=(0.2, 0.8))
    batch_land: float = setting(6.0, "persons who arrive together by road or rail", unit="persons", ge=1, le=1e4, plausible=(2, 40))
    batch_sea: float = setting(200.0, "persons who arrive together by ferry or cruise", unit="persons", ge=1, le=1e4, plausible=(50, 1000))
    batch_air: float = setting(150.0, "persons who arrive together by aircraft", unit="persons", ge=1, le=1e4, plausible=(80, 250))
    service_cv2: float = setting(0.6, "squared variation of service times", unit="ratio", ge=0, le=50, plausible=(0.3, 1.5))
    internal_check_share: float = setting(0.05, "share of travellers checked at a reintroduced internal control", unit="share", ge=0, le=1, plausible=(0.01, 0.3))
    travellers: Literal["counts", "individual"] = setting("counts", "legitimate travellers as counts by post and hour, or screened one by one", source="own")
    customs: CustomsSettings = CustomsSettings()
