// SPDX-License-Identifier: Apache-2.0
#include "input/firefox_profile.h"

#include <inttypes.h>
#include <stdio.h>

void pa_firefox_profile_release(struct pa_firefox_profile *p)
{
    for (size_t i = 0; i < p->processes.count; i++) {
        pa_vec_release(&p->processes.items[i].categories);
        pa_vec_release(&p->processes.items[i].libs);
    }
    for (size_t i = 0; i < p->threads.count; i++) {
        pa_vec_release(&p->threads.items[i].libs);
        pa_firefox_tables_release(&p->threads.items[i].tables);
    }
    pa_vec_release(&p->processes);
    pa_vec_release(&p->threads);
    pa_firefox_tables_release(&p->shared);
}

struct parsing {
    struct pa_firefox_profile *p;
    struct pa_json *j;
    struct pa_strings *strings;
};

// ---- meta

static void read_categories(struct parsing *x, struct pa_firefox_process *process)
{
    static const char *const names[] = {"name", NULL};
    if (!pa_json_begin(x->j, PA_JSON_ARRAY))
        return;
    while (pa_json_more(x->j)) {
        pa_str name = 0;
        if (pa_json_begin(x->j, PA_JSON_OBJECT)) {
            while (pa_json_member(x->j, names) >= 0)
                pa_json_str(x->j, x->strings, &name);
        }
        pa_vec_push(&process->categories, name);
    }
}

// {"time": "ms", "threadCPUDelta": "ns"}; "variable CPU cycles" is no time.
static void read_units(struct parsing *x, struct pa_firefox_process *process)
{
    static const char *const names[] = {"threadCPUDelta", NULL};
    struct pa_text unit;
    if (!pa_json_begin(x->j, PA_JSON_OBJECT))
        return;
    while (pa_json_member(x->j, names) >= 0) {
        if (!pa_json_text(x->j, &unit))
            continue;
        bool micros = pa_text_equals(unit, "us") || pa_text_equals(unit, "\u00b5s");
        process->cpu_places = pa_text_equals(unit, "ns")   ? 0
                              : micros                     ? 3
                              : pa_text_equals(unit, "ms") ? 6
                                                           : -1;
    }
}

enum { META_INTERVAL, META_START, META_CATEGORIES, META_UNITS };

static void read_meta(struct parsing *x, struct pa_firefox_process *process)
{
    static const char *const names[] = {"interval", "startTime", "categories", "sampleUnits", NULL};
    if (!pa_json_begin(x->j, PA_JSON_OBJECT))
        return;
    for (int m; (m = pa_json_member(x->j, names)) >= 0;) {
        if (m == META_INTERVAL && !pa_json_double(x->j, &process->interval))
            process->interval = 0;
        else if (m == META_START && !pa_json_double(x->j, &process->start))
            process->start = 0;
        else if (m == META_CATEGORIES)
            read_categories(x, process);
        else if (m == META_UNITS)
            read_units(x, process);
    }
}

// ---- libs

static uint64_t read_address(struct pa_json *j)
{
    int64_t number = 0;
    return pa_json_int(j, &number) && number > 0 ? (uint64_t)number : 0;
}

enum { LIB_PATH, LIB_NAME, LIB_BREAKPAD, LIB_CODE, LIB_START, LIB_END, LIB_OFFSET };

static struct pa_firefox_lib read_lib(struct parsing *x)
{
    static const char *const names[] = {"path",  "name", "breakpadId", "codeId",
                                        "start", "end",  "offset",     NULL};
    struct pa_firefox_lib lib = {0};
    pa_str breakpad = 0;
    if (!pa_json_begin(x->j, PA_JSON_OBJECT))
        return lib;
    for (int m; (m = pa_json_member(x->j, names)) >= 0;) {
        pa_str *const texts[] = {&lib.path, &lib.name, &breakpad, &lib.build_id};
        uint64_t *const addresses[] = {&lib.start, &lib.end, &lib.offset};
        if (m < LIB_START)
            pa_json_str(x->j, x->strings, texts[m]);
        else
            *addresses[m - LIB_START] = read_address(x->j);
    }
    lib.path = lib.path ? lib.path : lib.name;
    lib.build_id = lib.build_id ? lib.build_id : breakpad;
    return lib;
}

// ---- Threads

