"""Settings of cryptomarkets: how they close and open, who moves where, and who can take them down."""

from sim.settings import Settings, setting

CRIME = "assumption, calibrated on a prototype of crime"


class CryptomarketSettings(Settings):
    """Markets without a border: their venue is the jurisdiction in which few are seized."""

    markets: int = setting(8, "markets that can be open at a time", unit="markets", ge=0, le=200, plausible=(5, 15))
    users_per_million: float = setting(300.0, "buyers per million persons online", unit="1/million", source="assumption; some 200,000 users of the largest market of 2017", ge=0, le=1e6, plausible=(50, 1000))
    buyers_per_seller: float = setting(40.0, "buyers for each vendor", unit="ratio", ge=1, le=1e5, plausible=(10, 100))
    trades_per_month: float = setting(1.5, "purchases of a buyer who has a market, a month", unit="1/month", ge=0, le=1000, plausible=(0.5, 4))
    exit_per_year: float = setting(1.6, "hazard that a market closes for other reasons: fraud by its operators, theft, fear", unit="1/year", source="59 of 63 markets closed in six years, one after another (K37): 2.6 a year with those taken down", ge=0, le=100, plausible=(0.4, 3))
    takedown_per_year: float = setting(1.5, "hazard that a market is seized where all states of its users have their requests answered in time", unit="1/year", source=CRIME, ge=0, le=100, plausible=(0.5, 4))
    pursuit_days: float = setting(180.0, "time within which evidence from abroad must come, before servers have moved", unit="days", ge=1, le=3650, plausible=(60, 400))
    venue_scale: float = setting(0.3, "logit scale of operators' choice of a state for their servers, in hazard a year", unit="1/year", ge=0.01, le=100, plausible=(0.1, 1))
    return_share: float = setting(0.5, "share of seized markets that come back as the same", unit="share", source="assumption; all booter sites of a second wave came back (arXiv 2502.04753)", ge=0, le=1, plausible=(0.1, 0.9))
    return_days: float = setting(1.5, "median time until they do", unit="days", source="1 and 2 days (arXiv 2502.04753; K34)", gt=0, le=365, plausible=(0.5, 5))
    return_spread: float = setting(1.0, "spread of the log of that time", unit="ln", source=CRIME, ge=0, le=4, plausible=(0.5, 1.5))
    birth_days: float = setting(60.0, "mean time until another market opens in the place of one that closed for good", unit="days", ge=1, le=3650, plausible=(20, 200))
    sellers_move: float = setting(0.05, "share of vendors without a market who find one in a day", unit="1/day", source="threefold inflow to rivals in the first week (F12): 3 to 6 % a day", ge=0, le=1, plausible=(0.03, 0.12))
    buyers_move: float = setting(0.05, "the same of buyers", unit="1/day", source="as vendors: prices did not move (F11)", ge=0, le=1, plausible=(0.03, 0.12))
    churn: float = setting(0.003, "share of users with a market who look for another in a day", unit="1/day", ge=0, le=1, plausible=(0.001, 0.01))
    power: float = setting(1.2, "how strongly users prefer larger markets, power of their size", unit="power", source="1 to 1.5, above which the largest takes all: prototype of crime", ge=0, le=3, plausible=(1, 1.4))
    start_share: float = setting(0.01, "share of all users that a new market counts as in that choice", unit="share", ge=0.000001, le=1, plausible=(0.002, 0.03))
    wary_share: float = setting(0.5, "share of the users of a closed market who keep a place on another one ready afterwards", unit="share", source="assumption; repeated take-downs lose effect (K34 to K36)", ge=0, le=1, plausible=(0.2, 0.8))
    wary_days: float = setting(365.0, "time in which that falls to 1/e", unit="days", ge=1, le=36500, plausible=(90, 1000))
    ready_move: float = setting(0.5, "share of users with another place who move to it in a day", unit="1/day", ge=0, le=1, plausible=(0.2, 1))
    price_power: float = setting(0.5, "rise of the price with buyers over vendors who have a market", unit="elasticity", ge=0, le=5, plausible=(0.2, 1))
