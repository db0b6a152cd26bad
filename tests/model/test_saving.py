"""A save is continued as it was written, or refused in one line: whatever happened to the file, nothing crashes."""

import io

import numpy as np
import pytest

from sim import BorderModel, load
from sim.model import TICK
from sim.saving import NUMBERS, ROWS_OF, read_save, restore
from tests.model.conftest import SMALL
from tests.model.test_columns import START, owners


@pytest.fixture(scope="module")
def model():
    made = BorderModel(load("baseline", seed=5, overrides=SMALL))
    while made.day < 30:
        made.step()
    return made


@pytest.fixture
def path(model, tmp_path):
    model.save(tmp_path / "run.npz")
    return tmp_path / "run.npz"


def test_any_changed_byte_is_found(path):
    dice, whole = np.random.Generator(np.random.Philox(3)), path.read_bytes()
    for at in [*dice.integers(len(whole), size=100), 0, len(whole) - 1, len(whole) - 70]:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ int(dice.integers(1, 256))]) + whole[at + 1 :])
        with pytest.raises(ValueError, match="was cut short or altered"):
            read_save(path)


@pytest.mark.parametrize("data", ["", "half", "text", "another archive", "twice"])
def test_what_is_no_save_is_told_in_one_line(path, data):
    whole, other = path.read_bytes(), io.BytesIO()
    np.savez(other, head=np.array("{}"))
    made = {
        "half": whole[: len(whole) // 2],
        "text": b"x" * 999,
        "another archive": other.getvalue(),
        "twice": whole * 2,
    }
    path.write_bytes(made.get(data, b""))
    with pytest.raises(ValueError, match="is no save of this version. Save the run again") as told:
        BorderModel.restore(path)
    assert len(str(told.value).splitlines()) == 1


def wrong(saved, dice):
    """An alteration of a save under a seal of its own: another row, type, shape or name of a column, or number."""
    arrays, numbers = dict(saved.arrays), dict(saved.numbers)
    how = dice.integers(6)
    name = sorted(ROWS_OF if how == 0 else arrays)[dice.integers(len(ROWS_OF) if how == 0 else len(arrays))]
    column = arrays[name].copy()
    if how == 0 and column.size and name != "movers.mode":
        limit = np.iinfo(column.dtype)
        column[dice.integers(len(column))] = dice.choice([limit.max, limit.max // 2 if limit.min else 255])
    elif how == 1:
        column = column.astype(np.float32 if column.dtype != np.float32 else np.int8)
    elif how == 2:
        column = np.concatenate([column, column])[:-1] if column.ndim == 1 and len(column) > 1 else column[None]
    elif how == 3:
        number = sorted(numbers)[dice.integers(len(numbers))]
        numbers[number] = [None, "7", float("nan"), True][dice.integers(4)]
    elif how == 4:
        numbers["day"] = [-1, 10**9, 2.5][dice.integers(3)]
    else:
        del arrays[name]
        return saved._replace(arrays=arrays)
    return saved._replace(arrays=arrays | {name: column}, numbers=numbers)


def test_what_does_not_fit_the_world_is_refused_and_leaves_it_as_it_was(model, path):
    saved, dice = read_save(path), np.random.Generator(np.random.Philox(4))
    made = BorderModel(saved.config)
    for _ in range(100):
        altered = wrong(saved, dice)
        same = all(np.array_equal(column, saved.arrays[name]) for name, column in altered.arrays.items())
        if same and altered.numbers == saved.numbers and altered.arrays.keys() == saved.arrays.keys():
            continue
        with pytest.raises(ValueError, match="does not fit the world"):
            restore(made.world, altered)
        assert made.day == 0
    restore(made.world, saved)
    assert made.day == 30


def test_rows_that_are_laid_out_for_good_are_held_against_the_world(path):
    saved = read_save(path)
    moved = saved.arrays["posts.state"][::-1].copy()
    with pytest.raises(ValueError, match=r"posts\.state is not as the world is laid out"):
        restore(BorderModel(saved.config).world, saved._replace(arrays=saved.arrays | {"posts.state": moved}))


def test_phases_that_were_left_out_stay_left_out(tmp_path):
    off = ("movers.learn_risks",)
    made = BorderModel(load("baseline", seed=5, overrides=SMALL), off)
    made.step()
    made.save(tmp_path / "run.npz")
    assert len(BorderModel.restore(tmp_path / "run.npz").tick) == len(TICK) - 1


def test_every_column_of_rows_that_changes_says_of_which_table(model):
    from sim.engine.table import rows_in

    known = owners()
    changing = {
        f"{name}.{column}"
        for name, table in model.world.tables().items()
        for column in rows_in(type(table))
        if known[type(table).__name__, column] - {START}
    }
    enums = {name for name, of in ROWS_OF.items() if not isinstance(of, str)}
    assert changing <= ROWS_OF.keys() | NUMBERS and changing >= NUMBERS
    assert ROWS_OF.keys() - changing - enums <= {"alerts.kind", "recognised.kind", "wanted.kind"}
