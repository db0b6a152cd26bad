"""The ledger: sums by day, by border side and over the run."""

from typing import NamedTuple

from sim.engine.table import Count, Real, Share


class Flows(NamedTuple):
    """By stream and border side, over the days after the burn-in."""

    first_attempts: Count  # (streams, sides) [ledger.account_events]
    arrivals: Count  # (streams, states) of members: persons who came less those who left [ledger.account_events]


class Months(NamedTuple):
    """By calendar month of the run, the first and the last may be cut, and by state: (months, states)."""

    arrivals: Count  # of members: persons who came less those who left [ledger.account_events]
    travellers: Count  # checked at the state's posts [ledger.close]
    wait_min: Real  # sum over travellers [ledger.close]
    second_line: Count  # travellers referred [ledger.close]
    truck_wait_h: Real  # sum over trucks [ledger.close]
    deaths: Count  # at the state's borders [ledger.close]
    hits_foreign: Count  # of the state's officers on alerts of others [ledger.close]
    spend_eur: Real  # of the state's services [ledger.close]


class Tally(NamedTuple):
    """One row a day: sums over the external border of the club, from which metrics are made."""

    deaths_recorded: Count  # [observation.count]
    all_detections: Count  # at every controlled border of the world: double counts journeys [ledger.close]
    setting_out: Count  # persons who considered going [ledger.close]
    departed: Count  # persons who went [ledger.account_events]
    net_arrivals: Count  # persons who came to a member less those who left, each once [ledger.account_events]
    travellers: Count  # [ledger.close]
    second_line: Count  # [ledger.close]
    false_stops: Count  # [ledger.close]
    wrongly_refused: Count  # [ledger.close]
    wait_min: Real  # sum over travellers [ledger.close]
    trucks: Count  # [ledger.close]
    truck_wait_h: Real  # sum over trucks [ledger.close]
    searches: Count  # [ledger.close]
    hits_own: Count  # [ledger.close]
    hits_foreign: Count  # [ledger.close]
    false_matches: Count  # [ledger.close]
    alerts_active: Count  # on persons [ledger.close]
    records: Count  # alerts of all kinds [ledger.close]
    unrecognised: Count  # listed persons whom a partner checked and did not recognise [ledger.close]
    requests: Count  # [information.answer_requests]
    requests_answered: Count  # [information.answer_requests]
    convictions: Count  # of persons behind guided crossings of the external border [information.investigate]
    breached: Count  # records exposed by breaches [events.happen, information.guard]
    misuse: Count  # searches for other purposes than the law's, found or not [information.guard]
    unlawful_transfers: Count  # records passed on to where law does not protect them [information.guard]
    standards: Real  # mean of members [ledger.close]
    treaties_in_force: Count  # [ledger.close]
    suspensions: Count  # begun today [events.happen, legal.proceed]
    notifications: Count  # of suspensions, begun or renewed [events.happen, legal.proceed, legal.bring_into_force]
    suspended_days: Count  # borders of members under reintroduced controls today [ledger.close]
    denunciations: Count  # [events.happen, legal.proceed]
    ratifications: Count  # [legal.proceed]
    talks: Count  # treaties under negotiation [ledger.close]
    memberships: Count  # of states in treaties [ledger.close]
    cyber_offences: Real  # purchases on cryptomarkets [cryptomarkets.trade]
    cryptomarket_price: Real  # of what is sold there, usual price 1 [cryptomarkets.trade]
    takedowns: Count  # cryptomarkets seized [events.happen, cryptomarkets.trade]
    cryptomarkets: Count  # that are open [cryptomarkets.trade]
    market_havens: Share  # of buyers on markets where fewer are seized than where the mean user lives [cryptomarkets.trade]
    victims_recruited: Count  # brought to members [trafficking.exploit]
    victims_on_the_way: Count  # of those, noticed at a check [trafficking.exploit]
    victims_identified: Count  # by members [trafficking.exploit]
    victims_again: Count  # of those, who are recruited again [trafficking.exploit]
    traffickers_convicted: Count  # by members [trafficking.exploit]
    victims_present: Count  # exploited in members [ledger.close]
    arms_taken: Count  # firearms taken to other states [arms.smuggle]
    arms_seized: Count  # of those, on the way out or in [arms.smuggle]
    arms_seized_out: Count  # of those, on the way out [arms.smuggle]
    arms_recovered: Count  # firearms from abroad recovered from circulation [arms.smuggle]
    arms_traced: Count  # of those, traced to their first sale [arms.smuggle]
    arms_stock: Count  # firearms from abroad in circulation [ledger.close]
    corruption_found: Count  # officers of members found out [corruption.tempt]
    corruption_convicted: Count  # of those [corruption.tempt]
    bribed_officers: Count  # of members, in an arrangement [ledger.close]
    joint_teams: Count  # networks on which a joint team of two states works [ledger.close]
    networks_seen: Count  # networks at work, for the mean of the next column [ledger.close]
    people_beyond: Real  # sum over them of the share of their people who live beyond the line [ledger.close]
    aid_eur: Real  # equipment budgets that go to other states, a day [ledger.close]
    corps_units: Real  # patrols and boats that serve abroad in a common corps [ledger.close]
    alarms: Real  # false alarms of towers in members' control rooms, partners' included [ledger.close]
    alarms_answered: Real  # of those, judged in time [ledger.close]
    deals: Count  # of those, struck with single states for a term [ledger.close]
    duties: Count  # memberships of treaties that tell how they are kept [ledger.close]
    duties_kept: Real  # sum over those of the share kept [ledger.close]
    duties_missed_incapable: Real  # the same of the share that a party would keep and cannot [ledger.close]
    infringements: Count  # of those, under an open infringement [ledger.close]
    haze_kt: Real  # fine particles of fires [haze.burn]
    haze_deaths: Real  # excess deaths by them [haze.burn]
    haze_deaths_abroad: Real  # of those, in other states than that of the fires [haze.burn]
    disputes: Count  # open [ledger.close]
    disputes_raised: Count  # [events.happen, disputes.arise, disputes.proceed]
    disputes_settled: Count  # [disputes.proceed]
    disputes_settled_days: Count  # for which those had lasted [disputes.proceed]
    trust: Real  # mean between members [ledger.close]
    willingness: Real  # mean of members [ledger.close]
    joint_hours: Real  # partner patrol-hours that counted [ledger.close]
    networks_active: Count  # [ledger.close]
    detention_days: Real  # [ledger.close]
    spend_eur: Real  # [ledger.close]
    departure_pay_usd: Real  # of members to states of departure [ledger.close]
    desks_open: Real  # desks and lanes that members' officers staff [ledger.close]
    inner_posts: Count  # posts of members with checks at borders within the club [ledger.close]
    concern: Real  # mean of members [ledger.close]
    exposure: Real  # records shared weighed by what the receiver's law lacks [ledger.close]
    group_stops: Count  # false stops of the group that biometrics mistake more often [ledger.close]
    cyber_attacks: Count  # on members' border systems today [events.happen, technology.suffer_attacks]
    outages: Count  # members whose border systems are down today [technology.suffer_attacks]
    entropy: Real  # of irregular crossings over sides, nats [ledger.close]
    hhi: Real  # concentration of the same [ledger.close]
    outer_attempts: Count  # at the external border of the states that free movement binds today [ledger.close]
    outer_entries: Count  # [ledger.close]


