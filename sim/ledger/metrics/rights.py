"""Rights: deaths, protection, refusals, detention, exposure of data."""

from sim.departure.settings import DepartureSettings
from sim.ledger.metrics.metric import Reading, metric
from sim.world import World


@metric(unit="persons/day", kind="count", better="down")
def deaths(w: World) -> Reading:
    """Deaths in irregular crossings."""
    return w.daily.deaths


@metric(unit="persons/day", kind="count", better="down", source="IOM Missing Migrants records a part")
def deaths_obs(w: World) -> Reading:
    """Deaths recorded."""
    return w.tally.deaths_recorded


@metric(unit="1/1000", kind="ratio", better="down", above="deaths", below="irregular attempts", times=1e3)
def deaths_per_1000_attempts(w: World) -> Reading:
    """Deaths per thousand irregular crossings tried."""
    return w.daily.deaths, w.daily.attempts


@metric(unit="claims/day", kind="count")
def protection_claims(w: World) -> Reading:
    """Claims for international protection at the external border."""
    return w.daily.claims


@metric(unit="persons/day", kind="count", better="down")
def pushbacks(w: World) -> Reading:
    """Persons sent back although they claimed protection."""
    return w.daily.pushbacks


@metric(
    unit="persons/day", kind="count", better="down", source="IOM and UNHCR count returns to Libya and Tunisia at sea"
)
def pullbacks(w: World) -> Reading:
    """Persons at sea whom the state of departure brought back to its shore."""
    return w.daily.pullbacks


@metric(unit="persons/day", kind="count", better="down")
def refoulements(w: World) -> Reading:
    """Persons whom the state of departure stopped and who would have claimed protection behind the border."""
    return w.daily.refoulements


@metric(unit="person-days/day", kind="count", better="down")
def detention_days_departure(w: World) -> Reading:
    """Days in detention of those whom states of departure have stopped."""
    return w.daily.prevented * w.settings(DepartureSettings).detained_days


@metric(unit="persons/day", kind="count")
def refusals(w: World) -> Reading:
    """Intending overstayers refused entry at posts."""
    return w.daily.refusals


@metric(unit="persons/day", kind="count", better="down")
def wrongful_refusals(w: World) -> Reading:
    """Legitimate travellers refused entry."""
    return w.tally.wrongly_refused


@metric(unit="person-days/day", kind="count", better="down")
def detention_days(w: World) -> Reading:
    """Days in detention, of those for whom there is a place."""
    return w.tally.detention_days


@metric(unit="searches/day", kind="count", better="down")
def misuse(w: World) -> Reading:
    """Searches of lists beyond their purpose, found or not."""
    return w.tally.misuse


@metric(unit="records/day", kind="count", better="down")
def unlawful_transfers(w: World) -> Reading:
    """Records passed on to where law does not protect them, without a legal ground."""
    return w.tally.unlawful_transfers


@metric(unit="records/day", kind="count", better="down")
def breached_records(w: World) -> Reading:
    """Records exposed by breaches of members' systems."""
    return w.tally.breached


@metric(unit="million records", kind="stock", better="down")
def exposure_index(w: World) -> Reading:
    """Records that other states can see, weighed by what the receiver's law and cyber protection lack."""
    return w.tally.exposure


@metric(
    unit="1/million",
    kind="ratio",
    better="down",
    source="spread of false matches between groups: NISTIR 8280",
    above="legitimate travellers of the group referred",
    below="travellers of the group checked",
    times=1e6,
)
def group_false_stops_per_million(w: World) -> Reading:
    """The same as false_stops_per_million for the group that biometric readers mistake more often."""
    share = w.readers.group_share
    return w.tally.group_stops, w.tally.travellers * share


@metric(unit="kt/day", kind="count", better="down", source="about 4,000 kt in 2015; assumption")
def haze_kt(w: World) -> Reading:
    """Fine particles of fires whose smoke crosses borders."""
    return w.tally.haze_kt


@metric(unit="persons/day", kind="count", better="down", source="100,300 in 2015 (Koplitz et al. 2016)")
def haze_deaths(w: World) -> Reading:
    """Excess deaths by that smoke, at home and downwind."""
    return w.tally.haze_deaths


@metric(
    unit="share", kind="ratio", source="0.087 in 2015 (Koplitz et al. 2016, K42)", above="excess deaths abroad",
    below="excess deaths by haze",
)  # fmt: skip
def haze_deaths_abroad_share(w: World) -> Reading:
    """Share of excess deaths by haze that fall in other states than that of the fires."""
    return w.tally.haze_deaths_abroad, w.tally.haze_deaths


@metric(unit="victims/day", kind="count", better="up", source="Eurostat: 10,793 registered in the Union in 2023")
def victims_identified(w: World) -> Reading:
    """Victims of trafficking whom members identify: on the way, or while they are exploited."""
    return w.tally.victims_identified


@metric(unit="victims", kind="stock", better="down")
def victims_present(w: World) -> Reading:
    """Victims of trafficking who are exploited in members."""
    return w.tally.victims_present


@metric(unit="share", kind="ratio", better="up", above="victims identified", below="victims brought to members",
        source="0.2 of the estimated total (F09)")  # fmt: skip
def victims_identified_share(w: World) -> Reading:
    """Victims identified, of those who are brought to members in the same time."""
    return w.tally.victims_identified, w.tally.victims_recruited


@metric(unit="share", kind="ratio", better="down", above="victims recruited again", below="victims identified")
def victims_again_share(w: World) -> Reading:
    """Victims identified who are recruited again."""
    return w.tally.victims_again, w.tally.victims_identified


@metric(unit="persons/day", kind="count", better="up", source="Eurostat: 2,309 convicted, 8,471 suspected in 2023")
def traffickers_convicted(w: World) -> Reading:
    """Persons whom members convict of trafficking."""
    return w.tally.traffickers_convicted
