// SPDX-License-Identifier: Apache-2.0
// Parts of the block of JSON for the page's viewer (data.c documents it). Each appends its
// members, with a comma in front, to the open object of a kind. Internal to page/.
#ifndef PA_PAGE_ENCODE_H
#define PA_PAGE_ENCODE_H

#include "page/data.h"

struct pa_page_encoder {
    const struct pa_page_work *work;
    struct pa_strbuf *out;
    struct pa_strings *strings;
    uint32_t *index;      // by id of a string: its number among `names` + 1; 0: none
    size_t known;         // number of ids
    PA_VEC(pa_str) names; // of functions, in the order of their numbers
    PA_VEC(pa_str) files; // the same of source files
    // Of the kind at hand, by node of its calls: whether it is in the written tree, and its place
    // there or else that of the nearest caller that is.
    const bool *large;
    const uint32_t *place;
    size_t placed;
};

// Where the nodes of the stacks of lines are in the written tree of calls.
struct pa_page_places {
    double *sum[2];  // by node of the stacks: of each side, with all below it
    uint32_t *place; // by node: its place, or else that of the nearest caller that is there
    bool *small;     // by node: it is not there itself
};

// Returns the number of a function's name in the block's table of names; a new name gets the next
// one. An id that did not exist when encoding began gives 0.
uint32_t pa_encode_name(struct pa_page_encoder *e, pa_str name);
// Appends a NUL-terminated text as a JSON string, with its quotation marks.
void pa_encode_text(struct pa_strbuf *out, const char *text);

// Appends sample types, profiles, the tree of calls and its values, and sets e->large, place and
// placed. Returns the step of the kind's sample type: the number that its written values are
// multiples of.
double pa_encode_calls(struct pa_page_encoder *e, const struct pa_page_data *data);
// Appends what the comparison says of changes, for functions that have a number by now: after the
// kind's calls. Only for a compared kind.
void pa_encode_changes(struct pa_page_encoder *e, const struct pa_page_kind *kind);
// Finds the places of a kind's stacks; after its calls. In the page's arena.
void pa_encode_places(const struct pa_page_encoder *e, struct pa_page_data *data,
                      struct pa_page_places *places);
// Appends what a line or a label has of a node: the number that tells node and how (data.c), and
// its parts on both sides in steps; NULL: all that there is.
void pa_encode_part(struct pa_strbuf *out, int64_t key, const double parts[2]);
// Each of the following two appends values by source line, or by label, in steps as
// pa_encode_calls() returned it.
void pa_encode_lines(struct pa_page_encoder *e, struct pa_page_data *data,
                     const struct pa_page_places *places, double step);
void pa_encode_tags(struct pa_page_encoder *e, const struct pa_page_data *data,
                    const struct pa_page_places *places, double step);

#endif
