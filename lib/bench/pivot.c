// SPDX-License-Identifier: Apache-2.0
#include "bench/pivot.h"

#include "bench/pivot_sort.h"

#include <string.h>

static bool parse(struct pa_pivot *pivot, struct pa_projection *projection, const char *option,
                  const char *expression, struct pa_error *err)
{
    return pa_projection_parse(projection, expression, &pivot->scope, err) ||
           pa_error_prefix(err, "parsing -%s", option);
}

bool pa_pivot_init(struct pa_pivot *pivot, const struct pa_pivot_options *o, struct pa_error *err)
{
    pivot->scope.arena = &pivot->arena;
    pivot->filter = pa_bench_filter_new(o->filter ? o->filter : "*", err);
    if (!pivot->filter)
        return pa_error_prefix(err, "parsing -filter");
    if (!parse(pivot, &pivot->table, "table", o->table ? o->table : ".config", err) ||
        !parse(pivot, &pivot->row, "row", o->row ? o->row : ".fullname", err) ||
        !parse(pivot, &pivot->col, "col", o->col ? o->col : ".file", err) ||
        !parse(pivot, &pivot->ignore, "ignore", o->ignore ? o->ignore : "", err))
        return false;
    pa_projection_add_unit(&pivot->table);
    pa_projection_residue(&pivot->residue, &pivot->scope);
    return true;
}

void pa_pivot_release(struct pa_pivot *pivot)
{
    pa_bench_filter_free(pivot->filter);
    pa_projection_release(&pivot->table);
    pa_projection_release(&pivot->row);
    pa_projection_release(&pivot->col);
    pa_projection_release(&pivot->ignore);
    pa_projection_release(&pivot->residue);
    pa_projection_scope_release(&pivot->scope);
    pa_arena_release(&pivot->arena);
}

// Results with equal name, configuration and file belong to the same cells: the cell of their
// measurements is found once for each unit and kept in slots.
struct group {
    pa_str name;
    uint32_t config, source;
    uint32_t first_slot, last_slot;
    uint32_t row, col, residue;
    bool projected, admitted;
};

struct slot {
    uint32_t group, unit, cell; // cell PA_PIVOT_NONE: filtered out
    uint32_t next;              // of the same group
};

struct run {
    struct pa_pivot *pivot;
    struct pa_records *set;
    PA_VEC(struct group) groups;
    PA_VEC(struct slot) slots;
    struct pa_pivot_cells cells;
    struct pa_index group_index, slot_index, cell_index;
};

static uint32_t find_group(struct run *run, const struct pa_record *r)
{
    uint64_t hash = pa_hash_combine(pa_hash_u64((uint64_t)r->config << 32 | r->source), r->name);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&run->group_index, hash);
         pa_index_at(&run->group_index, slot, hash, &i);
         slot = pa_index_next(&run->group_index, slot)) {
        if (i == UINT32_MAX)
            continue;
        const struct group *g = &run->groups.items[i];
        if (g->name == r->name && g->config == r->config && g->source == r->source)
            return i;
    }
    pa_vec_push(&run->groups, (struct group){.name = r->name,
                                             .config = r->config,
                                             .source = r->source,
                                             .first_slot = PA_PIVOT_NONE,
                                             .last_slot = PA_PIVOT_NONE});
    pa_index_add(&run->group_index, hash, (uint32_t)run->groups.count - 1);
    return (uint32_t)run->groups.count - 1;
}

static uint32_t find_cell(struct run *run, uint32_t table, pa_str unit, const struct group *g)
{
    uint64_t hash = pa_hash_combine(pa_hash_u64((uint64_t)table << 32 | g->row), g->col);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&run->cell_index, hash);
         pa_index_at(&run->cell_index, slot, hash, &i);
         slot = pa_index_next(&run->cell_index, slot)) {
        if (i == UINT32_MAX)
            continue;
        const struct pa_pivot_raw_cell *c = &run->cells.list.items[i];
        if (c->table == table && c->row == g->row && c->col == g->col) {
            if (c->residue != g->residue)
                pa_vec_push(&run->cells.varying, (struct pa_pivot_varying){i, g->residue});
            return i;
        }
    }
    pa_vec_push(
        &run->cells.list,
        (struct pa_pivot_raw_cell){
            .table = table, .row = g->row, .col = g->col, .unit = unit, .residue = g->residue});
    pa_index_add(&run->cell_index, hash, (uint32_t)run->cells.list.count - 1);
    return (uint32_t)run->cells.list.count - 1;
}

