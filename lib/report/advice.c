// SPDX-License-Identifier: Apache-2.0
#include "report/advice.h"

#include "base/strbuf.h"
#include "report/advice_evidence.h"
#include "report/advice_order.h"

#include <stdlib.h>
#include <string.h>

struct advice {
    struct pa_doc *doc;
    const struct pa_strings *strings;
    const struct pa_symptoms *symptoms;
    const struct pa_findings *findings;
    const struct pa_escape *escape; // may be NULL
    bool all;
};

// ---- Evidence

static int by_time(const void *a, const void *b)
{
    const struct pa_profile *x = *(const struct pa_profile *const *)a;
    const struct pa_profile *y = *(const struct pa_profile *const *)b;
    return (x->time_nanos > y->time_nanos) - (x->time_nanos < y->time_nanos);
}

// A copy in the order of time; equal times stay in the order given.
static const struct pa_profile **in_order(const struct pa_advice_profiles *profiles,
                                          struct pa_arena *arena)
{
    const struct pa_profile **sorted =
        pa_arena_memdup(arena, profiles->items, profiles->count * sizeof *sorted);
    for (size_t i = 1; i < profiles->count; i++)
        for (size_t k = i; k > 0 && by_time(&sorted[k - 1], &sorted[k]) > 0; k--) {
            const struct pa_profile *later = sorted[k - 1];
            sorted[k - 1] = sorted[k];
            sorted[k] = later;
        }
    return sorted;
}

static void add_facts(struct advice *a)
{
    struct pa_strbuf text = {0};
    for (int i = 0; i <= PA_SYMPTOM_OTHER; i++)
        if (a->symptoms->profiles[i])
            pa_strbuf_printf(&text, "%s%zu %s", text.size ? ", " : "", a->symptoms->profiles[i],
                             pa_symptoms_kind_name(i));
    if (!text.size)
        pa_strbuf_adds(&text, "none");
    pa_doc_fact(a->doc, "profiles", "Profiles", pa_cell_text(pa_strbuf_keep(&text, a->doc->arena)));
    if (a->symptoms->profiles[PA_SYMPTOM_CPU])
        pa_doc_fact(a->doc, "samples", "CPU samples",
                    pa_cell_count(a->symptoms->cpu->fact[PA_FACT_ALL]));
    double cores = pa_symptoms_cores(a->symptoms);
    if (cores > 0)
        pa_doc_fact(a->doc, "cores", "Cores in use", pa_cell_number(cores));
}

// ---- Tables, for programs

