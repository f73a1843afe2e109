// SPDX-License-Identifier: Apache-2.0
// Texts in Markdown that form no markup, no table cell, no mention and no issue link. Inside
// lib/document only.
#ifndef PA_DOCUMENT_MARKDOWN_TEXT_H
#define PA_DOCUMENT_MARKDOWN_TEXT_H

#include "base/strbuf.h"

#include <stdbool.h>

struct pa_markdown_text {
    struct pa_strbuf *out;
    struct pa_strbuf line; // scratch, to be released
};

// Running text on one line; `html`: within an element, where backslashes do not escape.
void pa_markdown_running(struct pa_markdown_text *text, const char *string, size_t size, bool html);
// Running text outside of elements: `size` bytes of `string`.
void pa_markdown_text_add(struct pa_markdown_text *text, const char *string, size_t size);
// The same of a NUL-terminated text.
void pa_markdown_string(struct pa_markdown_text *text, const char *string);
// The same between a prefix and an end that are taken as they are.
void pa_markdown_line(struct pa_markdown_text *text, const char *prefix, const char *string,
                      const char *end);
// Text of its own lines, each behind the prefix.
void pa_markdown_paragraph(struct pa_markdown_text *text, const char *prefix, const char *string);
// A name, as it is written in code.
void pa_markdown_code(struct pa_markdown_text *text, const char *string, size_t size);

// Most punctuation as entities: nothing is left for Markdown to find.
void pa_markdown_entities(struct pa_strbuf *out, const char *string, size_t size);
// An address: what could end the link is written as a number.
void pa_markdown_address(struct pa_strbuf *out, const char *link);

#endif
