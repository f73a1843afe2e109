// SPDX-License-Identifier: Apache-2.0
// The tags of an XML document one after the other, as far as reports of test programs need it:
// elements and their attributes. Text, comments, CDATA, processing instructions and declarations
// are skipped; entities other than the five of XML and numbers stay as they are written. Nothing is
// fetched, nothing expands into more.
//
//     struct pa_xml_tags x = pa_xml_tags_of(bytes);
//     while (pa_xml_next(&x))
//         if (x.opens && pa_text_equals(x.name, "TestCase") && pa_xml_attribute(&x, "name", &text))
//     if (x.broken) … at line x.line
#ifndef PA_INPUT_XML_TAGS_H
#define PA_INPUT_XML_TAGS_H

#include "base/strbuf.h"
#include "input/text.h"

struct pa_xml_tags {
    struct pa_text rest;
    size_t line;               // of the current tag
    struct pa_text name;       // of its element
    struct pa_text attributes; // as written
    bool opens, closes;        // both: <x/>
    bool broken;               // a tag, comment or section that does not end
};

// Starts a walk over the tags of a document, in front of the first one. The bytes are borrowed.
struct pa_xml_tags pa_xml_tags_of(const struct pa_bytes *bytes);
// Goes to the next tag, and sets line, name, attributes, opens and closes; text, comments and
// declarations in front of it are skipped. False at the end, and, with tags->broken set, where a
// tag, comment or section does not end. Whether tags match is not checked.
bool pa_xml_next(struct pa_xml_tags *tags);
// Appends the value of the current tag's attribute of this name to `value`, with entities replaced.
// False, with nothing appended, if the tag has none, or its attributes are malformed in front of
// it.
bool pa_xml_attribute(const struct pa_xml_tags *tags, const char *name, struct pa_strbuf *value);

#endif
