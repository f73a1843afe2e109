// SPDX-License-Identifier: Apache-2.0
// Makes profiles of any size to measure with: one program, whose samples a walk through its call
// graph makes.
//
//   make_profile pprof|folded|perf SAMPLES FUNCTIONS PROGRAM WALK > FILE
//
// PROGRAM and WALK are seeds: files of the same program have the same calls. Stacks
// are deep, nearly all differ and neighbours share most of their frames, as in profiles of real
// programs. pprof: not packed by gzip, in the layout of Go's writers (two values a sample, each a
// field of its own; tables behind the samples).
#include "base/wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SITES = 5, CALLS = 5, DEEPEST = 120, USUAL_DEPTH = 30 };

struct random {
    uint64_t state;
};

// xorshift64* (Marsaglia 2003, Vigna 2016).
static uint32_t next(struct random *r, uint32_t below)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return (uint32_t)((r->state * UINT64_C(0x2545f4914f6cdd1d) >> 32) * below >> 32);
}

// A location is a place in a function that calls some others; a few are in inlined functions.
struct location {
    uint32_t function, outer; // 0: not inlined
    uint32_t line;
    uint32_t callees[CALLS];
};

struct program {
    uint32_t function_count, location_count;
    struct location *locations; // from 1
    char (*names)[96];          // from 1
};

// The same in all programs, which differ in who calls whom.
static void make_names(struct program *p)
{
    static const char *const verbs[] = {"Read",   "Encode", "parse", "lookup",
                                        "handle", "Write",  "merge", "scan"};
    for (uint32_t f = 1; f <= p->function_count; f++)
        snprintf(p->names[f], sizeof p->names[f], "example.com/program/pkg%u.(*Type%u).%s%u",
                 f / 40, f / 7, verbs[f % 8], f);
}

static struct program make_program(uint32_t functions, uint64_t seed)
{
    struct random r = {seed * UINT64_C(0x9e3779b97f4a7c15) + 1};
    struct program p = {.function_count = functions, .location_count = functions * SITES / 2};
    p.locations = calloc(p.location_count + 1, sizeof *p.locations);
    p.names = calloc(functions + 1, sizeof *p.names);
    if (!p.locations || !p.names)
        exit(2);
    make_names(&p);
    for (uint32_t l = 1; l <= p.location_count; l++) {
        struct location *at = &p.locations[l];
        at->function = 1 + next(&r, functions);
        at->outer = next(&r, 8) == 0 ? 1 + next(&r, functions) : 0;
        at->line = 10 + next(&r, 900);
        for (int i = 0; i < CALLS; i++) // mostly nearby, so that there are cycles
            at->callees[i] = next(&r, 4) ? 1 + (l + next(&r, 400)) % p.location_count
                                         : 1 + next(&r, p.location_count);
    }
    return p;
}

struct stack {
    uint32_t depth, location[DEEPEST]; // root first
};

// The next stack: some frames are left, others entered. The first callees are the usual ones.
static void step(struct stack *s, const struct program *p, struct random *r)
{
    uint32_t left = 1;
    while (left < s->depth && next(r, 8))
        left++;
    s->depth -= left < s->depth ? left : s->depth;
    uint32_t wanted = s->depth + 1 + next(r, 14);
    if (s->depth < USUAL_DEPTH)
        wanted += next(r, (USUAL_DEPTH - s->depth) / 2 + 1);
    else if (wanted > s->depth + 4)
        wanted -= 4;
    while (s->depth < wanted && s->depth < DEEPEST) {
        uint32_t choice = next(r, CALLS) * next(r, CALLS) / CALLS;
        s->location[s->depth] =
            s->depth ? p->locations[s->location[s->depth - 1]].callees[choice] : 1 + next(r, 4);
        s->depth++;
    }
}

// ---- pprof

static void put(struct pa_strbuf *out)
{
    if (fwrite(out->text, 1, out->size, stdout) != out->size)
        exit(2);
    out->size = 0;
}

static void put_message(struct pa_strbuf *out, uint32_t number, struct pa_strbuf *message)
{
    pa_wire_add_bytes(out, number, message->text, message->size);
    message->size = 0;
    if (out->size > 1 << 16)
        put(out);
}

static void put_sample(struct pa_strbuf *out, struct pa_strbuf *m, const struct stack *s,
                       uint32_t count)
{
    static struct pa_strbuf ids;
    ids.size = 0;
    for (uint32_t i = s->depth; i > 0; i--)
        pa_wire_add_varint(&ids, s->location[i - 1]);
    pa_wire_add_bytes(m, 1, ids.text, ids.size);
    pa_wire_add_uint(m, 2, count);
    pa_wire_add_uint(m, 2, count * UINT64_C(10000000));
    put_message(out, 2, m);
}

