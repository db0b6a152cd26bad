"""Readers of faces, fingers and plates against what was measured."""

import numpy as np
import pytest
from scipy.stats import norm

from sim.technology.readers import misses, plates_read, reader_d
from sim.technology.settings import AnprSettings


def test_the_best_algorithms_of_three_years():
    """NIST FRVT: misses of 5 % (2010), 4 % (2014), 0.2 % (2018)."""
    assert misses(np.array([2010.0, 2014.0, 2018.0]), 0.003) == pytest.approx([0.05, 0.04, 0.002])
    assert reader_d(np.array([2018.0]), 0.003) == pytest.approx(norm.isf(0.003) + norm.isf(0.002))


def test_fewer_false_matches_cost_misses_along_a_line_of_logs():
    rates = np.array([1e-2, 1e-3, 1e-4, 1e-5])
    steps = np.diff([np.log10(misses(2018.0, rate)) for rate in rates])
    assert steps == pytest.approx([steps[0]] * 3) and steps[0] > 0


def test_home_plates_are_read_as_users_report_and_foreign_ones_less_unless_formats_are_shared():
    at_home, abroad = AnprSettings(foreign_share=0.0), AnprSettings(foreign_share=1.0)
    assert plates_read(1.0, 0.5, 0.5, at_home) == pytest.approx(0.92)
    assert plates_read(1.0, 1.0, 0.0, abroad) == pytest.approx(0.92 * abroad.foreign_factor)
    assert plates_read(1.0, 1.0, 1.0, abroad) == pytest.approx(0.92)
