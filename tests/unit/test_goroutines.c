// SPDX-License-Identifier: Apache-2.0
// Groups of goroutines over dumps that are written here, and what is taken for a leak.
#include "evidence/goroutines.h"
#include "evidence/locks_ahead.h"

#include "base/strbuf.h"
#include "check.h"
#include "input/format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct world {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_warnings warnings;
    struct pa_goroutines *g;
};

static void begin(struct world *w, size_t dumps)
{
    *w = (struct world){0};
    w->g = pa_goroutines_new(&w->arena, &w->strings, dumps);
}

static void end(struct world *w)
{
    pa_arena_release(&w->arena);
    pa_strings_release(&w->strings);
    pa_warnings_release(&w->warnings);
}

// Adds a dump of `count` goroutines in this state, at main.f, and one that listens.
static void add(struct world *w, const char *state, int count)
{
    struct pa_strbuf text = {0};
    struct pa_error err;
    const struct pa_profile *profile;
    pa_strbuf_adds(&text, "goroutine 1 [IO wait]:\nmain.listen(...)\n\t/app/main.go:9 +0x1\n\n");
    for (int i = 0; i < count; i++)
        pa_strbuf_printf(&text,
                         "goroutine %d [%s, %d minutes]:\nmain.f(0x1)\n\t/app/main.go:31 +0x47\n"
                         "created by main.main in goroutine 1\n\t/app/main.go:5 +0x1\n\n",
                         i + 2, state, i % 7);
    struct pa_input input = {.path = "made",
                             .arena = &w->arena,
                             .strings = &w->strings,
                             .warnings = &w->warnings,
                             .bytes = {(uint8_t *)text.text, text.size}};
    pa_strbuf_fill(&text, '\0', PA_BYTES_PADDING);
    input.bytes.data = (uint8_t *)text.text;
    if (!pa_input_read_bytes(&input, pa_input_format_named("goroutines"), &profile, &err) ||
        !pa_goroutines_add(w->g, profile, &err))
        fail_msg("%s", err.text);
    pa_strbuf_release(&text);
}

// The verdict on the group at main.f after dumps with these numbers of goroutines.
static enum pa_goroutine_leak verdict(const char *state, const int *counts, size_t dumps)
{
    struct world w;
    begin(&w, dumps);
    for (size_t i = 0; i < dumps; i++)
        add(&w, state, counts[i]);
    pa_goroutines_judge(w.g);
    assert_int_equal(w.g->groups.count, 2);
    const struct pa_goroutine_group *group = &w.g->groups.items[0];
    enum pa_goroutine_leak leak = group->leak;
    assert_string_equal(group->site, "main.f");
    assert_string_equal(group->place, "main.go:31");
    assert_string_equal(group->creator, "main.main");
    assert_int_equal(group->counts[dumps - 1], counts[dumps - 1]);
    assert_int_equal(w.g->totals[0], counts[0] + 1);
    assert_int_equal(group->wait_most, counts[dumps - 1] > 6 ? 6 : counts[dumps - 1] - 1);
    assert_int_equal(leak == PA_GOROUTINE_NO_LEAK, group->evidence == NULL);
    end(&w);
    return leak;
}

#define VERDICT(state, ...)                                                                        \
    verdict(state, (int[]){__VA_ARGS__}, sizeof((int[]){__VA_ARGS__}) / sizeof(int))

static void verdicts(void **state)
{
    (void)state;
    assert_int_equal(VERDICT("chan receive", 20), PA_GOROUTINE_NO_LEAK);
    assert_int_equal(VERDICT("chan receive", 10000), PA_GOROUTINE_MAYBE);
    assert_int_equal(VERDICT("IO wait", 10000), PA_GOROUTINE_NO_LEAK);
    assert_int_equal(VERDICT("chan receive (nil chan)", 3), PA_GOROUTINE_LIKELY);
    assert_int_equal(VERDICT("chan receive", 20, 40), PA_GOROUTINE_NO_LEAK);
    assert_int_equal(VERDICT("chan receive", 100, 250), PA_GOROUTINE_LIKELY);
    assert_int_equal(VERDICT("select", 20, 40, 60), PA_GOROUTINE_MAYBE);
    assert_int_equal(VERDICT("select", 20, 40, 30, 60), PA_GOROUTINE_NO_LEAK);
    assert_int_equal(VERDICT("select", 20, 40, 50, 60), PA_GOROUTINE_LIKELY);
    assert_int_equal(VERDICT("sleep", 20, 40, 50, 60), PA_GOROUTINE_NO_LEAK);
    assert_int_equal(VERDICT("sync.Mutex.Lock", 20, 40, 50, 60), PA_GOROUTINE_MAYBE);
    assert_int_equal(VERDICT("chan send (leaked)", 7), PA_GOROUTINE_PROVED);
}

// ---- A dump of many windows

enum { MANY = 40000 };

// Goroutine 8 holds the lock for which every fifth waits. Of five, two differ in the name of a
// function only; words, marks of old ones, and numbers of creators differ all the time.
static void write_large(FILE *f)
{
    static const char *const CALLS[] = {"main.f", "main.g", "main.h", "main.(*Pool).run"};
    for (int i = 0; i < MANY; i++) {
        unsigned long word = 0xc000000000UL + (unsigned long)i * 4096;
        fprintf(f, "goroutine %d [%s]:\n", i + 1, i % 5 == 4 ? "sync.Mutex.Lock" : "select");
        if (i % 5 == 4)
            fprintf(f, "sync.(*Mutex).lockSlow(0xd000000008)\n\tsync/mutex.go:173 +0x15d\n"
                       "sync.(*Mutex).Lock(...)\n\tsync/mutex.go:92\n");
        fprintf(f, "%s(0x%lx%s, {0x%x?, 0x2})\n\t/app/main.go:31 +0x47\n", CALLS[i % 5 % 4],
                i == 7 ? 0xd000000000UL : word, i % 3 ? "?" : "", (unsigned)i);
        fprintf(f, "created by main.main in goroutine %d\n\t/app/main.go:5 +0x1\n\n", i / 9 + 1);
    }
}

