// SPDX-License-Identifier: Apache-2.0
#include "stats/change_machine.h"

#include "base/vec.h"
#include "stats/robust.h"

#include <stdbool.h>

enum { RUNS = 2, SWITCHES = 6, SWEEPS = 20 };

struct machines {
    const unsigned *id;
    double *y;
    size_t n;
    size_t *runs, *switches, *values; // by id
    unsigned *group;                  // by id: machines that take turns with each other
    double *offset, *scratch;
};

static bool takes_turns(const struct machines *m, unsigned id)
{
    return m->runs[id] >= RUNS && m->switches[id] >= SWITCHES;
}

// Whether values i and i + 1 are of two machines that take turns.
static bool is_turn(const struct machines *m, size_t i)
{
    unsigned a = m->id[i], b = m->id[i + 1];
    return a != b && takes_turns(m, a) && takes_turns(m, b) && m->group[a] == m->group[b];
}

static void count_runs(struct machines *m)
{
    for (size_t i = 0; i < m->n; i++) {
        bool begins = i == 0 || m->id[i] != m->id[i - 1];
        m->values[m->id[i]]++;
        m->runs[m->id[i]] += begins;
        if (begins && i > 0) {
            m->switches[m->id[i]]++;
            m->switches[m->id[i - 1]]++;
        }
    }
}

// Two machines are in one group if they change places more than once, or each does with a third.
static void join_groups(struct machines *m)
{
    for (unsigned i = 0; i < m->n; i++)
        m->group[i] = i;
    for (size_t i = 0; i + 1 < m->n; i++) {
        unsigned a = m->id[i], b = m->id[i + 1];
        if (a == b || m->group[a] == m->group[b] || !takes_turns(m, a) || !takes_turns(m, b))
            continue;
        bool again = false;
        for (size_t k = i + 1; k + 1 < m->n && !again; k++)
            again = (m->id[k] == a && m->id[k + 1] == b) || (m->id[k] == b && m->id[k + 1] == a);
        unsigned from = m->group[b], to = m->group[a];
        for (size_t k = 0; again && k < m->n; k++)
            if (m->group[k] == from)
                m->group[k] = to;
    }
}

// The median difference between the values of a machine and those of its neighbours in the series,
// after the neighbours' offsets have been subtracted.
static double beyond_neighbours(struct machines *m, unsigned id)
{
    size_t count = 0;
    for (size_t i = 0; i + 1 < m->n; i++) {
        if (!is_turn(m, i) || (m->id[i] != id && m->id[i + 1] != id))
            continue;
        size_t own = m->id[i] == id ? i : i + 1, other = m->id[i] == id ? i + 1 : i;
        m->scratch[count++] = m->y[own] - (m->y[other] - m->offset[m->id[other]]);
    }
    return count ? pa_robust_median(m->scratch, count) : 0;
}

// Whether the machine has most values in its group: its offset is 0.
static bool is_commonest(const struct machines *m, unsigned id)
{
    for (unsigned k = 0; k < m->n; k++)
        if (takes_turns(m, k) && m->group[k] == m->group[id] &&
            (m->values[k] > m->values[id] || (m->values[k] == m->values[id] && k < id)))
            return false;
    return true;
}

static void find_offsets(struct machines *m, struct pa_arena *arena)
{
    PA_VEC(unsigned) others = {0};
    for (unsigned id = 0; id < m->n; id++)
        if (takes_turns(m, id) && !is_commonest(m, id))
            pa_vec_push(&others, id);
    m->scratch = pa_arena_calloc(arena, m->n, sizeof *m->scratch);
    for (int sweep = 0; sweep < SWEEPS; sweep++)
        for (size_t k = 0; k < others.count; k++)
            m->offset[others.items[k]] = beyond_neighbours(m, others.items[k]);
    pa_vec_release(&others);
}

void pa_change_machines(double *y, const unsigned *machine, size_t n, unsigned char *forced)
{
    struct pa_arena arena = {0};
    struct machines m = {.id = machine, .y = y, .n = n};
    m.runs = pa_arena_calloc(&arena, n, sizeof *m.runs);
    m.switches = pa_arena_calloc(&arena, n, sizeof *m.switches);
    m.values = pa_arena_calloc(&arena, n, sizeof *m.values);
    m.group = pa_arena_calloc(&arena, n, sizeof *m.group);
    m.offset = pa_arena_calloc(&arena, n, sizeof *m.offset);
    count_runs(&m);
    join_groups(&m);
    find_offsets(&m, &arena);
    for (size_t i = 1; i < n; i++)
        forced[i] |= machine[i] != machine[i - 1] && !is_turn(&m, i - 1); // PA_CHANGE_BY_MACHINE
    for (size_t i = 0; i < n; i++)
        y[i] -= m.offset[machine[i]];
    pa_arena_release(&arena);
}
