// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "cli/nearest.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void pa_options_release(struct pa_options *options)
{
    pa_vec_release(&options->list);
}

static bool wanted(struct pa_error *err, const char *what, const char *text)
{
    return pa_error_set(err, PA_ERROR_USAGE, "wants %s, not \"%s\"", what, text);
}

// The spellings Go's flag package takes, as pprof's users write them.
static bool store_bool(bool *target, const char *text, struct pa_error *err)
{
    static const char *const yes[] = {"true", "1", "t", "T", "TRUE", "True", "yes", "on"};
    static const char *const no[] = {"false", "0", "f", "F", "FALSE", "False", "no", "off"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (strcmp(text, yes[i]) == 0 || strcmp(text, no[i]) == 0) {
            *target = strcmp(text, yes[i]) == 0;
            return true;
        }
    }
    return wanted(err, "true or false", text);
}

// A maximum from here on means that there is none.
static const double NO_LIMIT = 1e9;

void pa_option_range(const struct pa_option *o, struct pa_strbuf *out)
{
    bool whole = o->kind == PA_OPTION_INT;
    double least = whole ? (double)o->minimum : o->least,
           most = whole ? (double)o->maximum : o->most;
    if (least == most || (!whole && o->kind != PA_OPTION_DOUBLE))
        return;
    if (most >= NO_LIMIT)
        pa_strbuf_printf(out, "at least %.15g", least);
    else
        pa_strbuf_printf(out, "%.15g to %.15g", least, most);
}

// "a whole number from -1 to 5", and what was given instead.
static bool out_of_range(const struct pa_option *option, const char *what, const char *text,
                         struct pa_error *err)
{
    struct pa_strbuf range = {0};
    struct pa_strbuf all = {0};
    pa_option_range(option, &range);
    bool two_ends = strncmp(range.text, "at least", strlen("at least")) != 0;
    pa_strbuf_printf(&all, "%s%s %s", what, two_ends ? " from" : ",", range.text);
    wanted(err, all.text, text);
    pa_strbuf_release(&range);
    pa_strbuf_release(&all);
    return false;
}

static bool store_int(const struct pa_option *option, int64_t *target, const char *text,
                      struct pa_error *err)
{
    int64_t value;
    if (!pa_parse_int64(text, strlen(text), &value))
        return wanted(err, "a whole number", text);
    if (option->minimum != option->maximum && (value < option->minimum || value > option->maximum))
        return out_of_range(option, "a whole number", text, err);
    *target = value;
    return true;
}

static bool store_double(const struct pa_option *option, double *target, const char *text,
                         struct pa_error *err)
{
    double value;
    if (!pa_parse_double(text, strlen(text), &value) || !isfinite(value))
        return wanted(err, "a number", text);
    if (option->least != option->most && !(value >= option->least && value <= option->most))
        return out_of_range(option, "a number", text, err);
    *target = value;
    return true;
}

// Digits and an optional K, M, G or T (KB, KiB and so on mean the same).
static bool store_size(size_t *target, const char *text, struct pa_error *err)
{
    static const char units[] = "KMGT";
    size_t digits = strspn(text, "0123456789");
    const char *suffix = text + digits;
    unsigned shift = 0;
    uint64_t value;
    bool ok = pa_parse_uint64(text, digits, 10, &value);
    if (ok && *suffix) {
        char upper = *suffix >= 'a' && *suffix <= 'z' ? (char)(*suffix - 'a' + 'A') : *suffix;
        const char *unit = strchr(units, upper);
        suffix++;
        ok = unit && (strcmp(suffix, "") == 0 || strcmp(suffix, "B") == 0 ||
                      strcmp(suffix, "b") == 0 || strcmp(suffix, "iB") == 0);
        shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    }
    if (!ok || value > (SIZE_MAX >> shift))
        return wanted(err, "a size such as 512M or 4G", text);
    *target = (size_t)value << shift;
    return true;
}

static bool store_choice(const struct pa_option *option, void *target, const char *text,
                         struct pa_error *err)
{
    struct pa_strbuf names = {0};
    for (const struct pa_choice *c = option->choices; c->name; c++) {
        if (strcmp(c->name, text) == 0) {
            memcpy(target, &c->value, sizeof c->value);
            pa_strbuf_release(&names);
            return true;
        }
        pa_strbuf_printf(&names, "%s%s",
                         c == option->choices ? ""
                         : c[1].name          ? ", "
                                              : " or ",
                         c->name);
    }
    wanted(err, pa_strbuf_text(&names), text);
    pa_strbuf_release(&names);
    return false;
}

