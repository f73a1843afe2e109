// SPDX-License-Identifier: Apache-2.0
#include "report/diff_cells.h"

#include "base/quantity.h"

#include <math.h>

const char *pa_diff_class_name(enum pa_change_class change_class)
{
    static const char *const NAMES[] = {"noise", "regressed", "improved", "new",     "gone",
                                        "moved", "unknown",   "likely",   "unproved"};
    return NAMES[change_class];
}

const char *pa_diff_value_text(double value, const char *unit, bool sign, struct pa_arena *arena)
{
    double scaled;
    const char *scaled_unit;
    pa_quantity_scale_double(value, unit, "auto", &scaled, &scaled_unit);
    return pa_arena_printf(arena, sign ? "%+.2f%s" : "%.2f%s", scaled, scaled_unit);
}

struct pa_diff_scale pa_diff_scale_of(const struct pa_profile_comparison *c,
                                      const struct pa_diff_names *names)
{
    struct pa_diff_scale scale = {.comparison = c, .names = names, .unit = c->unit};
    scale.unproved = c->method == PA_METHOD_SINGLE || c->method == PA_METHOD_SAMPLING;
    for (size_t i = 0; i < c->count; i++) {
        scale.old_total += c->functions[i].flat.old_value;
        scale.new_total += c->functions[i].flat.new_value;
    }
    return scale;
}

void pa_diff_columns(struct pa_table *t, const struct pa_diff_scale *scale)
{
    bool per_op = scale->operations > 0 && !scale->shares;
    const char *unit = scale->shares ? NULL
                       : per_op      ? pa_arena_printf(t->arena, "%s/op", scale->unit)
                                     : scale->unit;
    const struct pa_column columns[PA_DIFF_COLUMNS] = {
        {.key = "class", .title = "", .kind = PA_CELL_TEXT},
        {.key = "old", .title = per_op ? "old/op" : NULL, .kind = PA_CELL_NUMBER, .unit = unit},
        {.key = "new", .title = per_op ? "new/op" : NULL, .kind = PA_CELL_NUMBER, .unit = unit},
        {.key = "delta", .title = per_op ? "delta/op" : NULL, .kind = PA_CELL_NUMBER, .unit = unit},
        {.key = "ratio", .kind = PA_CELL_INTERVAL},
        {.key = "p",
         .kind = PA_CELL_NUMBER,
         .audience = scale->unproved ? PA_FOR_ALL : PA_FOR_DATA,
         .evidence = true},
        {.key = "q",
         .kind = PA_CELL_NUMBER,
         .audience = scale->unproved ? PA_FOR_DATA : PA_FOR_ALL,
         .evidence = true},
        {.key = "detectable",
         .title = "could see",
         .kind = PA_CELL_NUMBER,
         .audience = scale->detectable ? PA_FOR_ALL : PA_FOR_DATA,
         .evidence = true},
        {.key = "profiles",
         .title = "to prove",
         .kind = PA_CELL_NUMBER,
         .audience = scale->unproved ? PA_FOR_ALL : PA_FOR_DATA,
         .evidence = true},
        {.key = "function", .kind = PA_CELL_TEXT, .names = true},
        {.key = "partner", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA},
    };
    pa_table_add_columns(t, columns, PA_DIFF_COLUMNS);
}

static struct pa_cell value_cell(double value, const struct pa_diff_scale *scale, bool sign,
                                 struct pa_arena *arena)
{
    const char *text = scale->shares
                           ? pa_arena_printf(arena, sign ? "%+.2fpp" : "%.2f%%", value * 100)
                           : pa_diff_value_text(value, scale->unit, sign, arena);
    return pa_cell_shown(pa_cell_number(value), text);
}

