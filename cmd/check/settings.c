// SPDX-License-Identifier: Apache-2.0
#include "check/settings.h"

#include "base/file.h"
#include "cli/nearest.h"
#include "gate/profiles.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20 };

static const char *const SECTIONS[] = {"inputs", "profiles", "benchmarks", "gate", "output"};
enum { SECTION_COUNT = sizeof SECTIONS / sizeof *SECTIONS };

// Keys that are not options of a table, or mean something else in it.
static const struct {
    const char *section, *key, *help;
} own_keys[] = {
    {"inputs", "old", "a file, folder or pattern of the old side; as often as wanted"},
    {"inputs", "new", "the same of the new side"},
    {"gate", "fail-on", "rules, of benchmarks and profiles; as often as wanted"},
    {"gate", "waiver", "package | benchmark | metric | ceiling | expires | reason"},
};
enum { OWN_KEYS = sizeof own_keys / sizeof *own_keys };

static const struct pa_option output_rows[] = {
    {PA_OPTION_STRING, "summary-file", offsetof(struct pa_check_output, summary_file),
     .argument = "FILE", .help = "append the report as markdown, e.g. to $GITHUB_STEP_SUMMARY"},
    {0},
};

// ---- Which keys a section has

static bool is_own(const char *section, const char *key)
{
    for (size_t i = 0; i < OWN_KEYS; i++) {
        if (strcmp(own_keys[i].section, section) == 0 && strcmp(own_keys[i].key, key) == 0)
            return true;
    }
    return false;
}

static bool is_gate(const struct pa_option_use *use)
{
    return use->heading && strcmp(use->heading, "Gate") == 0;
}

// Whether an option of `pa diff` is a key of [profiles], [benchmarks] or [gate]. The files and what
// is written stand in sections of their own.
static bool is_key_of(const char *section, const struct pa_option_use *use)
{
    static const char *const ELSEWHERE[] = {"old", "new", "fail-on", "summary-file"};
    for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++) {
        if (strcmp(use->option->name, ELSEWHERE[i]) == 0)
            return false;
    }
    if (use->option->hidden)
        return false;
    if (strcmp(section, "gate") == 0 || is_gate(use))
        return strcmp(section, "gate") == 0 && is_gate(use);
    return !use->only_for || strcmp(use->only_for, section) == 0;
}

static bool is_output_key(const struct pa_option_use *use)
{
    return strcmp(use->option->name, "color") != 0 && strcmp(use->option->name, "pager") != 0;
}

static struct pa_options *options_of(struct pa_check_settings *s, const char *section)
{
    if (strcmp(section, "output") == 0)
        return &s->bound_output;
    return strcmp(section, "inputs") == 0 ? NULL : &s->bound[strcmp(section, "benchmarks") == 0];
}

static bool has_key(struct pa_check_settings *s, const char *section,
                    const struct pa_option_use *use)
{
    return options_of(s, section) == &s->bound_output ? is_output_key(use)
                                                      : is_key_of(section, use);
}

// ---- Errors

static bool unknown_section(const char *section, struct pa_error *err)
{
    struct pa_nearest nearest = {.wanted = section};
    for (size_t i = 0; i < SECTION_COUNT; i++)
        pa_nearest_offer(&nearest, SECTIONS[i]);
    const char *best = pa_nearest_best(&nearest);
    return best ? pa_error_set(err, PA_ERROR_USAGE, "unknown section [%s] (did you mean [%s]?)",
                               section, best)
                : pa_error_set(err, PA_ERROR_USAGE,
                               "unknown section [%s] (there are [inputs], [profiles], "
                               "[benchmarks], [gate] and [output])",
                               section);
}

static bool is_in(struct pa_check_settings *s, const char *section, const char *key)
{
    bool negated;
    if (is_own(section, key))
        return true;
    struct pa_options *options = options_of(s, section);
    struct pa_option_use *use =
        options && strlen(key) > 1 ? pa_options_find(options, key, strlen(key), &negated) : NULL;
    return use && !negated && has_key(s, section, use);
}

