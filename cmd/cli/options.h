// SPDX-License-Identifier: Apache-2.0
// One table of options gives parsing, --help, the man page and the shell completions. A row names
// a member of a plain struct of the command's own; nothing about options is kept elsewhere:
//
//     struct top_options { int64_t nodecount; bool trim; int order; struct pa_filters filters; };
//
//     static const struct pa_option options[] = {
//         {PA_OPTION_INT, "nodecount", offsetof(struct top_options, nodecount), .letter = 'n',
//          .fallback = "-1", .argument = "N", .help = "show at most N rows (-1: all)"},
//         {PA_OPTION_BOOL, "trim", offsetof(struct top_options, trim), .fallback = "true",
//          .help = "drop rows below --nodefraction"},
//         {PA_OPTION_FLAG, "cum", offsetof(struct top_options, order), .value = ORDER_CUM,
//          .help = "sort by cumulative value"},
//         {PA_OPTION_GROUP, "Filters", offsetof(struct top_options, filters),
//          .group = pa_filter_options},
//         {0},
//     };
//
// Spelling: one dash or two, `-` and `_` within a name are the same, `--name=value` or
// `--name value`; `--` ends the options; options and files may be mixed; `-` is a file. A switch
// never takes the next word: `--trim=false` or `--no-trim`. A list may take several words, but none
// behind `--name=value`. The last use of an option counts, but two different flags of one member
// exclude each other.
#ifndef PA_CLI_OPTIONS_H
#define PA_CLI_OPTIONS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum pa_option_kind {
    PA_OPTION_END,    // ends a table
    PA_OPTION_BOOL,   // bool; --x, --no-x, --x=true|false|1|0
    PA_OPTION_INT,    // int64_t within [minimum, maximum], if those differ
    PA_OPTION_DOUBLE, // double, finite, within [least, most], if those differ
    PA_OPTION_STRING, // const char *, borrowed from the command line; NULL if not given
    PA_OPTION_LIST,   // struct pa_words: every use adds one
    PA_OPTION_SIZE,   // size_t in bytes; K, M, G, T are powers of 1024
    PA_OPTION_CHOICE, // int: the value of the choice that is named
    PA_OPTION_FLAG,   // int: set to .value; --x=false leaves it alone
    PA_OPTION_CALL,   // whatever .call makes of the text
    PA_OPTION_GROUP,  // .group's rows, their members counted from here; .name is its heading
};

// --old a.pb b.pb --new c.pb: all words up to the next option. What a shell makes of --old a*.pb.
enum { PA_OPTION_ALL_WORDS = -1 };

// A row of the names a PA_OPTION_CHOICE takes; {0} ends the list.
struct pa_choice {
    const char *name;
    int value;
    const char *help; // for the shell's completion, may be NULL
};

struct pa_option;

// Puts `text` into `target`. `text` is NULL for an option without .argument. The error says what
// was wanted; the parser puts the option's name in front. Memory comes from `arena`.
typedef bool pa_option_call(const struct pa_option *option, void *target, const char *text,
                            struct pa_arena *arena, struct pa_error *err);

struct pa_option {
    enum pa_option_kind kind;
    const char *name; // with dashes, without the leading ones
    size_t offset;    // of the member in the struct

    char letter;          // a second, one-letter name
    bool hidden;          // parsed, but in no help (spellings of old)
    const char *alias;    // a third name, not shown in help
    const char *argument; // what the value is called in the help: "N", "REGEX", "FILE"
    const char *help;     // lower case, without a full stop
    const char *fallback; // the value if not given, as one would write it; else all zero
    const char *implied;  // the value of a bare --x, which then never takes the next word
    bool unless_file; // with `implied`: the next word is the value unless it is a file or option
    int value;        // of a PA_OPTION_FLAG
    int64_t minimum, maximum; // of a PA_OPTION_INT
    double least, most;       // of a PA_OPTION_DOUBLE
    int words;                // of a PA_OPTION_LIST: how many values follow, or PA_OPTION_ALL_WORDS
    const struct pa_choice *choices;
    const struct pa_option *group;
    pa_option_call *call;
    const char
        *only_for; // the kind of files that it is of use for; NULL: all. Of a GROUP: its rows
};

// An option in its place: the tables of a command, flattened.
struct pa_option_use {
    const struct pa_option *option;
    const char *heading;  // of the group it came by, or NULL
    const char *only_for; // its own, or that of the group
    void *target;         // NULL if bound for documentation only
    const char *given;    // the spelling it was given by, or NULL
};

// `struct pa_options o = {0}` is empty; release frees the list, not what was parsed.
struct pa_options {
    PA_VEC(struct pa_option_use) list; // in the tables' order
    // Returns what an unknown option that other tools have is called here; NULL if they have none
    // of that name. May be NULL itself.
    const char *(*called_here)(const char *word, size_t size);
};

// Frees the list of options, not what was parsed.
void pa_options_release(struct pa_options *options);

// Appends which numbers the option takes, "0 to 1", "at least 0"; nothing if all do or it takes no
// numbers.
void pa_option_range(const struct pa_option *option, struct pa_strbuf *out);

// Adds a table of options, with its groups, under `heading` (NULL: none), and sets members that
// have a fallback. Members are in the struct at `base`; NULL: for documentation only.
void pa_options_add(struct pa_options *options, const struct pa_option *table, const char *heading,
                    void *base);

// Parses `words`, stores values in the members, and leaves in `words` the file arguments. Lists
// and file arguments are allocated from `arena`; strings are borrowed from the command line.
// PA_ERROR_USAGE, naming the option as it was spelled and what was wanted.
PA_MUST_CHECK bool pa_options_parse(struct pa_options *options, struct pa_words *words,
                                    struct pa_arena *arena, struct pa_error *err);

// Sets the option with this long name as `--name value` would, for files of settings; a list of
// several words takes them from the text. `value` is borrowed, lists are in `arena`.
// PA_ERROR_USAGE, naming the option, if there is none, or the value is wrong.
PA_MUST_CHECK bool pa_options_set(struct pa_options *options, const char *name, const char *value,
                                  struct pa_arena *arena, struct pa_error *err);

// Fails with PA_ERROR_USAGE if an option was given that is only for another kind of files than
// `kind`.
PA_MUST_CHECK bool pa_options_fit(const struct pa_options *options, const char *kind,
                                  struct pa_error *err);

// Returns whether an option whose value is stored at `target` was given on the command line.
bool pa_options_given(const struct pa_options *options, const void *target);

// Returns the option with this name of `size` bytes, as spelled on the command line without
// leading dashes; NULL if there is none. *negated is set for "no-x" of a PA_OPTION_BOOL.
struct pa_option_use *pa_options_find(struct pa_options *options, const char *name, size_t size,
                                      bool *negated);

// Returns whether the option is followed by a value, so that the next word is not a file.
bool pa_option_takes_value(const struct pa_option *option);

#endif