static bool store_flag(const struct pa_option *option, void *target, const char *text,
                       struct pa_error *err)
{
    bool set;
    if (!store_bool(&set, text, err))
        return false;
    if (set)
        memcpy(target, &option->value, sizeof option->value);
    return true;
}

// Adds a word; the array grows at powers of two.
static void words_add(struct pa_words *words, const char *text, struct pa_arena *arena)
{
    size_t count = words->count;
    if ((count & (count - 1)) == 0) { // full, or empty
        const char **items = pa_arena_calloc(arena, count ? 2 * count : 1, sizeof *items);
        if (count)
            memcpy(items, words->items, count * sizeof *items);
        words->items = items;
    }
    words->items[words->count++] = text;
}

static bool store(const struct pa_option *option, void *target, const char *text,
                  struct pa_arena *arena, struct pa_error *err)
{
    assert(text || option->kind == PA_OPTION_CALL);
    switch (option->kind) {
    case PA_OPTION_BOOL:
        return store_bool(target, text, err);
    case PA_OPTION_INT:
        return store_int(option, target, text, err);
    case PA_OPTION_DOUBLE:
        return store_double(option, target, text, err);
    case PA_OPTION_STRING:
        memcpy(target, &text, sizeof text);
        return true;
    case PA_OPTION_LIST:
        words_add(target, text, arena);
        return true;
    case PA_OPTION_SIZE:
        return store_size(target, text, err);
    case PA_OPTION_CHOICE:
        return store_choice(option, target, text, err);
    case PA_OPTION_FLAG:
        return store_flag(option, target, text, err);
    case PA_OPTION_CALL:
        return option->call(option, target, text, arena, err);
    case PA_OPTION_END:
    case PA_OPTION_GROUP:
        break;
    }
    assert(!"a group is flattened");
    return false;
}

// Fallbacks come from our own tables: one that does not parse is a defect of the table.
static void set_fallback(const struct pa_option *option, void *target)
{
    struct pa_error err = {0};
    struct pa_arena unused = {0};
    bool ok = store(option, target, option->fallback, &unused, &err);
    assert(ok && option->kind != PA_OPTION_LIST);
    (void)ok;
    pa_arena_release(&unused);
}

// Groups nest as deep as the tables in this program do, which is two or three. `within` is what all
// rows of the table have in common.
static void add(struct pa_options *options, const struct pa_option *table,
                struct pa_option_use within, void *base)
{
    for (const struct pa_option *o = table; o && o->kind != PA_OPTION_END; o++) {
        struct pa_option_use use = within;
        use.option = o;
        use.target = base ? (char *)base + o->offset : NULL;
        use.only_for = o->only_for ? o->only_for : within.only_for;
        if (o->kind == PA_OPTION_GROUP) {
            use.heading = o->name ? o->name : within.heading;
            add(options, o->group, use, use.target);
            continue;
        }
        pa_vec_push(&options->list, use);
        if (use.target && o->fallback)
            set_fallback(o, use.target);
    }
}

void pa_options_add(struct pa_options *options, const struct pa_option *table, const char *heading,
                    void *base)
{
    add(options, table, (struct pa_option_use){.heading = heading}, base);
}

bool pa_option_takes_value(const struct pa_option *option)
{
    switch (option->kind) {
    case PA_OPTION_BOOL:
    case PA_OPTION_FLAG:
        return false;
    case PA_OPTION_CALL:
        return option->argument && !option->implied;
    default:
        return !option->implied;
    }
}

static bool same_name(const char *name, const char *spelled, size_t size)
{
    if (!name || strlen(name) != size)
        return false;
    for (size_t i = 0; i < size; i++) {
        if ((name[i] == '_' ? '-' : name[i]) != (spelled[i] == '_' ? '-' : spelled[i]))
            return false;
    }
    return true;
}

