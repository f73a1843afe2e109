// SPDX-License-Identifier: Apache-2.0
// Texts in Markdown that form no markup, no table cell, no mention and no issue link. Inside
// lib/document only.
#ifndef PA_DOCUMENT_MARKDOWN_TEXT_H
#define PA_DOCUMENT_MARKDOWN_TEXT_H

#include "base/strbuf.h"

#include <stdbool.h>

// Where text goes.
struct pa_markdown_text {
    struct pa_strbuf *out;
    struct pa_strbuf line; // scratch, to be released
};

// Appends `size` bytes as running text on one line. With `html` the text stands within an HTML
// element, where backslashes do not escape.
void pa_markdown_running(struct pa_markdown_text *text, const char *string, size_t size, bool html);
// Appends `size` bytes as running text outside of HTML elements.
void pa_markdown_text_add(struct pa_markdown_text *text, const char *string, size_t size);
// Appends a NUL-terminated text as running text outside of HTML elements.
void pa_markdown_string(struct pa_markdown_text *text, const char *string);
// Appends a NUL-terminated text as running text between `prefix` and `end`, which are Markdown and
// taken as they are.
void pa_markdown_line(struct pa_markdown_text *text, const char *prefix, const char *string,
                      const char *end);
// Appends a NUL-terminated text as a paragraph that keeps its line breaks, with `prefix` (Markdown,
// such as "> ") before each line and an empty line at the end.
void pa_markdown_paragraph(struct pa_markdown_text *text, const char *prefix, const char *string);
// Appends a name as code: between backquotes or, if it holds some, in an element <code>. Nothing
// for size 0.
void pa_markdown_code(struct pa_markdown_text *text, const char *string, size_t size);

// Appends text with most of its punctuation as numeric entities, so that nothing is left for
// Markdown to interpret.
void pa_markdown_entities(struct pa_strbuf *out, const char *string, size_t size);
// Appends an address for a link; bytes that could end the link are percent-encoded.
void pa_markdown_address(struct pa_strbuf *out, const char *link);

#endif
