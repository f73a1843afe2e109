// SPDX-License-Identifier: Apache-2.0
// What callgrind, cachegrind and Xdebug's profiler write, and `pa callgrind`: costs of lines and of
// calls.
//
//     version: 1                   headers, also before each part of the file
//     positions: line
//     events: Ir Dr
//     ob=(1) /srv/app              object, file and function of the costs that follow
//     fl=(1) app.c
//     fn=(1) main
//     12 100 20                    line 12 costs that much
//     cfn=(2) parse
//     calls=3 40                   3 calls of parse, which begins at line 40
//     +1 900 180                   from line 13, with all that it calls
//
// The format: https://valgrind.org/docs/manual/cl-format.html. There are no stacks:
// input/call_costs.h.
#include "input/call_costs.h"
#include "input/callgrind_names.h"
#include "input/format.h"
#include "input/memory_map.h"

#include <string.h>

enum { MOST_EVENTS = 64 };

struct event {
    pa_str name, unit;
    int64_t factor; // costs are multiplied by it
};

struct reader {
    struct pa_input *input;
    struct pa_call_costs costs;
    struct pa_callgrind_names files, functions, objects;
    struct pa_callgrind_position position;
    struct event event[MOST_EVENTS];
    uint32_t events;
    bool xdebug, linkers; // who wrote it; names are of tables of symbols
    bool sums, ended;     // who wrote it ends with sums; they stand behind the last cost
    // where the next line is
    pa_str object, file;
    uint32_t function;
    bool in_function;
    // of the next call
    pa_str callee_object, callee_file, callee;
    bool has_callee_object, has_callee_file, has_callee, calling;
    int64_t target;
    struct pa_text command;
};

// ---- What it is

static bool is_header_key(struct pa_text line)
{
    static const char *const keys[] = {
        "version:", "creator:", "pid:",    "cmd:",     "part:",   "thread:", "positions:",
        "desc:",    "event:",   "events:", "summary:", "totals:", "target:", "rest:"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (pa_text_starts(line, keys[i]))
            return true;
    }
    return false;
}

static bool is_place(struct pa_text line)
{
    return pa_text_starts(line, "fl=") || pa_text_starts(line, "fn=") ||
           pa_text_starts(line, "ob=") || pa_text_starts(line, "fi=");
}

// Headers, with that of the events among them, and then a place.
static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    bool events = false;
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        if (pa_text_starts(line, "events:"))
            events = true;
        else if (events && is_place(line))
            return true;
        else if (pa_text_size(pa_text_trim(line)) && *line.next != '#' && !is_header_key(line))
            return false;
    }
    return false;
}

// ---- Headers

static pa_str intern(struct reader *r, struct pa_text text)
{
    return pa_strings_add(r->input->strings, text.next, pa_text_size(text));
}

// "Time_(10ns)" of Xdebug, "cpu(ms)" of pprof.
static void split_unit(struct reader *r, struct pa_text word, struct event *e)
{
    static const struct {
        const char *word, *unit;
    } units[] = {{"ns", "nanoseconds"},  {"us", "microseconds"}, {"\xc2\xb5s", "microseconds"},
                 {"ms", "milliseconds"}, {"s", "seconds"},       {"bytes", "bytes"}};
    struct pa_text name = word, unit;
    const char *open = pa_text_last(word, '(');
    *e = (struct event){.name = intern(r, word), .factor = 1};
    e->unit = pa_strings_adds(r->input->strings, "count");
    if (!open || open == word.next || word.end[-1] != ')')
        return;
    name.end = open[-1] == '_' && open - 1 > word.next ? open - 1 : open;
    unit = (struct pa_text){open + 1, word.end - 1};
    e->name = intern(r, name);
    if (pa_text_digits(&unit, &e->factor) && e->factor <= 0)
        e->factor = 1;
    e->unit = intern(r, unit);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (pa_text_equals(unit, units[i].word))
            e->unit = pa_strings_adds(r->input->strings, units[i].unit);
    }
}

