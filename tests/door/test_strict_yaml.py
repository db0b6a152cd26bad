"""The strict reader never crashes, and what it accepts other readers of YAML understand alike."""

import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from omegaconf import OmegaConf

from sim.door.refusal import Refusal
from sim.door.strict_yaml import DATE, read_bytes

SAMPLE = (
    b"title: x\nevents: {a: {date: 2024-01-01, states: [NO, 'SE']}}\ndays: 400\ngap: 1.5e3\nlist:\n  - 0x1F\n  - ~\n"
)
PLAIN = st.text(st.sampled_from("0123456789abcdefxonyNETR.:-+_~=<eE'\" "), max_size=10)


def understood(data):
    """What the strict reader makes of data, None when it refuses."""
    try:
        return read_bytes(data, "x.yaml")
    except Refusal:
        return None


@settings(max_examples=300, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=6))
def test_mutilated_files_are_read_or_refused(changes):
    data = bytearray(SAMPLE)
    for place, byte in changes:
        data[place] = byte
    understood(bytes(data))


@settings(max_examples=500, derandomize=True)
@given(PLAIN)
def test_what_is_accepted_is_read_alike(text):
    ours = understood(f"x: {text}\n".encode())
    if ours is None:
        return
    theirs = OmegaConf.to_container(OmegaConf.create(f"x: {text}\n"))
    assert same(ours, theirs)


def same(ours, theirs):
    if isinstance(ours, float) and math.isnan(ours):
        return isinstance(theirs, float) and math.isnan(theirs)
    if isinstance(ours, dict):
        return isinstance(theirs, dict) and [*ours] == [*theirs] and all(same(ours[k], theirs[k]) for k in ours)
    return ours == theirs and type(ours) is type(theirs)


@pytest.mark.parametrize(
    "text", ["true", "12", "-3", "1.5", "abc", "'NO'", "null", "[1, a]", "{a: 1}", "0", "0.0", "a b"]
)
def test_plain_values_mean_the_same_in_yaml_1_1(text):
    assert understood(f"x: {text}".encode()) == yaml.safe_load(f"x: {text}")


@pytest.mark.parametrize("text", ["yes", "Off", "n", "012", "0o7", "1:30", "1_000", "2024-1-1", "0x1F", "=", "<<"])
def test_what_readers_understand_differently_is_refused(text):
    assert understood(f"x: {text}".encode()) is None


def test_a_date_stays_text():
    assert DATE.fullmatch("2024-01-31") and understood(b"x: 2024-01-31") == {"x": "2024-01-31"}
