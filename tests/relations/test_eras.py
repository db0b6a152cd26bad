"""The packs of four eras come within what was published of them, and differ as the eras did."""

import pytest

from sim import BorderModel, load

# DHS OIS 2017: arrests per attempt, and returned persons who give up; NRC 2013: crossers with a smuggler.
PUBLISHED = {
    "us_1986": {"apprehension_rate": (0.18, 0.42), "smuggler_fee_usd": (250, 650)},
    "us_1999": {"apprehension_rate": (0.30, 0.60)},
    "us_2006": {"apprehension_rate": (0.35, 0.70), "deterred_share": (0.10, 0.40)},
    "us_2016": {
        "apprehension_rate": (0.55, 0.85),
        "deterred_share": (0.55, 0.75),
        "smuggler_use_share": (0.90, 1.0),
        "smuggler_fee_usd": (2000, 6000),
    },
}


@pytest.fixture(scope="module")
def lived() -> dict[str, dict]:
    """Summaries of all eras."""
    words = ["days=200", "burn_in_days=20"]
    return {era: BorderModel(load(era, seed=4, overrides=words)).run().summary() for era in PUBLISHED}


@pytest.mark.parametrize("era", PUBLISHED)
def test_an_era_comes_within_the_published_ranges(lived, era):
    for metric, (low, high) in PUBLISHED[era].items():
        assert low < lived[era][metric] < high, metric


def test_with_more_effort_and_consequence_more_are_stopped_and_fewer_come_back(lived):
    before, after = lived["us_2006"], lived["us_2016"]
    assert after["apprehension_rate"] > before["apprehension_rate"] + 0.03
    assert after["deterred_share"] > before["deterred_share"] + 0.2
    assert after["recidivism_share_obs"] < before["recidivism_share_obs"]


def test_three_times_the_effort_raises_the_price_more_than_it_keeps_people_away(lived):
    """Gathmann 2008: the price rose by 17 to 30 %, attempts fell by about 10 %."""
    fee, first = (
        lived["us_1999"][name] / lived["us_1986"][name] - 1 for name in ("smuggler_fee_usd", "first_attempts")
    )
    assert 0.15 < fee < 0.40 and -0.2 < first < 0.0
