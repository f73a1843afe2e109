// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

// Whether the line writes to a connection for a twentieth of all samples.
static bool writes_much(const struct pa_tally *t, const struct pa_site *s)
{
    int64_t n = s->fact[PA_FACT_NETWRITE];
    return n >= PA_RULE_SAMPLES && 20 * n >= t->fact[PA_FACT_ALL];
}

// Of the size of a write to a connection nothing is seen, but two lines of one function that write
// send one message in pieces.
static bool in_pieces(const struct pa_symptoms *e, struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_NETWRITE, .15, PA_CERTAINTY_MAYBE};
    const struct pa_tally *t = e->cpu;
    const struct pa_site *top = pa_tally_top(t, PA_FACT_NETWRITE);
    size_t lines = 0;
    for (size_t i = 0; top && i < t->sites.count; i++)
        lines += writes_much(t, &t->sites.items[i]) &&
                 pa_site_same_group(t->strings, t->sites.items[i].function, top->function);
    if (lines < 2 || !pa_rule_of_cpu(e, &rule, f))
        return false;
    f->evidence = "several lines of one function write to a connection: a message in pieces";
    return true;
}

static bool opens(const struct pa_symptoms *e, struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_FILEOPEN, .15, PA_CERTAINTY_MAYBE};
    if (!pa_rule_of_cpu(e, &rule, f))
        return false;
    f->evidence = "files are opened again and again; if it is the same one, keep what was read";
    return true;
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_FILEIO, .15, PA_CERTAINTY_LIKELY};
    int64_t all = e->cpu->fact[PA_FACT_FILEIO], calls = e->cpu->fact[PA_FACT_FILECALL];
    double outside = all ? (double)(all - calls) / (double)all : 0;
    if (outside < .04 || !pa_rule_of_cpu(e, &rule, f))
        return in_pieces(e, f) || opens(e, f);
    if (outside < .07) { // calls of a few KiB
        f->certainty = PA_CERTAINTY_MAYBE;
        pa_finding_share(f, all, e->cpu->fact[PA_FACT_ALL], f->of);
    }
    f->evidence = pa_arena_printf(before->arena, "%.0f %% of it outside the system call itself",
                                  100 * outside);
    return true;
}

const struct pa_rule pa_rule_PA110 = {
    .id = "PA110",
    .text =
        {
            .title = "many small system calls",
            .says = "make small system calls",
            .sees =
                "Own lines read or write files without a buffer (bufio, io.Copy), directly or "
                "through fmt, for at least 15 % of the CPU samples, and at least 7 % of these "
                "samples are outside the system call itself: the fixed cost of the wrappers shows "
                "that a call takes no more than a microsecond or two, which is its fixed price. "
                "From 4 % on it is maybe: calls of 4 to 8 KiB. So are, for 15 % of all samples, "
                "two lines of one function "
                "that write to a connection, 5 % each, and opening or reading whole files.",
            .why = "Each call has a fixed price, whatever the number of bytes: 200 ns to enter the "
                   "kernel, and up to a microsecond for a file.",
            .remedy = "bufio with 32 to 64 KiB and a Flush at the end; for connections "
                      "net.Buffers, which writes many pieces at once; larger batches.",
            .wrong = "Each byte must be out at once.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
