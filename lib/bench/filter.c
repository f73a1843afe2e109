// SPDX-License-Identifier: Apache-2.0
// An expression becomes a program for a stack of truth values (operands before operators), so that
// matching needs no recursion.
#include "bench/filter.h"

#include "base/memory.h"
#include "base/regex.h"
#include "base/vec.h"
#include "bench/extract.h"
#include "bench/query.h"

#include <string.h>

enum { MAX_DEPTH = 100 };

enum op { OP_ALL, OP_KEY, OP_UNIT, OP_NOT, OP_AND, OP_OR };

struct step {
    enum op op;
    struct pa_extract key;
    struct pa_span literal;
    struct pa_regex *regex; // instead of the literal
};

struct pa_bench_filter {
    struct pa_arena arena;
    PA_VEC(struct step) steps;
};

struct parser {
    struct pa_query query;
    struct pa_bench_filter *filter;
    int depth;
};

static void emit(struct parser *p, enum op op)
{
    pa_vec_push(&p->filter->steps, (struct step){.op = op});
}

static void emit_match(struct parser *p, const struct pa_query_token *key,
                       const struct pa_query_token *value)
{
    struct step step = {.op = OP_KEY, .literal = {value->text, strlen(value->text)}};
    if (strcmp(key->text, ".config") == 0)
        pa_query_fail(&p->query, key->offset, ".config is only allowed in projections");
    else if (key->text[0] == '\0')
        pa_query_fail(&p->query, key->offset, "key must not be empty");
    if (strcmp(key->text, ".unit") == 0)
        step.op = OP_UNIT;
    else
        step.key = pa_extract_new(&p->filter->arena, key->text);
    if (value->kind == PA_QUERY_REGEX) {
        struct pa_error err;
        step.regex = pa_regex_new(value->text, &err);
        if (!step.regex)
            pa_query_fail(&p->query, value->offset, pa_arena_strdup(&p->filter->arena, err.text));
    }
    pa_vec_push(&p->filter->steps, step);
}

static bool is_value(const struct pa_query_token *t)
{
    return t->kind == PA_QUERY_WORD || t->kind == PA_QUERY_REGEX;
}

// What follows "key:(".
static void parse_values(struct parser *p, const struct pa_query_token *key)
{
    struct pa_query *q = &p->query;
    for (size_t count = 0;; count++) {
        struct pa_query_token value = pa_query_peek(q, true);
        if (!is_value(&value)) {
            pa_query_fail(q, value.offset, "expected value");
            return;
        }
        pa_query_take(q, &value);
        emit_match(p, key, &value);
        if (count > 0)
            emit(p, OP_OR);
        struct pa_query_token next = pa_query_peek(q, true);
        if (next.kind != PA_QUERY_OR && next.kind != ')') {
            pa_query_fail(q, next.offset, "value list must be separated by OR");
            return;
        }
        pa_query_take(q, &next);
        if (next.kind == ')')
            return;
    }
}

static void parse_key_value(struct parser *p, const struct pa_query_token *key)
{
    struct pa_query *q = &p->query;
    pa_query_take(q, key);
    struct pa_query_token colon = pa_query_peek(q, false);
    if (colon.kind != ':') {
        pa_query_fail(q, key->offset, "expected key:value");
        return;
    }
    pa_query_take(q, &colon);
    struct pa_query_token value = pa_query_peek(q, true);
    if (value.kind == '(') {
        pa_query_take(q, &value);
        parse_values(p, key);
    } else if (is_value(&value)) {
        pa_query_take(q, &value);
        emit_match(p, key, &value);
    } else {
        pa_query_fail(q, key->offset, "expected key:value");
    }
}

static void parse_expression(struct parser *p);

static void parse_group(struct parser *p)
{
    parse_expression(p);
    struct pa_query_token close = pa_query_peek(&p->query, false);
    if (close.kind == ')')
        pa_query_take(&p->query, &close);
    else
        pa_query_fail(&p->query, close.offset, "missing \")\"");
}

