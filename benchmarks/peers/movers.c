/* One day of every mover's life, by hand: what sim.core.crossing.cross does for persons who go alone or guided, with no
 * alerts and no legal channel. Same columns, same keyed draws (Philox4x32-10), same two passes, hence the same events.
 * world.h is written from sim/tables.py: one struct a table, one pointer a column. */
#include <math.h>
#include <stdint.h>
#include "world.h"

#define INLINE static inline __attribute__((always_inline))

enum { FREE, PLANNING, TRAVELLING };
enum { NONE, LEGAL, ALONE, GUIDED };
enum { STAYED, UNSEEN, GOTAWAY, TURNED_BACK, RETURNED, DETERRED, RELEASED, CLAIMED, PUSHED_BACK, DIED, OPEN = 13, DEPARTED = 17 };
enum { FIRST = 1, WITH_GUIDE = 2, BEFORE = 4, IN_WINDOW = 8 };
enum { PLAN = 2, CROSS = 3, AFTER = 4, TRAVEL = 5 };
#define NEVER INT32_MAX

typedef struct { uint32_t w[4]; } Words;
typedef struct { double delay_days, turned_back_share, deterred, max_attempts, claim_factor, detention_days, window_days; } Retry;
typedef struct { World w; Retry retry; uint64_t seed; int64_t states; int32_t day; } Run;