static void offer(struct pa_check_settings *s, const char *section, struct pa_nearest *nearest)
{
    const struct pa_options *options = options_of(s, section);
    for (size_t i = 0; i < OWN_KEYS; i++) {
        if (strcmp(own_keys[i].section, section) == 0)
            pa_nearest_offer(nearest, own_keys[i].key);
    }
    for (size_t i = 0; options && i < options->list.count; i++) {
        if (has_key(s, section, &options->list.items[i]))
            pa_nearest_offer(nearest, options->list.items[i].option->name);
    }
}

static bool unknown_key(struct pa_check_settings *s, const struct pa_config_entry *e,
                        struct pa_error *err)
{
    struct pa_nearest nearest = {.wanted = e->key};
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (is_in(s, SECTIONS[i], e->key))
            return pa_error_set(err, PA_ERROR_USAGE, "%s is no key of [%s], but one of [%s]",
                                e->key, e->section, SECTIONS[i]);
    }
    offer(s, e->section, &nearest);
    const char *best = pa_nearest_best(&nearest);
    return best ? pa_error_set(err, PA_ERROR_USAGE, "unknown key %s in [%s] (did you mean %s?)",
                               e->key, e->section, best)
                : pa_error_set(err, PA_ERROR_USAGE,
                               "unknown key %s in [%s] (pa check --print "
                               "lists them)",
                               e->key, e->section);
}

// ---- Setting

// Fails if a key that takes one value was set before.
static bool stands_once(struct pa_check_settings *s, const struct pa_config_entry *e,
                        struct pa_error *err)
{
    bool negated;
    struct pa_options *options = options_of(s, e->section);
    struct pa_option_use *use = pa_options_find(options, e->key, strlen(e->key), &negated);
    if (use->option->kind == PA_OPTION_LIST && use->option->words <= 1)
        return true;
    for (const struct pa_config_entry *other = s->config.list.items; other < e; other++) {
        if (strcmp(other->section, e->section) == 0 && strcmp(other->key, e->key) == 0)
            return pa_error_set(err, PA_ERROR_USAGE, "%s is given in line %zu as well", e->key,
                                other->line);
    }
    return true;
}

static bool set_option(struct pa_check_settings *s, const struct pa_config_entry *e,
                       struct pa_error *err)
{
    struct pa_arena *arena = s->config.arena;
    if (!stands_once(s, e, err))
        return false;
    if (strcmp(e->section, "output") == 0)
        return pa_options_set(&s->bound_output, e->key, e->value, arena, err);
    if (strcmp(e->section, "gate") == 0)
        return pa_options_set(&s->bound[PA_CHECK_PROFILES], e->key, e->value, arena, err) &&
               pa_options_set(&s->bound[PA_CHECK_BENCH], e->key, e->value, arena, err);
    return pa_options_set(&s->bound[strcmp(e->section, "benchmarks") == 0], e->key, e->value, arena,
                          err);
}

static void add_rule(struct pa_check_settings *s, enum pa_check_kind kind, const char *text,
                     size_t line)
{
    const char **rules = &s->diff[kind].gate.fail_on;
    *rules = *rules ? pa_arena_printf(s->config.arena, "%s, %s", *rules, text) : text;
    if (s->rules[kind]++ == 0)
        s->first_rule_line[kind] = line;
}

static bool add_rules(struct pa_check_settings *s, const struct pa_config_entry *e,
                      struct pa_error *err)
{
    struct pa_gate gate = {0};
    bool ok = pa_gate_parse(&gate, e->value, err) || pa_error_prefix(err, "%s", e->key);
    for (size_t i = 0; ok && i < gate.rule_count; i++) {
        unsigned about = pa_gate_rule_about(&gate.rules[i]);
        const char *text = pa_arena_strdup(s->config.arena, gate.rules[i].text);
        if (about & PA_GATE_ABOUT_PROFILES)
            add_rule(s, PA_CHECK_PROFILES, text, e->line);
        if (about & PA_GATE_ABOUT_BENCH)
            add_rule(s, PA_CHECK_BENCH, text, e->line);
    }
    pa_gate_release(&gate);
    return ok;
}

