/* One day of every mover's life, by hand: what sim.movers.crossing.cross does for persons who go alone or guided, with no
 * alerts and no legal channel. Same columns, same keyed draws (Philox4x32-10), same passes over blocks of those who are
 * due, hence the same events.
 * world.h is written from sim/tables: one struct a table, one pointer a column. */
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "world.h"

#define INLINE static inline __attribute__((always_inline))

enum { FREE, PLANNING, TRAVELLING, RETRYING };
enum { NONE, LEGAL, ALONE, GUIDED };
enum { STAYED, UNSEEN, GOTAWAY, TURNED_BACK, RETURNED, DETERRED, RELEASED, CLAIMED, PUSHED_BACK, DIED, OPEN = 13, DEPARTED = 17, PREVENTED, PULLED_BACK };
enum { FIRST = 1, WITH_GUIDE = 2, BEFORE = 4, IN_WINDOW = 8, WOULD_CLAIM = 64 };
enum { PLAN = 2, CROSS = 3, AFTER = 4, TRAVEL = 5, ONWARD = 39 };
#define NEVER INT32_MAX

#define BLOCK 512

typedef struct { World w; Retry retry; double reports_share; uint64_t seed; int64_t states; int32_t day; } Run;

typedef struct {
    uint64_t first_keys[2 * BLOCK], second_keys[2 * BLOCK]; /* two an event; drawn, they are its random words, four words */
    int32_t planners[BLOCK], travellers[BLOCK], alone[BLOCK], guided[BLOCK], held[BLOCK], passing[BLOCK], waiting[BLOCK], leg[BLOCK];
    int32_t held_n, passing_n, waiting_n;
} Batch;

INLINE void put_key(uint64_t *keys, int32_t k, uint64_t serial, uint32_t when, uint32_t purpose, uint32_t index) {
    keys[2 * k] = serial;
    keys[2 * k + 1] = (uint64_t)(purpose << 24 | (index & 0xFF) << 16 | index >> 8) << 32 | when;
}

/* Turn the keys of n events into draws, several events at a time. */
INLINE void draw_words(uint64_t *keys, int32_t n, uint64_t seed) {
    const uint64_t low = 0xFFFFFFFF;
    for (int32_t k = 0; k < n; k++) {
        uint64_t a = keys[2 * k], b = keys[2 * k + 1];
        uint64_t c0 = a & low, c1 = a >> 32, c2 = b & low, c3 = b >> 32, k0 = seed & low, k1 = seed >> 32;
        for (int round = 0; round < 10; round++) {
            uint64_t p0 = 0xD2511F53ull * c0, p1 = 0xCD9E8D57ull * c2;
            c0 = (p1 >> 32) ^ c1 ^ k0;
            c1 = p1 & low;
            c2 = (p0 >> 32) ^ c3 ^ k1;
            c3 = p0 & low;
            k0 = (k0 + 0x9E3779B9u) & low;
            k1 = (k1 + 0xBB67AE85u) & low;
        }
        keys[2 * k] = c0 | c1 << 32;
        keys[2 * k + 1] = c2 | c3 << 32;
    }
}

INLINE uint32_t word(const uint64_t *keys, int32_t k, int which) {
    return (uint32_t)(keys[2 * k + which / 2] >> 32 * (which % 2));
}

INLINE double unit(uint32_t word) { return (word + 0.5) * (1.0 / 4294967296.0); }

INLINE int32_t drawn(const double *cumulated, int32_t first, int32_t n, double u) {
    int32_t row = first;
    for (int32_t k = first; k < first + n - 1; k++) row += u >= cumulated[k];
    return row;
}

INLINE int32_t delay(double mean_days, uint32_t word) {
    return mean_days > 1.0 ? 1 + (int32_t)(-(mean_days - 1.0) * log(unit(word))) : 1;
}

INLINE int32_t at_least_one(int32_t days) { return days > 1 ? days : 1; }

INLINE void leave(int64_t i, const World *w) {
    w->movers.stage[i] = FREE;
    w->movers.due[i] = NEVER;
}

