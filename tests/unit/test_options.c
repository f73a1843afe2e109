// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "cli/nearest.h"
#include "cli/options.h"
#include "cmd/commands.h"
#include "cmd/help.h"

#include <stdlib.h>
#include <string.h>

enum { ORDER_FLAT, ORDER_CUM };
enum { BY_FUNCTION, BY_LINE, BY_FILE };

struct inner {
    const char *focus;
    struct pa_words base, sides, pair;
};

struct outer {
    int64_t nodecount, jobs;
    double fraction;
    bool trim, mean;
    int order, granularity, when;
    size_t max_size;
    const char *output, *implied, *optional;
    char callback[32];
    struct inner inner;
};

static bool shout(const struct pa_option *option, void *target, const char *text,
                  struct pa_arena *arena, struct pa_error *err)
{
    (void)arena;
    char *out = target;
    if (text && strcmp(text, "bad") == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "wants no \"bad\"");
    snprintf(out, 32, "%s:%s", option->name, text ? text : "(null)");
    return true;
}

static const struct pa_choice whens[] = {{"never", 4, NULL}, {"now", 7, NULL}, {0}};

static const struct pa_option inner_table[] = {
    {PA_OPTION_STRING, "focus", offsetof(struct inner, focus), .argument = "REGEX"},
    {PA_OPTION_LIST, "diff-base", offsetof(struct inner, base), .argument = "FILE"},
    {PA_OPTION_LIST, "sides", offsetof(struct inner, sides), .words = PA_OPTION_ALL_WORDS,
     .argument = "FILE..."},
    {PA_OPTION_LIST, "pair", offsetof(struct inner, pair), .words = 2, .argument = "OLD NEW"},
    {0},
};

static const struct pa_option table[] = {
    {PA_OPTION_INT, "nodecount", offsetof(struct outer, nodecount), .letter = 'n', .fallback = "-1",
     .argument = "N", .help = "show N rows"},
    {PA_OPTION_INT, "jobs", offsetof(struct outer, jobs), .minimum = 1, .maximum = 64},
    {PA_OPTION_DOUBLE, "node-fraction", offsetof(struct outer, fraction), .fallback = "0.005",
     .most = 1},
    {PA_OPTION_BOOL, "trim", offsetof(struct outer, trim), .fallback = "true"},
    {PA_OPTION_BOOL, "mean", offsetof(struct outer, mean), .alias = "mean_delay"},
    {PA_OPTION_FLAG, "cum", offsetof(struct outer, order), .value = ORDER_CUM},
    {PA_OPTION_FLAG, "flat", offsetof(struct outer, order), .value = ORDER_FLAT},
    {PA_OPTION_FLAG, "lines", offsetof(struct outer, granularity), .value = BY_LINE},
    {PA_OPTION_FLAG, "files", offsetof(struct outer, granularity), .value = BY_FILE},
    {PA_OPTION_CHOICE, "when", offsetof(struct outer, when), .choices = whens, .fallback = "now"},
    {PA_OPTION_SIZE, "max-size", offsetof(struct outer, max_size), .fallback = "4G"},
    {PA_OPTION_STRING, "output", offsetof(struct outer, output), .letter = 'o'},
    {PA_OPTION_STRING, "color", offsetof(struct outer, implied), .implied = "always"},
    {PA_OPTION_STRING, "mine", offsetof(struct outer, optional), .implied = "auto",
     .unless_file = true},
    {PA_OPTION_CALL, "shout", offsetof(struct outer, callback), .call = shout, .argument = "T"},
    {PA_OPTION_CALL, "cry", offsetof(struct outer, callback), .call = shout, .hidden = true},
    {PA_OPTION_GROUP, "Filters", offsetof(struct outer, inner), .group = inner_table},
    {0},
};

struct parsed {
    struct outer o;
    struct pa_options options;
    struct pa_words files;
    struct pa_arena arena;
    struct pa_error err;
    bool ok;
};

// Parses `line`, split at blanks.
static void parse(struct parsed *p, const char *line)
{
    *p = (struct parsed){0};
    char *copy = pa_arena_strdup(&p->arena, line);
    p->files.items = pa_arena_calloc(&p->arena, strlen(line) + 1, sizeof *p->files.items);
    for (char *save, *w = strtok_r(copy, " ", &save); w; w = strtok_r(NULL, " ", &save))
        p->files.items[p->files.count++] = w;
    pa_options_add(&p->options, table, NULL, &p->o);
    p->ok = pa_options_parse(&p->options, &p->files, &p->arena, &p->err);
}

