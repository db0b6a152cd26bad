"""Settings of information: lists, searches, linkage, exchange, requests, standards, misuse."""

from typing import Literal

from sim.settings import Settings, setting


class ListSettings(Settings):
    """National lists, and the searches that go through them."""

    persons_per_million: float = setting(3700.0, "persons on a state's list per million inhabitants", unit="1/million", source="1.7 million person alerts in SIS, 460 million inhabitants (2024)", ge=0, le=1e6, plausible=(1000, 8000))
    documents_per_million: float = setting(175_000.0, "records of lost, stolen and invalidated documents per million inhabitants", unit="1/million", source="93.2 million SIS alerts at the end of 2024 (eu-LISA), most of them documents: split is an assumption", ge=0, le=1e7, plausible=(50_000, 250_000))
    objects_per_million: float = setting(22_000.0, "records of other objects per million inhabitants", unit="1/million", ge=0, le=1e7, plausible=(5_000, 50_000))
    factor: float = setting(1.0, "factor on every list: lists grow while the world stays as it is", unit="ratio", ge=0, le=100, plausible=(0.5, 2))
    refusal_days: int = setting(1095, "retention of an alert for refusal of entry; the longer, the longer the list", unit="days", source="Reg. (EU) 2018/1861: review after three years", ge=1, le=30_000, plausible=(365, 1825))
    ban_share: float = setting(0.5, "share of returns that lead to an alert for refusal of entry", unit="share", source="assumption; Reg. (EU) 2018/1861 art. 24", ge=0, le=1, plausible=(0.2, 1))
    tip_share: float = setting(0.05, "share of consignments about which police of a state on their way receive a tip that names the vehicle", unit="share", ge=0, le=1, plausible=(0, 0.2))
    tip_days: int = setting(30, "time for which such news is of use", unit="days", source="assumption; operational intelligence", ge=1, le=3650, plausible=(2, 90))
    searches_per_inhabitant: float = setting(32.0, "searches of lists by police inland", unit="1/(person year)", source="15.0 bn SIS searches in 2024 (eu-LISA), less border checks, over 460 million inhabitants", ge=0, le=1e4, plausible=(5, 60))
    checks_per_year: float = setting(5.0, "checks of a person's identity against the lists that police inland make of an inhabitant, at the usual searches per inhabitant", unit="1/year", source="assumption, such that foreign hits are near SIS (26.5 per million searches in 2024); between stops that adults remember (0.14 a year, FRA 2021) and all searches per inhabitant, most of them automatic or of things", ge=0, le=365, plausible=(0.5, 8))
    home_share: float = setting(0.75, "share of persons under alerts who live in the state that entered the alert", unit="share", source="assumption", ge=0, le=1, plausible=(0.5, 0.95))
    stay_days: float = setting(5.0, "mean stay of a trip abroad", unit="days", source="assumption; nights of trips abroad are fewer where commuters count", ge=0, le=365, plausible=(1, 10))
    carriers_per_million: float = setting(83.0, "travellers with a recorded document per million checked", unit="1/million", source="SLTD hits per search 8.3e-5 (Interpol 2013, 2016)", ge=0, le=1e6, plausible=(50, 120))
    searched_by: Literal["document", "names"] = setting("document", "what a search compares: names alone, as in passenger lists, or names and document")
    recall: float = setting(0.9, "share of right matches that a search must find; sets its threshold", unit="share", gt=0, lt=1, plausible=(0.7, 0.98))
    tolerated_per_million: float = setting(5000.0, "false matches per million searches that officers put up with; beyond, the threshold rises and matches are lost", unit="1/million", source="4,568 per million passengers in German PNR data of 2019", ge=0.001, le=1e6, plausible=(500, 10_000))
    dilution: float = setting(0.15, "fall of the completeness of records as lists grow, power of their size", unit="power", ge=0, le=1, plausible=(0, 0.4))
    practice_lists: float = setting(0.5, "spread between states of the size of lists, by inhabitants", unit="ln sd", source="assumption; one member entered a third of SIS alerts on persons in 2024", ge=0, le=3, plausible=(0, 1))
    practice_searches: float = setting(0.8, "spread between states of searches, by inhabitants", unit="ln sd", source="assumption; two small members made nearly half of SIS searches in 2024", ge=0, le=3, plausible=(0, 1.5))
    overlap: float = setting(0.05, "share of a foreign list that stands on one's own list too", unit="share", ge=0, le=1, plausible=(0, 0.2))
    handling_s: float = setting(600.0, "time that a match takes until it is found wrong", unit="s", ge=0, le=36_000, plausible=(120, 1800))