INLINE Words words(uint64_t seed, uint64_t serial, uint32_t when, uint32_t purpose, uint32_t index) {
    uint32_t c0 = (uint32_t)serial, c1 = (uint32_t)(serial >> 32), c2 = when;
    uint32_t c3 = purpose << 24 | (index & 0xFF) << 16 | (index >> 8 & 0xFFFF);
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < 10; round++) {
        uint64_t p0 = 0xD2511F53ull * c0, p1 = 0xCD9E8D57ull * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
        c3 = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return (Words){{c0, c1, c2, c3}};
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

INLINE void advance(int64_t i, const Run *run) {
    const World *w = &run->w;
    int32_t r = w->streams.first_route[w->movers.stream[i]] + w->movers.route[i];
    if (w->movers.leg[i] + 1 >= w->routes.legs[r]) {
        leave(i, w);
        return;
    }
    w->movers.leg[i]++;
    w->movers.attempt[i] = 0;
    w->movers.due[i] = run->day + at_least_one(w->legs.days[w->routes.first_leg[r] + w->movers.leg[i]]);
}

INLINE int plan(int64_t i, const Run *run) {
    const World *w = &run->w;
    int s = w->movers.stream[i], mode = GUIDED;
    Words v = words(run->seed, w->movers.serial[i], w->movers.attempt[i], PLAN, 0);
    int may = unit(words(run->seed, w->movers.serial[i], 0, PLAN, 1).w[0]) < w->streams.legal_access[s];
    const double *table = (may ? w->streams.modes_legal : w->streams.modes) + 4 * s, u = unit(v.w[0]);
    for (int m = 0; m < 3; m++)
        if (u < table[m]) {
            mode = m;
            break;
        }
    w->movers.mode[i] = mode;
    if (mode == NONE) {
        leave(i, w);
        return STAYED;
    }
    int32_t first = w->streams.first_route[s];
    int32_t r = drawn(mode == GUIDED ? w->routes.guided : w->routes.alone, first, w->streams.routes[s], unit(v.w[1]));
    w->movers.route[i] = r - first;
    w->movers.leg[i] = 0;
    w->movers.attempt[i] = 0;
    w->movers.stage[i] = TRAVELLING;
    w->movers.due[i] = run->day + at_least_one(w->legs.days[w->routes.first_leg[r]]);
    return DEPARTED;
}

INLINE int flags_of(int64_t i, const Run *run) {
    const World *w = &run->w;
    int flags = w->movers.attempt[i] == 0 ? FIRST : 0;
    if (w->movers.mode[i] == GUIDED) flags |= WITH_GUIDE;
    if (w->movers.arrested[i] >= 0) {
        flags |= BEFORE;
        if (run->day - w->movers.arrested[i] <= run->retry.window_days) flags |= IN_WINDOW;
    }
    return flags;
}

INLINE int stopped(int64_t i, int32_t f, const Run *run) {
    const World *w = &run->w;
    int state = w->fronts.state[f], s = w->movers.stream[i], attempt = w->movers.attempt[i], leg = w->movers.leg[i], fate;
    Words v = words(run->seed, w->movers.serial[i], attempt, AFTER, leg);
    uint32_t pause = words(run->seed, w->movers.serial[i], attempt, TRAVEL, leg).w[0];
    double mean = run->retry.delay_days;
    if (unit(v.w[0]) < run->retry.turned_back_share) {
        fate = TURNED_BACK;
        mean = 3.0;
    } else {
        w->movers.arrested[i] = run->day;
        double agreed = w->readmission[w->fronts.neighbour[f] * run->states + state];
        double back = (w->states.returned[state] > agreed ? w->states.returned[state] : agreed) * w->states.held[state];
        if (unit(v.w[1]) < w->streams.protection[s] * run->retry.claim_factor) {
            if (unit(v.w[2]) >= w->states.pushback[state]) {
                leave(i, w);
                return CLAIMED;
            }
            fate = PUSHED_BACK;
        } else if (unit(v.w[2]) >= back) {
            advance(i, run);
            return RELEASED;
        } else if (unit(v.w[3]) < run->retry.deterred) {
            leave(i, w);
            return DETERRED;
        } else
            fate = RETURNED;
    }
    if (attempt + 1 >= run->retry.max_attempts) {
        leave(i, w);
        return fate;
    }
    w->movers.attempt[i]++;
    w->movers.due[i] = run->day + delay(mean, pause);
    return fate;
}

INLINE int try_border(int64_t i, int64_t e, const Run *run) {
    const World *w = &run->w;
    int s = w->movers.stream[i], nth = w->movers.leg[i];
    int32_t leg = w->routes.first_leg[w->streams.first_route[s] + w->movers.route[i]] + nth, f = w->legs.front[leg], stretch;
    w->crossings.front[e] = f;
    if (!w->fronts.controlled[f]) {
        advance(i, run);
        return OPEN;
    }
    Words v = words(run->seed, w->movers.serial[i], w->movers.attempt[i], CROSS, nth);
    int guided = w->movers.mode[i] == GUIDED && w->fronts.networks[f] > 0;
    if (guided) {
        int32_t net = drawn(w->networks.share, w->fronts.first_network[f], w->fronts.networks[f], unit(v.w[0]));
        int32_t site = drawn(w->sites.choice, w->networks.first_site[net], w->networks.sites[net], unit(v.w[1]));
        stretch = w->sites.stretch[site];
        w->crossings.site[e] = site;
    } else {
        int32_t way = w->legs.way[leg];
        int32_t cell = drawn(w->cells.choice, w->ways.first_cell[way], w->ways.cells[way], unit(v.w[1]));
        stretch = w->cells.stretch[cell];
        w->crossings.cell[e] = cell;
    }
    int32_t sector = w->stretches.first_sector[stretch], sectors = w->stretches.sectors[stretch];
    if (sectors > 1)
        sector += (int32_t)(unit(words(run->seed, w->movers.serial[i], w->movers.attempt[i], CROSS, nth | 0x100).w[0]) * sectors);
    w->crossings.sector[e] = sector;
    uint32_t caught = guided ? w->sectors.caught_guided[sector] : w->sectors.caught_alone[sector];
    uint32_t seen = guided ? w->sectors.seen_guided[sector] : w->sectors.seen_alone[sector];
    if (v.w[3] < w->fronts.danger[f]) {
        leave(i, w);
        return DIED;
    }
    if (v.w[2] < caught) return stopped(i, f, run);
    advance(i, run);
    return v.w[2] < seen ? GOTAWAY : UNSEEN;
}

/* Live the day's event of every mover of rows start..stop who is due; give the number of events. */
int64_t cross(int64_t start, int64_t stop, const Run *given) {
    const Run here = *given, *run = &here; /* a copy whose address stays here: no store can change it */
    const World *w = &run->w;
    int64_t end = start;
    for (int64_t i = start; i < stop; i++) {
        w->crossings.mover[end] = (int32_t)i;
        end += w->movers.due[i] == run->day;
    }
    for (int64_t e = start; e < end; e++) {
        int64_t i = w->crossings.mover[e];
        w->crossings.stream[e] = w->movers.stream[i];
        w->crossings.flags[e] = flags_of(i, run);
        w->crossings.serial[e] = w->movers.serial[i];
        w->crossings.front[e] = w->crossings.cell[e] = w->crossings.site[e] = -1;
        w->crossings.sector[e] = w->crossings.post[e] = -1;
        w->crossings.fate[e] = w->movers.stage[i] == PLANNING ? plan(i, run) : try_border(i, e, run);
    }
    return end - start;
}
