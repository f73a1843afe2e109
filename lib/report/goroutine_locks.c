// SPDX-License-Identifier: Apache-2.0
#include "report/goroutine_locks.h"

#include "base/strbuf.h"

enum { SHOWN = 20 };

static const char *where(struct pa_doc *doc, const struct pa_locks *l, size_t thread)
{
    const struct pa_lock_frame *f = pa_lock_site(l, &l->threads.items[thread]);
    if (!f)
        return "";
    return *f->place ? pa_arena_printf(doc->arena, "%s %s", f->function, f->place) : f->function;
}

static const char *name_of(const struct pa_locks *l, size_t thread)
{
    return l->threads.items[thread].name;
}

// "goroutine 18 waits in … for a lock that goroutine 19 may hold, which waits in … for one that
// goroutine 18 may hold"
static const char *circle_text(struct pa_doc *doc, const struct pa_locks *l,
                               const struct pa_lock_cycle *cycle)
{
    struct pa_strbuf text = {0};
    const char *holds = l->java ? "holds" : "may hold";
    for (size_t i = 0; i < cycle->count; i++) {
        const struct pa_lock *lock = &l->locks.items[l->circle.items[cycle->first + i]];
        // The holder of the lock before in the circle waits for this one.
        size_t before = l->circle.items[cycle->first + (i + cycle->count - 1) % cycle->count];
        size_t waiter = l->locks.items[before].holder;
        if (i == 0)
            pa_strbuf_printf(&text, "%s waits in %s for a lock that ", name_of(l, waiter),
                             where(doc, l, waiter));
        else
            pa_strbuf_printf(&text, ", which waits in %s for one that ", where(doc, l, waiter));
        pa_strbuf_printf(&text, "%s %s", lock->itself ? "it" : name_of(l, lock->holder), holds);
        if (lock->itself)
            pa_strbuf_adds(&text, l->java ? " itself" : " itself, further up in its stack");
    }
    return pa_strbuf_keep(&text, doc->arena);
}

static void add_circles(struct pa_doc *doc, const struct pa_locks *l)
{
    if (l->cycles.count == 0)
        return;
    pa_doc_heading(doc, l->java ? "Deadlocks" : "Possible deadlocks");
    struct pa_table *t = pa_doc_table(doc, "deadlocks");
    pa_table_column(t, (struct pa_column){.key = "threads", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "circle", .title = "", .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < l->cycles.count; i++)
        pa_table_row(t, NULL, pa_cell_count((int64_t)l->cycles.items[i].count),
                     pa_cell_text(circle_text(doc, l, &l->cycles.items[i])));
}

static void add_row(struct pa_doc *doc, struct pa_table *t, const struct pa_locks *l,
                    const struct pa_lock *lock)
{
    bool known = lock->holder != SIZE_MAX;
    struct pa_cell none = pa_cell_empty();
    const char *holder = known && lock->candidates > 1
                             ? pa_arena_printf(doc->arena, "%s, or one of %zu others",
                                               name_of(l, lock->holder), lock->candidates - 1)
                             : (known ? name_of(l, lock->holder) : "");
    pa_table_row(
        t, NULL, pa_cell_count((int64_t)lock->waiters), pa_cell_text(where(doc, l, lock->waiter)),
        pa_cell_text(pa_arena_printf(doc->arena, "0x%llx", (unsigned long long)lock->object)),
        known ? pa_cell_text(holder) : none,
        known ? pa_cell_text(l->threads.items[lock->holder].state) : none,
        known ? pa_cell_text(where(doc, l, lock->holder)) : none);
}

void pa_report_add_locks(struct pa_doc *doc, const struct pa_locks *l)
{
    static const struct pa_column columns[] = {
        {.key = "waiting", .kind = PA_CELL_COUNT},
        {.key = "waits_in", .title = "waits in", .kind = PA_CELL_TEXT},
        {.key = "object", .title = "for a lock of", .kind = PA_CELL_TEXT},
        {.key = "holder", .kind = PA_CELL_TEXT},
        {.key = "holder_state", .title = "which is in", .kind = PA_CELL_TEXT},
        {.key = "holder_in", .title = "at", .kind = PA_CELL_TEXT},
    };
    if (l->locks.count == 0)
        return;
    pa_doc_fact(doc, "deadlocks", l->java ? "Deadlocks" : "Possible deadlocks",
                pa_cell_count((int64_t)l->cycles.count));
    add_circles(doc, l);
    pa_doc_heading(doc, l->java ? "Locks" : "Locks, and who may hold them");
    struct pa_table *t = pa_doc_table(doc, "locks");
    pa_table_add_columns(t, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < l->locks.count && i < SHOWN; i++)
        add_row(doc, t, l, &l->locks.items[i]);
    if (!l->java)
        pa_table_note(t, "holders are guessed by the addresses of receivers on the stacks: whose "
                         "method runs on the object that the lock is in");
    if (l->locks.count > SHOWN)
        pa_table_note(t, pa_arena_printf(doc->arena, "%zu more locks, with fewer waiters",
                                         l->locks.count - SHOWN));
}