class ExchangeSettings(Settings):
    """What is passed on, and how soon."""

    reciprocity: float = setting(0.2, "how strongly what is given follows what is received", unit="power", ge=0, le=2, plausible=(0, 1))
    unstandardised: float = setting(0.5, "share of a record that a partner can use without any common standard", unit="share", ge=0, le=1, plausible=(0.2, 0.8))
    dual_criminality: float = setting(0.7, "chance that an administrative offence is one in a state of another legal family too", unit="probability", ge=0, le=1, plausible=(0.4, 1))
    notice_share: float = setting(0.1, "share of alerts about which a state sends a notice to a partner that its list is not shown to", unit="share", source="assumption; diffusion of wanted persons case by case", ge=0, le=1, plausible=(0.02, 0.4))
    hold_days: float = setting(0.5, "time for which a person may be kept while an answer is awaited", unit="days", ge=0, le=30, plausible=(0.1, 2))
    ask_share: float = setting(0.3, "share of arrests about which the neighbour is asked", unit="share", ge=0, le=1, plausible=(0.1, 0.8))
    answers_per_million: float = setting(8.0, "answers that police can give a day per million inhabitants", unit="1/(million day)", ge=0, le=1e5, plausible=(3, 30))
    human_days: float = setting(0.5, "time that a person takes to answer, queue apart", unit="days", ge=0, le=365, plausible=(0.05, 10))
    patience_days: float = setting(7.0, "delay by a backlog after which an answer counts as late", unit="days", source="Dir. (EU) 2023/977 art. 5: 7 days at most", gt=0, le=365, plausible=(1, 30))


class AdoptionSettings(Settings):
    """How a voluntary database fills: Bass 1969, fitted to the Interpol base of documents (10 to 166 states, 2002-2013)."""

    innovation: float = setting(0.125, "hazard of contributing of one's own accord (p)", unit="1/year", source="fit to Interpol SLTD", ge=0, le=10, plausible=(0.05, 0.3))
    imitation: float = setting(0.40, "rise of that hazard when all others contribute (q)", unit="1/year", source="fit to Interpol SLTD", ge=0, le=10, plausible=(0.2, 0.8))
    use_lag_days: float = setting(1461.0, "mean time from contributing to searching", unit="days", source="searches of SLTD follow contributions by about four years", ge=0, le=36500, plausible=(365, 2500))


class StandardSettings(Settings):
    """Standardisation of data and procedures, a slow state of each country."""

    start: float = setting(0.8, "share of members' records that follow a common standard at the start", unit="share", ge=0, le=1, plausible=(0.3, 0.9))
    start_outside: float = setting(0.35, "the same of other states", unit="share", ge=0, le=1, plausible=(0.1, 0.6))
    rest: float = setting(0.4, "share to which standards drift without an agreement", unit="share", ge=0, le=1, plausible=(0.1, 0.6))
    drift: float = setting(0.03, "share of the gap to it closed in a year", unit="1/year", ge=0, le=5, plausible=(0, 0.2))


