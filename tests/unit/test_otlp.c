// SPDX-License-Identifier: Apache-2.0
// OTLP and pprof have no magic number and share their first fields: told apart whatever the order
// of fields. Messages that are nested too deeply, lie about their length or refer to what is not
// there are refused.
#include "base/file.h"
#include "base/wire.h"
#include "input/format.h"
#include "otlp/frames.h"
#include "otlp/layout.h"
#include "otlp/nesting.h"

#include "check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

// ---- Detection

enum { MOST_FIELDS = 4096 };

struct piece {
    const uint8_t *bytes;
    size_t size;
};

static size_t split(const struct pa_bytes *message, struct piece *pieces)
{
    struct pa_wire wire = {.next = message->data, .end = message->data + message->size};
    struct pa_field f;
    size_t count = 0;
    for (const uint8_t *start = wire.next; count < MOST_FIELDS && pa_wire_next(&wire, &f);
         start = wire.next)
        pieces[count++] = (struct piece){start, (size_t)(wire.next - start)};
    return count;
}

static const char *format_of(const struct pa_strbuf *bytes)
{
    const struct pa_input_format *f =
        pa_input_format_of((const uint8_t *)pa_strbuf_text(bytes), bytes->size);
    return f ? f->name : "none";
}

static void check_order(const char *path, const struct piece *pieces, size_t count, bool otlp)
{
    struct pa_strbuf bytes = {0};
    for (size_t i = 0; i < count; i++)
        pa_strbuf_add(&bytes, pieces[i].bytes, pieces[i].size);
    if ((pa_otlp_detect((uint8_t *)bytes.text, bytes.size) == PA_OTLP_MESSAGE) != otlp)
        fail_msg("%s: %s OTLP", path, otlp ? "no" : "taken for");
    pa_strbuf_release(&bytes);
}

// Fields of the whole message in many orders, at random and by number, up and down.
static void check_orders(const char *path, bool otlp)
{
    static struct piece pieces[MOST_FIELDS];
    struct pa_bytes message;
    struct pa_error err;
    uint64_t state = 1;
    assert_true(pa_file_read(path, 1 << 24, &message, &err));
    size_t count = split(&message, pieces);
    for (int round = 0; round < 60; round++) {
        check_order(path, pieces, count, otlp);
        for (size_t i = count; i > 1; i--) {
            size_t other = next_random(&state) % i;
            struct piece moved = pieces[i - 1];
            pieces[i - 1] = pieces[other];
            pieces[other] = moved;
        }
    }
    for (unsigned first = 1; first < 16; first++) { // each field in front once
        for (size_t i = 0, front = 0; i < count; i++) {
            if (pieces[i].bytes[0] >> 3 != first)
                continue;
            struct piece moved = pieces[i];
            pieces[i] = pieces[front];
            pieces[front++] = moved;
        }
        check_order(path, pieces, count, otlp);
    }
    free(message.data);
}

static size_t each_file(const char *folder, const char *suffix, void (*check)(const char *path))
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (!strstr(entry->d_name, suffix))
            continue;
        check(path);
        count++;
    }
    closedir(dir);
    return count;
}

static void check_is_pprof(const char *path)
{
    check_orders(path, false);
}

static void test_pprof_stays_pprof(void **state)
{
    (void)state;
    assert_true(each_file("go", ".pb.gz", check_is_pprof) > 8);
    assert_true(each_file("go/runs", ".pb.gz", check_is_pprof) > 8);
    assert_true(each_file("cpp", ".pb.gz", check_is_pprof) >= 2);
}

static void test_otlp_in_any_order(void **state)
{
    (void)state;
    static const char *const files[] = {"otlp/values.otlp",     "otlp/stamps.otlp",
                                        "otlp/v18-values.otlp", "otlp/v18-stamps.otlp",
                                        "otlp/v19-values.otlp", "otlp/original.otlp"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        check_orders(files[i], true);
}

static void test_framing(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        enum pa_otlp_framing framing;
    } files[] = {{"otlp/values.otlp", PA_OTLP_MESSAGE},
                 {"otlp/frames.otlp", PA_OTLP_LENGTHS},
                 {"otlp/delimited.otlp", PA_OTLP_DELIMITED},
                 {"odd/columns.pb.gz", PA_OTLP_NONE},
                 {"text/two.folded", PA_OTLP_NONE}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct pa_bytes bytes;
        struct pa_error err;
        assert_true(pa_file_read(files[i].path, 1 << 24, &bytes, &err));
        assert_int_equal(pa_otlp_detect(bytes.data, bytes.size), files[i].framing);
        free(bytes.data);
    }
}

