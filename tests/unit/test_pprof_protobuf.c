// SPDX-License-Identifier: Apache-2.0
// profile.proto decoded a second time, by protobuf-c from a schema of the tests' own: the reader of
// pprof's format, which decodes by hand, must have the same of every profile in testdata, of those
// in the corpus beside the repository if it is there, and of random ones.
#include "base/file.h"
#include "base/strbuf.h"
#include "input/format.h"
#include "pprof_messages/profile.pb-c.h"
#include "profile/sample.h"

#include "check.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST = 24 << 20, MOST_LABELS = 4096 };

// ---- Texts of both, to be compared

static void add_text(struct pa_strbuf *out, const void *text, size_t size)
{
    pa_strbuf_printf(out, "'%zu:", size);
    pa_strbuf_add(out, text, size);
    pa_strbuf_addc(out, '\'');
}

static void add_ours(struct pa_strbuf *out, const struct pa_profile *p, pa_str id)
{
    add_text(out, pa_profile_text(p, id), pa_strings_size(p->strings, id));
}

static void add_theirs(struct pa_strbuf *out, const Pa__Pprof__Profile *m, int64_t index)
{
    assert_true(index >= 0 && (size_t)index < m->n_string_table);
    add_text(out, m->string_table[index].data, m->string_table[index].len);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// Labels of a sample in the order of their texts.
struct labels {
    char *text[MOST_LABELS];
    size_t count;
};

static void keep_label(struct labels *l, struct pa_strbuf *text)
{
    assert_true(l->count < MOST_LABELS);
    l->text[l->count++] = strdup(pa_strbuf_text(text));
    pa_strbuf_release(text);
}

static void put_labels(struct labels *l, struct pa_strbuf *out)
{
    qsort(l->text, l->count, sizeof *l->text, by_text);
    for (size_t i = 0; i < l->count; i++) {
        pa_strbuf_printf(out, " {%s}", l->text[i]);
        free(l->text[i]);
    }
    l->count = 0;
}

static struct labels labels;

static void put_our_labels(struct pa_strbuf *out, const struct pa_profile *p,
                           const struct pa_sample *s)
{
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        struct pa_strbuf text = {0};
        add_ours(&text, p, l->key);
        pa_strbuf_printf(&text, " %" PRId64 " ", l->numeric ? l->num : 0);
        add_ours(&text, p, l->numeric ? l->unit : l->text);
        keep_label(&labels, &text);
    }
    put_labels(&labels, out);
}

// Without a text it is a number, and no label if that is 0 without a unit.
static void put_their_labels(struct pa_strbuf *out, const Pa__Pprof__Profile *m,
                             const Pa__Pprof__Sample *s)
{
    for (size_t i = 0; i < s->n_label; i++) {
        const Pa__Pprof__Label *l = s->label[i];
        struct pa_strbuf text = {0};
        bool unit = l->num_unit && m->string_table[l->num_unit].len;
        bool is_text = l->str && m->string_table[l->str].len;
        if (!is_text && !l->num && !unit)
            continue;
        add_theirs(&text, m, l->key);
        pa_strbuf_printf(&text, " %" PRId64 " ", is_text ? 0 : l->num);
        add_theirs(&text, m, is_text ? l->str : l->num_unit);
        keep_label(&labels, &text);
    }
    put_labels(&labels, out);
}

static void put_our_mapping(struct pa_strbuf *out, const struct pa_profile *p, uint32_t index)
{
    const struct pa_mapping *m = &p->mappings[index];
    pa_strbuf_printf(out, " [%" PRIx64 "-%" PRIx64 "+%" PRIx64 " %d%d%d%d ", m->start, m->limit,
                     m->offset, m->has_functions, m->has_filenames, m->has_line_numbers,
                     m->has_inline_frames);
    add_ours(out, p, m->file);
    add_ours(out, p, m->build_id);
    pa_strbuf_addc(out, ']');
}

static void put_our_location(struct pa_strbuf *out, const struct pa_profile *p, uint32_t index)
{
    const struct pa_location *l = &p->locations[index];
    pa_strbuf_printf(out, "\n  %" PRIx64 " %d", l->address, l->folded);
    if (l->mapping)
        put_our_mapping(out, p, l->mapping);
    for (uint32_t i = 0; i < l->line_count; i++) {
        const struct pa_line *line = &p->lines[l->first_line + i];
        const struct pa_function *f = &p->functions[line->function];
        pa_strbuf_printf(out, " %" PRId64 ":%" PRId64 ":%" PRId64 " ", f->start_line, line->line,
                         line->column);
        add_ours(out, p, f->name);
        add_ours(out, p, f->system_name);
        add_ours(out, p, f->file);
    }
}