/* The leg by which a mover goes on from a junction. */
INLINE int32_t leg_chosen(int32_t junction, int mode, double u, const World *w) {
    const double *shares = mode == GUIDED ? w->onward.guided : w->onward.alone;
    return w->onward.leg[drawn(shares, w->junctions.first_onward[junction], w->junctions.onward[junction], u)];
}

INLINE void go_by(int64_t i, int32_t leg, const World *w) {
    int32_t route = w->legs.route[leg];
    w->movers.route[i] = route - w->streams.first_route[w->movers.stream[i]];
    w->movers.leg[i] = leg - w->routes.first_leg[route];
}

INLINE void wipe(int32_t *column, int64_t start, int64_t stop) {
    for (int64_t e = start; e < stop; e++) column[e] = -1;
}

/* Write who has an event and what must be known to account for it; deal into lines, with the keys of their draws. */
INLINE int32_t describe(int64_t start, int32_t n, Batch *batch, const Run *run) {
    const World *w = &run->w;
    int32_t planners = 0, travellers = 0;
    wipe(w->crossings.side, start, start + n);
    wipe(w->crossings.alternative, start, start + n);
    wipe(w->crossings.site, start, start + n);
    wipe(w->crossings.sector, start, start + n);
    wipe(w->crossings.post, start, start + n);
    for (int32_t k = 0; k < n; k++) {
        int64_t e = start + k, i = w->crossings.mover[e];
        int planning = w->movers.stage[i] == PLANNING;
        uint64_t serial = w->movers.serial[i];
        uint32_t attempt = w->movers.attempt[i], leg = w->movers.leg[i], purpose = planning ? PLAN : CROSS;
        w->crossings.stream[e] = w->movers.stream[i];
        w->crossings.serial[e] = serial;
        int32_t arrested = w->movers.arrested[i];
        int flags = FIRST * ((w->movers.stage[i] == TRAVELLING) | (attempt == 0)) + WITH_GUIDE * (w->movers.mode[i] == GUIDED);
        flags += BEFORE * (arrested >= 0);
        w->crossings.flags[e] = flags + IN_WINDOW * ((arrested >= 0) & (run->day - arrested <= run->retry.recidivism_window_days));
        put_key(batch->first_keys, k, serial, attempt, purpose, leg);
        put_key(batch->second_keys, k, serial, planning ? 0 : attempt, purpose, planning ? 0x200 : leg | 0x100);
        batch->planners[planners] = k;
        batch->travellers[travellers] = k;
        planners += planning;
        travellers += !planning;
    }
    return planners;
}

INLINE void plan(int64_t start, int32_t n, Batch *batch, const Run *run) {
    const World *w = &run->w;
    for (int32_t j = 0; j < n; j++) {
        int32_t k = batch->planners[j];
        int64_t e = start + k, i = w->crossings.mover[e];
        int s = w->movers.stream[i];
        int may = unit(word(batch->second_keys, k, 0)) < w->streams.legal_access[s];
        const double *table = (may ? w->streams.modes_legal : w->streams.modes) + 4 * s;
        double u = unit(word(batch->first_keys, k, 0));
        int returned = w->movers.route[i] >= 0;
        if (returned) u = table[0] + (1.0 - table[0]) * u;
        int mode = (u >= table[0]) + (u >= table[1]) + (u >= table[2]);
        w->movers.mode[i] = mode;
        if (mode == NONE) {
            w->crossings.fate[e] = STAYED;
            leave(i, w);
            continue;
        }
        w->crossings.fate[e] = DEPARTED;
        if (returned) {
            w->movers.stage[i] = RETRYING;
            w->movers.due[i] = run->day + 1;
            continue;
        }
        int32_t leg = leg_chosen(w->streams.junction[s], mode, unit(word(batch->first_keys, k, 1)), w);
        go_by(i, leg, w);
        w->movers.stage[i] = TRAVELLING;
        w->movers.due[i] = run->day + at_least_one(w->legs.days[leg]);
    }
}