static void done(struct parsed *p)
{
    pa_options_release(&p->options);
    pa_arena_release(&p->arena);
}

#define WITH(line, ...)                                                                            \
    do {                                                                                           \
        struct parsed p;                                                                           \
        parse(&p, line);                                                                           \
        if (!p.ok)                                                                                 \
            fail_msg("%s: %s", line, p.err.text);                                                  \
        __VA_ARGS__                                                                                \
        done(&p);                                                                                  \
    } while (0)

static void test_fallbacks(void **state)
{
    (void)state;
    WITH("", {
        assert_int_equal(p.o.nodecount, -1);
        assert_true(p.o.trim);
        assert_false(p.o.mean);
        assert_true(p.o.fraction == 0.005);
        assert_int_equal(p.o.when, 7);
        assert_true(p.o.max_size == (size_t)4 << 30);
        assert_null(p.o.output);
        assert_int_equal(p.files.count, 0);
        assert_false(pa_options_given(&p.options, &p.o.nodecount));
    });
}

static void test_spellings(void **state)
{
    (void)state;
    static const char *const ten[] = {"-nodecount=10",  "--nodecount=10", "-nodecount 10",
                                      "--nodecount 10", "-n 10",          "-n=10",
                                      "--n 10",         "-n 3 -n 10"};
    for (size_t i = 0; i < sizeof ten / sizeof *ten; i++) {
        WITH(ten[i], {
            assert_int_equal(p.o.nodecount, 10);
            assert_int_equal(p.files.count, 0);
            assert_true(pa_options_given(&p.options, &p.o.nodecount));
        });
    }
    WITH("-node_fraction=.5", { assert_true(p.o.fraction == .5); });
    WITH("--node-fraction .5", { assert_true(p.o.fraction == .5); });
    WITH("--node-fraction 1", { assert_true(p.o.fraction == 1); });
    WITH("-diff-base=a", { assert_int_equal(p.o.inner.base.count, 1); });
    WITH("-mean_delay", { assert_true(p.o.mean); });
    WITH("-nodecount -1", { assert_int_equal(p.o.nodecount, -1); });
    WITH("-focus=a=b", { assert_string_equal(p.o.inner.focus, "a=b"); });
    WITH("-focus=", { assert_string_equal(p.o.inner.focus, ""); });
    WITH("-o -", { assert_string_equal(p.o.output, "-"); });
    WITH("-shout=x", { assert_string_equal(p.o.callback, "shout:x"); });
    WITH("-cry", { assert_string_equal(p.o.callback, "cry:(null)"); });
}

static void test_switches(void **state)
{
    (void)state;
    WITH("-trim=false x", { assert_false(p.o.trim); });
    WITH("-trim=0", { assert_false(p.o.trim); });
    WITH("--no-trim", { assert_false(p.o.trim); });
    WITH("--no_trim", { assert_false(p.o.trim); });
    WITH("--no-trim -trim", { assert_true(p.o.trim); });
    WITH("-mean=T", { assert_true(p.o.mean); });
    WITH("-mean false", { // a switch never takes the next word
        assert_true(p.o.mean);
        assert_string_equal(p.files.items[0], "false");
    });
    WITH("-cum", { assert_int_equal(p.o.order, ORDER_CUM); });
    WITH("-cum=false", { assert_int_equal(p.o.order, ORDER_FLAT); });
    WITH("-lines=false -files", { assert_int_equal(p.o.granularity, BY_FILE); });
    WITH("-lines -lines -cum", { assert_int_equal(p.o.granularity, BY_LINE); });
    WITH("--color x", {
        assert_string_equal(p.o.implied, "always");
        assert_int_equal(p.files.count, 1);
    });
    WITH("--color=never", { assert_string_equal(p.o.implied, "never"); });
    WITH("--mine ^a x", {
        assert_string_equal(p.o.optional, "^a");
        assert_int_equal(p.files.count, 1);
    });
    WITH("--mine /dev/null", { // a file is not taken for a value
        assert_string_equal(p.o.optional, "auto");
        assert_string_equal(p.files.items[0], "/dev/null");
    });
    WITH("--mine -mean", {
        assert_string_equal(p.o.optional, "auto");
        assert_true(p.o.mean);
    });
    WITH("--mine=/dev/null", { assert_string_equal(p.o.optional, "/dev/null"); });
    WITH("x --mine", { assert_string_equal(p.o.optional, "auto"); });
}

