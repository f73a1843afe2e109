// SPDX-License-Identifier: Apache-2.0
#include "flags/anonymize_options.h"

#include "profile/anonymize.h"
#include "profile/name_filter.h"
#include "profile/symbolize.h"

#include <stdio.h>
#include <string.h>

#define ROW(kind, member, name_, ...)                                                              \
    {                                                                                              \
        PA_OPTION_##kind, name_, offsetof(struct pa_anonymize_flags, member), __VA_ARGS__          \
    }

const struct pa_option pa_anonymize_options[] = {
    ROW(BOOL, anonymize, "anonymize",
        .help = "pseudonyms for the names of functions, files, labels and comments"),
    ROW(STRING, salt, "salt", .argument = "TEXT",
        .help =
            "the secret that pseudonyms depend on: with the same one they are the same; else it "
            "is random"),
    ROW(STRING, keep, "keep-names", .argument = "REGEX",
        .help = "functions whose names stay as they are: '^runtime\\.|^std::'"),
    {0},
};

static bool random_key(struct pa_siphash_key *key, struct pa_error *err)
{
    static const char source[] = "/dev/urandom";
    FILE *file = fopen(source, "rb");
    bool ok = file && fread(key, sizeof *key, 1, file) == 1;
    if (!ok)
        pa_error_errno(err, source);
    if (file)
        fclose(file);
    return ok;
}

// The text may be of any length: both halves of the key are hashes of it, under keys of our own.
static struct pa_siphash_key key_of(const char *salt)
{
    static const struct pa_siphash_key first = {0x70612073616c7431u, 1};
    static const struct pa_siphash_key second = {0x70612073616c7431u, 2};
    size_t size = strlen(salt);
    return (struct pa_siphash_key){pa_siphash(&first, salt, size), pa_siphash(&second, salt, size)};
}

bool pa_anonymize(struct pa_context *ctx, const struct pa_anonymize_flags *flags,
                  const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_anonymize_options how = {.keep = flags->keep};
    if (!flags->anonymize)
        return (!flags->salt && !flags->keep) ||
               pa_error_set(err, PA_ERROR_USAGE, "--%s goes with --anonymize",
                            flags->salt ? "salt" : "keep-names");
    if (flags->salt)
        how.key = key_of(flags->salt);
    else if (!random_key(&how.key, err))
        return false;
    else
        pa_warnings_add(ctx->warnings,
                        "the salt is random: another run gives other pseudonyms (see --salt)");
    const struct pa_profile *p =
        pa_profile_demangle(*profile, PA_DEMANGLE_DEFAULT, false, ctx->arena);
    p = pa_filter_drop_frames(p, ctx->arena, err);
    *profile = p ? pa_profile_anonymize(p, &how, ctx->arena, err) : NULL;
    return *profile != NULL;
}
