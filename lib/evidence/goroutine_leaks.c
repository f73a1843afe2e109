// SPDX-License-Identifier: Apache-2.0
// Which groups may be leaks, and what speaks for it. Uber's LeakProf (Saioc et al., arXiv
// 2312.12002) takes 10,000 goroutines blocked at one place of one process for a suspect; groups
// that grow in each of several dumps are another. Neither proves it: pools and backlogs look alike.
#include "evidence/goroutines.h"

#include "base/strbuf.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { CROWD = 10000, LARGE_GROWTH = 100, SURE_DUMPS = 4 };

static bool starts(const char *text, const char *word)
{
    return strncmp(text, word, strlen(word)) == 0;
}

bool pa_goroutine_waits_for_lock(const char *state)
{
    return starts(state, "semacquire") || starts(state, "sync.Mutex") ||
           starts(state, "sync.RWMutex") || starts(state, "BLOCKED");
}

bool pa_goroutine_is_blocked(const char *state)
{
    return !*state || pa_goroutine_waits_for_lock(state) || starts(state, "chan ") ||
           starts(state, "select") || starts(state, "sync.") || starts(state, "WAITING") ||
           starts(state, "coroutine");
}

bool pa_goroutine_group_grows(const struct pa_goroutine_group *group, size_t dumps)
{
    for (size_t i = 1; i < dumps; i++) {
        if (group->counts[i] <= group->counts[i - 1])
            return false;
    }
    return dumps > 1;
}

static void add_counts(struct pa_strbuf *text, const struct pa_goroutine_group *group, size_t dumps)
{
    for (size_t i = 0; i < dumps; i++)
        pa_strbuf_printf(text, "%s%" PRId64, i ? ", " : "", group->counts[i]);
}

// Rising in each of n dumps has a chance of 1/n! where the order is arbitrary: below .05 from four.
static enum pa_goroutine_leak judge_growth(const struct pa_goroutine_group *group, size_t dumps,
                                           struct pa_strbuf *why)
{
    int64_t first = group->counts[0], last = group->counts[dumps - 1];
    bool much = last - first >= LARGE_GROWTH && last / 2 >= first;
    if (!pa_goroutine_group_grows(group, dumps) || (dumps == 2 && !much))
        return PA_GOROUTINE_NO_LEAK;
    pa_strbuf_adds(why, "grows in every dump: ");
    add_counts(why, group, dumps);
    if (pa_goroutine_waits_for_lock(group->state)) {
        pa_strbuf_adds(why, "; they wait for a lock: a backlog rather than a leak");
        return PA_GOROUTINE_MAYBE;
    }
    return much || dumps >= SURE_DUMPS ? PA_GOROUTINE_LIKELY : PA_GOROUTINE_MAYBE;
}

static enum pa_goroutine_leak judge(const struct pa_goroutine_group *group, size_t dumps,
                                    struct pa_strbuf *why)
{
    int64_t last = group->counts[dumps - 1];
    if (group->leaked) {
        pa_strbuf_adds(why, "the runtime found that nothing can wake them");
        return PA_GOROUTINE_PROVED;
    }
    if (!group->own || !pa_goroutine_is_blocked(group->state) || last == 0)
        return PA_GOROUTINE_NO_LEAK;
    enum pa_goroutine_leak leak = judge_growth(group, dumps, why);
    if (strstr(group->state, "(nil chan)")) {
        pa_strbuf_printf(why, "%sa nil channel never wakes them", why->size ? "; " : "");
        leak = PA_GOROUTINE_LIKELY;
    } else if (leak == PA_GOROUTINE_NO_LEAK && last >= CROWD) {
        pa_strbuf_printf(why, "%" PRId64 " are blocked at one place; a large pool looks the same",
                         last);
        leak = PA_GOROUTINE_MAYBE;
    }
    if (leak && group->wait_most >= 1)
        pa_strbuf_printf(why, "; waiting for up to %" PRId64 " minutes", group->wait_most);
    return leak;
}

struct ranked {
    struct pa_goroutine_group group;
    size_t dumps;
};

static int by_count(const void *pa, const void *pb)
{
    const struct ranked *a = pa, *b = pb;
    int64_t x = a->group.counts[a->dumps - 1], y = b->group.counts[b->dumps - 1];
    if (x != y)
        return x > y ? -1 : 1;
    int order = strcmp(a->group.stack, b->group.stack);
    order = order ? order : strcmp(a->group.state, b->group.state);
    return order ? order : strcmp(a->group.creator, b->group.creator);
}

void pa_goroutines_judge(struct pa_goroutines *g)
{
    struct ranked *list = pa_arena_calloc(g->arena, g->groups.count, sizeof *list);
    for (size_t i = 0; i < g->groups.count; i++) {
        struct pa_goroutine_group *group = &g->groups.items[i];
        struct pa_strbuf why = {0};
        group->leak = judge(group, g->dumps, &why);
        group->evidence = group->leak ? pa_strbuf_keep(&why, g->arena) : NULL;
        pa_strbuf_release(&why);
        list[i] = (struct ranked){*group, g->dumps};
    }
    qsort(list, g->groups.count, sizeof *list, by_count);
    for (size_t i = 0; i < g->groups.count; i++)
        g->groups.items[i] = list[i].group;
}
