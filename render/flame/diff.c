// SPDX-License-Identifier: Apache-2.0
#include "flame/layout.h"

#include "base/number.h"

#include <math.h>

// Vanished frames below this share of the old total are left to the tables.
static const double GONE_SHARE = 0.003;
// Changes of this share of the total have the full colour.
static const double FULL_COLOR = 0.10;
// Changes below this share of the total are none.
static const double EQUAL = 0.001;
// Standard deviations of counting that still count as noise.
static const double GATE = 2;

int64_t pa_flame_quantum(const struct pa_flame_tree *tree)
{
    uint64_t divisor = 0;
    for (uint32_t i = 0; i < tree->node_count && divisor != 1; i++) {
        const int64_t both[2] = {tree->nodes[i].self, tree->nodes[i].old_self};
        for (int side = 0; side < 2; side++) {
            uint64_t rest = both[side] < 0 ? 0 - (uint64_t)both[side] : (uint64_t)both[side];
            rest = divisor ? rest % divisor : rest; // 0 for nearly all
            while (rest) {
                uint64_t next = divisor % rest;
                divisor = rest;
                rest = next;
            }
        }
    }
    return divisor == 0 || divisor > INT64_MAX ? 1 : (int64_t)divisor;
}

// Returns a node's old sum, scaled as it is compared.
static double scaled_old(const struct pa_flame_layout *l, uint32_t node)
{
    return (double)l->old_cum[node] * l->old_scale;
}

double pa_flame_change(const struct pa_flame_layout *l, uint32_t node)
{
    double base = l->old_total ? scaled_old(l, 0) : (double)l->total;
    return base == 0 ? 0 : ((double)l->cum[node] - scaled_old(l, node)) / fabs(base);
}

static int8_t step_of(double share)
{
    int step = (int)lround(PA_DIFF_STEPS * sqrt(fmin(fabs(share) / FULL_COLOR, 1)));
    step = step < 1 ? 1 : step;
    return (int8_t)(share < 0 ? -step : step);
}

// Counts of samples are Poisson: a difference of two sums has the variance of both together. A sum
// v of samples worth q each has variance v*q; an old one that is scaled has that times the scale
// squared. One more sample in the sum keeps zeros from being certain.
static bool is_noise(const struct pa_flame_layout *l, uint32_t node,
                     const struct pa_flame_options *o)
{
    double own = o->quanta && node ? o->quanta[l->tree->nodes[node].frame] : 0;
    double quantum = own > 0 ? own : (double)l->quantum;
    double old = scaled_old(l, node), difference = (double)l->cum[node] - old;
    if (o->certain)
        return difference == 0;
    double variance = fabs((double)l->cum[node]) * quantum + fabs(old) * quantum * l->old_scale;
    return fabs(difference) < GATE * sqrt(variance + quantum * quantum);
}

// The change of a function was tested in all places together: here it counts as proved if it goes
// in the same direction, by more than counting explains.
static bool is_proved(const struct pa_flame_layout *l, uint32_t node,
                      const struct pa_flame_options *o)
{
    if (o->certain)
        return true;
    int direction = !node ? o->proved_total : o->proved ? o->proved[l->tree->nodes[node].frame] : 0;
    return direction * pa_flame_change(l, node) > 0 && !is_noise(l, node, o);
}

// Gives width to the topmost vanished frames, and to all above them. One that had so few samples
// that their absence is chance has not vanished.
static bool add_gone(struct pa_flame_layout *l, const struct pa_flame_options *o,
                     struct pa_error *err)
{
    bool fits = true;
    const struct pa_flame_node *nodes = l->tree->nodes;
    double least = GONE_SHARE * fabs((double)l->old_total);
    for (uint32_t i = 1; i < l->tree->node_count; i++) {
        uint32_t parent = nodes[i].parent;
        bool topmost = parent == 0 || (l->weight[parent] > 0 && l->step[parent] != PA_FLAME_GONE);
        if (l->weight[i] > 0 || !topmost || (double)l->old_cum[i] < least || l->old_cum[i] <= 0 ||
            is_noise(l, i, o))
            continue;
        l->step[i] = PA_FLAME_GONE;
    }
    // From the leaves up, each node hands what vanished below it to its parent; `start` is not yet
    // in use and holds it meanwhile.
    for (uint32_t i = l->tree->node_count - 1; i > 0; i--) {
        if (l->step[i] == PA_FLAME_GONE)
            l->start[i] = llround(scaled_old(l, i));
        fits &= pa_add_int64(l->start[nodes[i].parent], l->start[i], &l->start[nodes[i].parent]);
    }
    for (uint32_t i = 0; i < l->tree->node_count; i++) {
        fits &= pa_add_int64(l->weight[i], l->start[i], &l->weight[i]);
        l->start[i] = 0;
    }
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "the values add up to more than 64 bits");
}

static void color(struct pa_flame_layout *l, uint32_t node, const struct pa_flame_options *o)
{
    double change = pa_flame_change(l, node);
    int step = step_of(change);
    if (l->step[node] == PA_FLAME_GONE || change == 0)
        return;
    if (is_proved(l, node, o))
        l->step[node] = (int8_t)step;
    else if (fabs(change) >= EQUAL)
        l->step[node] = (int8_t)(step < 0 ? step - PA_FLAME_PALE : step + PA_FLAME_PALE);
}

bool pa_flame_compare(struct pa_flame_layout *l, const struct pa_flame_options *options,
                      struct pa_error *err)
{
    l->quantum = options->quantum > 0 ? options->quantum : pa_flame_quantum(l->tree);
    if (options->old_scale > 0)
        l->old_scale = options->old_scale;
    if (options->normalize && l->old_total != 0 && l->total != 0)
        l->old_scale = (double)l->total / (double)l->old_total;
    if (!add_gone(l, options, err))
        return false;
    for (uint32_t i = 0; i < l->tree->node_count; i++)
        color(l, i, options);
    return true;
}

void pa_flame_color_signs(struct pa_flame_layout *l)
{
    for (uint32_t i = 0; i < l->tree->node_count; i++)
        if (l->cum[i] != 0 && l->weight[0] > 0)
            l->step[i] = step_of((double)l->cum[i] / (double)l->weight[0]);
}
