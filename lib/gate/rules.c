// SPDX-License-Identifier: Apache-2.0
#include "gate/rules.h"

#include "base/number.h"
#include "base/regex.h"

#include <math.h>
#include <string.h>

void pa_gate_release(struct pa_gate *gate)
{
    for (size_t i = 0; i < gate->rule_count; i++) {
        pa_regex_free(gate->rules[i].kind_name);
        pa_regex_free(gate->rules[i].name);
        pa_regex_free(gate->rules[i].quantity);
    }
    pa_arena_release(&gate->arena);
}

static bool answered(const struct pa_regex *regex, struct pa_error *err)
{
    return !regex || pa_regex_check(regex, err);
}

bool pa_gate_answered(const struct pa_gate *gate, struct pa_error *err)
{
    for (size_t i = 0; i < gate->rule_count; i++)
        if (!answered(gate->rules[i].kind_name, err) || !answered(gate->rules[i].name, err) ||
            !answered(gate->rules[i].quantity, err))
            return false;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// A copy without the blanks around it.
static char *trimmed(struct pa_arena *arena, const char *text, size_t size)
{
    while (size > 0 && is_blank(text[0]))
        text++, size--;
    while (size > 0 && is_blank(text[size - 1]))
        size--;
    return pa_arena_strndup(arena, text, size);
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

// ---- Thresholds

struct unit_name {
    const char *name;
    enum pa_gate_measure measure;
    double factor;
};

static const struct unit_name UNITS[] = {
    {"", PA_GATE_PLAIN, 1},         {"%", PA_GATE_SHARE, .01},      {"ns", PA_GATE_SECONDS, 1e-9},
    {"us", PA_GATE_SECONDS, 1e-6},  {"µs", PA_GATE_SECONDS, 1e-6},  {"μs", PA_GATE_SECONDS, 1e-6},
    {"ms", PA_GATE_SECONDS, 1e-3},  {"s", PA_GATE_SECONDS, 1},      {"sec", PA_GATE_SECONDS, 1},
    {"min", PA_GATE_SECONDS, 60},   {"B", PA_GATE_BYTES, 1},        {"kB", PA_GATE_BYTES, 1e3},
    {"KB", PA_GATE_BYTES, 1e3},     {"MB", PA_GATE_BYTES, 1e6},     {"GB", PA_GATE_BYTES, 1e9},
    {"KiB", PA_GATE_BYTES, 0x1p10}, {"MiB", PA_GATE_BYTES, 0x1p20}, {"GiB", PA_GATE_BYTES, 0x1p30},
};

// A number and its unit, without blanks around.
static bool parse_value(const char *text, struct pa_gate_condition *condition)
{
    size_t size = strspn(text, "+-.0123456789");
    if ((text[size] == 'e' || text[size] == 'E') && size > 0 &&
        strspn(text + size + 1, "+-0123456789") > 0)
        size += 1 + strspn(text + size + 1, "+-0123456789");
    const char *unit = text + size;
    while (is_blank(*unit))
        unit++;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        if (strcmp(unit, UNITS[i].name) != 0)
            continue;
        condition->measure = UNITS[i].measure;
        bool ok = pa_parse_double(text, size, &condition->threshold);
        condition->threshold *= UNITS[i].factor;
        return ok && condition->threshold >= 0 && !isinf(condition->threshold);
    }
    return false;
}

// "5% & 50ns", also "5% & >50ns".
static bool parse_changes(struct pa_arena *arena, struct pa_gate_rule *rule, const char *text,
                          struct pa_error *err)
{
    for (const char *end = text; end; text = end + 1) {
        end = strchr(text, '&');
        text += strspn(text, " \t\r\n>");
        const char *value = trimmed(arena, text, end ? (size_t)(end - text) : strlen(text));
        if (rule->condition_count == PA_GATE_CONDITIONS)
            return pa_error_set(err, PA_ERROR_USAGE, "%s: more than %d conditions", rule->text,
                                PA_GATE_CONDITIONS);
        if (!parse_value(value, &rule->conditions[rule->condition_count++]))
            return pa_error_set(err, PA_ERROR_USAGE,
                                "%s: a number that is not negative must follow >", rule->text);
        if (!end)
            break;
    }
    return true;
}

// The > of the first of the conditions: the last one, or one before it if an & stands between.
static char *find_greater(char *text)
{
    char *at = strrchr(text, '>');
    while (at) {
        char *before = at;
        while (before > text && is_blank(before[-1]))
            before--;
        if (before == text || before[-1] != '&')
            return at;
        char *previous = NULL;
        for (char *p = text; p < at; p++)
            previous = *p == '>' ? p : previous;
        if (!previous)
            return at;
        at = previous;
    }
    return NULL;
}

// ---- What a rule is about

// Whether the text is a known sample type, so that a rule may name it even if no profile of that
// type is compared.
static bool is_kind(const char *text, size_t size)
{
    static const char *const kinds[] = {
        "cpu",         "samples",       "wall",        "alloc_space", "alloc_objects",
        "inuse_space", "inuse_objects", "contentions", "delay",       "goroutine",
        "goroutines",  "threadcreate",  "space",       "objects",     "time",
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strlen(kinds[i]) == size && memcmp(kinds[i], text, size) == 0)
            return true;
    }
    return false;
}

