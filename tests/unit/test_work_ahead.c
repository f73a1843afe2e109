// SPDX-License-Identifier: Apache-2.0
// Slots come in order, each with what was put into it, whoever of the two is slower; stopping early
// leaves nothing behind. And hashes of texts.
#include "base/caller.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/work_ahead.h"
#include "check.h"

#include <string.h>
#include <time.h>

enum { PIECES = 40, MOST_SLOTS = 5 };

struct piece {
    size_t number;
    bool last;
};

struct worker {
    size_t count, slow_at; // pieces so far; a pause in front of each such one
};

static void pause_briefly(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
}

static bool fill(void *state, void *slot)
{
    struct worker *w = state;
    struct piece *p = slot;
    if (w->slow_at && w->count % w->slow_at == 0)
        pause_briefly();
    *p = (struct piece){w->count, w->count + 1 == PIECES};
    w->count++;
    return !p->last;
}

// Takes pieces up to `until`, with a pause behind each `slow_at`th.
static void take(struct worker worker, size_t slots, size_t slow_at, size_t until)
{
    struct piece pieces[MOST_SLOTS];
    struct pa_work work = {.fill = fill,
                           .state = &worker,
                           .slots = pieces,
                           .slot_size = sizeof *pieces,
                           .slot_count = slots,
                           .thread = true};
    struct pa_work_ahead *a = pa_work_ahead_new(&work);
    for (size_t i = 0; i < until; i++) {
        const struct piece *p = pa_work_ahead_next(a);
        if (slow_at && i % slow_at == 0)
            pause_briefly();
        assert_int_equal(p->number, i);
        assert_int_equal(p->last, i + 1 == PIECES);
    }
    pa_work_ahead_free(a);
}

static void test_slots_come_in_order(void **state)
{
    (void)state;
    for (size_t slots = 2; slots <= MOST_SLOTS; slots++) {
        take((struct worker){0}, slots, 0, PIECES);
        take((struct worker){.slow_at = 1}, slots, 0, PIECES);
        take((struct worker){.slow_at = 7}, slots, 3, PIECES);
        take((struct worker){0}, slots, 1, PIECES);
    }
}

static void test_stopping_early(void **state)
{
    (void)state;
    for (size_t until = 0; until < 7; until++) {
        take((struct worker){0}, 2 + until % 4, 0, until);
        take((struct worker){.slow_at = 1}, 2 + until % 4, 0, until);
    }
}

// Every bit and the size count, wherever blocks begin.
static void test_hashes_of_texts(void **state)
{
    (void)state;
    char bytes[70] = {0};
    for (size_t size = 1; size <= sizeof bytes; size++) {
        uint64_t hash = pa_hash_text(bytes, size);
        assert_true(hash != pa_hash_text(bytes, size - 1));
        for (size_t bit = 0; bit < 8 * size; bit++) {
            bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
            assert_true(pa_hash_text(bytes, size) != hash);
            bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
        }
    }
}

// What outputs hold: seeds and fingerprints.
static void test_hashes_that_are_seen_stay(void **state)
{
    (void)state;
    static const char TEXT[] = "main;parse;read_all;x";
    uint64_t all = 0;
    for (size_t size = 0; size < sizeof TEXT; size++)
        all = pa_hash_combine(all, pa_hash_bytes(TEXT, size));
    assert_true(all == 0x43a047ecc0057984u);
}

static void test_names_with_hashes(void **state)
{
    (void)state;
    struct pa_strings s = {0};
    uint64_t early = pa_strings_hash(&s, "read", 4);
    assert_int_equal(pa_strings_add_hashed(&s, "read", 4, early), 1);
    assert_int_equal(pa_strings_add(&s, "parse", 5), 2);
    assert_int_equal(pa_strings_add(&s, "read", 4), 1);
    assert_int_equal(pa_strings_add_hashed(&s, "parse", 5, pa_strings_hash(&s, "parse", 5)), 2);
    assert_int_equal(pa_strings_add_hashed(&s, "", 0, 0), 0);
    pa_strings_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slots_come_in_order),
        cmocka_unit_test(test_stopping_early),
        cmocka_unit_test(test_hashes_of_texts),
        cmocka_unit_test(test_hashes_that_are_seen_stay),
        cmocka_unit_test(test_names_with_hashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
