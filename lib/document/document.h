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

// An empty document, in `arena`, of a schema "pa.NAME/VERSION". The name is borrowed.
void pa_doc_init(struct pa_doc *doc, struct pa_arena *arena, const char *name, int version);

// Begins a section. Its item is returned so that .audience and the title may be set.
struct pa_item *pa_doc_section(struct pa_doc *doc, const char *name, int version);

// Calls the sides of comparisons by these names, old and new, in the heads of all tables so far
// that have a column for each; NULL: as they are. Programs still get "old" and "new".
void pa_doc_name_sides(struct pa_doc *doc, const char *const labels[2]);

// Facts and items are returned so that .audience may be set.
struct pa_fact *pa_doc_fact(struct pa_doc *doc, const char *key, const char *title,
                            struct pa_cell value);
// A heading of the section.
struct pa_item *pa_doc_heading(struct pa_doc *doc, const char *text);
// Text that lines are broken in.
struct pa_item *pa_doc_paragraph(struct pa_doc *doc, const char *text);
// A paragraph that printers mark as one to be heeded.
struct pa_item *pa_doc_warning(struct pa_doc *doc, const char *text);
// An empty table, which the document then holds. The name is the key in JSON.
struct pa_table *pa_doc_table(struct pa_doc *doc, const char *name);
// A picture, whose bytes are borrowed.
struct pa_item *pa_doc_figure(struct pa_doc *doc, struct pa_figure figure);
// A copy of an item of another document, whose parts are borrowed.
struct pa_item *pa_doc_item(struct pa_doc *doc, const struct pa_item *item);
// What a gate found about one thing.
struct pa_item *pa_doc_check(struct pa_doc *doc, struct pa_check check);
// Ready lines, each with its '\n': for reports whose text form is no table. The printer makes what
// could steer a terminal visible (visible.h); a source, which may give a gigabyte, does so itself
// with the names that are in its lines. They are PA_FOR_TEXT; the tables beside them should be
// PA_FOR_PAGES | PA_FOR_DATA and say the same.
struct pa_item *pa_doc_verbatim(struct pa_doc *doc, const char *lines);
// The same for lines that are made while they are printed.
struct pa_item *pa_doc_verbatim_source(struct pa_doc *doc, struct pa_line_source lines);

#endif