static struct pa_cell ratio_cell(const struct pa_change *ch, struct pa_arena *arena)
{
    const char *text;
    if (isnan(ch->lo) || isnan(ch->hi))
        return pa_cell_empty();
    if (isinf(ch->log_ratio))
        text = ch->log_ratio > 0 ? "new" : "gone";
    else
        text = pa_arena_printf(arena, "%.2f [%.2f, %.2f]", exp(ch->log_ratio), exp(ch->lo),
                               exp(ch->hi));
    return pa_cell_shown(pa_cell_interval(exp(ch->lo), exp(ch->log_ratio), exp(ch->hi)), text);
}

static struct pa_cell p_cell(double q, struct pa_arena *arena)
{
    const char *text = isnan(q) ? "" : q < .001 ? "<.001" : pa_arena_printf(arena, "%.3f", q);
    return pa_cell_shown(pa_cell_number(q), text);
}

static struct pa_cell detectable_cell(double detectable, struct pa_arena *arena)
{
    bool known = isfinite(detectable); // infinite: less than tenfold would not have been
    const char *text = known ? pa_arena_printf(arena, "%+.0f%%", expm1(detectable) * 100)
                       : isnan(detectable) ? ""
                                           : "nothing";
    return pa_cell_shown(pa_cell_number(known ? expm1(detectable) : NAN), text);
}

// How many profiles a side would show it; of what is proved or equal there is none.
static struct pa_cell profiles_cell(const struct pa_change *ch, const struct pa_diff_scale *scale,
                                    struct pa_arena *arena)
{
    static const double many = 1000;
    bool open = ch->class == PA_CHANGE_LIKELY || ch->class == PA_CHANGE_UNPROVED ||
                (ch->class == PA_CHANGE_NOISE && fabs(ch->log_ratio) > .01);
    double n = open ? pa_comparison_profiles_needed(scale->comparison, ch) : NAN;
    if (!isfinite(n) || n > many)
        return pa_cell_shown(pa_cell_number(NAN), "");
    return pa_cell_shown(pa_cell_number(n), pa_arena_printf(arena, "%.0f a side", n));
}

// Behind the name of a function that moved: where the cost went to or came from.
static struct pa_cell name_cell(const struct pa_change *ch, pa_str name,
                                const struct pa_diff_names *names, struct pa_arena *arena)
{
    bool from = ch->new_value > ch->old_value;
    const char *how = ch->renamed ? from ? "renamed from" : "renamed to" : from ? "from" : "to";
    if (ch->class != PA_CHANGE_MOVED)
        return pa_diff_name_cell(names, name);
    return pa_cell_shown(pa_cell_text(pa_diff_name(names, name)),
                         pa_arena_printf(arena, "%s (%s %s)", pa_diff_name_shown(names, name), how,
                                         pa_diff_name_shown(names, ch->partner)));
}

void pa_diff_cells(const struct pa_change *ch, pa_str name, const struct pa_diff_scale *scale,
                   struct pa_arena *arena, struct pa_cell cells[PA_DIFF_COLUMNS])
{
    const struct pa_diff_names *names = scale->names;
    bool moved = ch->class == PA_CHANGE_MOVED;
    double old = ch->old_value, new = ch->new_value;
    if (scale->shares) {
        old = scale->old_total > 0 ? old / scale->old_total : NAN;
        new = scale->new_total > 0 ? new / scale->new_total : NAN;
    } else if (scale->operations > 0) {
        old /= scale->operations;
        new /= scale->operations;
    }
    size_t i = 0;
    cells[i++] = pa_cell_text(pa_diff_class_name(ch->class));
    cells[i++] = value_cell(old, scale, false, arena);
    cells[i++] = value_cell(new, scale, false, arena);
    cells[i++] = value_cell(new - old, scale, true, arena);
    cells[i++] = ratio_cell(ch, arena);
    cells[i++] = p_cell(ch->p, arena);
    cells[i++] = p_cell(ch->q, arena);
    cells[i++] = detectable_cell(ch->detectable, arena);
    cells[i++] = profiles_cell(ch, scale, arena);
    cells[i++] = name_cell(ch, name, names, arena);
    cells[i++] = pa_cell_text(moved ? pa_diff_name(names, ch->partner) : NULL);
}