static struct pa_option_use *find(struct pa_options *options, const char *name, size_t size)
{
    for (size_t i = 0; i < options->list.count; i++) {
        const struct pa_option *o = options->list.items[i].option;
        if (same_name(o->name, name, size) || same_name(o->alias, name, size) ||
            (size == 1 && o->letter == *name))
            return &options->list.items[i];
    }
    return NULL;
}

struct pa_option_use *pa_options_find(struct pa_options *options, const char *name, size_t size,
                                      bool *negated)
{
    *negated = false;
    struct pa_option_use *use = find(options, name, size);
    if (use || size <= 3 || !same_name("no-", name, 3))
        return use;
    use = find(options, name + 3, size - 3);
    *negated = use && use->option->kind == PA_OPTION_BOOL;
    return *negated ? use : NULL;
}

bool pa_options_given(const struct pa_options *options, const void *target)
{
    for (size_t i = 0; i < options->list.count; i++) {
        if (options->list.items[i].target == target && options->list.items[i].given)
            return true;
    }
    return false;
}

bool pa_options_fit(const struct pa_options *options, const char *kind, struct pa_error *err)
{
    for (size_t i = 0; i < options->list.count; i++) {
        const struct pa_option_use *use = &options->list.items[i];
        if (use->given && use->only_for && strcmp(use->only_for, kind) != 0)
            return pa_error_set(err, PA_ERROR_USAGE, "%s is for %s, and these are %s", use->given,
                                use->only_for, kind);
    }
    return true;
}

static bool unknown(const struct pa_options *options, const char *word, int size,
                    struct pa_error *err)
{
    struct pa_nearest nearest = {.wanted = word + strspn(word, "-")};
    for (size_t i = 0; i < options->list.count; i++) {
        if (!options->list.items[i].option->hidden)
            pa_nearest_offer(&nearest, options->list.items[i].option->name);
    }
    const char *best = pa_nearest_best(&nearest), *start = nearest.wanted;
    const char *here =
        options->called_here ? options->called_here(start, (size_t)(word + size - start)) : NULL;
    if (here)
        return pa_error_set(err, PA_ERROR_USAGE, "unknown option %.*s (here it is: %s)", size, word,
                            here);
    if (best)
        return pa_error_set(err, PA_ERROR_USAGE, "unknown option %.*s (did you mean --%s?)", size,
                            word, best);
    return pa_error_set(err, PA_ERROR_USAGE, "unknown option %.*s", size, word);
}

// Two flags of one member, say -lines and -files, leave open what was meant.
static bool check_exclusive(const struct pa_options *options, const struct pa_option_use *use,
                            struct pa_error *err)
{
    for (size_t i = 0; i < options->list.count; i++) {
        const struct pa_option_use *other = &options->list.items[i];
        if (other->given && other->target == use->target && other->option->kind == PA_OPTION_FLAG &&
            other->option->value != use->option->value)
            return pa_error_set(err, PA_ERROR_USAGE, "%s and %s exclude each other", other->given,
                                use->given);
    }
    return true;
}

// Whether the word behind an option is its value. git tells revisions from files so, too.
static bool takes_word(const struct pa_option *option, const char *word)
{
    if (!option->unless_file)
        return pa_option_takes_value(option);
    return word && *word != '-' && access(word, F_OK) != 0;
}

// The text of the value, or an error. `next` is the word behind, or NULL.
static bool find_value(const struct pa_option *option, const char *equals, const char *next,
                       const char **value, struct pa_error *err)
{
    bool is_switch = option->kind == PA_OPTION_BOOL || option->kind == PA_OPTION_FLAG;
    if (equals && option->kind == PA_OPTION_CALL && !option->argument)
        return pa_error_set(err, PA_ERROR_USAGE, "takes no value");
    if (equals)
        *value = equals + 1;
    else if (is_switch)
        *value = "true";
    else if (!takes_word(option, next))
        *value = option->implied;
    else if (next)
        *value = next;
    else
        return pa_error_set(err, PA_ERROR_USAGE, "wants a value: %s",
                            option->argument ? option->argument : "VALUE");
    return true;
}

