"""Settings of trafficking in persons."""

from sim.settings import Settings, setting

CRIME = "assumption, calibrated on a prototype of crime"


class TraffickingSettings(Settings):
    """Victims come legally, by deception; they are exploited afterwards, and few are identified."""

    recruits_per_million: float = setting(120.0, "victims a year per million inhabitants of the state of exploitation", unit="1/(million year)", source="fitted: 10,793 registered in the Union in 2023 (Eurostat), at 0.2 of the inflow (F09)", ge=0, le=1e5, plausible=(40, 300))
    own_share: float = setting(0.28, "share of them who are its own nationals", unit="share", source="Eurostat 2023 (K30)", ge=0, le=1, plausible=(0.15, 0.45))
    map_share: float = setting(0.49, "share of the others who come from states of the map", unit="share", source="assumption; 0.08 from other members (K30), the rest from neighbours", ge=0, le=1, plausible=(0.2, 0.7))
    reach_km: float = setting(1500.0, "distance at which as many as exp(-1) come", unit="km", ge=10, le=20000, plausible=(500, 4000))
    seen_at_check: float = setting(0.01, "chance that officers who check a victim on the way notice it", unit="probability", source="assumption; deception: most travel on papers of their own and do not know", ge=0, le=1, plausible=(0.002, 0.05))
    identified_per_year: float = setting(0.14, "hazard that a victim who is exploited is identified", unit="1/year", source=f"{CRIME}: 0.1 to 0.45", ge=0, le=20, plausible=(0.1, 0.45))
    referral_gain: float = setting(0.6, "rise of that hazard where all victims are referred to help: who is helped is found sooner, by others who were", unit="share", ge=0, le=10, plausible=(0.2, 1.5))
    exit_per_year: float = setting(0.55, "hazard that a victim gets away without being identified", unit="1/year", source=f"{CRIME}: 0.3 to 0.8", ge=0, le=20, plausible=(0.3, 0.8))
    again_alone: float = setting(0.2, "share of those identified and not referred who are recruited again", unit="share", ge=0, le=1, plausible=(0.05, 0.4))
    again_referred: float = setting(0.05, "the same of those referred", unit="share", ge=0, le=1, plausible=(0.01, 0.15))
    suspects: float = setting(0.785, "suspects for each victim identified", unit="ratio", source="8,471 suspects, 10,793 victims (Eurostat 2023)", ge=0, le=20, plausible=(0.5, 1.2))
    testify_alone: float = setting(0.35, "share of victims not referred who testify", unit="share", source=CRIME, ge=0, le=1, plausible=(0.2, 0.5))
    testify_referred: float = setting(0.5, "the same of those referred", unit="share", source=CRIME, ge=0, le=1, plausible=(0.35, 0.7))
    evidence_home: float = setting(0.1, "evidence against a suspect without the victim", unit="ln", source="fitted: convicted per suspected 0.27 (K29)", ge=0, le=10, plausible=(0.05, 0.2))
    evidence_victim: float = setting(0.45, "evidence that a victim's testimony adds", unit="ln", source="fitted with it", ge=0, le=10, plausible=(0.2, 0.8))
    evidence_foreign: float = setting(0.2, "evidence that all admitted evidence from the victim's country adds", unit="ln", source="fitted with it", ge=0, le=10, plausible=(0.05, 0.5))
    trial_days: float = setting(365.0, "time before a trial within which that must come", unit="days", ge=1, le=3650, plausible=(180, 730))