// The reader gives a profile without mappings one.
static void put_their_mapping(struct pa_strbuf *out, const Pa__Pprof__Profile *p, uint64_t id)
{
    static const Pa__Pprof__Mapping none = PA__PPROF__MAPPING__INIT;
    const Pa__Pprof__Mapping *m = p->n_mapping ? NULL : &none;
    for (size_t i = p->n_mapping; i > 0; i--)
        m = p->mapping[i - 1]->id == id ? p->mapping[i - 1] : m;
    if (!m || (!id && p->n_mapping))
        return;
    pa_strbuf_printf(out, " [%" PRIx64 "-%" PRIx64 "+%" PRIx64 " %d%d%d%d ", m->memory_start,
                     m->memory_limit, m->file_offset, m->has_functions, m->has_filenames,
                     m->has_line_numbers, m->has_inline_frames);
    if (p->n_mapping) {
        add_theirs(out, p, m->filename);
        add_theirs(out, p, m->build_id);
    } else {
        pa_strbuf_adds(out, "'0:''0:'");
    }
    pa_strbuf_addc(out, ']');
}

static const Pa__Pprof__Function *their_function(const Pa__Pprof__Profile *m, uint64_t id)
{
    for (size_t i = 0; i < m->n_function; i++) {
        size_t at = (i + (size_t)((id - 1) % m->n_function)) % m->n_function; // mostly the first
        if (m->function[at]->id == id)
            return m->function[at];
    }
    fail_msg("no function %" PRIu64, id);
    return NULL;
}

static void put_their_location(struct pa_strbuf *out, const Pa__Pprof__Profile *m, uint64_t id)
{
    const Pa__Pprof__Location *l = NULL;
    for (size_t i = 0; !l && i < m->n_location; i++) {
        size_t at = (i + (size_t)((id - 1) % m->n_location)) % m->n_location;
        l = m->location[at]->id == id ? m->location[at] : NULL;
    }
    assert_non_null(l);
    pa_strbuf_printf(out, "\n  %" PRIx64 " %d", l->address, l->is_folded);
    put_their_mapping(out, m, l->mapping_id);
    for (size_t i = 0; i < l->n_line; i++) {
        const Pa__Pprof__Line *line = l->line[i];
        const Pa__Pprof__Function *f = their_function(m, line->function_id);
        pa_strbuf_printf(out, " %" PRId64 ":%" PRId64 ":%" PRId64 " ", f->start_line, line->line,
                         line->column);
        add_theirs(out, m, f->name);
        add_theirs(out, m, f->system_name);
        add_theirs(out, m, f->filename);
    }
}

static void put_our_header(struct pa_strbuf *out, const struct pa_profile *p)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        add_ours(out, p, p->types[i].type);
        add_ours(out, p, p->types[i].unit);
    }
    pa_strbuf_printf(out, " %" PRId64 " %" PRId64 " %" PRId64 " ", p->time_nanos, p->duration_nanos,
                     p->period);
    const pa_str texts[] = {p->period_type.type, p->period_type.unit, p->drop_frames,
                            p->keep_frames,      p->default_type,     p->doc_url};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        add_ours(out, p, texts[i]);
    for (uint32_t i = 0; i < p->comment_count; i++)
        add_ours(out, p, p->comments[i]);
}

static void put_their_header(struct pa_strbuf *out, const Pa__Pprof__Profile *m)
{
    for (size_t i = 0; i < m->n_sample_type; i++) {
        add_theirs(out, m, m->sample_type[i]->type);
        add_theirs(out, m, m->sample_type[i]->unit);
    }
    pa_strbuf_printf(out, " %" PRId64 " %" PRId64 " %" PRId64 " ", m->time_nanos, m->duration_nanos,
                     m->period);
    const int64_t texts[] = {m->period_type ? m->period_type->type : 0,
                             m->period_type ? m->period_type->unit : 0,
                             m->drop_frames,
                             m->keep_frames,
                             m->default_sample_type,
                             m->doc_url};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        add_theirs(out, m, texts[i]);
    for (size_t i = 0; i < m->n_comment; i++)
        add_theirs(out, m, m->comment[i]);
}

// ---- Comparing

static void expect_equal(const char *name, const struct pa_strbuf *ours,
                         const struct pa_strbuf *theirs)
{
    if (ours->size != theirs->size ||
        memcmp(pa_strbuf_text(ours), pa_strbuf_text(theirs), ours->size) != 0)
        fail_msg("%s: %s\nprotobuf-c has: %s", name, pa_strbuf_text(ours), pa_strbuf_text(theirs));
}

