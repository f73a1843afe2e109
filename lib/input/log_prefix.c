// SPDX-License-Identifier: Apache-2.0
#include "input/log_prefix.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

// Digits of a number of so many places.
static bool take_digits(struct pa_text *t, size_t count)
{
    if (pa_text_size(*t) < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!is_digit(t->next[i]))
            return false;
    }
    t->next += count;
    return true;
}

static bool take_char(struct pa_text *t, const char *any)
{
    if (t->next == t->end || !strchr(any, *t->next))
        return false;
    t->next++;
    return true;
}

// The blank behind a prefix, or the end of the line.
static bool take_end(struct pa_text *t)
{
    return t->next == t->end || take_char(t, " \t");
}

// A word of letters, digits and the marks that names of hosts, pods and programs have.
static bool take_name(struct pa_text *t)
{
    const char *from = t->next;
    while (t->next < t->end && (is_digit(*t->next) || (*t->next >= 'a' && *t->next <= 'z') ||
                                (*t->next >= 'A' && *t->next <= 'Z') || strchr("._/-@", *t->next)))
        t->next++;
    return t->next > from;
}

// 10:00:00, 10:00:00.123
static bool take_clock(struct pa_text *t)
{
    if (!take_digits(t, 2) || !take_char(t, ":") || !take_digits(t, 2) || !take_char(t, ":") ||
        !take_digits(t, 2))
        return false;
    struct pa_text fraction = *t;
    if (take_char(&fraction, ".,") && take_digits(&fraction, 1)) {
        while (take_digits(&fraction, 1))
            continue;
        *t = fraction;
    }
    return true;
}

// Z, +02:00, -0700
static void take_zone(struct pa_text *t)
{
    struct pa_text zone = *t;
    if (take_char(&zone, "Z")) {
        *t = zone;
    } else if (take_char(&zone, "+-") && take_digits(&zone, 2)) {
        take_char(&zone, ":");
        if (take_digits(&zone, 2))
            *t = zone;
    }
}

// 2026-03-01T10:00:00.123Z, 2026/03/01 10:00:00
static bool take_date_and_clock(struct pa_text *t)
{
    if (!take_digits(t, 4) || !take_char(t, "-/") || !take_digits(t, 2) || !take_char(t, "-/") ||
        !take_digits(t, 2) || !take_char(t, "T ") || !take_clock(t))
        return false;
    take_zone(t);
    return true;
}

// A time stamp, also in brackets; of a date as well, or of the hour alone.
static bool take_time(struct pa_text *line, enum pa_log_join *join)
{
    (void)join;
    struct pa_text t = *line;
    bool bracket = take_char(&t, "[");
    struct pa_text date = t;
    if (take_date_and_clock(&date))
        t = date;
    else if (!take_clock(&t))
        return false;
    if ((bracket && !take_char(&t, "]")) || !take_end(&t))
        return false;
    *line = t;
    return true;
}

// "stdout F ", "stderr P ": of the runtime interface of containers.
static bool take_stream(struct pa_text *line, enum pa_log_join *join)
{
    struct pa_text t = *line;
    if ((!pa_text_skip(&t, "stdout ") && !pa_text_skip(&t, "stderr ")) || t.next == t.end)
        return false;
    char tag = *t.next;
    if (!take_char(&t, "FP") || !take_end(&t))
        return false;
    if (tag == 'P')
        *join = PA_LOG_PARTIAL;
    *line = t;
    return true;
}

// "01O ", "00E+": of GitLab, behind the time stamp.
static bool take_gitlab(struct pa_text *line, enum pa_log_join *join)
{
    struct pa_text t = *line;
    if (!take_digits(&t, 2) || !take_char(&t, "OE"))
        return false;
    if (take_char(&t, "+"))
        *join = PA_LOG_CONTINUES;
    else if (!take_end(&t))
        return false;
    *line = t;
    return true;
}

// "[pod/api-7d9f/api] ": of kubectl logs --prefix.
static bool take_pod(struct pa_text *line, enum pa_log_join *join)
{
    (void)join;
    struct pa_text t = *line;
    if (!pa_text_skip(&t, "[pod/") || !take_name(&t) || !take_char(&t, "]") || !take_end(&t))
        return false;
    *line = t;
    return true;
}

// "api-1  | ": of docker compose; "0|api  | " of process managers.
static bool take_service(struct pa_text *line, enum pa_log_join *join)
{
    (void)join;
    struct pa_text t = *line, number = t;
    int64_t n;
    if (pa_text_digits(&number, &n) && take_char(&number, "|"))
        t = number;
    if (!take_name(&t))
        return false;
    while (take_char(&t, " "))
        continue;
    if (!take_char(&t, "|") || !take_end(&t))
        return false;
    *line = t;
    return true;
}