static bool set_own(struct pa_check_settings *s, const struct pa_config_entry *e,
                    struct pa_error *err)
{
    if (!*e->value)
        return pa_error_set(err, PA_ERROR_USAGE, "%s wants a value", e->key);
    if (strcmp(e->key, "fail-on") == 0)
        return add_rules(s, e, err);
    if (strcmp(e->section, "inputs") == 0)
        pa_vec_push(&s->inputs[strcmp(e->key, "new") == 0],
                    (struct pa_check_path){e->value, e->line});
    return true;
}

// ---- Waivers

// Whether a line of waivers is about this kind: flat and cum in its third column are of profiles.
static bool waiver_is_about(const char *line, size_t size, enum pa_check_kind kind)
{
    const char *end = line + size;
    for (int column = 0; column < 2 && line; column++) {
        line = memchr(line, '|', (size_t)(end - line));
        line = line ? line + 1 : NULL;
    }
    if (!line)
        return true; // who parses it says what is wrong
    line += strspn(line, " \t");
    bool profiles = strncmp(line, "flat", 4) == 0 || strncmp(line, "cum", 3) == 0 ||
                    strncmp(line, "total", 5) == 0;
    return *line == '*' || profiles == (kind == PA_CHECK_PROFILES);
}

// Returns the text with the lines of the other kind empty, so that line numbers stay.
static const char *waivers_about(struct pa_arena *arena, const char *text, enum pa_check_kind kind)
{
    struct pa_strbuf kept = {0};
    while (*text) {
        size_t size = strcspn(text, "\n");
        if (waiver_is_about(text, size, kind))
            pa_strbuf_add(&kept, text, size);
        pa_strbuf_addc(&kept, '\n');
        text += size + (text[size] == '\n');
    }
    return pa_strbuf_keep(&kept, arena);
}

// The waivers of the file itself, in the lines that they have there.
static const char *inline_waivers(const struct pa_check_settings *s)
{
    struct pa_strbuf text = {0};
    size_t line = 1;
    for (size_t i = 0; i < s->config.list.count; i++) {
        const struct pa_config_entry *e = &s->config.list.items[i];
        if (strcmp(e->section, "gate") != 0 || strcmp(e->key, "waiver") != 0)
            continue;
        for (; line < e->line; line++)
            pa_strbuf_addc(&text, '\n');
        pa_strbuf_adds(&text, e->value);
    }
    return text.size ? pa_strbuf_keep(&text, s->config.arena) : NULL;
}

static bool take_waivers(struct pa_check_settings *s, struct pa_error *err)
{
    const char *own = inline_waivers(s), *name = s->config.path;
    const char *file = s->diff[0].gate.waivers;
    struct pa_bytes bytes = {0};
    if (own && file)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: waiver and waivers exclude each other", name);
    if (!own && !file)
        return true;
    if (!s->diff[0].gate.fail_on && !s->diff[1].gate.fail_on)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: waivers without a rule (fail-on)", name);
    if (file) {
        name = pa_check_path_of(s, file);
        if (!pa_file_read(name, MOST_BYTES, &bytes, err))
            return pa_error_prefix(err, "%s", name);
        own = pa_arena_strndup(s->config.arena, (const char *)bytes.data, bytes.size);
        free(bytes.data);
    }
    for (int kind = 0; kind < PA_CHECK_KINDS; kind++) {
        struct pa_diff_gate *gate = &s->diff[kind].gate;
        gate->waivers = gate->fail_on ? name : NULL;
        gate->waiver_text = waivers_about(s->config.arena, own, (enum pa_check_kind)kind);
    }
    return true;
}

// ---- The file

const char *pa_check_path_of(const struct pa_check_settings *s, const char *path)
{
    bool as_is = *path == '/' || !*s->folder;
    return as_is ? path : pa_arena_printf(s->config.arena, "%s%s", s->folder, path);
}