// The last : that ends a name; (?: and [: belong to a regular expression, :: to a C++ or Rust name.
static char *find_colon(char *text)
{
    for (char *p = text + strlen(text); p-- > text;) {
        if (*p == ':' && p > text && !strchr("?[:", p[-1]) && p[1] != ']' && p[1] != ':')
            return p;
    }
    return NULL;
}

static bool parse_name(struct pa_arena *arena, struct pa_gate_rule *rule, const char *name,
                       struct pa_error *err)
{
    size_t size = strcspn(name, ":");
    rule->name = pa_regex_new(name, err);
    if (!rule->name)
        return pa_error_prefix(err, "%s", rule->text);
    const char *kind = trimmed(arena, name, size);
    if (!is_kind(kind, strlen(kind)) || (name[size] && name[size + 1] == ':'))
        return true;
    rule->kind = kind;
    if (name[size])
        rule->kind_name =
            pa_regex_new(trimmed(arena, name + size + 1, strlen(name + size + 1)), err);
    return !name[size] || rule->kind_name || pa_error_prefix(err, "%s", rule->text);
}

static bool parse_subject(struct pa_arena *arena, struct pa_gate_rule *rule, char *left,
                          struct pa_error *err)
{
    const char *quantity = left;
    char *colon = find_colon(left);
    if (colon) {
        quantity = colon + 1;
        if (!parse_name(arena, rule, trimmed(arena, left, (size_t)(colon - left)), err))
            return false;
    }
    rule->quantity_text = trimmed(arena, quantity, strlen(quantity));
    rule->quantity = pa_regex_new(pa_arena_printf(arena, "^(?:%s)$", rule->quantity_text), err);
    return rule->quantity || pa_error_prefix(err, "%s", rule->text);
}

// new(QUANTITY)<=VALUE: the place of "new(", NULL if the rule is none of that kind.
static char *find_limit(char *text, char **close, char **sign)
{
    char *open = strstr(text, "new(");
    char *less = strstr(text, "<="), *more = strstr(text, ">=");
    *sign = less ? less : more;
    if (!open || !*sign || *sign < open || (open > text && !is_blank(open[-1]) && open[-1] != ':'))
        return NULL;
    *close = *sign;
    while (*close > open && is_blank((*close)[-1]))
        --*close;
    return *close > open && (*close)[-1] == ')' ? open : NULL;
}

static bool parse_limit(struct pa_arena *arena, struct pa_gate_rule *rule, char *text,
                        struct pa_error *err)
{
    char *close, *sign, *open = find_limit(text, &close, &sign);
    const char *value = trimmed(arena, sign + 2, strlen(sign + 2));
    rule->what = *sign == '<' ? PA_GATE_AT_MOST : PA_GATE_AT_LEAST;
    rule->condition_count = 1;
    if (!parse_value(value, &rule->conditions[0]) || rule->conditions[0].measure == PA_GATE_SHARE)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: a value must follow %.2s, not a share",
                            rule->text, sign);
    close[-1] = '\0';
    return parse_subject(arena, rule,
                         pa_arena_printf(arena, "%.*s%s", (int)(open - text), text, open + 4), err);
}

static bool parse_rule(struct pa_arena *arena, struct pa_gate_rule *rule, struct pa_error *err)
{
    char *left = pa_arena_strdup(arena, rule->text), *close, *sign;
    if (find_limit(left, &close, &sign))
        return parse_limit(arena, rule, left, err);
    char *greater = find_greater(left);
    if (!greater || greater == left || strchr("<>", greater[-1]))
        return pa_error_set(err, PA_ERROR_USAGE,
                            "%s: a rule is UNIT>NUMBER, UNIT>NUMBER%% or new(UNIT)<=NUMBER",
                            rule->text);
    *greater = '\0';
    return parse_changes(arena, rule, greater + 1, err) && parse_subject(arena, rule, left, err);
}

bool pa_gate_parse(struct pa_gate *gate, const char *rules, struct pa_error *err)
{
    size_t most = 1;
    for (const char *p = rules; *p; p++)
        most += *p == ',';
    gate->rules = pa_arena_calloc(&gate->arena, most, sizeof *gate->rules);
    for (size_t size; *rules; rules += size + (rules[size] == ',')) {
        rules += strspn(rules, " \t\r\n");
        size = rule_size(rules);
        struct pa_gate_rule *rule = &gate->rules[gate->rule_count++];
        rule->text = trimmed(&gate->arena, rules, size);
        if (!parse_rule(&gate->arena, rule, err))
            return false;
    }
    return gate->rule_count > 0 || pa_error_set(err, PA_ERROR_USAGE, "no rule");
}
