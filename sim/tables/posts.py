"""Border crossing points."""

from typing import Annotated, NamedTuple

import numpy as np

from sim.engine.table import Code, Count, Index, Real, Serial, Share, Small, Word


class Posts(NamedTuple):
    """Border crossing points."""

    serial: Serial  # [build]
    side: Index  # [build]
    state: Small  # whose officers check [build]
    mode: Code  # LAND, SEA, AIR [build]
    choice: Share  # cumulated share of its side's travellers [build]
    travellers_day: Real  # mean arrivals [build]
    trucks_day: Real  # mean arrivals [build]
    desks: Real  # staffed [build]
    lanes: Real  # staffed cargo lanes [build]
    queue: Real  # persons waiting at midnight [posts.check_travellers]
    truck_queue: Real  # [posts.check_travellers]
    travellers: Count  # arrived today [build, posts.check_travellers]
    second_line: Count  # referred [build, posts.check_travellers]
    false_stops: Count  # legitimate travellers referred [build, posts.check_travellers]
    group_stops: Count  # of those, of the group that biometrics mistake more often [build, posts.check_travellers]
    wrongly_refused: Count  # legitimate travellers refused [build, posts.check_travellers]
    wait_min: Real  # sum over travellers [build, posts.check_travellers]
    trucks: Count  # arrived today [posts.check_travellers]
    truck_wait_h: Real  # sum over trucks [posts.check_travellers]
    refuse: Word  # chance that an intending overstayer is refused [build, posts.check_travellers]
    find_chance: Word  # that a lot in freight is found [build, posts.select_trucks, corruption.look_away]
    informed: Share  # of trucks about which the other side's customs have sent records [posts.select_trucks]
    cargo_saved: Share  # of the check of papers that the other side has made already [posts.select_trucks]
    check_saved: Share  # of the time of travellers' checks that a treaty saves [posts.select_trucks]
    read: Share  # of trucks' plates read [build, technology.suffer_attacks, technology.maintain]


class Checks(NamedTuple):
    """First and second line at posts: parameters."""

    staffing: float
    first_line_s: float
    hurried_s: float
    queue_half: float
    skill_d: float
    learning_s: float
    criterion: float
    prevalence_weight: float
    usual_prevalence: float
    second_line_s: float
    second_line_d: float
    second_line_criterion: float
    concealment: float
    coached_share: float
    coaching: float
    truck_s: float
    read_saves: float
    opened_s: float
    arrival_cv2: float
    service_cv2: float
    internal_share: float
    burst_cv: float
    batch_land: float
    batch_sea: float
    batch_air: float
    group_share: float
    group_factor: float


class Officers(NamedTuple):
    """Officers at posts, one row for each state: first and second line, customs."""

    schooling: Real  # sensitivity that officers learn at home [build]
    skill_d: Real  # sensitivity of officers with time [build, technology.maintain]
    criterion_bias: Real  # by how much officers' criterion differs from other states' by habit [build]
    criterion: Real  # evidence above which officers refer a traveller [build, posts.adjust_checks]
    refusals_remembered: Real  # of entry [build, posts.adjust_checks]
    travellers_remembered: Real  # [build, posts.adjust_checks]
    paperwork: Real  # seconds of a check over those with the usual systems [build, technology.suffer_attacks, technology.maintain]
    biometric_d: Real  # sensitivity that biometrics add [build, technology.suffer_attacks, technology.maintain]
    analytics_d: Real  # sensitivity that analytics add to referrals [build, technology.suffer_attacks, technology.maintain]
    list_s: Real  # seconds that searches and false matches add to a check [build, information.open_lists]
    opened: Share  # of trucks opened at posts [build, posts.select_trucks]
    applied: Count  # checks on the legal channel since beliefs were last updated [movers.learn_risks, ledger.account_events]
    refused: Count  # of them refused [movers.learn_risks, ledger.account_events]
    refusal: Share  # chance of it that travellers believe in [build, movers.learn_risks]
    first_post: Index  # its posts stand together [build]
    posts: Index  # [build]


class Customs(NamedTuple):
    """Customs at cargo lanes: parameters."""

    inspected_share: float
    selectivity: float
    found_share: float


class PostBatch(NamedTuple):
    """Scratch of a batch of posts whose day is simulated together."""

    post: Annotated[np.ndarray, np.int64]  # row of each
    columns: Annotated[np.ndarray, np.float64]  # one after another, ``BLOCK`` numbers each
    random: Annotated[np.ndarray, np.uint64]  # six blocks of random words for each post, one word for each hour
    pooled: Annotated[np.ndarray, np.float64]  # (points, bins) travellers by wait