static void compare(const char *name, const struct pa_profile *p, const Pa__Pprof__Profile *m)
{
    struct pa_strbuf ours = {0}, theirs = {0};
    put_our_header(&ours, p);
    put_their_header(&theirs, m);
    expect_equal(name, &ours, &theirs);
    assert_int_equal(p->sample_count, m->n_sample);
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, p);
    for (size_t i = 0; pa_sample_next(&reader); i++) {
        const struct pa_sample *s = &reader.sample;
        const Pa__Pprof__Sample *t = m->sample[i];
        pa_strbuf_clear(&ours);
        pa_strbuf_clear(&theirs);
        for (uint32_t k = 0; k < p->type_count; k++)
            pa_strbuf_printf(&ours, "%" PRId64 " ", s->value[k]);
        for (size_t k = 0; k < t->n_value; k++)
            pa_strbuf_printf(&theirs, "%" PRId64 " ", t->value[k]);
        for (uint32_t k = s->depth; k > 0; k--)
            put_our_location(&ours, p, s->location[k - 1]);
        for (size_t k = 0; k < t->n_location_id; k++)
            put_their_location(&theirs, m, t->location_id[k]);
        put_our_labels(&ours, p, s);
        put_their_labels(&theirs, m, t);
        expect_equal(name, &ours, &theirs);
    }
    pa_sample_reader_release(&reader);
    pa_strbuf_release(&ours);
    pa_strbuf_release(&theirs);
}

// False: the reader refuses it.
static bool compare_bytes(const char *name, const struct pa_bytes *bytes)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_error err;
    const struct pa_profile *p;
    struct pa_input input = {
        .bytes = *bytes, .path = name, .arena = &arena, .strings = &strings, .warnings = &warnings};
    bool ok = pa_input_read_bytes(&input, pa_input_format_named("pprof"), &p, &err);
    if (ok) {
        Pa__Pprof__Profile *m = pa__pprof__profile__unpack(NULL, bytes->size, bytes->data);
        if (!m)
            fail_msg("%s: protobuf-c does not unpack it", name);
        compare(name, p, m);
        pa__pprof__profile__free_unpacked(m, NULL);
    }
    pa_warnings_release(&warnings);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    return ok;
}

static bool compare_file(const char *path)
{
    struct pa_bytes bytes;
    struct pa_error err;
    if (!pa_file_read(path, LARGEST, &bytes, &err))
        return false;
    bool ok = pa_input_format_of(bytes.data, bytes.size) == pa_input_format_named("pprof") &&
              compare_bytes(path, &bytes);
    free(bytes.data);
    return ok;
}

// How many profiles of a folder, and of the folders in it down to `depth`, were compared.
static size_t compare_folder(const char *path, int depth)
{
    size_t count = 0;
    DIR *dir = opendir(path);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char inner[1024];
        struct stat st;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] == '.' || stat(inner, &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode))
            count += depth > 0 ? compare_folder(inner, depth - 1) : 0;
        else if (strstr(entry->d_name, ".pb") && st.st_size < LARGEST / 4)
            count += compare_file(inner);
    }
    if (dir)
        closedir(dir);
    return count;
}

static void test_testdata(void **state)
{
    (void)state;
    assert_true(compare_folder(".", 2) > 40);
}

static void test_corpus(void **state)
{
    (void)state;
    if (access("../../shared/corpus/profiles", R_OK) != 0)
        skip();
    assert_true(compare_folder("../../shared/corpus/profiles", 3) > 10);
}

// ---- Random profiles

static uint64_t random_state;

static uint64_t below(uint64_t limit)
{
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return random_state * 2685821657736338717u % limit;
}

static int64_t number(void)
{
    static const int64_t odd[] = {0, 1, -1, 127, 128, INT64_MAX, INT64_MIN, 1 << 21, -300};
    return below(2) ? odd[below(sizeof odd / sizeof *odd)] : (int64_t)below(1000);
}

enum { STRINGS = 12, TABLE = 6, SAMPLES = 20, MOST = 5 };

static struct {
    Pa__Pprof__ValueType types[MOST], *type[MOST];
    Pa__Pprof__Mapping mappings[TABLE], *mapping[TABLE];
    Pa__Pprof__Function functions[TABLE], *function[TABLE];
    Pa__Pprof__Line lines[TABLE][MOST], *line[TABLE][MOST];
    Pa__Pprof__Location locations[TABLE], *location[TABLE];
    Pa__Pprof__Label label_rows[SAMPLES][MOST], *label[SAMPLES][MOST];
    Pa__Pprof__Sample samples[SAMPLES], *sample[SAMPLES];
    int64_t values[SAMPLES][MOST];
    uint64_t ids[SAMPLES][MOST];
    ProtobufCBinaryData strings[STRINGS];
    char text[STRINGS][16];
} made;

static int64_t string(void)
{
    return (int64_t)below(STRINGS);
}

