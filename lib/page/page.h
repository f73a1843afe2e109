// SPDX-License-Identifier: Apache-2.0
// The report that CI attaches to a build: one document about any mix of profiles, benchmark
// results and evidence, of one side or two. Verdict, counts and gate come first, then sections,
// each with the schema that its command's document has alone, and pictures.
//
//     struct pa_page page;
//     ok = pa_page_make(&page, &(struct pa_page_input){.session = session, .sides = {old, new}},
//                       err) &&
//          pa_page_print(&page, "html", &writer, err);
//
// All of it lives in the arena of the session.
#ifndef PA_PAGE_PAGE_H
#define PA_PAGE_PAGE_H

#include "document/printer.h"
#include "gate/bench.h"
#include "input/identify.h"
#include "source/source_files.h"
#include "symbol/level.h"
#include "view/session.h"

struct pa_page_input {
    struct pa_session *session; // reads the profiles; its warnings are shown in the report
    struct pa_words sides[2];   // old, new: files and folders of any kind; no old ones: one side
    const char *labels[2];      // what the sides are called; NULL: "old", "new"
    const char *title;          // NULL: "Report"
    const char *marker;         // markdown: hidden text that a bot finds its comment by; NULL: none
    const char *rules;          // of the gate, as for --fail-on; NULL: none
    struct pa_gate_policy policy;
    struct pa_waivers *waivers;           // NULL: none
    const char *sample_index;             // what of profiles is shown; NULL: the default of each
    const struct pa_source_path *sources; // where source files are looked for; NULL: nowhere
    struct pa_source_options source;      // how profiles are read; keep_going holds for all files
    bool embed_json;                      // html contains the whole report as JSON, for programs
    double min_effect;                    // a smaller relative change does not matter; 0: 5 %
    enum pa_symbol_level names;           // how much of functions' names people see
};

struct pa_page {
    struct pa_doc doc; // "report", version 1
    const struct pa_page_input *input;
    bool gated; // there were rules; `conclusion` is set
    enum pa_gate_conclusion conclusion;
    bool skipped;                  // keep_going left out a file
    struct pa_print_options print; // set by the caller before printing, e.g. markdown's links
    struct pa_page_work *work;     // internal
};

// Reads all files and makes the document. `input` and what it points to are borrowed as long as
// the page is used. PA_ERROR_USAGE if rules are wrong or no file could be read; other errors name
// the file. With keep_going files that cannot be read are left out with a warning and
// page->skipped is set.
PA_MUST_CHECK bool pa_page_make(struct pa_page *page, const struct pa_page_input *input,
                                struct pa_error *err);

// Returns whether a file that was opened is neither a profile nor benchmark results but belongs
// into a report: a log of the collector, metrics, notes of the compiler, a history of results. Its
// bytes stay unread.
bool pa_page_is_evidence(const struct pa_input_opened *opened);

// Most comparisons that rules judge which are not about profiles.
enum { PA_PAGE_JUDGED = 3 };
// Fills `list` from its start with the comparisons that both sides have evidence for, in the order
// benchmark results, escapes, metrics. Returns how many. What the list points to lives as long as
// the page.
size_t pa_page_judged(const struct pa_page *page, struct pa_gate_bench list[PA_PAGE_JUDGED]);

// Writes the page by the printer of this name (document/printers.def); the caller finishes the
// writer. PA_ERROR_USAGE if there is no such printer.
PA_MUST_CHECK bool pa_page_print(const struct pa_page *page, const char *format,
                                 struct pa_writer *out, struct pa_error *err);

#endif
