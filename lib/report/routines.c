// SPDX-License-Identifier: Apache-2.0
#include "report/routines.h"

#include "base/number.h"
#include "base/regex.h"
#include "symbol/demangle.h"

#include <stdlib.h>
#include <string.h>

struct finder {
    const struct pa_view *view;
    const struct pa_routines_options *options;
    struct pa_arena *arena;
    struct pa_routines *routines;
    struct pa_regex *regex;
    bool by_address;
    uint64_t address; // that the expression is, as the profile has addresses
    PA_VEC(struct pa_routine_binary *) binaries;
    PA_VEC(struct pa_routine) list;
    const char *missing; // a binary that is not here
};

// ---- Names and addresses

// The name by which the symbol matches: its own, or one that people read. NULL: none does.
static const char *matching_name(const struct finder *f, const char *symbol)
{
    static const enum pa_demangle_mode modes[] = {PA_DEMANGLE_FULL, PA_DEMANGLE_TEMPLATES,
                                                  PA_DEMANGLE_DEFAULT};
    size_t size = strlen(symbol);
    struct pa_strbuf name = {0};
    const char *found = pa_regex_match(f->regex, symbol, size) ? symbol : NULL;
    for (size_t i = 0; !found && i < sizeof modes / sizeof *modes; i++) {
        if (pa_demangle(symbol, size, modes[i], &name) &&
            pa_regex_match(f->regex, pa_strbuf_text(&name), name.size))
            found = pa_arena_strndup(f->arena, pa_strbuf_text(&name), name.size);
    }
    pa_strbuf_release(&name);
    return found;
}

static bool node_matches(const struct finder *f, uint32_t node)
{
    const struct pa_profile *p = f->view->profile;
    const struct pa_node_info *n = &f->routines->graph->table->infos.items[node];
    const char *name = pa_profile_text(p, n->name);
    return f->by_address || (*name ? pa_regex_match(f->regex, name, strlen(name)) : true);
}

static void read_address(struct finder *f)
{
    const char *text = f->options->regex;
    bool hex = text[0] == '0' && (text[1] | 32) == 'x';
    f->by_address =
        pa_parse_uint64(text + 2 * hex, strlen(text) - 2 * hex, hex ? 16 : 10, &f->address);
}

// ---- Binaries

static struct pa_routine_binary *binary_at(struct finder *f, const char *path, struct pa_error *err)
{
    for (size_t i = 0; i < f->binaries.count; i++) {
        if (strcmp(f->binaries.items[i]->path, path) == 0)
            return f->binaries.items[i];
    }
    struct pa_routine_binary *b = pa_arena_calloc(f->arena, 1, sizeof *b);
    b->path = pa_arena_strdup(f->arena, path);
    if (!pa_code_open(path, f->arena, &b->code, err) ||
        !pa_disasm_open(&b->code, f->options->spelling, f->arena, &b->disasm, err)) {
        pa_error_prefix(err, "%s", path);
        return NULL;
    }
    b->dwarf = pa_dwarf_open(path, f->arena);
    for (size_t i = 0; i < b->code.elf.symbol_count && !b->is_go; i++)
        b->is_go = strcmp(b->code.elf.symbols[i].name, "runtime.main") == 0;
    pa_vec_push(&f->binaries, b);
    return b;
}

// Where the binary of a mapping is; NULL: not on this machine. The program that was named is the
// first mapping's.
static const char *path_of(struct finder *f, uint32_t mapping)
{
    const struct pa_binaries *binaries = &f->view->session->binaries;
    const struct pa_profile *p = f->view->profile;
    struct pa_binary_reader reader = {.places = &binaries->places, .fast = true, .arena = f->arena};
    struct pa_binary *other;
    if (mapping == 1 && binaries->program)
        return binaries->program;
    const struct pa_binary *binary =
        pa_binary_of(&reader, &p->mappings[mapping], p->strings, &other);
    return binary && !binary->plain ? binary->path : NULL;
}

// Which mappings have a node that matches.
static bool *wanted_mappings(const struct finder *f)
{
    const struct pa_profile *p = f->view->profile;
    const struct pa_graph *g = f->routines->graph;
    bool *wanted = pa_arena_calloc(f->arena, p->mapping_count + 1, sizeof *wanted);
    for (uint32_t l = 1; l <= p->location_count; l++) {
        for (uint32_t i = g->table->first[l]; i < g->table->first[l + 1]; i++)
            wanted[p->locations[l].mapping] |= node_matches(f, g->table->of_location[i]);
    }
    wanted[0] = false;
    return wanted;
}

struct samples {
    PA_VEC(struct pa_routine_sample) list;
};

