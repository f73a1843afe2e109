// SPDX-License-Identifier: Apache-2.0
// Who holds the lock: by addresses on the stacks of goroutines, by what Java says.
#include "evidence/locks.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

static struct pa_locks *read(struct pa_arena *arena, const char *name)
{
    char path[4096];
    struct pa_error err;
    struct pa_locks *l = pa_locks_new(arena);
    snprintf(path, sizeof path, PA_TESTDATA "/%s", name);
    if (!pa_locks_read(l, path, &err))
        fail_msg("%s", err.text);
    pa_locks_find(l);
    return l;
}

static const char *site(const struct pa_locks *l, size_t thread)
{
    return pa_lock_site(l, &l->threads.items[thread])->function;
}

// Readers wait for who loads; two wait for each other, by receivers although the methods that wait
// are inlined or have old arguments.
static void go(void **state)
{
    static const char *const dumps[] = {"evidence/go1.19.locks.txt", "evidence/go1.23.locks.txt"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct pa_arena arena = {0};
        struct pa_locks *l = read(&arena, dumps[i]);
        assert_int_equal(l->total, 10);
        assert_int_equal(l->locks.count, 4);
        assert_int_equal(l->locks.items[0].waiters, 5);
        assert_string_equal(site(l, l->locks.items[0].waiter), "main.(*cache).get");
        assert_string_equal(site(l, l->locks.items[0].holder), "main.(*cache).load");
        assert_int_equal(l->locks.items[0].candidates, 1);
        assert_int_equal(l->cycles.count, 1);
        assert_int_equal(l->cycles.items[0].count, 2);
        const struct pa_lock *last =
            &l->locks.items[3]; // who waits for itself, not for minutes yet
        assert_string_equal(site(l, last->waiter), "main.(*journal).flush");
        assert_true(last->holder == SIZE_MAX);
        pa_arena_release(&arena);
    }
}

static void itself(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_locks *l = read(&arena, "evidence/minutes.locks.txt");
    size_t alone = 0;
    assert_int_equal(l->cycles.count, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct pa_lock_cycle *c = &l->cycles.items[i];
        const struct pa_lock *lock = &l->locks.items[l->circle.items[c->first]];
        alone += c->count == 1 && lock->itself &&
                 strcmp(site(l, lock->holder), "main.(*journal).flush") == 0;
    }
    assert_int_equal(alone, 1);
    pa_arena_release(&arena);
}

static void java(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_locks *l = read(&arena, "evidence/deadlock.jstack.txt");
    assert_true(l->java);
    assert_int_equal(l->total, 5);
    assert_int_equal(l->locks.count, 3); // the idle pool waits for none
    assert_int_equal(l->cycles.count, 1);
    assert_int_equal(l->cycles.items[0].count, 2);
    assert_string_equal(l->threads.items[l->locks.items[2].holder].name, "writer");
    pa_arena_release(&arena);
    l = read(&arena, "text/app.jstack.txt");
    assert_int_equal(l->locks.count, 1);
    assert_int_equal(l->locks.items[0].waiters, 2);
    assert_string_equal(l->threads.items[l->locks.items[0].holder].name, "holder 0");
    assert_int_equal(l->cycles.count, 0);
    pa_arena_release(&arena);
}

static void others(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    assert_int_equal(read(&arena, "go/cpu.pb.gz")->total, 0);
    assert_int_equal(read(&arena, "README.md")->total, 0);
    struct pa_locks *l = read(&arena, "go/goroutine.debug2.txt");
    assert_true(l->total > 0);
    assert_int_equal(l->cycles.count, 0);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(go),
        cmocka_unit_test(itself),
        cmocka_unit_test(java),
        cmocka_unit_test(others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
