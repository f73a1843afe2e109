// SPDX-License-Identifier: Apache-2.0
// Names from input are hostile: this is the one place where they are made fit for JSON and XML
// (also HTML and SVG). A byte that is no UTF-8 becomes the text \xff, so that names stay different.
#ifndef PA_BASE_ESCAPE_H
#define PA_BASE_ESCAPE_H

#include "base/strbuf.h"

// Adds a JSON string with its quotes. Valid text of any kind comes back unchanged from a parser.
// Safe inside <script> as well: '<' is escaped, and what visible.h calls harmful.
void pa_escape_json(struct pa_strbuf *out, const char *text, size_t size);
// Adds text fit for element content and for attribute values in either kind of quotes. What
// visible.h calls harmful is shown as there, but for tabs and line ends; U+FFFE and U+FFFF, which
// XML 1.0 forbids as well, become U+FFFD.
void pa_escape_xml(struct pa_strbuf *out, const char *text, size_t size);

#endif