static void put_line(struct pa_strbuf *location, uint32_t function, uint32_t number)
{
    struct pa_strbuf line = {0};
    pa_wire_add_uint(&line, 1, function);
    pa_wire_add_uint(&line, 2, number);
    pa_wire_add_bytes(location, 4, line.text, line.size);
    pa_strbuf_release(&line);
}

static void put_tables(struct pa_strbuf *out, struct pa_strbuf *m, const struct program *p)
{
    static const char *const first[] = {
        "", "samples", "count", "cpu", "nanoseconds", "/usr/bin/program", "main.go"};
    for (uint32_t l = 1; l <= p->location_count; l++) {
        const struct location *at = &p->locations[l];
        pa_wire_add_uint(m, 1, l);
        pa_wire_add_uint(m, 2, 1);
        pa_wire_add_uint(m, 3, UINT64_C(0x400000) + l * UINT64_C(37));
        put_line(m, at->function, at->line);
        if (at->outer)
            put_line(m, at->outer, at->line / 2);
        put_message(out, 4, m);
    }
    for (uint32_t f = 1; f <= p->function_count; f++) {
        for (uint32_t field = 1; field <= 4; field++)
            pa_wire_add_uint(m, field, field == 1 ? f : field == 4 ? 6 : 6 + f);
        put_message(out, 5, m);
    }
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        pa_wire_add_bytes(out, 6, first[i], strlen(first[i]));
    for (uint32_t f = 1; f <= p->function_count; f++) {
        pa_strbuf_add(m, p->names[f], strlen(p->names[f]));
        put_message(out, 6, m);
    }
}

static void write_pprof(const struct program *p, struct random *r, uint32_t samples)
{
    struct pa_strbuf out = {0}, m = {0};
    struct stack s = {0};
    for (uint32_t type = 1; type <= 3; type += 2) {
        pa_wire_add_uint(&m, 1, type);
        pa_wire_add_uint(&m, 2, type + 1);
        put_message(&out, 1, &m);
    }
    for (uint32_t i = 0; i < samples; i++) {
        step(&s, p, r);
        put_sample(&out, &m, &s, 1 + next(r, 4) * next(r, 4));
    }
    pa_wire_add_uint(&m, 1, 1);
    pa_wire_add_uint(&m, 2, 0x400000);
    pa_wire_add_uint(&m, 3, 0x4000000);
    pa_wire_add_uint(&m, 5, 5);
    put_message(&out, 3, &m);
    put_tables(&out, &m, p);
    pa_wire_add_uint(&out, 9, UINT64_C(1700000000000000000));
    pa_wire_add_uint(&out, 10, UINT64_C(30000000000));
    put(&out);
}

// ---- Text

static void write_folded(const struct program *p, struct random *r, uint32_t samples)
{
    struct stack s = {0};
    for (uint32_t i = 0; i < samples; i++) {
        step(&s, p, r);
        for (uint32_t k = 0; k < s.depth; k++)
            printf("%s%s", k ? ";" : "", p->names[p->locations[s.location[k]].function]);
        printf(" %u\n", 1 + next(r, 4) * next(r, 4));
    }
}

static void write_perf(const struct program *p, struct random *r, uint32_t samples)
{
    struct stack s = {0};
    for (uint32_t i = 0; i < samples; i++) {
        step(&s, p, r);
        printf("program %u %u.%06u: %10u cycles:u: \n", 4000 + next(r, 4), 100 + i / 1000,
               i % 1000 * 1000, 250000 + next(r, 1000));
        for (uint32_t k = s.depth; k > 0; k--)
            printf("\t%16x %s+0x%x (/usr/bin/program)\n", 0x400000 + s.location[k - 1] * 37,
                   p->names[p->locations[s.location[k - 1]].function], s.location[k - 1] % 512);
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    if (argc != 6) {
        fprintf(stderr, "usage: make_profile pprof|folded|perf SAMPLES FUNCTIONS PROGRAM WALK\n");
        return 2;
    }
    uint32_t samples = (uint32_t)strtoul(argv[2], NULL, 10),
             functions = (uint32_t)strtoul(argv[3], NULL, 10);
    struct program p = make_program(functions, strtoull(argv[4], NULL, 10));
    struct random r = {strtoull(argv[5], NULL, 10) * UINT64_C(0xd1342543de82ef95) + 7};
    if (strcmp(argv[1], "pprof") == 0)
        write_pprof(&p, &r, samples);
    else if (strcmp(argv[1], "folded") == 0)
        write_folded(&p, &r, samples);
    else
        write_perf(&p, &r, samples);
    free(p.locations);
    free(p.names);
    return fflush(stdout) == 0 ? 0 : 2;
}