// Xdebug 2 does not say that it counts microseconds and bytes.
static void guess_unit(struct reader *r, struct pa_text word, struct event *e)
{
    if (r->xdebug && pa_text_equals(word, "Time"))
        e->unit = pa_strings_adds(r->input->strings, "microseconds");
    else if (r->xdebug && pa_text_equals(word, "Memory"))
        e->unit = pa_strings_adds(r->input->strings, "bytes");
}

static bool same_events(const struct reader *r, const struct event *event, uint32_t events)
{
    for (uint32_t i = 0; i < events && events == r->events; i++) {
        if (event[i].name != r->event[i].name)
            return false;
    }
    return events == r->events;
}

static bool read_events(struct reader *r, struct pa_text text, struct pa_error *err)
{
    struct event event[MOST_EVENTS];
    uint32_t events = 0;
    for (struct pa_text word; pa_text_next_word(&text, &word); events++) {
        if (events == MOST_EVENTS)
            return pa_error_set(err, PA_ERROR_LIMIT, "more than %d events", MOST_EVENTS);
        split_unit(r, word, &event[events]);
        guess_unit(r, word, &event[events]);
    }
    if (events == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "no events");
    if (r->events)
        return same_events(r, event, events) ||
               pa_error_set(err, PA_ERROR_FORMAT, "a part with other events than the first one");
    memcpy(r->event, event, events * sizeof *event);
    r->events = r->costs.types = events;
    for (uint32_t i = 0; i < events; i++)
        pa_profile_builder_add_type(r->costs.b, event[i].name, event[i].unit);
    pa_profile_builder_head(r->costs.b)->default_type = event[0].name;
    return true;
}

static bool read_positions(struct reader *r, struct pa_text text, struct pa_error *err)
{
    struct pa_callgrind_position p = {.line = PA_CALLGRIND_POSITIONS};
    for (struct pa_text word; pa_text_next_word(&text, &word); p.columns++) {
        if (p.columns == PA_CALLGRIND_POSITIONS)
            return pa_error_set(err, PA_ERROR_FORMAT, "too many positions");
        if (pa_text_equals(word, "line"))
            p.line = p.columns;
    }
    r->position = p;
    return p.columns || pa_error_set(err, PA_ERROR_FORMAT, "no positions");
}

static bool read_header(struct reader *r, struct pa_text line, struct pa_error *err)
{
    if (pa_text_skip(&line, "events:"))
        return read_events(r, line, err);
    if (pa_text_skip(&line, "positions:"))
        return read_positions(r, line, err);
    if (pa_text_skip(&line, "creator:")) {
        r->sums = true;
        r->xdebug = pa_text_find(line, "xdebug") != NULL;
        r->linkers = pa_text_find(line, "callgrind") != NULL;
    } else if (pa_text_skip(&line, "desc:")) {
        r->sums = r->linkers = true; // cachegrind names itself no other way
    } else if (pa_text_skip(&line, "cmd:")) {
        if (!pa_text_size(r->command))
            r->command = pa_text_trim(line);
    } else if (pa_text_skip(&line, "version:") || pa_text_skip(&line, "part:")) {
        memset(r->position.last, 0, sizeof r->position.last);
    } else if (pa_text_skip(&line, "summary:") || pa_text_skip(&line, "totals:")) {
        r->ended = true;
    }
    return true;
}

// ---- Places

static bool set_function(struct reader *r, struct pa_text text, struct pa_error *err)
{
    struct pa_called_function f = {.file = r->file, .object = r->object, .linkers = r->linkers};
    if (!r->events)
        return pa_error_set(err, PA_ERROR_FORMAT, "a function before 'events:'");
    if (!pa_callgrind_name(&r->functions, text, r->input->strings, &f.name, err))
        return false;
    r->function = pa_call_costs_function(&r->costs, &f);
    r->in_function = true;
    return true;
}