class MisuseSettings(Settings):
    """Searches beyond purpose, leaks and breaches, and what courts make of them."""

    per_million: float = setting(1.0, "searches beyond their purpose per million, where control of corruption is weakest", unit="1/million", ge=0, le=1e6, plausible=(0.1, 20))
    transfers_per_million: float = setting(2.0, "records a year passed on without a legal ground per million known, where law protects least", unit="1/(million year)", ge=0, le=1e6, plausible=(0.1, 50))
    found_share: float = setting(0.05, "share of these that supervision finds", unit="share", ge=0, le=1, plausible=(0.01, 0.3))
    bad_per_case: float = setting(0.02, "bad conduct that givers see in the first case found, against one request unanswered; further ones by the log", unit="requests", source="assumption", ge=0, le=10, plausible=(0.005, 0.2))
    breach_per_year: float = setting(0.1, "attempts to break into one state's systems that succeed where nothing protects them", unit="1/year", ge=0, le=100, plausible=(0.02, 0.5))
    surface: float = setting(0.03, "rise of that rate per partner connected", unit="1/partner", ge=0, le=1, plausible=(0, 0.1))
    ruling_chance: float = setting(0.02, "chance that a breach, or a hundred misuses found, ends in a ruling that narrows what may be given", unit="probability", source="assumption; such as CJEU C-817/19 (2022) on passenger records", ge=0, le=1, plausible=(0, 0.2))
    ruling_cut: float = setting(0.3, "share of what may be given that a ruling forbids", unit="share", ge=0, le=1, plausible=(0.1, 0.6))
    repair_days: float = setting(730.0, "time in which law-makers mend 63 % of what a ruling forbids", unit="days", gt=0, le=36500, plausible=(180, 3650))


class InvestigationSettings(Settings):
    """From arrested clients to the persons behind them."""

    lead_share: float = setting(0.02, "share of arrested clients who lead to a person behind the crossing", unit="share", ge=0, le=1, plausible=(0.005, 0.1))
    warrant_share: float = setting(0.5, "share of persons abroad against whom the evidence supports a warrant at once; about the others, police there receive a lead", unit="share", ge=0, le=1, plausible=(0.1, 0.9))
    people_per_network: int = setting(300, "people of a network to whom leads may come; networks stand for all organisations at a border that act alike", unit="persons", ge=1, le=1_000_000, plausible=(50, 1000))
    associate_share: float = setting(0.1, "share of recognitions under a discreet check that lead to another person", unit="share", ge=0, le=1, plausible=(0, 0.4))
    lost_at_line: float = setting(0.6, "share of suspects under a discreet check abroad who are observed no further where those who seek them may not go on observing there", unit="share", ge=0, le=1, plausible=(0.2, 0.9))
    team_leads: float = setting(2.0, "leads from one side of the line to the other in a year that make two states set up a joint team on a network", unit="1/year", ge=0, le=1e6, plausible=(0.5, 10))
    team_setup_days: int = setting(75, "time from the request until a joint team works", unit="days", source="prototype of crime: 20 to 150", ge=0, le=3650, plausible=(20, 150))
    team_term_days: int = setting(540, "agreed term of a joint team", unit="days", source="18 months, between 12 and 24 (Eurojust; K19)", ge=1, le=7300, plausible=(365, 730))
    team_renewal: float = setting(0.35, "chance that a joint team on a network that goes on is renewed at the end of its term", unit="probability", source="prototype of crime", ge=0, le=1, plausible=(0.2, 0.55))
    conviction_share: float = setting(0.5, "share of such cases that end in a conviction where evidence suffices and nobody is bribed", unit="share", ge=0, le=1, plausible=(0.2, 0.8))
    custody_days: float = setting(40.0, "time for which a person sought elsewhere is kept until the papers come", unit="days", source="European Convention on Extradition (1957) art. 16: 18 days, at most 40", gt=0, le=3650, plausible=(10, 90))
    trial_days: float = setting(365.0, "time before a trial within which evidence from abroad must come", unit="days", gt=0, le=3650, plausible=(180, 730))
    useful_days: float = setting(30.0, "time in which a report loses 63 % of its worth", unit="days", source="assumption; operational intelligence", gt=0, le=3650, plausible=(5, 120))
    cost_usd: float = setting(1500.0, "what a network loses by one conviction", unit="USD", ge=0, le=1e7, plausible=(300, 6000))


class InformationSettings(Settings):
    """Information as the good that treaties trade."""

    lists: ListSettings = ListSettings()
    exchange: ExchangeSettings = ExchangeSettings()
    adoption: AdoptionSettings = AdoptionSettings()
    standards: StandardSettings = StandardSettings()
    misuse: MisuseSettings = MisuseSettings()
    investigations: InvestigationSettings = InvestigationSettings()
