"""What CONTRIBUTING says of additions is true: a file of its own is all that a new member of an open set needs."""

import json
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "sim" / "geography" / "data" / "worlds" / "us_mexico.yaml"

PROVISION = '''
from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class Escort(Provision):
    """Officers of one party ride along with another's."""

    name: ClassVar[str] = "escort"
    share: float = setting(0.25, "share of effort that counts", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let effort count."""
        raise_to(law.patrol, between(parties.bound, parties.bound), self.share)
'''
STEP = '''
from typing import final

from sim.legal.step import Step


@final
class Toast(Step):
    """Parties celebrate the day after they joined."""

    rank = 60

    def dated(self, w):
        return (w.membership.since == w.day - 1) & (w.day > 0)

    def next_day(self, w):
        later = w.membership.since[(w.membership.since >= w.day) & (w.membership.since < 10_000)]
        return int(later.min()) + 1 if later.size else 10_000

    def take(self, w, t, i):
        w.log("toast", w.codes[i], about=w.instruments[t].name)
'''
EVENT = '''
from typing import Literal, final

from sim.events.event import Event
from sim.settings import setting


@final
class Storm(Event):
    """Sectors of the states named lose their patrols for a day."""

    type: Literal["storm"] = setting("storm", "what happens")
    force: int = setting(8, "force of the wind", unit="Bft", ge=0, le=12)

    def apply(self, model, name):
        model.world.log("storm", ",".join(self.states), about=f"force {self.force}")

    def in_words(self, who, treaty):
        return f"a storm of force {self.force} hits {who}"
'''
METRIC = '''
from sim.ledger.metrics.metric import metric


@metric(unit="states", kind="stock")
def states_on_map(w):
    """States of the world."""
    return w.tally.travellers * 0 + len(w.codes)
'''
RUN = """
import json, sys
from pathlib import Path

import sim.events.types, sim.ledger.metrics, sim.legal.provisions, sim.legal.steps

folder = Path(sys.argv[1])
for package, name in ((sim.legal.provisions, "provisions"), (sim.legal.steps, "steps"), (sim.events.types, "types"),
                      (sim.ledger.metrics, "metrics")):
    package.__path__.append(str(folder / name))

from sim import BorderModel, load

model = BorderModel(load("own", seed=3, config_dir=str(folder), overrides=["days=4", "burn_in_days=0"])).run()
w = model.world
arms = w.crime_names.index("arms")
told = model.events_frame()
print(json.dumps({
    "granted": float(w.law.patrol[w.codes.index("USA"), w.codes.index("MEX")]),
    "events": told.kind.tolist(),
    "lots": int(w.streams.setting_out[w.streams.kind == arms].sum()),
    "weight": float(w.streams.lot_g[w.streams.kind == arms].max()),
    "metric": model.summary()["states_on_map"],
    "kinds": sorted(set(model.detail()["routes"].kind)),
}))
"""


def own_folder(folder: Path) -> None:
    """A provision, a step, a type of event, a metric and a crime type, and a scenario that calls them."""
    for name, text in (("provisions", PROVISION), ("steps", STEP), ("types", EVENT), ("metrics", METRIC)):
        (folder / name).mkdir()
        (folder / name / f"own_{name}.py").write_text(text)
    ground = yaml.safe_load(MAP.read_text())
    origin = next(s["origin"] for s in ground["streams"] if s["kind"] == "drugs")
    ground["streams"].append({"origin": origin, "kind": "arms", "per_year": 4e6, "to": {"USA": 1}, "source": "none"})
    (folder / "ground.yaml").write_text(yaml.safe_dump(ground))
    (folder / "scenario").mkdir()
    scenario = {
        "world": {"layout": str(folder / "ground.yaml")},
        "crime": {"goods": {"arms": {"lot_kg": 500.0, "lot_elasticity": 0.0}}},
        "treaties": {
            "ride": {"parties": ["USA", "MEX"], "since": "2024-01-02", "provisions": {"escort": {"share": 0.9}}}
        },
        "events": {"gale": {"type": "storm", "date": "2024-01-03", "states": ["MEX"], "force": 9}},
    }
    text = "# @package _global_\ndefaults: [{override /world: us_mexico}, {override /treaty: []}]\n"
    (folder / "scenario" / "own.yaml").write_text(text + yaml.safe_dump(scenario))


def test_a_file_of_its_own_adds_a_provision_a_step_an_event_and_a_metric_and_a_row_a_crime_type(tmp_path):
    own_folder(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["granted"] == 0.9 and told["metric"] > 2
    assert told["events"].count("storm") == 1 and told["events"].count("toast") == 2
    assert told["lots"] > 0 and told["weight"] == 500_000.0
    assert told["kinds"] == ["arms", "drugs", "persons"]
