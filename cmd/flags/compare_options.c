// SPDX-License-Identifier: Apache-2.0
#include "flags/compare_options.h"

#include "base/number.h"
#include "flags/side_words.h"

#include <math.h>
#include <string.h>

static const struct pa_choice norms[] = {
    {"auto", PA_NORM_AUTO, "as pa diff finds it out"},
    {"median", PA_NORM_MEDIAN, "what most functions agree on"},
    {"total", PA_NORM_TOTAL, "shares of the total"},
    {"none", PA_NORM_NONE, "both sides did the same work"},
    {0},
};

#define AT(member) offsetof(struct pa_compare_flags, member)

const struct pa_option pa_compare_options[] = {
    {PA_OPTION_LIST, "old", AT(old), .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
     .help = "compare: the files or folders of the old side, up to the next option"},
    {PA_OPTION_LIST, "new", AT(new), .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
     .help = "those of the new side"},
    {PA_OPTION_CHOICE, "norm", AT(norm), .argument = "HOW", .choices = norms, .fallback = "auto",
     .help = "what makes sides of different length comparable"},
    {PA_OPTION_LIST, "ops", AT(ops), .argument = "OLD NEW", .words = 2,
     .help = "operations that a profile of each side measured"},
    {PA_OPTION_BOOL, "merge", AT(merge), .help = "two files are added up, not compared"},
    {0},
};

bool pa_compare_take(struct pa_context *ctx, const struct pa_compare_flags *flags,
                     struct pa_source_options *source, struct pa_side_files *sides,
                     struct pa_error *err)
{
    struct pa_words *files = &ctx->files;
    bool based = source->base.count || source->diff_base.count;
    *sides = (struct pa_side_files){0};
    source->program = pa_binaries_take_program(files);
    if (flags->old.count || flags->new.count) {
        if (!flags->old.count || !flags->new.count || files->count || based)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "give both sides by --old and --new, or both as OLD NEW");
        sides->words[0] = flags->old;
        sides->words[1] = flags->new;
        return true;
    }
    if (!flags->merge && !based && pa_side_words_split(files, ctx->arena, sides))
        return true;
    *sides = (struct pa_side_files){0};
    if (files->count == 2 && !flags->merge && !based) {
        sides->words[0] = (struct pa_words){files->items, 1};
        sides->words[1] = (struct pa_words){files->items + 1, 1};
    }
    return files->count > 0 || pa_error_set(err, PA_ERROR_USAGE, "no files: usage: pa %s %s",
                                            ctx->command->name, ctx->command->synopsis);
}

bool pa_compare_operations(const struct pa_words *words, double operations[2], struct pa_error *err)
{
    for (size_t i = 0; words->count && i < 2; i++) {
        const char *text = words->count == 2 ? words->items[i] : "";
        if (!pa_parse_double(text, strlen(text), &operations[i]) || !isfinite(operations[i]) ||
            operations[i] <= 0)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "--ops wants the operations of a profile of each side: OLD NEW");
    }
    return true;
}

void pa_compare_name_sides(const struct pa_side_files *sides, const char **old_name,
                           const char **new_name)
{
    *old_name = sides->labels[0] ? sides->labels[0] : *old_name;
    *new_name = sides->labels[1] ? sides->labels[1] : *new_name;
}