static void add_finding_table(struct advice *a)
{
    struct pa_table *t = pa_doc_table(a->doc, "findings");
    t->audience = PA_FOR_DATA;
    const char *const before[] = {"rule", "title", "severity", "certainty"};
    const char *const behind[] = {"of", "evidence", "explains", "explained_by", "try"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        pa_table_column(t, (struct pa_column){.key = before[i], .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "share", .kind = PA_CELL_RATIO});
    pa_table_column(t, (struct pa_column){.key = "low", .kind = PA_CELL_RATIO, .evidence = true});
    pa_table_column(t, (struct pa_column){.key = "high", .kind = PA_CELL_RATIO, .evidence = true});
    pa_table_column(t, (struct pa_column){.key = "samples", .kind = PA_CELL_COUNT});
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        pa_table_column(t, (struct pa_column){.key = behind[i], .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < a->findings->list.count; i++) {
        const struct pa_finding *f = &a->findings->list.items[i];
        struct pa_cell none = pa_cell_empty();
        pa_table_row(t, NULL, pa_cell_text(f->rule->id), pa_cell_text(f->rule->text.title),
                     pa_cell_text(pa_severity_word(f->severity)),
                     pa_cell_text(pa_certainty_word(f->certainty)),
                     f->of ? pa_cell_ratio(f->share) : none, f->of ? pa_cell_ratio(f->low) : none,
                     f->of ? pa_cell_ratio(f->high) : none, pa_cell_count(f->samples),
                     pa_cell_text(f->of), pa_cell_text(f->evidence), pa_cell_text(f->folded),
                     pa_cell_text(f->inside), pa_cell_text(f->rule->text.remedy));
    }
}

static void add_site_table(struct advice *a)
{
    struct pa_table *t = pa_doc_table(a->doc, "sites");
    t->audience = PA_FOR_DATA;
    pa_table_column(t, (struct pa_column){.key = "rule", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "function", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "share", .kind = PA_CELL_RATIO});
    for (size_t i = 0; i < a->findings->list.count; i++)
        for (size_t k = 0; k < a->findings->list.items[i].site_count; k++) {
            const struct pa_finding *f = &a->findings->list.items[i];
            const struct pa_finding_site *s = &f->sites[k];
            pa_table_row(t, NULL, pa_cell_text(f->rule->id),
                         pa_cell_text(pa_strings_text(a->strings, s->function)),
                         pa_cell_text(pa_strings_text(a->strings, s->file)), pa_cell_count(s->line),
                         pa_cell_ratio(s->share));
        }
}

// ---- Sentences, for people

static const char *base_name(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}

// Go's type arguments, which may be whole structs, as "[...]".
static const char *without_arguments(const char *name, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    int depth = 0;
    for (const char *c = name; *c; c++) {
        depth -= *c == ']' && depth > 0;
        if (depth == 0)
            pa_strbuf_addc(&text, *c);
        if (*c == '[' && ++depth == 1)
            pa_strbuf_adds(&text, "...");
    }
    return pa_strbuf_keep(&text, arena);
}

static const char *site_text(const struct advice *a, const struct pa_finding_site *s)
{
    const char *function =
        without_arguments(pa_strings_text(a->strings, s->function), a->doc->arena);
    const char *file = base_name(pa_strings_text(a->strings, s->file));
    if (!*file)
        return function;
    return pa_arena_printf(a->doc->arena, "%s %s:%lld", function, file, (long long)s->line);
}

static const char *head_of(const struct advice *a, const struct pa_finding *f)
{
    struct pa_arena *arena = a->doc->arena;
    const char *grade =
        pa_arena_printf(arena, "%s %s, %s", f->rule->id, pa_severity_word(f->severity),
                        pa_certainty_word(f->certainty));
    const char *at =
        f->site_count ? pa_arena_printf(arena, ", at %s", site_text(a, &f->sites[0])) : "";
    if (!f->of)
        return pa_arena_printf(arena, "%s: %s%s", grade, f->rule->text.title, at);
    if (f->low == f->high)
        return pa_arena_printf(arena, "%s: %.0f %% of %s %s%s", grade, 100 * f->share, f->of,
                               f->rule->text.says, at);
    return pa_arena_printf(arena, "%s: %.0f %% of %s (%.0f-%.0f %%, %lld samples) %s%s", grade,
                           100 * f->share, f->of, 100 * f->low, 100 * f->high,
                           (long long)f->samples, f->rule->text.says, at);
}

static void add_line(struct advice *a, const char *label, const char *text)
{
    if (text && *text)
        pa_doc_paragraph(a->doc, pa_arena_printf(a->doc->arena, "%s: %s", label, text))->audience =
            PA_FOR_TEXT | PA_FOR_PAGES;
}

static void add_sites(struct advice *a, const struct pa_finding *f)
{
    struct pa_strbuf text = {0};
    if (f->site_count < 2)
        return;
    for (size_t i = 0; i < f->site_count; i++)
        pa_strbuf_printf(&text, "%s%s (%.0f %%)", i ? ", " : "", site_text(a, &f->sites[i]),
                         100 * f->sites[i].share);
    add_line(a, "Where", pa_strbuf_keep(&text, a->doc->arena));
}

// Why the hottest line allocates, as far as the notes of the compiler are of this source.
static const char *escapes_of(const struct advice *a, const struct pa_finding *f)
{
    const struct pa_finding_site *s = &f->sites[0];
    return f->site_count
               ? pa_advice_escapes_at(a->escape, base_name(pa_strings_text(a->strings, s->file)),
                                      s->line, a->doc->arena)
               : NULL;
}

static void add_finding(struct advice *a, const struct pa_finding *f)
{
    pa_doc_heading(a->doc, head_of(a, f))->audience = PA_FOR_TEXT | PA_FOR_PAGES;
    add_sites(a, f);
    add_line(a, "Evidence", f->evidence);
    if (a->escape)
        add_line(a, "The compiler says", escapes_of(a, f));
    if (f->inside)
        add_line(a, "Explained by", f->inside);
    add_line(a, "Explains", f->folded);
    add_line(a, "Why", f->rule->text.why);
    add_line(a, "Try", f->rule->text.remedy);
    add_line(a, "Wrong if", f->rule->text.wrong);
}

// What has other causes as often is worth a look where nothing else was found.
static void add_suspicion(const struct advice *a, struct pa_strbuf *text)
{
    for (size_t i = 0; i < a->findings->list.count; i++) {
        const struct pa_finding *f = &a->findings->list.items[i];
        if (a->all || f->inside || f->certainty != PA_CERTAINTY_SUSPECT)
            continue;
        pa_strbuf_printf(text, " A suspicion, with other causes as often: %s (%s",
                         f->rule->text.title, f->rule->id);
        if (f->of)
            pa_strbuf_printf(text, ", %.0f %% of %s", 100 * f->share, f->of);
        if (f->site_count)
            pa_strbuf_printf(text, ", at %s", site_text(a, &f->sites[0]));
        pa_strbuf_adds(text, ").");
    }
}

// What to look at where no rule speaks.
static void add_nothing(struct advice *a)
{
    struct pa_finding hottest = {0};
    struct pa_strbuf text = {0};
    const struct pa_tally *cpu = a->symptoms->cpu;
    pa_strbuf_adds(&text, "Nothing here matches a rule.");
    pa_finding_sites(&hottest, cpu, PA_FACT_ALL, cpu->fact[PA_FACT_ALL]);
    for (size_t i = 0; i < hottest.site_count; i++)
        pa_strbuf_printf(&text, "%s%s (%.0f %% of CPU samples)",
                         i ? ", " : " The hottest own lines: ", site_text(a, &hottest.sites[i]),
                         100 * hottest.sites[i].share);
    if (hottest.site_count)
        pa_strbuf_adds(&text, ".");
    add_suspicion(a, &text);
    pa_doc_paragraph(a->doc, pa_strbuf_keep(&text, a->doc->arena));
}

static void add_findings(struct advice *a)
{
    size_t shown = 0, told = 0, left = 0;
    for (size_t i = 0; i < a->findings->list.count; i++) {
        const struct pa_finding *f = &a->findings->list.items[i];
        bool aside = f->inside || f->certainty == PA_CERTAINTY_SUSPECT;
        if (!a->all && (aside || shown >= PA_ADVICE_SHOWN)) {
            left += !f->inside;
            continue;
        }
        add_finding(a, f);
        shown++;
        told += !pa_finding_is_quality(f);
    }
    if (told == 0)
        add_nothing(a);
    if (left)
        pa_doc_paragraph(a->doc, pa_arena_printf(a->doc->arena, "%zu more: --all", left));
}

bool pa_report_add_advice(struct pa_doc *doc, const struct pa_advice_profiles *profiles,
                          const struct pa_advice_options *options,
                          const struct pa_findings **findings, struct pa_error *err)
{
    struct pa_symptoms_options o = {.own = options->own};
    struct pa_symptoms *symptoms = pa_symptoms_new(profiles->strings, doc->arena);
    const struct pa_profile **sorted = in_order(profiles, doc->arena);
    for (size_t i = 0; i < profiles->count; i++)
        if (!pa_symptoms_add(symptoms, sorted[i], &o, doc->arena, err))
            return false;
    if (profiles->trace)
        pa_symptoms_add_trace(symptoms, profiles->trace);
    if (profiles->metrics)
        pa_symptoms_add_metrics(symptoms, profiles->metrics);
    if (profiles->load)
        pa_advice_load_seen(profiles->load, &symptoms->load);
    symptoms->locks = profiles->locks;
    *findings = pa_advise(symptoms, doc->arena);
    struct advice a = {doc, profiles->strings, symptoms, *findings, profiles->escape, options->all};
    add_facts(&a);
    pa_report_add_looked(doc, symptoms);
    add_findings(&a);
    add_finding_table(&a);
    add_site_table(&a);
    return true;
}

// ---- Rules

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const struct pa_rule *const *)a)->id, (*(const struct pa_rule *const *)b)->id);
}

