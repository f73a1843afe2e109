// SPDX-License-Identifier: Apache-2.0
#include "flags/session_options.h"

#include "symbol/level.h"

#include <stdlib.h>

#define ROW(kind, struct_type, member, name_, ...)                                                 \
    {                                                                                              \
        PA_OPTION_##kind, name_, offsetof(struct struct_type, member), __VA_ARGS__                 \
    }

const struct pa_option pa_reading_options[] = {
    ROW(STRING, pa_source_options, input_format, "input-format", .argument = "NAME",
        .help = "do not find out what the files are"),
    ROW(SIZE, pa_source_options, max_size, "max-size", .argument = "BYTES", .fallback = "4G",
        .help = "refuse files that unpack to more"),
    ROW(BOOL, pa_source_options, keep_going, "keep-going",
        .help = "leave out files that cannot be read; the exit status is still 2"),
    {0},
};

const struct pa_option pa_source_options[] = {
    ROW(LIST, pa_source_options, base, "base", .argument = "FILE",
        .help = "subtract this profile; percentages are of what is left"),
    ROW(LIST, pa_source_options, diff_base, "diff-base", .argument = "FILE",
        .help = "subtract this profile; percentages are of its total"),
    ROW(BOOL, pa_source_options, normalize, "normalize",
        .help = "scale the profile to the total of the base before subtracting"),
    ROW(STRING, pa_source_options, symbolize, "symbolize", .argument = "HOW",
        .help = "none, local, fastlocal, or demangle=none|full|templates|default"),
    ROW(BOOL, pa_source_options, all_frames, "all-frames",
        .help = "keep the frames that the profile says to leave out (drop_frames)"),
    ROW(STRING, pa_source_options, comment, "add-comment", .argument = "TEXT",
        .help = "add a comment to the profile"),
    {PA_OPTION_GROUP, .group = pa_reading_options},
    {0},
};

const struct pa_option pa_filter_options[] = {
    ROW(STRING, pa_filter_options, focus, "focus", .argument = "REGEX",
        .help = "only samples with a matching frame"),
    ROW(STRING, pa_filter_options, ignore, "ignore", .argument = "REGEX",
        .help = "no samples with a matching frame"),
    ROW(STRING, pa_filter_options, hide, "hide", .argument = "REGEX",
        .help = "leave out matching frames"),
    ROW(STRING, pa_filter_options, show, "show", .argument = "REGEX",
        .help = "only matching frames"),
    ROW(STRING, pa_filter_options, show_from, "show-from", .argument = "REGEX",
        .help = "leave out frames above the matching one nearest to the root"),
    ROW(STRING, pa_filter_options, prune_from, "prune-from", .argument = "REGEX",
        .help = "leave out frames below the matching one nearest to the leaf"),
    ROW(STRING, pa_filter_options, tag_focus, "tagfocus", .argument = "[KEY=]VALUE",
        .help = "only samples with a label in this range or matching these expressions"),
    ROW(STRING, pa_filter_options, tag_ignore, "tagignore", .argument = "[KEY=]VALUE",
        .help = "no samples with such a label"),
    ROW(STRING, pa_filter_options, tag_show, "tagshow", .argument = "REGEX",
        .help = "only labels with a matching key"),
    ROW(STRING, pa_filter_options, tag_hide, "taghide", .argument = "REGEX",
        .help = "no labels with a matching key"),
    ROW(STRING, pa_filter_options, tag_root, "tagroot", .argument = "KEY,...",
        .help = "labels as frames above the root"),
    ROW(STRING, pa_filter_options, tag_leaf, "tagleaf", .argument = "KEY,...",
        .help = "labels as frames below the leaf"),
    ROW(BOOL, pa_filter_options, relative, "relative-percentages",
        .help = "percentages of what the filters left"),
    {0},
};

// The values are indexes into a list in view.c.
#define LEGACY(name_, number)                                                                      \
    ROW(FLAG, pa_value_options, index_flag, name_, .value = (number), .hidden = true,              \
        .help = "the same as --sample-index=" name_)

const struct pa_option pa_value_options[] = {
    ROW(STRING, pa_value_options, sample_index, "sample-index", .argument = "TYPE",
        .help = "which sample type to report: its name or number"),
    LEGACY("inuse-space", 1),
    LEGACY("inuse-objects", 2),
    LEGACY("alloc-space", 3),
    LEGACY("alloc-objects", 4),
    LEGACY("total-delay", 5),
    LEGACY("contentions", 6),
    LEGACY("mean-delay", 7),
    ROW(BOOL, pa_value_options, mean, "mean", .help = "divide by the first sample type"),
    ROW(DOUBLE, pa_value_options, divide_by, "divide-by", .argument = "N", .fallback = "1",
        .help = "divide all values"),
    ROW(STRING, pa_value_options, unit, "unit", .argument = "UNIT", .fallback = "minimum",
        .help = "unit of the values: ms, MB, auto (each its own), minimum (one for all)"),
    {0},
};

#define LEVEL(name_, level, help_)                                                                 \
    ROW(FLAG, pa_granularity_flags, granularity, name_, .value = (level), .help = help_)

const struct pa_choice pa_names_choices[] = {
    {"full", PA_SYMBOL_LEVEL_FULL, "as they are"},
    {"short", PA_SYMBOL_LEVEL_SHORT, "without import path, type arguments and parameters"},
    {"func", PA_SYMBOL_LEVEL_FUNC, "and without what tells closures of a function apart"},
    {0},
};

const struct pa_option pa_granularity_options[] = {
    LEVEL("functions", PA_GRANULARITY_FUNCTIONS, "by function (the default)"),
    LEVEL("filefunctions", PA_GRANULARITY_FILEFUNCTIONS, "by file and function"),
    LEVEL("files", PA_GRANULARITY_FILES, "by file"),
    LEVEL("lines", PA_GRANULARITY_LINES, "by function and line"),
    LEVEL("addresses", PA_GRANULARITY_ADDRESSES, "by address"),
    ROW(BOOL, pa_granularity_flags, no_inlines, "noinlines",
        .help = "count inlined functions for their caller"),
    ROW(BOOL, pa_granularity_flags, columns, "showcolumns", .help = "tell columns of a line apart"),
    ROW(BOOL, pa_granularity_flags, fold_recursion, "fold-recursion",
        .help = "make a function that calls itself directly one frame"),
    ROW(CHOICE, pa_granularity_flags, names, "names", .argument = "LEVEL",
        .choices = pa_names_choices,
        .help = "how much of functions' names to show; json and csv have all of it"),
    {0},
};

struct pa_session *pa_session_of(struct pa_context *ctx)
{
    struct pa_session *session = pa_session_new(ctx->arena, ctx->warnings);
    session->opened = ctx->opened;
    const char *home = getenv("HOME");
    session->binaries.places = (struct pa_binary_places){
        .folders = getenv("PPROF_BINARY_PATH"),
        .cache = home && *home ? pa_arena_printf(ctx->arena, "%s/.debug", home) : NULL,
        .kernel = "/proc/kallsyms",
        .notes = "/sys/kernel/notes",
        .debug = "/usr/lib/debug",
    };
    return session;
}