// What pprof allows to look like a dictionary: a run of locations and of values, and labels.
static void test_samples_are_no_dictionary(void **state)
{
    (void)state;
    static const uint8_t locations[] = {8, 5, 16, 3}, values[] = {8, 1}, label[] = {8, 1, 16, 2};
    for (int labels = 0; labels < 4; labels++) {
        struct pa_strbuf sample = {0}, profile = {0};
        pa_wire_add_bytes(&sample, 1, locations, sizeof locations);
        pa_wire_add_bytes(&sample, 2, values, sizeof values);
        for (int i = 0; i < labels; i++)
            pa_wire_add_bytes(&sample, 3, label, sizeof label);
        for (int i = 0; i < 10; i++)
            pa_wire_add_bytes(&profile, 2, sample.text, sample.size);
        assert_string_equal(format_of(&profile), "pprof");
        pa_strbuf_release(&sample);
        pa_strbuf_release(&profile);
    }
}

// ---- Versions

static void test_layouts(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        bool old_profiles, old_samples;
    } files[] = {{"otlp/values.otlp", false, false},
                 {"otlp/v18-values.otlp", true, true},
                 {"otlp/v19-values.otlp", false, true}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct pa_bytes bytes;
        struct pa_error err;
        assert_true(pa_file_read(files[i].path, 1 << 24, &bytes, &err));
        struct pa_otlp_layout layout = pa_otlp_layout_of(bytes.data, bytes.size);
        assert_int_equal(layout.old_profiles, files[i].old_profiles);
        assert_int_equal(layout.old_samples, files[i].old_samples);
        free(bytes.data);
    }
}

// ---- What is refused

static void expect_error(const struct pa_strbuf *bytes, const char *text)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_error err = {0};
    const struct pa_profile *profile;
    struct pa_input input = {.bytes = {(uint8_t *)bytes->text, bytes->size},
                             .path = "test",
                             .arena = &arena,
                             .strings = &strings,
                             .warnings = &warnings};
    if (pa_input_read_bytes(&input, pa_input_format_named("otlp"), &profile, &err))
        fail_msg("read, though %s", text);
    assert_string_equal(err.text, text);
    pa_warnings_release(&warnings);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
}

static void wrap(struct pa_strbuf *message, uint32_t field)
{
    struct pa_strbuf outer = {0};
    pa_wire_add_bytes(&outer, field, pa_strbuf_text(message), message->size);
    pa_strbuf_release(message);
    *message = outer;
}

// An array in an array in an array…, as the value of a resource's attribute.
static struct pa_strbuf nested(size_t arrays)
{
    struct pa_strbuf m = {0};
    for (size_t i = 0; i < arrays; i++) {
        wrap(&m, 1); // of ArrayValue
        wrap(&m, 5); // of AnyValue
    }
    wrap(&m, 2); // KeyValue.value
    pa_wire_add_bytes(&m, 1, "k", 1);
    wrap(&m, 1); // Resource.attributes
    wrap(&m, 1); // ResourceProfiles.resource
    wrap(&m, 1);
    return m;
}

static void test_nesting(void **state)
{
    (void)state;
    struct pa_strbuf deep = nested(47), deeper = nested(48), deepest = nested(5000);
    expect_error(&deep, "a message of OTLP without a profile"); // 99 messages
    expect_error(&deeper, "byte 236: ArrayValue: messages are nested too deeply");
    assert_true(deepest.size > 20000);
    struct pa_error err;
    assert_false(pa_otlp_check(&pa__otlp__profiles_data__descriptor, (uint8_t *)deepest.text,
                               deepest.size, &err));
    pa_strbuf_release(&deep);
    pa_strbuf_release(&deeper);
    pa_strbuf_release(&deepest);
}

static void test_nested_json(void **state)
{
    (void)state;
    struct pa_strbuf text = {0};
    pa_strbuf_adds(&text, "{\"resourceProfiles\":[{\"resource\":{\"attributes\":[{\"value\":");
    for (int i = 0; i < 100; i++)
        pa_strbuf_adds(&text, "{\"arrayValue\":{\"values\":[");
    expect_error(&text, "line 1, column 1: messages are nested too deeply");
    pa_strbuf_release(&text);
}