const struct pa_rule **pa_report_rules(struct pa_arena *arena)
{
    size_t count = 0;
    while (pa_rules[count])
        count++;
    const struct pa_rule **sorted = pa_arena_memdup(arena, pa_rules, (count + 1) * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_id);
    return sorted;
}

static void add_rule_table(struct pa_doc *doc)
{
    const struct pa_rule **rules = pa_report_rules(doc->arena);
    struct pa_table *t = pa_doc_table(doc, "rules");
    pa_table_column(t, (struct pa_column){.key = "rule", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "title", .kind = PA_CELL_TEXT});
    pa_table_column(t,
                    (struct pa_column){.key = "at_most", .title = "at most", .kind = PA_CELL_TEXT});
    for (size_t i = 0; rules[i]; i++)
        pa_table_row(t, NULL, pa_cell_text(rules[i]->id), pa_cell_text(rules[i]->text.title),
                     pa_cell_text(pa_certainty_word(rules[i]->most)));
}

void pa_report_add_rule(struct pa_doc *doc, const struct pa_rule *rule)
{
    if (!rule) {
        add_rule_table(doc);
        return;
    }
    pa_doc_heading(doc, pa_arena_printf(doc->arena, "%s: %s", rule->id, rule->text.title));
    const char *const parts[][2] = {
        {"Sees", rule->text.sees},         {"Why it costs", rule->text.why},
        {"Try", rule->text.remedy},        {"Wrong when", rule->text.wrong},
        {"Versions", rule->text.versions}, {"At most", pa_certainty_word(rule->most)},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        pa_doc_paragraph(doc, pa_arena_printf(doc->arena, "%s: %s", parts[i][0], parts[i][1]));
}