// The further values of an option that takes several words.
static bool take_words(const struct pa_option_use *use, const struct pa_words *words, size_t *at,
                       struct pa_arena *arena, struct pa_error *err)
{
    const struct pa_option *o = use->option;
    int taken = 1;
    for (; o->words == PA_OPTION_ALL_WORDS || taken < o->words; taken++) {
        const char *word = *at < words->count ? words->items[*at] : NULL;
        if (!word || (word[0] == '-' && word[1]))
            break;
        if (!store(o, use->target, word, arena, err))
            return pa_error_prefix(err, "%s", use->given);
        (*at)++;
    }
    return taken >= o->words || pa_error_set(err, PA_ERROR_USAGE, "%s wants %d values: %s",
                                             use->given, o->words, o->argument);
}

// Handles the option at words->items[*at] and moves *at past it and its value.
static bool parse_option(struct pa_options *options, const struct pa_words *words, size_t *at,
                         struct pa_arena *arena, struct pa_error *err)
{
    const char *word = words->items[(*at)++];
    const char *next = *at < words->count ? words->items[*at] : NULL;
    const char *name = word + (word[1] == '-' ? 2 : 1), *equals = strchr(name, '=');
    size_t size = equals ? (size_t)(equals - name) : strlen(name);
    int spelled = (int)(name + size - word);
    bool negated;
    struct pa_option_use *use = pa_options_find(options, name, size, &negated);
    if (!use)
        return unknown(options, pa_arena_strndup(arena, word, (size_t)spelled), spelled, err);
    use->given = pa_arena_strndup(arena, word, (size_t)spelled);
    const char *value = NULL;
    bool ok = negated && equals
                  ? pa_error_set(err, PA_ERROR_USAGE, "takes no value")
                  : find_value(use->option, equals, next, &value, err) &&
                        store(use->option, use->target, negated ? "false" : value, arena, err);
    if (!ok)
        return pa_error_prefix(err, "%s", use->given);
    if (!equals && takes_word(use->option, next)) {
        (*at)++;
        if (!take_words(use, words, at, arena, err))
            return false;
    }
    if (use->option->kind != PA_OPTION_FLAG)
        return true;
    int now;
    memcpy(&now, use->target, sizeof now);
    if (now != use->option->value) // --lines=false is as if it were not there
        use->given = NULL;
    return !use->given || check_exclusive(options, use, err);
}

bool pa_options_parse(struct pa_options *options, struct pa_words *words, struct pa_arena *arena,
                      struct pa_error *err)
{
    struct pa_words files = {.items =
                                 pa_arena_calloc(arena, words->count + 1, sizeof *files.items)};
    for (size_t i = 0; i < words->count;) {
        const char *word = words->items[i];
        if (strcmp(word, "--") == 0) {
            for (i++; i < words->count; i++)
                files.items[files.count++] = words->items[i];
        } else if (word[0] == '-' && word[1]) {
            if (!parse_option(options, words, &i, arena, err))
                return false;
        } else {
            files.items[files.count++] = word;
            i++;
        }
    }
    *words = files;
    return true;
}

// A list whose values come in pairs, say: the words of one text.
static bool set_words(const struct pa_option_use *use, const char *value, struct pa_arena *arena,
                      struct pa_error *err)
{
    int taken = 0;
    for (value += strspn(value, " \t"); *value; value += strspn(value, " \t"), taken++) {
        size_t size = strcspn(value, " \t");
        if (!store(use->option, use->target, pa_arena_strndup(arena, value, size), arena, err))
            return false;
        value += size;
    }
    return taken == use->option->words || pa_error_set(err, PA_ERROR_USAGE, "wants %d values: %s",
                                                       use->option->words, use->option->argument);
}

bool pa_options_set(struct pa_options *options, const char *name, const char *value,
                    struct pa_arena *arena, struct pa_error *err)
{
    struct pa_option_use *use = strlen(name) > 1 ? find(options, name, strlen(name)) : NULL;
    if (!use)
        return unknown(options, name, (int)strlen(name), err);
    const struct pa_option *o = use->option;
    use->given = name;
    bool ok = o->kind == PA_OPTION_CALL && !o->argument
                  ? pa_error_set(err, PA_ERROR_USAGE, "cannot be set by a file")
              : o->kind == PA_OPTION_LIST && o->words > 1
                  ? set_words(use, value, arena, err)
                  : store(o, use->target, value, arena, err);
    if (ok && o->kind == PA_OPTION_FLAG)
        ok = check_exclusive(options, use, err);
    return ok || pa_error_prefix(err, "%s", name);
}
