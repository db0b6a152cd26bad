"""Exchange of alerts between states: the shares that pass, the delays, and the records that are exposed."""

import numpy as np

from sim.engine.chance import mix
from sim.engine.reputation import read_trust
from sim.information.exchange_filter import Requesting, count_visible, delay_exchange, link_records, permit
from sim.information.kinds import KINDS
from sim.information.linkage import NORMAL, SEARCHED_BY, separation
from sim.information.onward import relay_days, relayed
from sim.information.residence import read_places
from sim.information.settings import InformationSettings
from sim.tables import Domain, Kind, Law, Offence, PoliceForces, States
from sim.world import World


def adequacy(states: States) -> np.ndarray:
    """How well a receiver's law protects what it is given, in [0, 1], by its rule of law (WGI)."""
    return np.clip((2.5 + states.rule_of_law) / 4.0, 0.0, 1.0)


def protection(law: Law, states: States) -> np.ndarray:
    """(givers, users) how well what is given is protected: by the user's law, or by one that binds both."""
    return np.maximum(adequacy(states)[None, :], law.protected)


def kindred(states: States) -> np.ndarray:
    """(givers, users): how alike two laws must be, in [0, 1], for an administrative offence to be one in both.

    In one legal family they are alike enough; else it is a lasting number of the pair.
    """
    low, high = np.minimum.outer(states.serial, states.serial), np.maximum.outer(states.serial, states.serial)
    number = np.array(
        [[int(mix(a, b)) / 2**64 for a, b in zip(*rows, strict=True)] for rows in zip(low, high, strict=True)]
    )
    return np.where(states.legal_family[:, None] == states.legal_family[None, :], 0.0, number)


def dual_criminality(needed: np.ndarray, unlike: np.ndarray, chance: float) -> np.ndarray:
    """(kinds, givers, users): whether what an alert is about is an offence in the user's law too.

    ``chance`` is that of laws as they were, ``unlike`` the share of what they differed in that they still differ in.
    """
    dual = np.ones((len(Offence), *needed.shape))
    dual[Offence.ADMINISTRATIVE] = needed < 1.0 - (1.0 - chance) * unlike
    return dual[[kind.offence for kind in KINDS]]


def common_standard(police: PoliceForces) -> np.ndarray:
    """Standard of a pair of states: that of the state with the lower one."""
    return np.minimum.outer(police.standards, police.standards)


def reciprocated(passes: np.ndarray, exponent: float) -> np.ndarray:
    """(givers, users) factor on what passes: a state that receives less than it gives, gives less."""
    back = np.divide(passes.T, passes, out=np.ones_like(passes), where=passes > 0.0)
    return np.clip(back, 0.25, 1.0) ** exponent


def read_exchange(w: World) -> None:
    """Compute which alerts pass, by law, trust, standards, protection of sources and reciprocity, and how soon."""
    d, law, police, settings = w.dyads, w.law, w.police, w.settings(InformationSettings).exchange
    willing = w.governments.willingness[:, None]
    trust = read_trust(d, Domain.INTELLIGENCE, w.conduct.referral) ** w.conduct.exponent
    usable = settings.unstandardised + (1.0 - settings.unstandardised) * common_standard(police)
    given = trust * usable * d.interop * willing * protection(law, w.states)
    info = police.information_days
    w.exchange.answered[...] = trust * willing
    w.exchange.answer_days[...] = info[:, None] + info[None, :] + settings.human_days * (1.0 - law.liaison)
    w.exchange.dual[...] = dual_criminality(w.exchange.kindred, d.unlike, settings.dual_criminality)
    passes, delay = np.empty_like(d.alert_visibility), np.empty_like(d.latency)
    permit(law.alerts, w.exchange.dual, given, w.kinds.sensitivity, law.shielded, passes)
    delay_exchange(
        passes, reciprocated(passes.sum(0), settings.reciprocity), law.shown, law.alert_days, w.exchange.answer_days,
        police.backlog, police.case_workers, Requesting(settings.hold_days, settings.notice_share), info, delay,
    )  # fmt: skip
    d.alert_visibility[...] = relayed(passes, law.onward)
    d.latency[...] = relay_days(delay, passes > 0.0, law.onward)
    ops = read_trust(d, Domain.OPERATIONS, w.conduct.referral) ** w.conduct.exponent
    d.usable_effort[...] = law.patrol * ops * d.interop * willing
    d.usable_picture[...] = law.picture * ops * d.interop * willing


def answering(law: Law, up: np.ndarray) -> np.ndarray:
    """(givers, users) whether a search can find anything today.

    The user's systems must be up and, where lists are not copied, the giver's too.
    """
    here = np.eye(len(up), dtype=bool) | (law.copied >= 0.5)
    return up[None, :] & (here | up[:, None])


def bearable(records: np.ndarray, per_million: float) -> np.ndarray:
    """Threshold, in sd above the mean of non-matches, at which officers have as many false matches as they tolerate."""
    share = np.clip(per_million * 1e-6 / np.maximum(records, 1.0), 1e-300, 0.5)
    return np.array([-NORMAL.inv_cdf(p) for p in share])


def read_searches(w: World) -> None:
    """Compute what a search finds and costs: recall and false matches by list and linkage, seconds at the desk."""
    lists, x, s, n = w.settings(InformationSettings).lists, w.exchange, w.searches, len(w.codes)
    alone = separation(w.police.standards, SEARCHED_BY[lists.searched_by])
    persons, visible = np.empty((n, n)), np.empty(n)
    count_visible(
        w.dyads.alert_visibility, w.lists.records, lists.overlap * lists.recall, persons, visible
    )  # of duplicates, as many as are found
    bears = bearable(visible, lists.tolerated_per_million)
    link_records(alone, persons, NORMAL.inv_cdf(lists.recall), bears, x.recall, s.false_match)
    w.officers.list_s[:] = s.false_match * lists.handling_s + (w.law.query_s * (w.law.at_once == 1)).max(0)
    read_places(w, lists)
    own = w.lists.records[Kind.DOCUMENT] / max(w.lists.records[Kind.DOCUMENT].sum(), 1e-9)
    x.documents[...] = np.cumsum(own[:, None] * w.dyads.alert_visibility[Kind.DOCUMENT] * x.recall, 0)
    s.own_documents[:] = own * np.diagonal(x.recall)


def read_exposure(w: World) -> None:
    """Compute exposure: records that other states hold or can see, weighed by what their law lacks, in millions."""
    lacking = 1.0 - protection(w.law, w.states) * w.systems.cyber_protection[None, :]
    visible = w.dyads.alert_visibility
    copied = np.einsum("kij,ij,ki->ij", visible, np.maximum(w.law.copied, 0.01), w.lists.records)
    w.exposure = float((copied * lacking).sum()) / 1e6
    w.exchange.copied[...] = copied
