// SPDX-License-Identifier: Apache-2.0
// Names without their meaning: each word of a name becomes ten letters that depend on the word and
// a key, all between the words stays. So equal words are equal everywhere, and packages, folders,
// methods and template arguments are still to be seen:
//
//     example.org/shop/cart.(*Cart).Add.func1    ->  kqd….xtf…/a5b…/q7c….(*Q7c…).Zm2….func1
//
// A name of which nothing would change, "operator int", has all its words replaced.
//
// 50 bits of the hash are used: of 100,000 different words two are the same with a probability of
// 1 in 200,000.
#ifndef PA_PROFILE_PSEUDONYM_H
#define PA_PROFILE_PSEUDONYM_H

#include "base/intern.h"
#include "base/siphash.h"
#include "base/strbuf.h"

enum pa_pseudonym_kind {
    PA_PSEUDONYM_NAME, // of a function: words of languages ("operator", "func1") and numbers up to
                       // three digits stay; the first letter's case, too
    PA_PSEUDONYM_PATH, // of a file: the ending of a known language stays
};

// Appends the pseudonym of `size` bytes of `text`. The same key, kind and text always give the same
// pseudonym.
void pa_pseudonym_add(struct pa_strbuf *out, const struct pa_siphash_key *key,
                      enum pa_pseudonym_kind kind, const char *text, size_t size);

// Appends the pseudonym of a text that has no structure, as a build id or a comment: `prefix`
// (NUL-terminated) and ten letters.
void pa_pseudonym_add_whole(struct pa_strbuf *out, const struct pa_siphash_key *key,
                            const char *prefix, const char *text, size_t size);

#endif
