"""The Mesa peer: the same movers as Mesa agents, written as its users would, with the same keyed draws."""

import math

import mesa
import numpy as np

from benchmarks.movers_world import Place, beginning
from sim.engine.chance import Purpose, words
from sim.engine.table import NEVER
from sim.movers.batch import FOR_LIFE
from sim.movers.crossing import PASSAGE_BEFORE_PULLBACK
from sim.tables import Fate, Mode, Stage

PLAN, CROSS, AFTER, TRAVEL, ONWARD = (
    int(p) for p in (Purpose.PLAN, Purpose.CROSS, Purpose.AFTER, Purpose.TRAVEL, Purpose.ONWARD)
)
READ = (
    "streams", "routes", "legs", "junctions", "onward", "choice_sets", "alternatives", "sides",
    "stretches", "sectors", "networks", "sites", "judiciary",
)  # fmt: skip
SCALE = 1.0 / 4294967296.0


class Mover(mesa.Agent):
    """A person on the way across borders."""

    def __init__(self, model: "MesaMovers", serial, due, stream, route, arrested, stage, mode, leg, attempt) -> None:
        super().__init__(model)
        self.serial, self.due, self.stream, self.stage, self.mode = np.uint64(serial), due, stream, stage, mode
        self.route = model.streams["first_route"][stream] + route
        self.leg, self.attempt, self.arrested = leg, attempt, arrested

    def step(self) -> None:
        """Live today's event, if one is due."""
        if self.due != self.model.day:
            return
        fate = self.plan() if self.stage == Stage.PLANNING else self.try_border()
        self.model.counts[fate] += 1

    def draw(self, purpose: int, index: int) -> tuple[int, int, int, int]:
        """Four words for this event."""
        return words(self.model.seed_word, self.serial, self.attempt, purpose, index)

    def begin(self, day: int) -> None:
        """Another story, for a row that is free."""
        self.serial, self.due, self.stream = beginning(self.serial, day, self.model.mean_days)
        self.stage, self.mode, self.leg, self.attempt, self.arrested = Stage.PLANNING, Mode.NONE, 0, 0, -1

    def leave(self) -> None:
        """The story ends."""
        self.stage, self.due = Stage.FREE, NEVER

    def plan(self) -> Fate:
        """Decide whether to go, how, and by which route."""
        m = self.model
        w0, w1, _, _ = self.draw(PLAN, 0)
        may = chance(words(m.seed_word, self.serial, 0, PLAN, FOR_LIFE)[0]) < m.streams["legal_access"][self.stream]
        modes = m.streams["modes_legal" if may else "modes"][self.stream]
        self.mode = next((mode for mode in range(3) if chance(w0) < modes[mode]), Mode.GUIDED)
        if self.mode == Mode.NONE:
            self.leave()
            return Fate.STAYED
        self.go_on_from(m.streams["junction"][self.stream], chance(w1))
        self.stage = Stage.TRAVELLING
        self.due = m.day + max(1, m.legs["days"][m.routes["first_leg"][self.route]])
        return Fate.DEPARTED

    def go_on_from(self, junction: int, u: float) -> None:
        """Choose a way on."""
        m = self.model
        shares = m.onward["guided" if self.mode == Mode.GUIDED else "alone"]
        first, n = m.junctions["first_onward"][junction], m.junctions["onward"][junction]
        leg = m.onward["leg"][choose(shares, first, n, u)]
        self.route = m.legs["route"][leg]
        self.leg = leg - m.routes["first_leg"][self.route]

    def advance(self) -> None:
        """Go on to the next border of the route, or arrive."""
        m = self.model
        if self.leg + 1 >= m.routes["legs"][self.route]:
            self.leave()
            return
        self.leg, self.stage = self.leg + 1, Stage.TRAVELLING
        junction = m.legs["junction"][m.routes["first_leg"][self.route] + self.leg]
        if m.junctions["onward"][junction] > 1:
            hears, way, _, _ = self.draw(ONWARD, self.leg)
            if chance(hears) < m.reports_share:
                self.go_on_from(junction, chance(way))
        self.due = m.day + max(1, m.legs["days"][m.routes["first_leg"][self.route] + self.leg])

    def try_border(self) -> Fate:
        """Try to cross the next border."""
        m = self.model
        leg = m.routes["first_leg"][self.route] + self.leg
        side = m.legs["side"][leg]
        if not m.sides["controlled"][side]:
            self.advance()
            return Fate.OPEN
        w0, w1, w2, w3 = self.draw(CROSS, self.leg)
        guided = self.mode == Mode.GUIDED and m.sides["guides"][side] > 0
        sector = self.choose_sector(leg, side, guided, chance(w0), chance(w1))
        _, control, at_sea, _ = self.draw(CROSS, self.leg | 0x100)
        prevented = control < m.sectors["prevented"][sector]
        afloat = prevented and at_sea < m.sides["afloat"][side]
        danger = m.sides["danger"][side]
        if (afloat or not prevented) and w3 < (int(PASSAGE_BEFORE_PULLBACK * danger) if afloat else danger):
            self.leave()
            return Fate.DIED
        if prevented:
            return self.taken_inland(Fate.PULLED_BACK if afloat else Fate.PREVENTED)
        if w2 < m.sectors["caught_guided" if guided else "caught_alone"][sector]:
            return self.stopped(side)
        self.advance()
        return Fate.GOTAWAY if w2 < m.sectors["seen_guided" if guided else "seen_alone"][sector] else Fate.UNSEEN

    def choose_sector(self, leg: int, side: int, guided: bool, u: float, v: float) -> int:
        """The sector that the mover, or the network's guide, tries."""
        m = self.model
        if guided:
            net = choose(m.networks["share"], m.sides["first_network"][side], m.sides["networks"][side], u)
            site = choose(m.sites["choice"], m.networks["first_site"][net], m.networks["sites"][net], v)
            stretch = m.sites["stretch"][site]
        else:
            choice_set = m.legs["choice_set"][leg]
            first, n = (m.choice_sets[name][choice_set] for name in ("first_alternative", "alternatives"))
            stretch = m.alternatives["stretch"][choose(m.alternatives["choice"], first, n, v)]
        sectors = m.stretches["sectors"][stretch]
        offset = int(chance(self.draw(CROSS, self.leg | 0x100)[0]) * sectors) if sectors > 1 else 0
        return m.stretches["first_sector"][stretch] + offset

    def stopped(self, side: int) -> Fate:
        """What follows an interception."""
        m = self.model
        w0, w1, w2, w3 = self.draw(AFTER, self.leg)
        pause = self.draw(TRAVEL, self.leg)
        if chance(w0) < m.retry.turned_back_share:
            return self.try_again(Fate.TURNED_BACK, 3.0, pause)
        self.arrested = m.day
        state, neighbour = m.sides["state"][side], m.sides["neighbour"][side]
        if chance(w1) < m.streams["protection"][self.stream] * m.retry.claim_factor:
            if chance(w2) < m.judiciary["pushback"][state]:
                return self.try_again(Fate.PUSHED_BACK, m.retry.delay_days, pause)
            self.leave()
            return Fate.CLAIMED
        back = max(m.judiciary["returned"][state], m.readmission[neighbour][state]) * m.judiciary["held"][state]
        if chance(w2) >= back:
            self.advance()
            return Fate.RELEASED
        if chance(w3) < m.retry.deterred:
            self.leave()
            return Fate.DETERRED
        return self.try_again(Fate.RETURNED, m.retry.delay_days, pause)

    def taken_inland(self, fate: Fate) -> Fate:
        """The state of departure takes a person inland, who gives up or tries again elsewhere."""
        retry = self.model.retry
        if chance(self.draw(AFTER, self.leg)[3]) < retry.gives_up_share:
            self.leave()
            return fate
        return self.try_again(fate, retry.inland_days, self.draw(TRAVEL, self.leg), 2, 1.0)

    def try_again(self, fate: Fate, mean_days: float, pause: tuple, stages: int = 1, hears: float = -1.0) -> Fate:
        """Another attempt after a while, unless there were too many."""
        m = self.model
        if self.attempt + 1 >= m.retry.max_attempts:
            self.leave()
            return fate
        waits = [1 + int(-(mean_days / stages - 1.0) * math.log(chance(word))) for word in pause[:stages]]
        self.attempt, self.stage, self.due = self.attempt + 1, Stage.RETRYING, m.day + sum(waits) - (stages - 1)
        if chance(pause[2]) < (m.reports_share if hears < 0.0 else hears):
            self.go_on_from(m.legs["junction"][m.routes["first_leg"][self.route] + self.leg], chance(pause[3]))
        return fate


