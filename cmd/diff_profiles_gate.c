// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_profiles_gate.h"

#include "base/regex.h"

#include <math.h>
#include <string.h>

static const char *const UNITS[] = {"flat", "cum"};

struct verdict {
    struct pa_doc *doc;
    const struct pa_profile_comparison *comparison;
    const struct pa_strings *strings;
    struct pa_table *table; // of what failed; NULL: nothing yet
    size_t checks, failed, untested, blind;
};

static bool matches(const struct pa_regex *regex, const char *text)
{
    return pa_regex_match(regex, text, strlen(text));
}

bool pa_diff_profiles_gate_parse(struct pa_gate *gate, const char *rules, struct pa_error *err)
{
    if (!pa_gate_parse(gate, rules, err))
        return pa_error_prefix(err, "--fail-on");
    for (size_t i = 0; i < gate->rule_count; i++) {
        const struct pa_gate_rule *rule = &gate->rules[i];
        if (!matches(rule->unit, UNITS[0]) && !matches(rule->unit, UNITS[1]))
            return pa_error_set(err, PA_ERROR_USAGE,
                                "--fail-on: %s: rules for profiles are about flat or cum",
                                rule->text);
    }
    return true;
}

// How much slower a function got if the new rate is exp(log_ratio) times the old one.
static double growth(const struct pa_gate_rule *rule, const struct pa_change *ch, double log_ratio)
{
    if (rule->relative)
        return expm1(log_ratio);
    if (ch->old_value > 0)
        return ch->old_value * expm1(log_ratio);
    return -ch->new_value * expm1(-log_ratio); // from nothing: no old value to multiply
}

static enum pa_check_result judge(const struct verdict *v, const struct pa_gate_rule *rule,
                                  const struct pa_change *ch)
{
    if (isnan(ch->q))
        return PA_CHECK_SKIPPED;
    bool failed = ch->q <= v->comparison->fdr && ch->log_ratio > 0 &&
                  growth(rule, ch, ch->lo) > rule->threshold;
    return failed ? PA_CHECK_FAILED : PA_CHECK_PASSED;
}

static const char *change_text(const struct pa_change *ch, struct pa_arena *arena)
{
    if (isnan(ch->q))
        return "not tested";
    if (isinf(ch->log_ratio))
        return pa_arena_printf(arena, "%s, q=%.3f", ch->log_ratio > 0 ? "new" : "gone", ch->q);
    return pa_arena_printf(arena, "%+.1f%% [%+.1f%%, %+.1f%%], q=%.3f", expm1(ch->log_ratio) * 100,
                           expm1(ch->lo) * 100, expm1(ch->hi) * 100, ch->q);
}

static void add_failure(struct verdict *v, const struct pa_check *check, const char *function,
                        const char *unit)
{
    static const struct pa_column columns[] = {
        {.key = "result", .kind = PA_CELL_TEXT},   {.key = "rule", .kind = PA_CELL_TEXT},
        {.key = "function", .kind = PA_CELL_TEXT}, {.key = "quantity", .kind = PA_CELL_TEXT},
        {.key = "change", .kind = PA_CELL_TEXT},
    };
    if (!v->table) {
        v->table = pa_doc_table(v->doc, "gate");
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
            pa_table_column(v->table, columns[i]);
    }
    pa_table_row(v->table, "failed", pa_cell_text("failed"), pa_cell_text(check->group),
                 pa_cell_text(function), pa_cell_text(unit), pa_cell_text(check->message));
}

// Gives whether the function could be tested.
static bool check_function(struct verdict *v, const struct pa_gate_rule *rule,
                           const struct pa_compared *f, int cum)
{
    const struct pa_change *ch = cum ? &f->cum : &f->flat;
    const char *function = pa_strings_text(v->strings, f->name);
    struct pa_check check = {
        .group = rule->text,
        .name = pa_arena_printf(v->doc->arena, "%s %s", function, UNITS[cum]),
        .result = judge(v, rule, ch),
        .message = change_text(ch, v->doc->arena),
    };
    v->checks++;
    v->untested += check.result == PA_CHECK_SKIPPED;
    v->failed += check.result == PA_CHECK_FAILED;
    pa_doc_check(v->doc, check)->audience = PA_FOR_DATA; // a page would list all that passed
    if (check.result == PA_CHECK_FAILED)
        add_failure(v, &check, function, UNITS[cum]);
    return check.result != PA_CHECK_SKIPPED;
}

static void apply(struct verdict *v, const struct pa_gate_rule *rule)
{
    const struct pa_profile_comparison *c = v->comparison;
    bool decided = false;
    for (int cum = 0; cum < 2; cum++) {
        for (size_t i = 0; matches(rule->unit, UNITS[cum]) && i < c->count; i++) {
            const struct pa_compared *f = &c->functions[i];
            if (!rule->name || matches(rule->name, pa_strings_text(v->strings, f->name)))
                decided |= check_function(v, rule, f, cum);
        }
    }
    if (decided)
        return;
    const char *why = c->method == PA_METHOD_NONE
                          ? "there is no noise estimate"
                          : "no function matches it with enough samples to be tested";
    v->blind++;
    pa_doc_check(v->doc, (struct pa_check){.group = rule->text,
                                           .name = "could not decide",
                                           .result = PA_CHECK_ERROR,
                                           .message = why})
        ->audience = PA_FOR_DATA;
    pa_doc_warning(v->doc,
                   pa_arena_printf(v->doc->arena, "%s decides nothing: %s", rule->text, why));
}

enum pa_status pa_diff_profiles_gate(struct pa_doc *doc, const struct pa_gate *gate,
                                     const struct pa_profile_comparison *comparison,
                                     const struct pa_strings *strings)
{
    struct verdict v = {.doc = doc, .comparison = comparison, .strings = strings};
    for (size_t i = 0; i < gate->rule_count; i++)
        apply(&v, &gate->rules[i]);
    pa_doc_paragraph(doc,
                     pa_arena_printf(doc->arena, "gate: %zu checks, %zu failed, %zu not tested",
                                     v.checks, v.failed, v.untested));
    return v.failed ? PA_STATUS_DIFFERENT : v.blind ? PA_STATUS_UNDECIDED : PA_STATUS_FINE;
}