class Counts(NamedTuple):
    """What is counted of movers: by border side today and over the run, over the external border by day."""

    attempts: Count  # irregular crossings tried [ledger.account_events, ledger.close]
    first_attempts: Count  # of persons who were not there before, whichever side stops them [ledger.account_events, ledger.close]
    entries: Count  # irregular crossings that succeeded [ledger.account_events, ledger.close]
    apprehensions: Count  # [ledger.account_events, ledger.close]
    turn_backs: Count  # [ledger.account_events, ledger.close]
    gotaways: Count  # known [ledger.account_events, ledger.close]
    deaths: Count  # [ledger.account_events, ledger.close]
    guided: Count  # attempts with a smuggler [ledger.account_events, ledger.close]
    delivered: Count  # of those, entries [ledger.account_events, ledger.close]
    repeats: Count  # arrests of persons arrested before [ledger.account_events, ledger.close]
    window_repeats: Count  # within the recidivism window [ledger.account_events, ledger.close]
    returns: Count  # [ledger.account_events, ledger.close]
    deterred: Count  # of those returned [ledger.account_events, ledger.close]
    released: Count  # arrested, and gone on inside [ledger.account_events, ledger.close]
    claims: Count  # for protection [ledger.account_events, ledger.close]
    prevented: Count  # crossings that the state of departure stopped [ledger.account_events, ledger.close]
    pullbacks: Count  # of those, at sea [ledger.account_events, ledger.close]
    refoulements: Count  # of those, persons who would have claimed protection [ledger.account_events, ledger.close]
    pushbacks: Count  # [ledger.account_events, ledger.close]
    refusals: Count  # of entry on the legal channel [ledger.account_events, ledger.close]
    overstays: Count  # [ledger.account_events, ledger.close]
    alert_hits_own: Count  # on movers [ledger.account_events, ledger.close]
    alert_hits_foreign: Count  # [ledger.account_events, ledger.close]
    lots: Count  # consignments tried [ledger.account_events, ledger.close]
    lots_seized: Count  # [ledger.account_events, ledger.close]
    sent_g: Count  # grams tried [ledger.account_events, ledger.close]
    seized_g: Count  # [ledger.account_events, ledger.close]
    fees_usd: Count  # paid for guided crossings [ledger.account_events, ledger.close]


class Traffic(NamedTuple):
    """Travellers by border side, over the days after the burn-in."""

    travellers: Count  # [ledger.close]
    wait_min: Real  # sum over travellers [ledger.close]


class Seizures(NamedTuple):
    """Goods seized at the external border, by day and kind."""

    seized_g: Count  # (days, crime types) [ledger.close]