/* Bring travellers to their borders; give how many of them go alone and how many are guided. */
INLINE void reach_border(int64_t start, int32_t n, Batch *batch, const Run *run, int32_t *alone_n, int32_t *guided_n) {
    const World *w = &run->w;
    int32_t alone = 0, guided = 0, passing = 0;
    for (int32_t j = 0; j < n; j++) {
        int32_t k = batch->travellers[j];
        int64_t e = start + k, i = w->crossings.mover[e];
        int32_t r = w->streams.first_route[w->movers.stream[i]] + w->movers.route[i];
        int32_t leg = w->routes.first_leg[r] + w->movers.leg[i], f = w->legs.side[leg];
        batch->leg[k] = leg;
        w->crossings.side[e] = f;
        w->crossings.fate[e] = OPEN;
        batch->passing[passing] = batch->guided[guided] = batch->alone[alone] = k;
        int closed = w->sides.controlled[f] != 0;
        int led = closed & (w->movers.mode[i] == GUIDED) & (w->sides.guides[f] > 0);
        passing += !closed;
        guided += led;
        alone += closed & !led;
    }
    batch->passing_n = passing;
    *alone_n = alone;
    *guided_n = guided;
}

INLINE int32_t sector_of(int32_t stretch, uint32_t word, const World *w) {
    return w->stretches.first_sector[stretch] + (int32_t)(unit(word) * w->stretches.sectors[stretch]);
}

/* Chances of a sector: to be stopped before the border, to be stopped, to be detected. */
typedef struct { uint32_t prevented, caught, seen; } Chances;

INLINE void meet(int64_t e, int64_t i, int32_t k, int32_t f, Chances p, Batch *batch, const World *w) {
    uint32_t luck = word(batch->first_keys, k, 2);
    int prevented = word(batch->second_keys, k, 1) < p.prevented;
    int afloat = prevented & (word(batch->second_keys, k, 2) < w->sides.afloat[f]);
    int stopped = prevented | (luck < p.caught);
    int fate = prevented ? PREVENTED : luck < p.seen ? GOTAWAY : UNSEEN;
    uint32_t danger = afloat ? (uint32_t)(0.3 * w->sides.danger[f]) : w->sides.danger[f];
    int died = (word(batch->first_keys, k, 3) < danger) & (!prevented | afloat);
    w->crossings.fate[e] = afloat ? PULLED_BACK : fate;
    if (died) {
        w->crossings.fate[e] = DIED;
        leave(i, w);
    }
    batch->held[batch->held_n] = batch->passing[batch->passing_n] = k;
    batch->held_n += stopped & !died;
    batch->passing_n += !(stopped | died);
}

INLINE void cross_guided(int64_t start, int32_t n, Batch *batch, const Run *run) {
    const World *w = &run->w;
    for (int32_t j = 0; j < n; j++) {
        int32_t k = batch->guided[j];
        int64_t e = start + k, i = w->crossings.mover[e];
        int32_t f = w->crossings.side[e];
        int32_t net = drawn(w->networks.share, w->sides.first_network[f], w->sides.networks[f], unit(word(batch->first_keys, k, 0)));
        int32_t site = drawn(w->sites.choice, w->networks.first_site[net], w->networks.sites[net], unit(word(batch->first_keys, k, 1)));
        int32_t sector = sector_of(w->sites.stretch[site], word(batch->second_keys, k, 0), w);
        w->crossings.site[e] = site;
        w->crossings.sector[e] = sector;
        Chances p = {w->sectors.prevented[sector], w->sectors.caught_guided[sector], w->sectors.seen_guided[sector]};
        meet(e, i, k, f, p, batch, w);
    }
}

INLINE void cross_alone(int64_t start, int32_t n, Batch *batch, const Run *run) {
    const World *w = &run->w;
    for (int32_t j = 0; j < n; j++) {
        int32_t k = batch->alone[j], offered = w->legs.choice_set[batch->leg[k]];
        int64_t e = start + k, i = w->crossings.mover[e];
        int32_t place = drawn(w->alternatives.choice, w->choice_sets.first_alternative[offered], w->choice_sets.alternatives[offered], unit(word(batch->first_keys, k, 1)));
        int32_t sector = sector_of(w->alternatives.stretch[place], word(batch->second_keys, k, 0), w);
        w->crossings.alternative[e] = place;
        w->crossings.sector[e] = sector;
        Chances p = {w->sectors.prevented[sector], w->sectors.caught_alone[sector], w->sectors.seen_alone[sector]};
        meet(e, i, k, w->crossings.side[e], p, batch, w);
    }
}