// A number or a text.
static void read_number_text(struct parsing *x, pa_str *text)
{
    int64_t number;
    char digits[24];
    if (pa_json_peek(x->j)->kind != PA_JSON_NUMBER) {
        pa_json_str(x->j, x->strings, text);
    } else if (pa_json_int(x->j, &number)) {
        snprintf(digits, sizeof digits, "%" PRId64, number);
        *text = pa_strings_adds(x->strings, digits);
    }
}

enum { THREAD_NAME, THREAD_PROCESS, THREAD_PID, THREAD_TID, THREAD_LIBS, THREAD_MEMBERS };
static const char *const thread_names[THREAD_MEMBERS] = {"name", "processName", "pid", "tid",
                                                         "libs"};

static int thread_member(struct pa_text name)
{
    for (int i = 0; i < THREAD_MEMBERS; i++) {
        if (pa_text_equals(name, thread_names[i]))
            return i;
    }
    return THREAD_MEMBERS;
}

static void read_thread_member(struct parsing *x, struct pa_firefox_thread *t, int member)
{
    if (member == THREAD_NAME) {
        pa_json_str(x->j, x->strings, &t->name);
    } else if (member == THREAD_PROCESS) {
        pa_json_str(x->j, x->strings, &t->process_name);
    } else if (member == THREAD_LIBS) {
        if (pa_json_begin(x->j, PA_JSON_ARRAY)) {
            while (pa_json_more(x->j))
                pa_vec_push(&t->libs, read_lib(x));
        }
    } else {
        read_number_text(x, member == THREAD_PID ? &t->pid : &t->tid);
    }
}

static void read_thread(struct parsing *x, uint32_t process)
{
    struct pa_text name;
    if (!pa_json_begin(x->j, PA_JSON_OBJECT)) {
        x->p->texts++;
        return;
    }
    struct pa_firefox_thread t = {.process = process};
    while (pa_json_any_member(x->j, &name)) {
        int table = pa_firefox_table_named(name), member = thread_member(name);
        if (table >= 0)
            pa_firefox_table_parse(&t.tables, table, x->j, x->strings);
        else if (member != THREAD_MEMBERS)
            read_thread_member(x, &t, member);
        else
            pa_json_skip(x->j);
    }
    pa_vec_push(&x->p->threads, t);
}

static void read_shared(struct parsing *x)
{
    struct pa_text name;
    if (!pa_json_begin(x->j, PA_JSON_OBJECT))
        return;
    while (pa_json_any_member(x->j, &name)) {
        int table = pa_firefox_table_named(name);
        if (table >= 0)
            pa_firefox_table_parse(&x->p->shared, table, x->j, x->strings);
        else
            pa_json_skip(x->j);
    }
}

// ---- The file

enum { META, LIBS, THREADS, SHARED, PROCESSES };
static const char *const names[] = {"meta", "libs", "threads", "shared", "processes", NULL};

// In the array of processes that are within another one: goes into the next.
static bool next_process(struct parsing *x)
{
    while (pa_json_more(x->j)) {
        if (pa_json_begin(x->j, PA_JSON_OBJECT)) {
            pa_vec_push(&x->p->processes, (struct pa_firefox_process){.cpu_places = -1});
            return true;
        }
    }
    return false;
}

static void read_member(struct parsing *x, uint32_t process, int member)
{
    struct pa_firefox_process *p = &x->p->processes.items[process];
    if (member == META) {
        read_meta(x, p);
    } else if (member == SHARED) {
        read_shared(x);
    } else if (pa_json_begin(x->j, PA_JSON_ARRAY)) {
        while (pa_json_more(x->j)) {
            if (member == LIBS)
                pa_vec_push(&p->libs, read_lib(x));
            else
                read_thread(x, process);
        }
    }
}

void pa_firefox_profile_parse(struct pa_firefox_profile *p, struct pa_json *j,
                              struct pa_strings *strings)
{
    struct parsing x = {.p = p, .j = j, .strings = strings};
    PA_VEC(uint32_t) open = {0}; // processes, the outermost first
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return;
    pa_vec_push(&p->processes, (struct pa_firefox_process){.cpu_places = -1});
    pa_vec_push(&open, 0);
    while (open.count) {
        int m = pa_json_member(j, names);
        bool entered = false;
        if (m >= 0 && m != PROCESSES) {
            read_member(&x, open.items[open.count - 1], m);
            continue;
        }
        if (m < 0)
            open.count--;
        if (m == PROCESSES ? pa_json_begin(j, PA_JSON_ARRAY) : open.count > 0)
            entered = next_process(&x);
        if (entered)
            pa_vec_push(&open, (uint32_t)p->processes.count - 1);
    }
    pa_vec_release(&open);
}