def chance(word: int) -> float:
    """A word as a number in (0, 1)."""
    return (word + 0.5) * SCALE


def choose(shares: list[float], first: int, n: int, u: float) -> int:
    """The first of ``n`` rows whose cumulated share exceeds ``u``."""
    return next((k for k in range(first, first + n - 1) if u < shares[k]), first + n - 1)


class MesaMovers(mesa.Model):
    """Movers as Mesa agents over plain lists of what they read."""

    def __init__(self, place: Place) -> None:
        super().__init__(seed=place.seed)
        for name in READ:
            setattr(self, name, {key: column.tolist() for key, column in getattr(place, name)._asdict().items()})
        self.readmission, self.retry, self.seed_word = place.law.readmission.tolist(), place.retry, place.seed
        self.reports_share = place.choice.reports_share
        self.day, self.mean_days, self.counts = 0, place.mean_days, [0] * len(Fate)
        wanted = ("serial", "due", "stream", "route", "arrested", "stage", "mode", "leg", "attempt")
        for row in zip(*(getattr(place.movers, name).tolist() for name in wanted), strict=True):
            Mover(self, *row)

    def step(self) -> None:
        """Everybody lives the day, in random order."""
        self.agents.shuffle_do("step")

    def live(self, day: int) -> None:
        """One day."""
        self.day, self.counts = day, [0] * len(Fate)
        self.step()

    def fates(self) -> np.ndarray:
        """How many met each fate today."""
        return np.array(self.counts)

    def renew(self, day: int) -> None:
        """Whoever has left begins another story."""
        for mover in self.agents:
            if mover.stage == Stage.FREE:
                mover.begin(day)