INLINE int judged(const Batch *batch, int32_t j, int32_t f, int s, const Run *run) {
    const World *w = &run->w;
    int state = w->sides.state[f];
    if (unit(word(batch->first_keys, j, 0)) < run->retry.turned_back_share) return TURNED_BACK;
    if (unit(word(batch->first_keys, j, 1)) < w->streams.protection[s] * run->retry.claim_factor)
        return unit(word(batch->first_keys, j, 2)) >= w->judiciary.pushback[state] ? CLAIMED : PUSHED_BACK;
    double agreed = w->readmission[w->sides.neighbour[f] * run->states + state];
    double back = (w->judiciary.returned[state] > agreed ? w->judiciary.returned[state] : agreed) * w->judiciary.held[state];
    if (unit(word(batch->first_keys, j, 2)) >= back) return RELEASED;
    return unit(word(batch->first_keys, j, 3)) < run->retry.deterred ? DETERRED : RETURNED;
}

/* Wait for one or two stages and try again, by another way where reports have come. */
INLINE void try_again(int64_t i, int32_t j, int32_t leg, double mean, int stages, double hears, const Batch *batch, const Run *run) {
    const World *w = &run->w;
    w->movers.attempt[i]++;
    w->movers.due[i] = run->day + delay(mean / stages, word(batch->second_keys, j, 0));
    if (stages > 1) w->movers.due[i] += delay(mean / stages, word(batch->second_keys, j, 1)) - 1;
    w->movers.stage[i] = RETRYING;
    if (unit(word(batch->second_keys, j, 2)) < hears)
        go_by(i, leg_chosen(w->legs.junction[leg], w->movers.mode[i], unit(word(batch->second_keys, j, 3)), w), w);
}

INLINE void take_inland(int64_t e, int64_t i, int32_t j, int32_t leg, const Batch *batch, const Run *run) {
    const World *w = &run->w;
    double claims = w->streams.protection[w->movers.stream[i]] * run->retry.claim_factor;
    if (unit(word(batch->first_keys, j, 1)) < claims) w->crossings.flags[e] |= WOULD_CLAIM;
    if (unit(word(batch->first_keys, j, 3)) < run->retry.gives_up_share || w->movers.attempt[i] + 1 >= run->retry.max_attempts)
        leave(i, w);
    else
        try_again(i, j, leg, run->retry.inland_days, 2, 1.0, batch, run);
}

INLINE void stop_movers(int64_t start, Batch *batch, const Run *run) {
    const World *w = &run->w;
    for (int32_t j = 0; j < batch->held_n; j++) {
        int64_t i = w->crossings.mover[start + batch->held[j]];
        put_key(batch->first_keys, j, w->movers.serial[i], w->movers.attempt[i], AFTER, w->movers.leg[i]);
        put_key(batch->second_keys, j, w->movers.serial[i], w->movers.attempt[i], TRAVEL, w->movers.leg[i]);
    }
    draw_words(batch->first_keys, batch->held_n, run->seed);
    draw_words(batch->second_keys, batch->held_n, run->seed);
    for (int32_t j = 0; j < batch->held_n; j++) {
        int64_t e = start + batch->held[j], i = w->crossings.mover[e];
        int32_t leg = batch->leg[batch->held[j]];
        if (w->crossings.fate[e] >= PREVENTED) {
            take_inland(e, i, j, leg, batch, run);
            continue;
        }
        int fate = judged(batch, j, w->crossings.side[e], w->movers.stream[i], run);
        w->crossings.fate[e] = fate;
        if (fate != TURNED_BACK) w->movers.arrested[i] = run->day;
        if (fate == RELEASED)
            batch->passing[batch->passing_n++] = batch->held[j];
        else if (fate == CLAIMED || fate == DETERRED || w->movers.attempt[i] + 1 >= run->retry.max_attempts)
            leave(i, w);
        else
            try_again(i, j, leg, fate == TURNED_BACK ? 3.0 : run->retry.delay_days, 1, run->reports_share, batch, run);
    }
}

