// SPDX-License-Identifier: Apache-2.0
// A profile.proto that does not fit into one window, written in several ways: what is read is the
// same, whatever comes first and however it is numbered.
#include "base/wire.h"
#include "check.h"
#include "input/format.h"
#include "profile/sample.h"
#include "stats/random.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOCATIONS = 300, SAMPLES = 80000, DEEPEST = 40 };
enum { TYPE = 1, SAMPLE, MAPPING, LOCATION, FUNCTION, STRING };

struct layout {
    bool tables_first, types_last;
    uint64_t stride;     // between the ids of locations
    size_t long_comment; // bytes of a string among the samples' first
    size_t bad_sample;   // counted from 1; 0: none
};

static void add_message(struct pa_strbuf *out, uint32_t number, const struct pa_strbuf *message)
{
    pa_wire_add_bytes(out, number, pa_strbuf_text(message), message->size);
}

static void add_types(struct pa_strbuf *out)
{
    struct pa_strbuf type = {0};
    pa_wire_add_uint(&type, 1, 1);
    add_message(out, TYPE, &type);
    pa_strbuf_release(&type);
}

static void add_location(struct pa_strbuf *out, uint32_t i, const struct layout *l)
{
    struct pa_strbuf location = {0}, line = {0}, function = {0};
    pa_wire_add_uint(&line, 1, i);
    pa_wire_add_uint(&location, 1, i * l->stride);
    add_message(&location, 4, &line);
    add_message(out, LOCATION, &location);
    pa_wire_add_uint(&function, 1, i);
    pa_wire_add_uint(&function, 2, 2 + i % 7);
    add_message(out, FUNCTION, &function);
    pa_strbuf_release(&location);
    pa_strbuf_release(&line);
    pa_strbuf_release(&function);
}

static void add_tables(struct pa_strbuf *out, const struct layout *l)
{
    static const char *const names[] = {"", "calls", "a", "b", "c", "d", "e", "f", "g"};
    for (uint32_t i = 1; i <= LOCATIONS; i++)
        add_location(out, i, l);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        pa_wire_add_bytes(out, STRING, names[i], strlen(names[i]));
    struct pa_strbuf text = {0};
    pa_strbuf_fill(&text, 'x', l->long_comment);
    add_message(out, STRING, &text);
    pa_strbuf_release(&text);
}

static void add_label(struct pa_strbuf *sample, uint32_t key, uint32_t text)
{
    struct pa_strbuf label = {0};
    pa_wire_add_uint(&label, 1, key);
    pa_wire_add_uint(&label, 2, text);
    add_message(sample, 3, &label);
    pa_strbuf_release(&label);
}

static void add_samples(struct pa_strbuf *out, const struct layout *l)
{
    struct pa_random random = pa_random_seeded(7);
    struct pa_strbuf sample = {0}, ids = {0}, values = {0};
    uint32_t stack[DEEPEST], depth = 0;
    for (size_t i = 1; i <= SAMPLES; i++) {
        uint32_t kept = depth / 2;
        depth = kept + pa_random_below(&random, DEEPEST / 2);
        for (uint32_t k = kept; k < depth; k++)
            stack[k] = 1 + pa_random_below(&random, LOCATIONS);
        pa_strbuf_clear(&sample);
        pa_strbuf_clear(&ids);
        pa_strbuf_clear(&values);
        for (uint32_t k = depth; k > 0; k--)
            pa_wire_add_varint(&ids, (stack[k - 1] + (i == l->bad_sample) * LOCATIONS) * l->stride);
        pa_wire_add_varint(&values, i);
        add_message(&sample, 1, &ids);
        add_message(&sample, 2, &values);
        if (i % 5 == 0)
            add_label(&sample, 3, 2 + i % 3);
        add_message(out, SAMPLE, &sample);
    }
    pa_strbuf_release(&sample);
    pa_strbuf_release(&ids);
    pa_strbuf_release(&values);
}

static void write_profile(struct pa_strbuf *out, const struct layout *l)
{
    if (!l->types_last)
        add_types(out);
    if (l->tables_first)
        add_tables(out, l);
    add_samples(out, l);
    if (!l->tables_first)
        add_tables(out, l);
    if (l->types_last)
        add_types(out);
}

// A number that stands for all samples in their order.
static uint64_t digest(const struct pa_profile *p)
{
    struct pa_sample_reader r;
    uint64_t hash = 0;
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r)) {
        hash = pa_hash_combine(hash, (uint64_t)r.sample.value[0]);
        for (uint32_t i = 0; i < r.sample.depth; i++)
            hash = pa_hash_combine(hash, r.sample.location[i]);
        for (uint32_t i = 0; i < r.sample.label_count; i++)
            hash =
                pa_hash_combine(hash, pa_hash_bytes(pa_profile_text(p, r.sample.label[i].text), 1));
    }
    pa_sample_reader_release(&r);
    return hash;
}

// Reads what `layout` says from a gzip file; 0 and an error if it cannot be read.
static uint64_t read_layout(const struct layout *layout, struct pa_error *err)
{
    char path[] = "/tmp/pa-test-XXXXXX";
    struct pa_strbuf message = {0};
    struct pa_bytes packed;
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    write_profile(&message, layout);
    assert_true(message.size > (size_t)4 * PA_STREAM_PIECE);
    assert_true(pa_bytes_gzip((uint8_t *)message.text, message.size, &packed, err));
    int fd = mkstemp(path);
    assert_int_equal(write(fd, packed.data, packed.size), packed.size);
    close(fd);
    struct pa_input input = {
        .path = path, .arena = &arena, .strings = &strings, .warnings = &warnings};
    const struct pa_profile *p;
    bool ok = pa_input_read(&input, &(struct pa_input_options){0}, &p, err);
    uint64_t result = ok ? digest(p) : 0;
    assert_true(!ok || p->sample_count == SAMPLES);
    unlink(path);
    free(packed.data);
    pa_strbuf_release(&message);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    pa_warnings_release(&warnings);
    return result;
}

static void test_order_and_numbers_do_not_matter(void **state)
{
    (void)state;
    static const struct layout layouts[] = {
        {.stride = 1},
        {.stride = 1, .tables_first = true},
        {.stride = 1, .types_last = true},
        {.stride = 3},
        {.stride = 1000003},
        {.stride = (uint64_t)1 << 40, .types_last = true, .tables_first = true},
        {.stride = 1, .long_comment = 5 * PA_STREAM_PIECE, .tables_first = true},
    };
    struct pa_error err = {0};
    uint64_t expected = 0;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        uint64_t got = read_layout(&layouts[i], &err);
        if (!got)
            fail_msg("layout %zu: %s", i, err.text);
        if (i && got != expected)
            fail_msg("layout %zu differs", i);
        expected = got;
    }
}

static void test_the_first_bad_sample_is_named(void **state)
{
    (void)state;
    static const struct layout layouts[] = {
        {.stride = 1, .bad_sample = 70001},
        {.stride = 1, .bad_sample = 70001, .tables_first = true},
        {.stride = 1, .bad_sample = 70001, .types_last = true},
        {.stride = (uint64_t)1 << 40, .bad_sample = 70001},
    };
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct pa_error err = {0};
        assert_int_equal(read_layout(&layouts[i], &err), 0);
        if (!strstr(err.text, ": sample 70001: unknown location "))
            fail_msg("layout %zu: %s", i, err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_numbers_do_not_matter),
        cmocka_unit_test(test_the_first_bad_sample_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