// "fl=…" and the like. *known: it is such a line.
static bool read_place(struct reader *r, struct pa_text line, bool *known, struct pa_error *err)
{
    struct pa_strings *strings = r->input->strings;
    pa_str unused;
    *known = true;
    if (pa_text_skip(&line, "fn="))
        return set_function(r, line, err);
    if (pa_text_skip(&line, "fl=") || pa_text_skip(&line, "fi=") || pa_text_skip(&line, "fe="))
        return pa_callgrind_name(&r->files, line, strings, &r->file, err);
    if (pa_text_skip(&line, "ob="))
        return pa_callgrind_name(&r->objects, line, strings, &r->object, err);
    if (pa_text_skip(&line, "cfn="))
        return (r->has_callee = true) &&
               pa_callgrind_name(&r->functions, line, strings, &r->callee, err);
    if (pa_text_skip(&line, "cfi=") || pa_text_skip(&line, "cfl="))
        return (r->has_callee_file = true) &&
               pa_callgrind_name(&r->files, line, strings, &r->callee_file, err);
    if (pa_text_skip(&line, "cob="))
        return (r->has_callee_object = true) &&
               pa_callgrind_name(&r->objects, line, strings, &r->callee_object, err);
    if (pa_text_skip(&line, "jfi=")) // they may give numbers to names
        return pa_callgrind_name(&r->files, line, strings, &unused, err);
    if (pa_text_skip(&line, "jfn="))
        return pa_callgrind_name(&r->functions, line, strings, &unused, err);
    if (pa_text_skip(&line, "job="))
        return pa_callgrind_name(&r->objects, line, strings, &unused, err);
    *known = false;
    return true;
}

// "calls=3 40": behind the number the position of the callee; Xdebug has one number too many.
static bool read_calls(struct reader *r, struct pa_text line, struct pa_error *err)
{
    int64_t count;
    if (!pa_callgrind_number(&line, &count) ||
        !pa_callgrind_take_position(&r->position, &line, false, &r->target))
        return pa_error_set(err, PA_ERROR_FORMAT, "no 'calls=COUNT POSITION'");
    if (!r->has_callee)
        return pa_error_set(err, PA_ERROR_FORMAT, "calls of no function");
    r->calling = true;
    return true;
}

// ---- Costs

static bool read_costs(struct reader *r, struct pa_text text, int64_t *cost, struct pa_error *err)
{
    memset(cost, 0, r->events * sizeof *cost);
    for (uint32_t i = 0; i < r->events; i++) {
        pa_text_spaces(&text);
        if (text.next == text.end)
            break; // those that are left are 0
        if (!pa_text_skip(&text, ".") && !pa_callgrind_number(&text, &cost[i]))
            return pa_error_set(err, PA_ERROR_FORMAT, "a cost that is no number of 64 bits");
        if (__builtin_mul_overflow(cost[i], r->event[i].factor, &cost[i]))
            return pa_error_set(err, PA_ERROR_LIMIT, "a cost of more than 64 bits");
    }
    text = pa_text_trim(text);
    return !pa_text_size(text) || pa_error_set(err, PA_ERROR_FORMAT, "more costs than events");
}

static void end_call(struct reader *r, const struct pa_call_place *from, const int64_t *cost)
{
    struct pa_called_function f = {
        .name = r->callee,
        .file = r->has_callee_file ? r->callee_file : r->file,
        .object = r->has_callee_object ? r->callee_object : r->object,
        .linkers = r->linkers,
    };
    struct pa_call_place to = {pa_call_costs_function(&r->costs, &f), f.file, r->target};
    pa_call_costs_call(&r->costs, from, &to, cost);
    r->has_callee = r->has_callee_file = r->has_callee_object = r->calling = false;
}

static bool read_cost_line(struct reader *r, struct pa_text line, struct pa_error *err)
{
    int64_t cost[MOST_EVENTS];
    struct pa_call_place at = {.function = r->function, .file = r->file};
    if (!r->in_function)
        return pa_error_set(err, PA_ERROR_FORMAT, "neither a header nor a place of costs");
    if (!pa_callgrind_take_position(&r->position, &line, true, &at.line))
        return pa_error_set(err, PA_ERROR_FORMAT, "no position and costs");
    if (!read_costs(r, line, cost, err))
        return false;
    if (r->calling)
        end_call(r, &at, cost);
    else
        pa_call_costs_self(&r->costs, &at, cost);
    r->ended = false;
    return true;
}