static int by_address(const void *x, const void *y)
{
    const struct pa_routine_sample *a = x, *b = y;
    if (a->address != b->address)
        return a->address < b->address ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

// The samples of the mappings of a binary.
static void add_samples(struct finder *f, struct pa_routine_binary *b,
                        struct pa_routine_binary *const *of)
{
    const struct pa_profile *p = f->view->profile;
    const struct pa_graph *g = f->routines->graph;
    struct samples samples = {0};
    size_t count = 0;
    for (uint32_t l = 1; l <= p->location_count; l++) {
        const struct pa_location *location = &p->locations[l];
        const struct pa_mapping *m = &p->mappings[location->mapping];
        uint64_t address;
        if (of[location->mapping] != b ||
            !pa_elf_address(&b->code.elf, location->address - m->start + m->offset, &address))
            continue;
        for (uint32_t i = g->table->first[l]; i < g->table->first[l + 1]; i++)
            pa_vec_push(&samples.list,
                        (struct pa_routine_sample){address, g->table->of_location[i]});
    }
    if (samples.list.count)
        qsort(samples.list.items, samples.list.count, sizeof *samples.list.items, by_address);
    struct pa_routine_sample *list = samples.list.items;
    for (size_t i = 0; i < samples.list.count; i++) { // several locations may be one node
        if (count == 0 || list[count - 1].node != list[i].node)
            list[count++] = list[i];
    }
    b->samples = pa_arena_memdup(f->arena, list, count * sizeof *list);
    b->sample_count = count;
    pa_vec_release(&samples.list);
}

// ---- Routines

static void add_routines(struct finder *f, struct pa_routine_binary *b)
{
    size_t first = 0;
    for (size_t i = 0; i < b->code.elf.symbol_count; i++) {
        const struct pa_elf_symbol *s = &b->code.elf.symbols[i];
        size_t end;
        while (first < b->sample_count && b->samples[first].address < s->address)
            first++;
        for (end = first; end < b->sample_count && b->samples[end].address < s->end;)
            end++;
        if (end == first)
            continue;
        const char *name = f->by_address ? s->name : matching_name(f, s->name);
        if (name)
            pa_vec_push(&f->list,
                        (struct pa_routine){name, s->name, s->address, s->end, b, first, end});
    }
}

static int by_name(const void *x, const void *y)
{
    const struct pa_routine *a = x, *b = y;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->start > b->start) - (a->start < b->start);
}

static bool build_graph(struct finder *f, struct pa_error *err)
{
    const struct pa_graph_flags *flags = f->options->graph;
    struct pa_node_options nodes = pa_graph_flags_nodes(flags);
    struct pa_graph_options how = {.measure = f->view->measure,
                                   .drop_negative = flags->drop_negative};
    nodes.names = f->options->names;
    nodes.objects = true;
    return pa_graph_build(pa_node_table_new(f->view->profile, &nodes, f->arena), &how, f->arena,
                          &f->routines->graph, err);
}

// The mapping that the address lies in.
static bool holds_address(const struct finder *f, uint32_t mapping)
{
    const struct pa_mapping *m = &f->view->profile->mappings[mapping];
    return f->address >= m->start && f->address < m->limit;
}

static bool open_binaries(struct finder *f, struct pa_routine_binary **of, struct pa_error *err)
{
    const struct pa_profile *p = f->view->profile;
    const bool *wanted = wanted_mappings(f);
    for (uint32_t m = 1; m <= p->mapping_count; m++) {
        if (!wanted[m] || (f->by_address && !holds_address(f, m)))
            continue;
        const char *path = path_of(f, m);
        if (path && !(of[m] = binary_at(f, path, err)))
            return false;
        if (!path && !f->missing)
            f->missing = pa_profile_text(p, p->mappings[m].file);
    }
    return true;
}

// Only the function that the address lies in.
static void keep_addressed(struct finder *f, struct pa_routine_binary *const *of)
{
    const struct pa_profile *p = f->view->profile;
    size_t count = 0;
    for (size_t i = 0; i < f->list.count; i++) {
        const struct pa_routine *r = &f->list.items[i];
        bool holds = false;
        for (uint32_t m = 1; m <= p->mapping_count; m++) {
            uint64_t address;
            holds |= of[m] == r->binary && holds_address(f, m) &&
                     pa_elf_address(&r->binary->code.elf,
                                    f->address - p->mappings[m].start + p->mappings[m].offset,
                                    &address) &&
                     address >= r->start && address < r->end;
        }
        if (holds)
            f->list.items[count++] = *r;
    }
    f->list.count = count;
}

static bool has_addresses(const struct pa_profile *p)
{
    uint32_t i = 1;
    while (i <= p->location_count && !p->locations[i].address)
        i++;
    return i <= p->location_count;
}