static void test_values(void **state)
{
    (void)state;
    WITH("-max_size=64M", { assert_int_equal(p.o.max_size, 64 << 20); });
    WITH("-max_size 12", { assert_int_equal(p.o.max_size, 12); });
    WITH("-max_size 3kB", { assert_int_equal(p.o.max_size, 3072); });
    WITH("-max_size 3KiB", { assert_int_equal(p.o.max_size, 3072); });
    WITH("-when never", { assert_int_equal(p.o.when, 4); });
    WITH("-jobs 64", { assert_int_equal(p.o.jobs, 64); });
    WITH("-diff_base a --diff-base=b x", {
        assert_int_equal(p.o.inner.base.count, 2);
        assert_string_equal(p.o.inner.base.items[0], "a");
        assert_string_equal(p.o.inner.base.items[1], "b");
    });
}

static void test_files(void **state)
{
    (void)state;
    WITH("a -cum b - -- -n --x", {
        static const char *const want[] = {"a", "b", "-", "-n", "--x"};
        assert_int_equal(p.files.count, 5);
        for (size_t i = 0; i < 5; i++)
            assert_string_equal(p.files.items[i], want[i]);
        assert_int_equal(p.o.order, ORDER_CUM);
    });
    WITH("-o -- x", { assert_string_equal(p.o.output, "--"); });
}

static void test_several_words(void **state)
{
    (void)state;
    WITH("--sides a b - -n 3 c --sides d --sides=e f", {
        assert_int_equal(p.o.inner.sides.count, 5);
        assert_string_equal(p.o.inner.sides.items[2], "-");
        assert_string_equal(p.o.inner.sides.items[4], "e");
        assert_int_equal(p.files.count, 2); // c, f
        assert_int_equal(p.o.nodecount, 3);
    });
    WITH("--sides a -- b", assert_int_equal(p.o.inner.sides.count, 1););
    WITH("--pair a b c", {
        assert_int_equal(p.o.inner.pair.count, 2);
        assert_string_equal(p.files.items[0], "c");
    });
    struct parsed p;
    parse(&p, "--pair a -n 3");
    assert_false(p.ok);
    assert_string_equal(p.err.text, "--pair wants 2 values: OLD NEW");
    done(&p);
}

