"""Geography: states, and their borders seen from each side."""

from typing import NamedTuple

from sim.engine.table import Code, Count, Index, Real, Serial, Share, Small, Word


class States(NamedTuple):
    """States as they are, whatever their governments do."""

    serial: Serial  # [build]
    member: Code  # in a club whose external border the world is about [build]
    club: Small  # number of its club, 0 the first; -1 none [build]
    population: Real  # persons [build]
    gdp_usd: Real  # nominal [build, events.happen]
    gdp_pc_usd: Real  # at purchasing power [build]
    rule_of_law: Real  # WGI, standard normal [build]
    control_of_corruption: Real  # WGI, standard normal [build]
    voice: Real  # WGI, voice and accountability: how democratic a state is, standard normal [build]
    gdp_growth: Real  # log change of nominal GDP over the ten years before [build]
    legal_family: Code  # civil, common, Islamic, mixed [build]
    icj: Code  # stance to compulsory jurisdiction [build]
    internet: Share  # of inhabitants online [build]


class BorderSides(NamedTuple):
    """A border seen from one side: the entry into ``state`` from ``neighbour``; the sides of a state stand together."""

    border: Index  # [build]
    twin: Index  # the same border in the other direction; itself by air [build]
    state: Small  # entered [build]
    neighbour: Small  # left; the state itself for its air border [build]
    kind: Code  # LAND, SEA, AIR [build]
    focus: Code  # external border of the club as the map has it: the metrics' scope [build]
    outer: Code  # external border of the states that free movement binds today [build, legal.bring_into_force]
    passage_km: Real  # sea crossing [build]
    first_stretch: Index  # [build]
    stretches: Index  # [build]
    first_post: Index  # [build]
    posts: Index  # [build]
    first_network: Index  # [build]
    networks: Index  # [build]
    guides: Index  # networks that are at work [build, crime.adapt_networks]
    internal: Code  # between two members of the club [build]
    controlled: Code  # 0 free movement, 1 spot checks while it is suspended, 2 checks [build, legal.bring_into_force]
    guided_usd: Real  # value of the offers of its networks [build, crime.adapt_networks]
    risk: Share  # expected by the guided [build, crime.adapt_networks]
    danger: Word  # chance of dying in one irregular crossing [build, departure.set_priorities]
    afloat: Word  # chance that whom the state of departure stops is at sea already [build]
    sent_back: Share  # of persons stopped there, as movers believe, who are returned [build, movers.learn_risks]
    stopped: Count  # persons since beliefs were last updated whose crossing failed [movers.learn_risks, ledger.account_events]
    returned: Count  # of those, sent back [movers.learn_risks, ledger.account_events]
    helped_usd: Real  # by a state of departure that leads people to the line [build, departure.set_priorities]
    wait_h: Real  # mean wait today [build, posts.check_travellers]


class Stretches(NamedTuple):
    """Parts of a side between posts that movers tell apart."""

    side: Index  # [build]
    km: Real  # [build]
    access_km: Real  # extra distance to reach it [build]
    terrain: Code  # [build]
    corridor: Code  # habitual [build]
    size: Share  # of the side's length [build]
    first_sector: Index  # [build]
    sectors: Index  # [build]
    tried: Real  # remembered attempts of all movers [build, movers.learn_risks]
    caught: Real  # remembered arrests of all movers [build, movers.learn_risks]