static void test_bad_messages(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        const char *error;
    } cases[] = {
#define CASE(bytes, error) {bytes, sizeof bytes - 1, error}
        CASE("", "a message of OTLP without a profile"),
        CASE("\x0a\xff\xff\xff\xff\x0f", "byte 6: ProfilesData: a length goes beyond the end"),
        CASE("\x0a\x02\x12", "byte 2: ProfilesData: a length goes beyond the end"),
        CASE("\x0b", "byte 1: ProfilesData: unknown wire type"),
        CASE("\x08\x01", "byte 2: ProfilesData.resource_profiles: not of the type it should have"),
        // a dictionary of two strings; a profile whose sample has stack 9
        CASE("\x12\x04*\0*\0\x0a\x0c\x12\x0a\x12\x08\x12\x06\x08\x09\x22\x02\x01\x02",
             "profile 1: sample 1: unknown stack 9"),
        CASE("\x12\x04*\0*\0\x0a\x13\x12\x11\x12\x0f\x12\x0d\x12\x01\x07*\010ABCDEFGH",
             "profile 1: sample 1: unknown attribute 7"),
        CASE("\x12\x04*\0*\0\x0a\x08\x12\x06\x12\x04\x0a\x02\x08\x05",
             "profile 1: unknown string 5"),
        CASE("\x12\x04*\0*\0\x0a\x0a\x12\x08\x12\x06\x12\x04\x18\x03\x22\x00",
             "profile 1: sample 1: unknown link 3"),
        // 4 GB claimed for the second of two messages
        CASE("\0\0\0\x06\x12\x04*\0*\0\xff\xff\xff\xff",
             "message 2: 4294967295 bytes long, but the file has 0 more"),
        CASE("\0\0\0\x06\x12\x04*\0*\0\0\0", "message 2: cut off in the length"),
        CASE("{\"resourceProfiles\":[{\"scopeProfiles\":{}}]}",
             "line 1, column 1: scope_profiles: not of the type it should have"),
        CASE("{\"resourceProfiles\":[{\"scopeProfiles\":[{\"profiles\":[{\"period\":\"x\"}]}]}]}",
             "line 1, column 64: period: not of the type it should have"),
        CASE("{\"resourceProfiles\":[", "line 1, column 21: the JSON text ends too early"),
#undef CASE
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pa_strbuf bytes = {0};
        pa_strbuf_add(&bytes, cases[i].bytes, cases[i].size);
        expect_error(&bytes, cases[i].error);
        pa_strbuf_release(&bytes);
    }
}

// A small file may stand for any number of frames, since samples share their stacks.
static void test_frames_are_bounded(void **state)
{
    (void)state;
    enum { DEPTH = 1 << 15, SAMPLES = 1 << 10 };
    struct pa_strbuf stack = {0}, tables = {0}, profile = {0};
    for (int i = 0; i < DEPTH; i++)
        pa_strbuf_addc(&stack, 1);
    wrap(&stack, 1);
    for (int table = 1; table < 8; table++)
        pa_wire_add_bytes(&tables, (uint32_t)table, "", 0);
    pa_wire_add_bytes(&tables, 2, "", 0);
    pa_wire_add_bytes(&tables, 7, stack.text, stack.size);
    pa_wire_add_bytes(&tables, 7, stack.text, stack.size);
    for (int i = 0; i < SAMPLES; i++) {
        char sample[] = {8, (char)(1 + i % 2), 0x22, 1, 1};
        pa_wire_add_bytes(&profile, 2, sample, sizeof sample);
    }
    wrap(&profile, 2);
    wrap(&profile, 2);
    wrap(&profile, 1);
    pa_wire_add_bytes(&profile, 2, tables.text, tables.size);
    expect_error(&profile, "profile 1: sample 769: the stacks of all samples have over "
                           "25165824 frames");
    pa_strbuf_release(&stack);
    pa_strbuf_release(&tables);
    pa_strbuf_release(&profile);
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pprof_stays_pprof),
        cmocka_unit_test(test_otlp_in_any_order),
        cmocka_unit_test(test_framing),
        cmocka_unit_test(test_samples_are_no_dictionary),
        cmocka_unit_test(test_layouts),
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_nested_json),
        cmocka_unit_test(test_bad_messages),
        cmocka_unit_test(test_frames_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
