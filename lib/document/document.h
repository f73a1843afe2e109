// SPDX-License-Identifier: Apache-2.0
// A report: what a command has to say, independent of how it is printed. Building one never prints;
// printing never computes.
//
//     struct pa_doc doc;
//     pa_doc_init(&doc, &arena, "top", 1);
//     pa_doc_fact(&doc, "type", "Type", pa_cell_text("cpu"));
//     pa_doc_paragraph(&doc, "Showing nodes accounting for 2.38s, 88.48% of 2.69s total");
//     struct pa_table *t = pa_doc_table(&doc, "functions");
//     …
//     ok = pa_doc_print(&doc, pa_printer_find("json"), &options, &writer, err);
//
// All parts live in the arena; texts are borrowed and must live until the document is printed. It
// can be printed any number of times. Facts come first whenever they are added; the other parts
// keep their order.
//
// A report made of reports has sections: what is added after pa_doc_section() belongs to that
// section, up to the next one. Facts and tables of two sections never mix.
#ifndef PA_DOCUMENT_DOCUMENT_H
#define PA_DOCUMENT_DOCUMENT_H

#include "base/strbuf.h"
#include "document/table.h"

enum pa_item_kind {
    PA_ITEM_HEADING,
    PA_ITEM_PARAGRAPH,
    PA_ITEM_WARNING, // something the reader must know before believing the numbers
    PA_ITEM_VERBATIM,
    PA_ITEM_TABLE,
    PA_ITEM_FIGURE,
    PA_ITEM_CHECK,
    PA_ITEM_SECTION,
};

// Lines made while printing. `start` is called before the first `next` of each printing; `next`
// adds some lines to `out`, false (adding nothing) at the end.
struct pa_line_source {
    void (*start)(void *state);
    bool (*next)(void *state, struct pa_strbuf *out);
    void *state;
};

// A picture, as markup.
struct pa_figure {
    const char *name, *title;
    const char *svg; // a whole <svg> element of our own painters: html takes it as it is
    size_t size;
};

enum pa_check_result { PA_CHECK_PASSED, PA_CHECK_FAILED, PA_CHECK_SKIPPED, PA_CHECK_ERROR };

// One condition that a gate looked at.
struct pa_check {
    const char *group, *name; // group may be NULL
    enum pa_check_result result;
    const char *message; // one line; NULL: none
    const char *details; // several lines; NULL: none
    const char *package; // what the name belongs to; NULL or "": nothing
};

// A report within a report: name and version are those of its schema, as if it stood alone.
struct pa_section {
    const char *name;
    int version;
    const char *title;  // for people; NULL: none
    const char *anchor; // html: the id to link to, of letters, digits and '-'; NULL: none
    struct pa_fact *facts, *last_fact;
};

struct pa_item {
    struct pa_item *next;
    enum pa_item_kind kind;
    unsigned audience;
    union {
        struct {
            const char *text;            // heading, paragraph, warning, verbatim
            struct pa_line_source lines; // verbatim: instead of text
            bool folded; // heading: markdown and html fold what comes up to the next heading
        };
        struct pa_table *table;
        struct pa_figure figure;
        struct pa_check check;
        struct pa_section section; // up to the next one
    };
};

struct pa_doc {
    struct pa_arena *arena;
    const char *name; // "top": the schema is pa.top/version
    int version;
    const char *title; // NULL: none; text does not print it
    struct pa_fact *facts, *last_fact;
    struct pa_item *items, *last_item;
    struct pa_section *section; // that is added to; NULL: none yet
};

// Makes an empty document whose parts will live in `arena`, of the schema "pa.NAME/VERSION"
// (docs/json.md). `name` is borrowed.
void pa_doc_init(struct pa_doc *doc, struct pa_arena *arena, const char *name, int version);

// Begins a section with the schema "pa.NAME/VERSION": facts and items added from now on belong to
// it. Returns its item, so that .audience, .section.title and .section.anchor may be set.
struct pa_item *pa_doc_section(struct pa_doc *doc, const char *name, int version);

// Calls the sides of comparisons by these names, labels[0] the old and labels[1] the new one, in
// the heads of all tables added so far that have a column for each; a NULL name leaves the head.
// Programs still get the keys "old" and "new".
void pa_doc_name_sides(struct pa_doc *doc, const char *const labels[2]);

// Adds a fact, a value with a name, to the section or, before the first one, to the document. `key`
// is for programs, `title` for people (NULL: the key), both borrowed. Returns it, so that .audience
// may be set.
struct pa_fact *pa_doc_fact(struct pa_doc *doc, const char *key, const char *title,
                            struct pa_cell value);
// Adds a heading. `text` is borrowed. Returns the item, so that .audience and .folded may be set.
struct pa_item *pa_doc_heading(struct pa_doc *doc, const char *text);
// Adds a paragraph, whose lines printers may break between words. `text` is borrowed. Returns the
// item, so that .audience may be set.
struct pa_item *pa_doc_paragraph(struct pa_doc *doc, const char *text);
// Adds a paragraph that printers mark as something to know before believing the numbers. `text` is
// borrowed. Returns the item, so that .audience may be set.
struct pa_item *pa_doc_warning(struct pa_doc *doc, const char *text);
// Adds an empty table and returns it, to be filled. `name` is its key in JSON, borrowed.
struct pa_table *pa_doc_table(struct pa_doc *doc, const char *name);
// Adds a picture, whose texts are borrowed. Returns the item, so that .audience may be set.
struct pa_item *pa_doc_figure(struct pa_doc *doc, struct pa_figure figure);
// Adds a copy of an item of another document, whose parts are borrowed. A section that is copied
// becomes the one that is added to; its facts come along, its items do not.
struct pa_item *pa_doc_item(struct pa_doc *doc, const struct pa_item *item);
// Adds a condition that a gate looked at, with its result. Texts are borrowed. Without a group it
// gets the section's name as its group.
struct pa_item *pa_doc_check(struct pa_doc *doc, struct pa_check check);
// Adds ready lines, each with its '\n', for reports whose text form is no table. They are for text
// output (PA_FOR_TEXT); tables beside them should be PA_FOR_PAGES | PA_FOR_DATA and say the same.
// The printer makes what could steer a terminal visible (base/visible.h).
struct pa_item *pa_doc_verbatim(struct pa_doc *doc, const char *lines);
// Adds lines as pa_doc_verbatim() does, but made while they are printed, by a source that makes
// harmful characters in names visible itself, since it may give a gigabyte. Its state must live
// until the document is printed.
struct pa_item *pa_doc_verbatim_source(struct pa_doc *doc, struct pa_line_source lines);

#endif
