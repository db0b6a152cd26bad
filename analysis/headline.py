"""The metrics that tables and figures show unless asked for all; the rest stands in comparison.csv."""

HEADLINE = (
    "net_arrivals", "entries", "attempts", "apprehensions", "apprehension_rate", "gotaways", "overstays",
    "departures_prevented",
    "smuggler_fee_usd", "route_entropy", "interdiction_rate_drugs", "seizures_kg",
    "treaties_in_force", "suspended_days", "denunciations", "trust", "willingness", "hits_foreign", "false_matches",
    "travellers", "person_hours", "trade_cost_eur", "wait_p50_min", "wait_p95_min", "truck_wait_p95_min",
    "false_stops_per_million",
    "deaths", "protection_claims", "wrongful_refusals", "detention_days", "pullbacks", "refoulements",
    "detention_days_departure", "exposure_index",
    "spend_eur", "departure_pay_usd", "inner_posts", "desks_open", "cost_per_interdiction_eur",
)  # fmt: skip