static void make_tables(uint64_t scale)
{
    for (size_t i = 0; i < STRINGS; i++) {
        size_t size = i ? (size_t)snprintf(made.text[i], sizeof made.text[i], "s%zu%c", i,
                                           below(8) ? 'x' : '\0')
                        : 0;
        made.strings[i] = (ProtobufCBinaryData){size, (uint8_t *)made.text[i]};
    }
    for (size_t i = 0; i < TABLE; i++) {
        uint64_t id = (i + 1) * scale;
        made.mappings[i] = (Pa__Pprof__Mapping)PA__PPROF__MAPPING__INIT;
        made.mappings[i].id = id;
        made.mappings[i].memory_start = i << 20;
        made.mappings[i].memory_limit = (i + 1) << 20;
        made.mappings[i].filename = string();
        made.mappings[i].has_filenames = below(2) != 0;
        made.functions[i] = (Pa__Pprof__Function)PA__PPROF__FUNCTION__INIT;
        made.functions[i].id = id;
        made.functions[i].name = string();
        made.functions[i].filename = string();
        made.functions[i].start_line = number();
        made.locations[i] = (Pa__Pprof__Location)PA__PPROF__LOCATION__INIT;
        made.locations[i].id = id;
        made.locations[i].mapping_id = below(TABLE + 1) * scale;
        made.locations[i].address = (uint64_t)number();
        made.locations[i].is_folded = below(4) == 0;
        made.locations[i].n_line = below(MOST);
        made.locations[i].line = made.line[i];
        for (size_t k = 0; k < made.locations[i].n_line; k++) {
            made.lines[i][k] = (Pa__Pprof__Line)PA__PPROF__LINE__INIT;
            made.lines[i][k].function_id = (1 + below(TABLE)) * scale;
            made.lines[i][k].line = number();
            made.line[i][k] = &made.lines[i][k];
        }
        made.mapping[i] = &made.mappings[i];
        made.function[i] = &made.functions[i];
        made.location[i] = &made.locations[i];
    }
}

static void make_sample(size_t i, size_t types, uint64_t scale)
{
    Pa__Pprof__Sample *s = &made.samples[i];
    *s = (Pa__Pprof__Sample)PA__PPROF__SAMPLE__INIT;
    s->n_value = types;
    s->value = made.values[i];
    for (size_t k = 0; k < types; k++)
        s->value[k] = number();
    s->n_location_id = below(MOST);
    s->location_id = made.ids[i];
    for (size_t k = 0; k < s->n_location_id; k++)
        s->location_id[k] = (1 + below(TABLE)) * scale;
    s->n_label = below(MOST);
    s->label = made.label[i];
    for (size_t k = 0; k < s->n_label; k++) {
        made.label_rows[i][k] = (Pa__Pprof__Label)PA__PPROF__LABEL__INIT;
        made.label_rows[i][k].key = 1 + (int64_t)below(STRINGS - 1);
        made.label_rows[i][k].str = below(2) ? string() : 0;
        made.label_rows[i][k].num = made.label_rows[i][k].str ? 0 : number();
        made.label[i][k] = &made.label_rows[i][k];
    }
    made.sample[i] = s;
}

static void make_profile(Pa__Pprof__Profile *m)
{
    uint64_t scale = below(3) ? 1 : 1 + below(1u << 30); // ids need not be 1, 2, 3…
    size_t types = 1 + below(MOST - 1);
    *m = (Pa__Pprof__Profile)PA__PPROF__PROFILE__INIT;
    make_tables(scale);
    for (size_t i = 0; i < types; i++) {
        made.types[i] = (Pa__Pprof__ValueType)PA__PPROF__VALUE_TYPE__INIT;
        made.types[i].type = string();
        made.types[i].unit = string();
        made.type[i] = &made.types[i];
    }
    m->n_sample = below(SAMPLES);
    for (size_t i = 0; i < m->n_sample; i++)
        make_sample(i, types, scale);
    m->sample_type = made.type;
    m->n_sample_type = types;
    m->sample = made.sample;
    m->mapping = made.mapping;
    m->n_mapping = TABLE;
    m->function = made.function;
    m->n_function = TABLE;
    m->location = made.location;
    m->n_location = TABLE;
    m->string_table = made.strings;
    m->n_string_table = STRINGS;
    m->time_nanos = number();
    m->period = number();
    m->doc_url = string();
}

static void test_random(void **state)
{
    (void)state;
    size_t read = 0;
    random_state = 20;
    for (int round = 0; round < 500; round++) {
        Pa__Pprof__Profile m;
        make_profile(&m);
        struct pa_bytes bytes = {.size = pa__pprof__profile__get_packed_size(&m)};
        bytes.data = calloc(1, bytes.size + PA_BYTES_PADDING);
        assert_non_null(bytes.data);
        pa__pprof__profile__pack(&m, bytes.data);
        read += compare_bytes("random", &bytes);
        free(bytes.data);
    }
    assert_true(read > 400); // the others have sums over 64 bits
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_testdata),
        cmocka_unit_test(test_corpus),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