// Nothing was found: whether the profile, its program or the expression is why.
static bool refuse(const struct finder *f, struct pa_error *err)
{
    if (!has_addresses(f->view->profile))
        return pa_error_set(err, PA_ERROR_USAGE,
                            "the profile has no addresses: it does not say which instructions ran");
    if (f->missing && !*f->missing)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "the profile names no binary: give the program before the profile");
    if (f->missing)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "the binary %s is not here: give the program before the profile, or "
                            "its folder in PPROF_BINARY_PATH",
                            f->missing);
    return pa_error_set(err, PA_ERROR_USAGE, "no matches found for regexp: %s", f->options->regex);
}

static bool find(struct finder *f, struct pa_error *err)
{
    read_address(f);
    f->regex = pa_regex_new(f->options->regex, err);
    if (!f->regex || !build_graph(f, err))
        return false;
    struct pa_routine_binary **of =
        pa_arena_calloc(f->arena, f->view->profile->mapping_count + 1, sizeof *of);
    if (!open_binaries(f, of, err))
        return false;
    for (size_t i = 0; i < f->binaries.count; i++) {
        add_samples(f, f->binaries.items[i], of);
        add_routines(f, f->binaries.items[i]);
    }
    if (!pa_regex_check(f->regex, err))
        return false;
    if (f->by_address)
        keep_addressed(f, of);
    if (f->list.count == 0)
        return refuse(f, err);
    qsort(f->list.items, f->list.count, sizeof *f->list.items, by_name);
    f->routines->list =
        pa_arena_memdup(f->arena, f->list.items, f->list.count * sizeof *f->list.items);
    f->routines->count = f->list.count;
    return true;
}

bool pa_routines_find(const struct pa_view *view, const struct pa_routines_options *options,
                      struct pa_arena *arena, struct pa_routines *routines, struct pa_error *err)
{
    struct finder f = {.view = view, .options = options, .arena = arena, .routines = routines};
    *routines = (struct pa_routines){0};
    bool ok = find(&f, err);
    if (f.regex)
        pa_regex_free(f.regex);
    pa_vec_release(&f.binaries);
    pa_vec_release(&f.list);
    return ok;
}

// ---- Instructions

void pa_routine_add(struct pa_routine_sums *to, struct pa_routine_sums more)
{
    to->flat = pa_add_saturated(to->flat, more.flat);
    to->cum = pa_add_saturated(to->cum, more.cum);
    to->flat_divisor = pa_add_saturated(to->flat_divisor, more.flat_divisor);
    to->cum_divisor = pa_add_saturated(to->cum_divisor, more.cum_divisor);
}

int64_t pa_routine_flat(struct pa_routine_sums sums)
{
    return sums.flat_divisor ? sums.flat / sums.flat_divisor : sums.flat;
}

int64_t pa_routine_cum(struct pa_routine_sums sums)
{
    return sums.cum_divisor ? sums.cum / sums.cum_divisor : sums.cum;
}

static struct pa_routine_sums sums_of(const struct pa_routines *routines, uint32_t node)
{
    const struct pa_graph_node *n = &routines->graph->nodes[node];
    return (struct pa_routine_sums){n->flat, n->cum, n->flat_divisor, n->cum_divisor};
}

struct pa_routine_sums pa_routine_sum(const struct pa_routines *routines,
                                      const struct pa_routine *routine)
{
    struct pa_routine_sums sums = {0};
    for (size_t i = routine->first_sample; i < routine->end_sample; i++)
        pa_routine_add(&sums, sums_of(routines, routine->binary->samples[i].node));
    return sums;
}

struct instructions {
    PA_VEC(struct pa_routine_instruction) list;
};

bool pa_routine_instructions(const struct pa_routines *routines, const struct pa_routine *r,
                             struct pa_arena *arena, struct pa_routine_code *code,
                             struct pa_error *err)
{
    const struct pa_routine_binary *b = r->binary;
    struct instructions all = {0};
    const uint8_t *bytes;
    size_t size = r->end - r->start, sample = r->first_sample;
    if (!pa_code_bytes(&b->code, r->start, r->end, arena, &bytes))
        return pa_error_set(err, PA_ERROR_FORMAT, "%s: no code of %s in it", b->path, r->symbol);
    for (size_t i = 0; i < size;) {
        struct pa_disasm_line line = pa_disasm_next(b->disasm, bytes + i, size - i, r->start + i);
        struct pa_routine_instruction in = {
            .address = r->start + i, .text = pa_arena_strdup(arena, line.text), .node = UINT32_MAX};
        i += line.size;
        for (; sample < r->end_sample && b->samples[sample].address < r->start + i; sample++) {
            uint32_t node = b->samples[sample].node;
            pa_routine_add(&in.sums, sums_of(routines, node));
            in.node = in.node == UINT32_MAX ? node : in.node;
        }
        pa_vec_push(&all.list, in);
    }
    *code = (struct pa_routine_code){
        pa_arena_memdup(arena, all.list.items, all.list.count * sizeof *all.list.items),
        all.list.count};
    pa_vec_release(&all.list);
    return true;
}