INLINE void advance(int64_t start, Batch *batch, const Run *run) {
    const World *w = &run->w;
    batch->waiting_n = 0;
    for (int32_t j = 0; j < batch->passing_n; j++) {
        int64_t i = w->crossings.mover[start + batch->passing[j]];
        int32_t leg = batch->leg[batch->passing[j]];
        if (w->legs.last[leg])
            leave(i, w);
        else {
            w->movers.leg[i]++;
            w->movers.stage[i] = TRAVELLING;
            w->movers.due[i] = run->day + at_least_one(w->legs.days[leg + 1]);
            batch->waiting[batch->waiting_n] = batch->passing[j];
            batch->waiting_n += w->junctions.onward[w->legs.junction[leg + 1]] > 1;
        }
    }
}

/* Those who stand at a junction choose anew, if reports have reached them. */
INLINE void hear_reports(int64_t start, Batch *batch, const Run *run) {
    const World *w = &run->w;
    for (int32_t j = 0; j < batch->waiting_n; j++) {
        int64_t i = w->crossings.mover[start + batch->waiting[j]];
        put_key(batch->first_keys, j, w->movers.serial[i], w->movers.attempt[i], ONWARD, w->movers.leg[i]);
    }
    draw_words(batch->first_keys, batch->waiting_n, run->seed);
    for (int32_t j = 0; j < batch->waiting_n; j++) {
        int64_t i = w->crossings.mover[start + batch->waiting[j]];
        if (unit(word(batch->first_keys, j, 0)) >= run->reports_share) continue;
        int32_t leg = batch->leg[batch->waiting[j]] + 1;
        leg = leg_chosen(w->legs.junction[leg], w->movers.mode[i], unit(word(batch->first_keys, j, 1)), w);
        go_by(i, leg, w);
        w->movers.due[i] = run->day + at_least_one(w->legs.days[leg]);
    }
}

/* A bit for each of sixty-four days that is before another: a byte each, which gcc compares in vectors, then packed. */
INLINE uint64_t bits_before(const int32_t *due, int32_t before) {
    uint8_t hit[64];
    uint64_t bits = 0, eight;
    for (int k = 0; k < 64; k++) hit[k] = due[k] < before;
    for (int k = 0; k < 64; k += 8) {
        memcpy(&eight, hit + k, 8);
        bits |= eight * 0x0102040810204080ull >> 56 << k;
    }
    return bits;
}

/* List the rows that are due before a day: sixty-four days at once leave a bit each; give the list's end. */
INLINE int64_t list_due(int64_t start, int64_t stop, const int32_t *due, int32_t before, int32_t *listed, int64_t n) {
    int64_t row = start;
    for (; row + 64 <= stop; row += 64) {
        uint64_t bits = bits_before(due + row, before);
        for (; bits; bits &= bits - 1) listed[n++] = (int32_t)(row + __builtin_ctzll(bits));
    }
    for (; row < stop; row++) {
        listed[n] = (int32_t)row;
        n += due[row] < before;
    }
    return n;
}

/* Live the day's event of every mover of rows start..stop who is due; give the number of events. */
int64_t cross(int64_t start, int64_t stop, const Run *given) {
    const Run here = *given, *run = &here; /* a copy whose address stays here: no store can change it */
    const World *w = &run->w;
    Batch batch;
    int64_t end = list_due(start, stop, w->movers.due, run->day + 1, w->crossings.mover, start);
    for (int64_t a = start; a < end; a += BLOCK) {
        int32_t n = end - a < BLOCK ? (int32_t)(end - a) : BLOCK, alone, guided;
        int32_t planners = describe(a, n, &batch, run);
        draw_words(batch.first_keys, n, run->seed);
        draw_words(batch.second_keys, n, run->seed);
        plan(a, planners, &batch, run);
        reach_border(a, n - planners, &batch, run, &alone, &guided);
        batch.held_n = 0;
        cross_guided(a, guided, &batch, run);
        cross_alone(a, alone, &batch, run);
        stop_movers(a, &batch, run);
        advance(a, &batch, run);
        hear_reports(a, &batch, run);
    }
    return end - start;
}
