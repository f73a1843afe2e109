// SPDX-License-Identifier: Apache-2.0
#include "bench/gate_parse.h"

#include "base/number.h"
#include "base/regex.h"
#include "base/vec.h"

#include <math.h>
#include <string.h>

void pa_gate_release(struct pa_gate *gate)
{
    for (size_t i = 0; i < gate->rule_count; i++) {
        pa_regex_free(gate->rules[i].name);
        pa_regex_free(gate->rules[i].unit);
    }
    pa_arena_release(&gate->arena);
}

// The size of the first rule: up to a comma outside parentheses, brackets and braces.
static size_t rule_size(const char *text)
{
    int depth = 0;
    size_t i = 0;
    for (; text[i] && (text[i] != ',' || depth > 0); i++) {
        if (text[i] == '\\' && text[i + 1])
            i++;
        else if (strchr("([{", text[i]))
            depth++;
        else if (strchr(")]}", text[i]) && depth > 0)
            depth--;
    }
    return i;
}

static bool parse_threshold(struct pa_gate_rule *rule, const char *text, struct pa_error *err)
{
    text += strspn(text, " ");
    size_t size = strlen(text);
    while (size > 0 && text[size - 1] == ' ')
        size--;
    rule->relative = size > 0 && text[size - 1] == '%';
    size -= rule->relative;
    if (!pa_parse_double(text, size, &rule->threshold) || !(rule->threshold >= 0) ||
        isinf(rule->threshold))
        return pa_error_set(err, PA_ERROR_USAGE, "%s: a number that is not negative must follow >",
                            rule->text);
    if (rule->relative)
        rule->threshold /= 100;
    return true;
}

static bool parse_rule(struct pa_arena *arena, struct pa_gate_rule *rule, struct pa_error *err)
{
    char *left = pa_arena_strdup(arena, rule->text), *greater = strrchr(left, '>');
    if (!greater || greater == left)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: a rule is UNIT>NUMBER or UNIT>NUMBER%%",
                            rule->text);
    *greater = '\0';
    if (!parse_threshold(rule, greater + 1, err))
        return false;
    char *unit = left, *colon = strrchr(left, ':');
    // (?: and [: belong to a regular expression.
    if (colon && colon > left && colon[-1] != '?' && colon[-1] != '[' && colon[1] != ']') {
        *colon = '\0';
        unit = colon + 1;
        rule->name = pa_regex_new(left, err);
        if (!rule->name)
            return pa_error_prefix(err, "%s", rule->text);
    }
    rule->unit = pa_regex_new(pa_arena_printf(arena, "^(?:%s)$", unit), err);
    return rule->unit || pa_error_prefix(err, "%s", rule->text);
}

bool pa_gate_parse(struct pa_gate *gate, const char *rules, struct pa_error *err)
{
    size_t most = 1;
    for (const char *p = rules; *p; p++)
        most += *p == ',';
    gate->rules = pa_arena_calloc(&gate->arena, most, sizeof *gate->rules);
    for (size_t size; *rules; rules += size + (rules[size] == ',')) {
        rules += strspn(rules, " \n");
        size = rule_size(rules);
        struct pa_gate_rule *rule = &gate->rules[gate->rule_count++];
        rule->text = pa_arena_strndup(&gate->arena, rules, size);
        if (!parse_rule(&gate->arena, rule, err))
            return false;
    }
    return gate->rule_count > 0 || pa_error_set(err, PA_ERROR_USAGE, "no rule");
}