// Behind "jump=…" and "jcnd=…" stands where from, no cost.
static bool read_jump(struct reader *r, struct pa_lines *lines, struct pa_error *err)
{
    int64_t line;
    struct pa_text text;
    if (!pa_lines_next(lines))
        return true;
    text = lines->line;
    return pa_callgrind_take_position(&r->position, &text, true, &line) ||
           pa_error_set(err, PA_ERROR_FORMAT, "no position of a jump");
}

static bool read_line(struct reader *r, struct pa_lines *lines, struct pa_error *err)
{
    struct pa_text line = pa_text_trim(lines->line);
    bool known;
    if (!pa_text_size(line) || *line.next == '#')
        return true;
    if (strchr("+-*0123456789", *line.next))
        return read_cost_line(r, line, err);
    if (!read_place(r, line, &known, err))
        return false;
    if (known)
        return true;
    if (pa_text_skip(&line, "calls="))
        return read_calls(r, line, err);
    if (pa_text_starts(line, "jump=") || pa_text_starts(line, "jcnd="))
        return read_jump(r, lines, err);
    const char *colon = memchr(line.next, ':', pa_text_size(line));
    return colon ? read_header(r, line, err)
                 : pa_error_set(err, PA_ERROR_FORMAT, "a line of no known kind");
}

// ---- The file

// The first mapping of a profile is the program's: the object that has the command's name.
static void add_program(struct reader *r)
{
    struct pa_lines lines = pa_lines_of(&r->input->bytes);
    struct pa_text word = {0}, command = {0};
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        if (pa_text_skip(&line, "cmd:") && !pa_text_size(word)) {
            command = line;
            pa_text_next_word(&command, &word);
        }
        if (!pa_text_size(word) || (!pa_text_skip(&line, "ob=") && !pa_text_skip(&line, "cob=")))
            continue;
        const char *slash = pa_text_last(word, '/'), *object_slash = pa_text_last(line, '/');
        struct pa_text name = {slash ? slash + 1 : word.next, word.end};
        struct pa_text object = {object_slash ? object_slash + 1 : line.next, line.end};
        if (pa_text_size(name) != pa_text_size(object) ||
            memcmp(name.next, object.next, pa_text_size(name)) != 0)
            continue;
        if (*line.next == '(' && memchr(line.next, ' ', pa_text_size(line)))
            line.next = (const char *)memchr(line.next, ' ', pa_text_size(line)) + 1;
        struct pa_mapping m = {.file = intern(r, line),
                               .has_functions = true,
                               .has_filenames = true,
                               .has_line_numbers = true};
        pa_profile_builder_mapping(r->costs.b, &m);
        return;
    }
}

static bool read_lines(struct reader *r, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(&r->input->bytes);
    while (pa_lines_next(&lines)) {
        if (!read_line(r, &lines, err))
            return pa_error_prefix(err, "line %zu", lines.number);
    }
    if (!r->in_function)
        return pa_error_set(err, PA_ERROR_FORMAT, "no function");
    if (r->sums && !r->ended)
        pa_warnings_add(r->input->warnings,
                        "%s: ends without the sums that stand at the end: the file is cut off",
                        r->input->path);
    if (pa_text_size(r->command))
        pa_profile_builder_add_comment(r->costs.b, intern(r, r->command));
    return true;
}

static bool read_file(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {.input = input, .position = {.columns = 1}};
    r.costs.strings = input->strings;
    r.costs.b = pa_profile_builder_new(input->arena, input->strings);
    add_program(&r);
    const struct pa_profile *profile =
        read_lines(&r, err) ? pa_call_costs_finish(&r.costs, err) : NULL;
    pa_call_costs_release(&r.costs);
    pa_callgrind_names_release(&r.files);
    pa_callgrind_names_release(&r.functions);
    pa_callgrind_names_release(&r.objects);
    return pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_callgrind = {
    .name = "callgrind",
    .summary = "calls and costs, without stacks, of callgrind, cachegrind and Xdebug",
    .probe = probe,
    .read = read_file,
};
