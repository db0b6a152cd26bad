"""What one state's alerts are to another's officers: how many pass, how soon, and what they expose."""

import numpy as np

from sim.agents.onward import relay_days, relayed
from sim.agents.reputation import INTELLIGENCE, OPERATIONS, read_trust
from sim.core.chance import mix
from sim.core.sharing import delay_passing, let_pass, link, see
from sim.intelligence.kinds import KINDS
from sim.intelligence.linkage import NORMAL, SEARCHED_BY, separation
from sim.tables import Kind, Offence


def adequacy(states) -> np.ndarray:
    """How well a receiver's law protects what it is given, in [0, 1], by its rule of law (WGI)."""
    return np.clip((2.5 + states.rule_of_law) / 4.0, 0.0, 1.0)


def protection(law, states) -> np.ndarray:
    """(givers, users) how well what is given is protected: by the user's law, or by one that binds both."""
    return np.maximum(adequacy(states)[None, :], law.protected)


def clean(states) -> np.ndarray:
    """How little officials can be bought, in [0, 1], by control of corruption (WGI)."""
    return np.clip((2.5 + states.control_of_corruption) / 4.0, 0.0, 1.0)


def dual_criminality(states, chance: float) -> np.ndarray:
    """(kinds, givers, users): whether what an alert is about is an offence in the user's law too."""
    n = len(states.serial)
    same = states.legal_family[:, None] == states.legal_family[None, :]
    low, high = np.minimum.outer(states.serial, states.serial), np.maximum.outer(states.serial, states.serial)
    luck = np.array(
        [[int(mix(a, b)) / 2**64 for a, b in zip(*rows, strict=True)] for rows in zip(low, high, strict=True)]
    )
    dual = np.ones((len(Offence), n, n))
    dual[Offence.ADMINISTRATIVE] = same | (luck < chance)
    return dual[[kind.offence for kind in KINDS]]


def common_standard(states) -> np.ndarray:
    """Standard of a pair: that of the weaker side."""
    return np.minimum.outer(states.standards, states.standards)


def reciprocated(passes: np.ndarray, exponent: float) -> np.ndarray:
    """(givers, users) share that is left of what passes: who gets less than he gives, gives less."""
    back = np.divide(passes.T, passes, out=np.ones_like(passes), where=passes > 0.0)
    return np.clip(back, 0.25, 1.0) ** exponent


def read_exchange(w, config) -> None:
    """Let pass what law, trust, standards, source protection and reciprocity allow."""
    d, law, states, settings = w.dyads, w.law, w.states, config.intelligence.exchange
    trust = read_trust(d, INTELLIGENCE, config.trust.referral) ** config.trust.exponent
    usable = settings.unstandardised + (1.0 - settings.unstandardised) * common_standard(states)
    given = trust * usable * d.interop * states.willingness[:, None] * protection(law, states)
    info = states.information_days
    w.lookup["answers"] = trust * states.willingness[:, None]
    w.lookup["answers_in"] = info[:, None] + info[None, :] + settings.human_days
    shown, delay = np.empty_like(d.sigma), np.empty_like(d.latency)
    let_pass(law.alerts, w.lookup["dual"], given, w.kinds.sensitivity, law.shielded, shown)
    delay_passing(
        shown, reciprocated(shown.sum(0), settings.reciprocity), law.at_once, law.alert_days, w.lookup["answers_in"],
        states.backlog, states.case_workers, settings.hold_days, info, delay,
    )  # fmt: skip
    d.sigma[...], d.latency[...] = relayed(shown, law.onward), relay_days(delay, shown.max(0) > 0.0, law.onward)
    ops = read_trust(d, OPERATIONS, config.trust.referral) ** config.trust.exponent
    d.theta[...] = law.patrol * ops * d.interop * states.willingness[:, None]


def answering(law, up: np.ndarray) -> np.ndarray:
    """(givers, users) whether a search finds anything today: the user's systems are up, and where lists are not copied,
    the giver's too."""
    here = np.eye(len(up), dtype=bool) | (law.copied >= 0.5)
    return up[None, :] & (here | up[:, None])


def bearable(records: np.ndarray, per_million: float) -> np.ndarray:
    """Threshold, in sd above the mean of non-matches, at which a list gives as many false matches as officers bear."""
    share = np.clip(per_million * 1e-6 / np.maximum(records, 1.0), 1e-300, 0.5)
    return np.array([-NORMAL.inv_cdf(p) for p in share])


def read_searches(w, config) -> None:
    """What a search finds and costs: false matches by list and linkage, seconds at the desk."""
    lists, look = config.intelligence.lists, w.lookup
    n = len(w.codes)
    alone = separation(w.states.standards, SEARCHED_BY[lists.searched_by])
    persons, visible, look["recall"], look["reach"] = np.empty((n, n)), np.empty(n), np.empty((n, n)), np.empty(n)
    see(w.dyads.sigma, w.lists.records, lists.overlap * lists.recall, persons, visible)  # duplicates that are found
    bears = bearable(visible, lists.tolerated_per_million)
    link(alone, persons, NORMAL.inv_cdf(lists.recall), bears, look["recall"], look["reach"])
    w.states.list_s[:] = look["reach"] * lists.handling_s + (w.law.query_s * (w.law.at_once == 1)).max(0)
    inland = w.states.searches
    total = inland.sum() + look["at_posts"].sum()
    look["place"] = np.cumsum(inland + look["at_posts"]) / max(total, 1e-9)
    people = w.states.population[w.states.member == 1].sum()
    w.kinds.period_days[:] = people / max(total * lists.encounter, 1e-9)
    own = w.lists.records[Kind.DOCUMENT] / max(w.lists.records[Kind.DOCUMENT].sum(), 1e-9)
    look["shown"] = np.cumsum(own[:, None] * w.dyads.sigma[Kind.DOCUMENT] * look["recall"], 0)
    look["shown_own"] = own * np.diagonal(look["recall"])


def read_exposure(w) -> None:
    """Records that lie in others' systems or can be seen there, weighed by what the receiver lacks, in millions."""
    lacking = 1.0 - protection(w.law, w.states) * w.states.cyber_protection[None, :]
    copied = np.einsum("kij,ij,ki->ij", w.dyads.sigma, np.maximum(w.law.copied, 0.01), w.lists.records)
    w.lookup["exposure"] = float((copied * lacking).sum()) / 1e6
    w.lookup["copied"] = copied