static void check_groups(const char *path)
{
    struct world w;
    struct pa_error err;
    const struct pa_profile *profile;
    begin(&w, 1);
    struct pa_input input = {
        .path = path, .arena = &w.arena, .strings = &w.strings, .warnings = &w.warnings};
    if (!pa_input_read(&input, &(struct pa_input_options){0}, &profile, &err) ||
        !pa_goroutines_add(w.g, profile, &err))
        fail_msg("%s", err.text);
    assert_int_equal(w.g->totals[0], MANY);
    assert_int_equal(w.g->groups.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(w.g->groups.items[i].counts[0], MANY / 5);
    end(&w);
}

static void check_locks(const char *path)
{
    struct pa_arena arena = {0};
    struct pa_error err;
    struct pa_locks *l = pa_locks_new(&arena);
    if (!pa_locks_read(l, path, &err))
        fail_msg("%s", err.text);
    pa_locks_find(l);
    assert_int_equal(l->total, MANY);
    assert_int_equal(l->threads.count, 2); // who waits are alike
    assert_int_equal(l->locks.count, 1);
    assert_int_equal(l->locks.items[0].waiters, MANY / 5);
    assert_int_equal(l->locks.items[0].candidates, 1);
    assert_string_equal(l->threads.items[l->locks.items[0].waiter].name, "goroutine 5");
    assert_string_equal(l->threads.items[l->locks.items[0].holder].name, "goroutine 8");
    pa_arena_release(&arena);
}

// Whether a second thread reads the file or not, and whether that is asked for or another.
static void check_ahead(const char *path)
{
    struct pa_arena arena = {0};
    struct pa_error err;
    const char *small = PA_TESTDATA "/evidence/go1.23.locks.txt";
    assert_null(pa_locks_ahead_new(&arena, small));
    assert_null(pa_locks_ahead_new(&arena, "/nowhere"));
    struct pa_locks_ahead *one = pa_locks_ahead_new(&arena, path);
    struct pa_locks_ahead *other = pa_locks_ahead_new(&arena, path);
    (void)!pa_locks_ahead_new(&arena, path); // the arena waits for its thread
    const struct pa_locks *locks = pa_locks_ahead_take(one, &arena, path, &err);
    assert_int_equal(locks->total, MANY);
    assert_int_equal(locks->locks.count, 1);
    assert_int_equal(pa_locks_ahead_take(other, &arena, small, &err)->total, 10);
    assert_null(pa_locks_ahead_take(NULL, &arena, "/nowhere", &err));
    pa_arena_release(&arena);
}

static void with_dump(void (*write)(FILE *f), void (*check)(const char *path))
{
    char path[] = "/tmp/pa-dump-XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fdopen(fd, "w");
    assert_non_null(f);
    write(f);
    fclose(f);
    check(path);
    unlink(path);
}

static void large(void **state)
{
    (void)state;
    with_dump(write_large, check_groups);
    with_dump(write_large, check_locks);
    with_dump(write_large, check_ahead);
}

// ---- Locks of which the dump tells late

enum { LOCKS = 300, WAITERS = 20 };

// Who holds them stands in front of all who wait; of these each other one waits for minutes.
static void write_late(FILE *f)
{
    for (int i = 0; i < LOCKS * (WAITERS + 1); i++) {
        bool holds = i < LOCKS;
        unsigned long lock = 0xc000000000UL + (unsigned long)(i % LOCKS) * 8192;
        fprintf(f, "goroutine %d [%s]:\n", i + 1,
                holds             ? "sleep"
                : (i / LOCKS) % 2 ? "sync.Mutex.Lock"
                                  : "sync.Mutex.Lock, 2 minutes");
        if (!holds)
            fprintf(f, "sync.(*Mutex).lockSlow(0x%lx)\n\tsync/mutex.go:173 +0x15d\n", lock + 16);
        fprintf(f, "main.(*T).%s(0x%lx, 0x%x)\n\t/app/main.go:31 +0x47\n\n", holds ? "g" : "f",
                holds ? lock : 0xd000000000UL + (unsigned long)i * 8192, (unsigned)i);
    }
}

static void check_late(const char *path)
{
    struct pa_arena arena = {0};
    struct pa_error err;
    struct pa_locks *l = pa_locks_new(&arena);
    if (!pa_locks_read(l, path, &err))
        fail_msg("%s", err.text);
    pa_locks_find(l);
    assert_int_equal(l->total, LOCKS * (WAITERS + 1));
    assert_int_equal(l->threads.count, LOCKS * 3); // of each lock the holder, and two kinds
    assert_int_equal(l->locks.count, LOCKS);
    for (size_t i = 0; i < LOCKS; i++) {
        char name[32];
        snprintf(name, sizeof name, "goroutine %zu", i + 1);
        assert_int_equal(l->locks.items[i].waiters, WAITERS);
        assert_int_equal(l->locks.items[i].candidates, 1);
        assert_string_equal(l->threads.items[l->locks.items[i].holder].name, name);
        assert_int_equal(l->threads.items[l->locks.items[i].waiter].alike, WAITERS / 2);
    }
    pa_arena_release(&arena);
}

static void late(void **state)
{
    (void)state;
    with_dump(write_late, check_late);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(verdicts), cmocka_unit_test(large),
                                       cmocka_unit_test(late)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