static void parse_match(struct parser *p)
{
    struct pa_query *q = &p->query;
    struct pa_query_token t = pa_query_peek(q, false);
    int negations = 0;
    for (; t.kind == '-'; t = pa_query_peek(q, false), negations ^= 1)
        pa_query_take(q, &t);
    if (t.kind == PA_QUERY_WORD) {
        parse_key_value(p, &t);
    } else if (t.kind == '*') {
        pa_query_take(q, &t);
        emit(p, OP_ALL);
    } else if (t.kind == '(' && p->depth < MAX_DEPTH) {
        pa_query_take(q, &t);
        p->depth++;
        parse_group(p);
        p->depth--;
    } else {
        pa_query_fail(q, t.offset,
                      t.kind == '(' ? "nested too deeply" : "expected key:value or subexpression");
    }
    if (negations)
        emit(p, OP_NOT);
}

static void parse_and(struct parser *p)
{
    parse_match(p);
    while (!p->query.error) {
        struct pa_query_token t = pa_query_peek(&p->query, false);
        if (t.kind == PA_QUERY_AND) {
            pa_query_take(&p->query, &t); // the same as nothing between two matches
        } else if (t.kind != PA_QUERY_END && strchr("(-*w", t.kind)) {
            parse_match(p);
            emit(p, OP_AND);
        } else {
            if (t.kind == ':' || t.kind == '@' || t.kind == ',')
                pa_query_fail(&p->query, t.offset,
                              pa_arena_printf(&p->filter->arena, "unexpected \"%c\"", t.kind));
            return;
        }
    }
}

static void parse_expression(struct parser *p)
{
    parse_and(p);
    for (struct pa_query_token t;
         !p->query.error && (t = pa_query_peek(&p->query, false)).kind == PA_QUERY_OR;) {
        pa_query_take(&p->query, &t);
        parse_and(p);
        emit(p, OP_OR);
    }
}

struct pa_bench_filter *pa_bench_filter_new(const char *expression, struct pa_error *err)
{
    struct pa_bench_filter *filter = pa_xcalloc(1, sizeof *filter);
    struct parser p = {
        .query = {.text = pa_arena_strdup(&filter->arena, expression),
                  .size = strlen(expression),
                  .arena = &filter->arena},
        .filter = filter,
    };
    parse_expression(&p);
    if (pa_query_finish(&p.query, err))
        return filter;
    pa_bench_filter_free(filter);
    return NULL;
}

void pa_bench_filter_free(struct pa_bench_filter *filter)
{
    if (!filter)
        return;
    for (size_t i = 0; i < filter->steps.count; i++)
        pa_regex_free(filter->steps.items[i].regex);
    pa_vec_release(&filter->steps);
    pa_arena_release(&filter->arena);
    free(filter);
}

bool pa_bench_filter_check(const struct pa_bench_filter *filter, struct pa_error *err)
{
    for (size_t i = 0; i < filter->steps.count; i++) {
        const struct pa_regex *regex = filter->steps.items[i].regex;
        if (regex && !pa_regex_check(regex, err))
            return false;
    }
    return true;
}

static bool matches(const struct step *step, struct pa_span value)
{
    return step->regex ? pa_regex_match(step->regex, value.text, value.size)
                       : pa_span_equal(step->literal, value);
}

static bool matches_unit(const struct step *step, const struct pa_records *set, pa_str unit)
{
    return matches(step, (struct pa_span){pa_strings_text(&set->strings, unit),
                                          pa_strings_size(&set->strings, unit)});
}

static bool test(const struct step *step, const struct pa_records *set,
                 const struct pa_record *result, const struct pa_record_unit *unit)
{
    if (step->op == OP_ALL)
        return true;
    if (step->op == OP_UNIT)
        return matches_unit(step, set, unit->tidy) || matches_unit(step, set, unit->name);
    return matches(step, pa_extract_value(&step->key, set, result));
}

bool pa_bench_filter_match(const struct pa_bench_filter *filter, const struct pa_records *set,
                           const struct pa_record *result, uint32_t unit)
{
    // Operands wait on the stack: at most one for each step before the operator.
    PA_VEC(bool) stack = {0};
    for (size_t i = 0; i < filter->steps.count; i++) {
        const struct step *step = &filter->steps.items[i];
        bool *top = stack.count ? &stack.items[stack.count - 1] : NULL;
        if (step->op == OP_NOT) {
            *top = !*top;
        } else if (step->op == OP_AND || step->op == OP_OR) {
            top[-1] = step->op == OP_AND ? top[-1] && *top : top[-1] || *top;
            stack.count--;
        } else {
            bool value = test(step, set, result, &set->units.items[unit]);
            pa_vec_push(&stack, value);
        }
    }
    bool match = stack.items[0];
    pa_vec_release(&stack);
    return match;
}