// "app[12]: ", "app[web.1]: ", also with the host before it: behind the time of syslog.
static bool take_program(struct pa_text *line, enum pa_log_join *join)
{
    (void)join;
    struct pa_text t = *line, host = t;
    if (take_name(&host) && take_char(&host, " ") && take_name(&host))
        t = host;
    else if (!take_name(&t))
        return false;
    if (!take_char(&t, "[") || !take_name(&t) || !take_char(&t, "]") || !take_char(&t, ":") ||
        !take_end(&t))
        return false;
    *line = t;
    return true;
}

// "Mar  1 10:00:00 ": of syslog.
static bool take_month(struct pa_text *line, enum pa_log_join *join)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    (void)join;
    struct pa_text t = *line;
    if (pa_text_size(t) < 16)
        return false;
    char name[4] = {t.next[0], t.next[1], t.next[2]};
    const char *at = strstr(months, name);
    t.next += 3;
    if (!at || (at - months) % 3 || !take_char(&t, " ") || !take_char(&t, " 0123") ||
        !take_digits(&t, 1) || !take_char(&t, " ") || !take_clock(&t) || !take_end(&t))
        return false;
    *line = t;
    return true;
}

// "I0301 10:00:00.123456       1 main.go:12] ": of glog and klog.
static bool take_glog(struct pa_text *line, enum pa_log_join *join)
{
    (void)join;
    struct pa_text t = *line, word;
    int64_t n;
    if (!take_char(&t, "IWEF") || !take_digits(&t, 4) || !take_char(&t, " ") || !take_clock(&t))
        return false;
    pa_text_spaces(&t);
    if (!pa_text_digits(&t, &n) || !take_char(&t, " ") || !pa_text_word(&t, &word) ||
        !pa_text_ends(word, "]") || !take_end(&t))
        return false;
    *line = t;
    return true;
}

// "job<tab>step<tab>2026-03-01T10:00:00.123Z ": of gh run view --log.
static bool take_job(struct pa_text *line, enum pa_log_join *join)
{
    struct pa_text t = *line;
    for (int i = 0; i < 2; i++) {
        const char *tab = t.next < t.end ? memchr(t.next, '\t', pa_text_size(t)) : NULL;
        if (!tab)
            return false;
        t.next = tab + 1;
    }
    pa_text_skip(&t, "\xEF\xBB\xBF");
    if (!take_time(&t, join))
        return false;
    *line = t;
    return true;
}

// "> ": a quotation in Markdown or mail.
static bool take_quote(struct pa_text *line, enum pa_log_join *join)
{
    (void)join;
    struct pa_text t = *line;
    if (!take_char(&t, ">"))
        return false;
    take_char(&t, " ");
    *line = t;
    return true;
}

const struct pa_log_prefix pa_log_prefixes[] = {
    {"time stamps", take_time, 0},
    {"time stamps", take_month, 0},
    {"time stamps", take_glog, 0},
    {"names of jobs and time stamps", take_job, 0},
    {"names of streams", take_stream, sizeof "stderr" - 1},
    {"names of streams", take_gitlab, 0},
    {"names of pods", take_pod, SIZE_MAX},
    {"names of services", take_service, SIZE_MAX},
    {"names of programs", take_program, SIZE_MAX},
    {"quotation marks", take_quote, 0},
    {NULL, NULL, 0},
};

// ---- Any words

// Whether the words are equal but for the digits of numbers.
static bool alike(struct pa_text a, struct pa_text b)
{
    while (a.next < a.end && b.next < b.end) {
        if (is_digit(*a.next) && is_digit(*b.next)) {
            while (a.next < a.end && is_digit(*a.next))
                a.next++;
            while (b.next < b.end && is_digit(*b.next))
                b.next++;
        } else if (*a.next++ != *b.next++) {
            return false;
        }
    }
    return a.next == a.end && b.next == b.end;
}

bool pa_log_take_words(struct pa_text *line, struct pa_text model, size_t words)
{
    struct pa_text t = *line, ours, theirs;
    for (size_t i = 0; i < words; i++) {
        if (!pa_text_next_word(&model, &theirs) || !pa_text_next_word(&t, &ours) ||
            !alike(ours, theirs))
            return false;
    }
    if (t.next < t.end && is_blank(*t.next))
        t.next++;
    *line = t;
    return true;
}
