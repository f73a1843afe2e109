// SPDX-License-Identifier: Apache-2.0
// Names from input are hostile: this is the one place where they are made fit for JSON and XML
// (also HTML and SVG). A byte that is no UTF-8 becomes the text \xff, so that names stay different.
#ifndef PA_BASE_ESCAPE_H
#define PA_BASE_ESCAPE_H

#include "base/strbuf.h"

// Appends `size` bytes of `text` as a JSON string with its quotes (RFC 8259). Valid UTF-8 comes
// back unchanged from a JSON parser, NUL included; a byte that is no UTF-8 comes back as the four
// characters \xff. The string is safe inside <script> as well: '<' and the characters of
// pa_visible_is_harmful() are written as \u escapes.
void pa_escape_json(struct pa_strbuf *out, const char *text, size_t size);
// Appends `size` bytes of `text` fit for XML and HTML, as content of an element or as the value of
// an attribute in either kind of quotes. The characters of pa_visible_is_harmful() are written as
// visible escapes as pa_visible_text() does, but tabs and line ends stay; U+FFFE and U+FFFF, which
// XML 1.0 forbids as well, become U+FFFD.
void pa_escape_xml(struct pa_strbuf *out, const char *text, size_t size);

#endif
