// SPDX-License-Identifier: Apache-2.0
// The parts of the block of data that viewers of a page have (data.c documents it). Each adds its
// members, a comma before them, to the object of a kind. Internal to page/.
#ifndef PA_PAGE_ENCODE_H
#define PA_PAGE_ENCODE_H

#include "page/data.h"

struct pa_page_encoder {
    const struct pa_page_work *work;
    struct pa_strbuf *out;
    struct pa_strings *strings;
    uint32_t *index; // by string: number of the name and 1
    size_t known;    // strings
    PA_VEC(pa_str) names;
    PA_VEC(pa_str) files;
    // Of the kind at hand, by node of its calls: whether it is in the tree, and its place there, or
    // that of the caller which has its values.
    const bool *large;
    const uint32_t *place;
    size_t placed;
};

// The number of a name in the page's table; a new name gets the next one.
uint32_t pa_encode_name(struct pa_page_encoder *e, pa_str name);
// Appends a text as JSON has it, with its quotation marks.
void pa_encode_text(struct pa_strbuf *out, const char *text);

// Sample types, profiles, the tree and its values. Returns what a step of the kind's type is.
double pa_encode_calls(struct pa_page_encoder *e, const struct pa_page_data *data);
// What is known of changes; only of functions that have a name by now.
void pa_encode_changes(struct pa_page_encoder *e, const struct pa_page_kind *kind);
// Lines and labels, in steps of the kind's type; after its calls.
void pa_encode_lines(struct pa_page_encoder *e, struct pa_page_data *data, double step);
void pa_encode_tags(struct pa_page_encoder *e, const struct pa_page_data *data, double step);

#endif