static void test_errors(void **state)
{
    (void)state;
    static const struct {
        const char *line, *text;
    } cases[] = {
        {"-nodecont=3", "unknown option -nodecont (did you mean --nodecount?)"},
        {"--fcous x", "unknown option --fcous (did you mean --focus?)"},
        {"--zzzzzz", "unknown option --zzzzzz"},
        {"---", "unknown option ---"},
        {"-=", "unknown option -"},
        {"-crz", "unknown option -crz (did you mean --cum?)"}, // --cry is hidden
        {"-n x", "-n: wants a whole number, not \"x\""},
        {"--nodecount=", "--nodecount: wants a whole number, not \"\""},
        {"-n 99999999999999999999", "-n: wants a whole number, not \"99999999999999999999\""},
        {"-n", "-n: wants a value: N"},
        {"-o", "-o: wants a value: VALUE"},
        {"-jobs=0", "-jobs: wants a whole number from 1 to 64, not \"0\""},
        {"-node-fraction=1.5", "-node-fraction: wants a number from 0 to 1, not \"1.5\""},
        {"-node-fraction=-.1", "-node-fraction: wants a number from 0 to 1, not \"-.1\""},
        {"-jobs=65", "-jobs: wants a whole number from 1 to 64, not \"65\""},
        {"-node_fraction=nan", "-node_fraction: wants a number, not \"nan\""},
        {"-trim=maybe", "-trim: wants true or false, not \"maybe\""},
        {"--no-trim=1", "--no-trim: takes no value"},
        {"--no-focus", "unknown option --no-focus (did you mean --focus?)"},
        {"-cry=1", "-cry: takes no value"},
        {"-shout=bad", "-shout: wants no \"bad\""},
        {"-when=later", "-when: wants never or now, not \"later\""},
        {"-max_size=4X", "-max_size: wants a size such as 512M or 4G, not \"4X\""},
        {"-max_size=G", "-max_size: wants a size such as 512M or 4G, not \"G\""},
        {"-max_size=-1", "-max_size: wants a size such as 512M or 4G, not \"-1\""},
        {"-max_size=99999999T", "-max_size: wants a size such as 512M or 4G, not \"99999999T\""},
        {"-lines x -files", "-lines and -files exclude each other"},
        {"-cum --flat", "-cum and --flat exclude each other"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct parsed p;
        parse(&p, cases[i].line);
        assert_false(p.ok);
        assert_int_equal(p.err.code, PA_ERROR_USAGE);
        assert_string_equal(p.err.text, cases[i].text);
        done(&p);
    }
}

static void test_nearest(void **state)
{
    (void)state;
    assert_int_equal(pa_nearest_distance("kitten", "sitting"), 3);
    assert_int_equal(pa_nearest_distance("tpo", "top"), 1);
    assert_int_equal(pa_nearest_distance("a_b", "a-b"), 0);
    assert_int_equal(pa_nearest_distance("", "abc"), 3);
    struct pa_nearest none = {.wanted = "x"};
    assert_null(pa_nearest_best(&none));
    pa_nearest_offer(&none, "q"); // one letter of one: that is nothing in common
    assert_null(pa_nearest_best(&none));
}

// Two names of one command's tables that mean the same would hide one option behind the other.
static void test_tables_are_unambiguous(void **state)
{
    (void)state;
    for (const struct pa_commands_row *row = pa_commands; row->section || row->command; row++) {
        if (!row->command)
            continue;
        void *members = calloc(1, row->command->options_size + 1);
        struct pa_commands_frame frame = {0};
        struct pa_options bound = {0};
        pa_commands_bind(row->command, members, &frame, &bound);
        for (size_t i = 0; i < bound.list.count; i++) {
            const struct pa_option *o = bound.list.items[i].option;
            const char *names[] = {o->name, o->alias, o->letter ? (char[]){o->letter, 0} : NULL};
            for (size_t k = 0; k < 3; k++) {
                bool negated;
                if (names[k] && pa_options_find(&bound, names[k], strlen(names[k]), &negated) !=
                                    &bound.list.items[i])
                    fail_msg("pa %s: two options are called %s", row->command->name, names[k]);
            }
            if (!o->hidden && !o->help)
                fail_msg("pa %s: --%s has no help", row->command->name, o->name);
            if (o->kind == PA_OPTION_CHOICE && !o->choices)
                fail_msg("pa %s: --%s has no choices", row->command->name, o->name);
        }
        pa_options_release(&bound);
        free(members);
    }
}

// As a file of settings does: by long names, with the texts of a command line.
static void test_set(void **state)
{
    (void)state;
    static const struct {
        const char *name, *value, *error;
    } bad[] = {
        {"node-fractoin", "1", "unknown option node-fractoin (did you mean --node-fraction?)"},
        {"n", "1", "unknown option n"},
        {"no-trim", "true", "unknown option no-trim (did you mean --trim?)"},
        {"trim", "maybe", "trim: wants true or false, not \"maybe\""},
        {"node-fraction", "2", NULL},
        {"pair", "a", "pair: wants 2 values: OLD NEW"},
        {"pair", "a b c", "pair: wants 2 values: OLD NEW"},
    };
    struct outer o = {0};
    struct pa_options options = {0};
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    pa_options_add(&options, table, NULL, &o);
    assert_true(pa_options_set(&options, "trim", "false", &arena, &err));
    assert_true(pa_options_set(&options, "node_fraction", "0.5", &arena, &err));
    assert_true(pa_options_set(&options, "pair", " a.txt\tb.txt ", &arena, &err));
    assert_true(pa_options_set(&options, "diff-base", "with a blank", &arena, &err));
    assert_false(o.trim);
    assert_true(o.fraction == 0.5);
    assert_int_equal(o.inner.pair.count, 2);
    assert_string_equal(o.inner.pair.items[1], "b.txt");
    assert_string_equal(o.inner.base.items[0], "with a blank");
    assert_true(pa_options_given(&options, &o.trim));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        err = (struct pa_error){0};
        assert_false(pa_options_set(&options, bad[i].name, bad[i].value, &arena, &err));
        assert_true(err.text[0] && (!bad[i].error || strcmp(err.text, bad[i].error) == 0));
    }
    pa_options_release(&options);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fallbacks),     cmocka_unit_test(test_spellings),
        cmocka_unit_test(test_switches),      cmocka_unit_test(test_values),
        cmocka_unit_test(test_files),         cmocka_unit_test(test_errors),
        cmocka_unit_test(test_several_words), cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_set),           cmocka_unit_test(test_tables_are_unambiguous),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