static void bind(struct pa_check_settings *s)
{
    for (int kind = 0; kind < PA_CHECK_KINDS; kind++)
        pa_options_add(&s->bound[kind], pa_diff_table, NULL, &s->diff[kind]);
    pa_output_table_init(&s->table, pa_output_reports, NULL, true);
    s->output.options.format = -1;
    pa_options_add(&s->bound_output, s->table.rows, NULL, &s->output.options);
    pa_options_add(&s->bound_output, output_rows, NULL, &s->output);
}

static bool set(struct pa_check_settings *s, const struct pa_config_entry *e, struct pa_error *err)
{
    bool known = false;
    for (size_t i = 0; i < SECTION_COUNT; i++)
        known |= strcmp(e->section, SECTIONS[i]) == 0;
    if (!known)
        return unknown_section(e->section, err);
    if (!*e->key)
        return true;
    if (!is_in(s, e->section, e->key))
        return unknown_key(s, e, err);
    return is_own(e->section, e->key) ? set_own(s, e, err) : set_option(s, e, err);
}

bool pa_check_settings_read(struct pa_check_settings *s, const char *path, struct pa_arena *arena,
                            struct pa_error *err)
{
    const char *slash = strrchr(path, '/');
    struct pa_bytes bytes = {0};
    s->config = (struct pa_config){.arena = arena, .path = path};
    s->folder = slash ? pa_arena_strndup(arena, path, (size_t)(slash - path) + 1) : "";
    bind(s);
    if (!pa_file_read(path, MOST_BYTES, &bytes, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = pa_config_parse(&s->config, (const char *)bytes.data, bytes.size, err);
    free(bytes.data);
    for (size_t i = 0; ok && i < s->config.list.count; i++) {
        const struct pa_config_entry *e = &s->config.list.items[i];
        ok = set(s, e, err) || pa_config_error(&s->config, e->line, err);
    }
    return ok && take_waivers(s, err);
}

void pa_check_settings_release(struct pa_check_settings *s)
{
    for (int i = 0; i < 2; i++) {
        pa_options_release(&s->bound[i]);
        pa_vec_release(&s->inputs[i]);
    }
    pa_options_release(&s->bound_output);
    pa_config_release(&s->config);
}

// ---- Printing

static void print_given(const struct pa_check_settings *s, const char *section,
                        struct pa_strbuf *out)
{
    for (size_t i = 0; i < s->config.list.count; i++) {
        const struct pa_config_entry *e = &s->config.list.items[i];
        if (*e->key && strcmp(e->section, section) == 0)
            pa_strbuf_printf(out, "%s = %s\n", e->key, e->value);
    }
}

static void print_possible(const struct pa_option_use *use, struct pa_strbuf *out)
{
    const struct pa_option *o = use->option;
    if (use->given)
        return;
    const char *value = o->fallback ? o->fallback : o->kind == PA_OPTION_BOOL ? "false" : "";
    pa_strbuf_printf(out, "# %s = %s", o->name, value);
    if (!*value && o->argument)
        pa_strbuf_printf(out, "%s", o->argument);
    pa_strbuf_printf(out, "  (%s)\n", o->help);
}

void pa_check_settings_print(struct pa_check_settings *s, struct pa_strbuf *out)
{
    pa_strbuf_printf(out, "# %s; what is not set has its default behind #\n", s->config.path);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        const struct pa_options *options = options_of(s, SECTIONS[i]);
        pa_strbuf_printf(out, "\n[%s]\n", SECTIONS[i]);
        print_given(s, SECTIONS[i], out);
        for (size_t k = 0; k < OWN_KEYS; k++) {
            if (strcmp(own_keys[k].section, SECTIONS[i]) == 0)
                pa_strbuf_printf(out, "# %s =  (%s)\n", own_keys[k].key, own_keys[k].help);
        }
        for (size_t k = 0; options && k < options->list.count; k++) {
            if (has_key(s, SECTIONS[i], &options->list.items[k]))
                print_possible(&options->list.items[k], out);
        }
    }
}
