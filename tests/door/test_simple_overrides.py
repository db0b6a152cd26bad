"""What is read without the grammar means what the grammar says."""

from hypothesis import given
from hypothesis import strategies as st

from sim.door import Refusal
from sim.door.overrides import KEY, _by_grammar
from sim.door.simple_overrides import read_plain

PART = st.text("aAnN0123457.-_/:e", min_size=1, max_size=8)
KNOWN = st.sampled_from(["true", "False", "null", "NaN", "inf", "-1", "1.5", "0:8", "2024-02-30", "1e5", "010"])


@given(st.lists(PART | KNOWN, min_size=1, max_size=3))
def test_plain_words_are_read_as_the_grammar_reads_them(parts):
    text = "some.key=" + ",".join(parts)
    plain = read_plain(text, KEY)
    if plain is None or plain.steps:
        return
    try:
        key, values = _by_grammar(text, study=True, options={})
        values = tuple(values)
    except Refusal:
        values = None
    assert plain.values == values and [type(v) for v in plain.values] == [type(v) for v in values]


def test_everyday_overrides_are_plain():
    everyday = ("scenario=a,b", "seeds=0:8", "technology.gap=0..1:5", "start=2016-02-29", "output=/tmp/x", "days=365")
    assert all(read_plain(text, KEY) for text in everyday)


def test_everything_else_is_left_to_the_grammar():
    rest = ("treaty=[a]", "~seeds", "+x=1", "a=${b}", "a='x'", "a=glob(b*)", "a=1_000", "a=null", "a=", "a@b=c")
    assert not any(read_plain(text, KEY) for text in rest)