static bool admits(const struct pa_pivot *p, const struct pa_records *set,
                   const struct pa_record *r)
{
    return pa_projection_admits(&p->table, set, r) && pa_projection_admits(&p->row, set, r) &&
           pa_projection_admits(&p->col, set, r) && pa_projection_admits(&p->ignore, set, r);
}

// The cell of the group's measurements in a unit.
static uint32_t assign_cell(struct run *run, struct group *g, const struct pa_record *r,
                            uint32_t unit)
{
    struct pa_pivot *p = run->pivot;
    if (g->first_slot == PA_PIVOT_NONE)
        g->admitted = admits(p, run->set, r);
    if (!g->admitted || !pa_bench_filter_match(p->filter, run->set, r, unit))
        return PA_PIVOT_NONE;
    pa_str tidy = run->set->units.items[unit].tidy;
    uint32_t table = pa_projection_key(&p->table, &p->scope, run->set, r, tidy);
    if (!g->projected) {
        g->row = pa_projection_key(&p->row, &p->scope, run->set, r, 0);
        g->col = pa_projection_key(&p->col, &p->scope, run->set, r, 0);
        g->residue = pa_projection_key(&p->residue, &p->scope, run->set, r, 0);
        g->projected = true;
    }
    return find_cell(run, table, tidy, g);
}

static uint32_t find_slot(struct run *run, uint32_t group, const struct pa_record *r, uint32_t unit)
{
    uint64_t hash = pa_hash_u64((uint64_t)group << 32 | unit);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&run->slot_index, hash);
         pa_index_at(&run->slot_index, slot, hash, &i);
         slot = pa_index_next(&run->slot_index, slot)) {
        if (i != UINT32_MAX && run->slots.items[i].group == group &&
            run->slots.items[i].unit == unit)
            return i;
    }
    struct group *g = &run->groups.items[group];
    uint32_t cell = assign_cell(run, g, r, unit);
    i = (uint32_t)run->slots.count;
    pa_vec_push(&run->slots, (struct slot){group, unit, cell, PA_PIVOT_NONE});
    if (g->first_slot == PA_PIVOT_NONE)
        g->first_slot = i;
    else
        run->slots.items[g->last_slot].next = i;
    g->last_slot = i;
    pa_index_add(&run->slot_index, hash, i);
    return i;
}

// Lines of a group have their units in the same order, nearly always: the slot after the last one
// is tried before the index.
static void add_result(struct run *run, const struct pa_record *r, uint32_t *value_cells)
{
    uint32_t group = find_group(run, r), next = run->groups.items[group].first_slot;
    for (uint32_t v = r->first_value; v < r->first_value + r->value_count; v++) {
        uint32_t unit = run->set->values.items[v].unit;
        uint32_t slot = next != PA_PIVOT_NONE && run->slots.items[next].unit == unit
                            ? next
                            : find_slot(run, group, r, unit);
        next = run->slots.items[slot].next;
        value_cells[v] = run->slots.items[slot].cell;
        if (value_cells[v] != PA_PIVOT_NONE)
            run->cells.list.items[value_cells[v]].count++;
    }
}

bool pa_pivot_run(struct pa_pivot *pivot, struct pa_records *set, struct pa_error *err)
{
    struct run run = {.pivot = pivot, .set = set};
    uint32_t *value_cells = pa_arena_calloc(&pivot->arena, set->values.count + 1, sizeof(uint32_t));
    for (size_t i = 0; i < set->results.count; i++)
        add_result(&run, &set->results.items[i], value_cells);
    pa_pivot_arrange(pivot, set, &run.cells, value_cells);
    pa_vec_release(&run.cells.list);
    pa_vec_release(&run.cells.varying);
    pa_vec_release(&run.groups);
    pa_vec_release(&run.slots);
    pa_index_release(&run.group_index);
    pa_index_release(&run.slot_index);
    pa_index_release(&run.cell_index);
    return pa_bench_filter_check(pivot->filter, err) || pa_error_prefix(err, "-filter");
}
