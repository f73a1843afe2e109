// SPDX-License-Identifier: Apache-2.0
// The fields of a sample stand in an order of their own, each only if its bit is set:
//
//     IDENTIFIER, IP, TID, TIME, ADDR, ID, STREAM_ID, CPU, PERIOD, READ, CALLCHAIN, RAW,
//     BRANCH_STACK, REGS_USER, STACK_USER, … (what is behind is of no interest)
//
// See perf_event_open(2), PERF_RECORD_SAMPLE.
#include "input/perf_sample.h"

enum { READ_ENABLED = 0, READ_RUNNING = 1, READ_ID = 2, READ_GROUP = 3, READ_LOST = 4 };

static bool reads(uint64_t format, unsigned bit)
{
    return format >> bit & 1;
}

// The number of the counters, the two times, and each counter; without GROUP it is one, in front.
static void skip_counters(struct pa_perf_cursor *c, struct pa_perf_sample *s)
{
    uint64_t format = s->read_format;
    bool group = reads(format, READ_GROUP);
    uint64_t each = 8u * (1 + reads(format, READ_ID) + reads(format, READ_LOST));
    uint64_t times = 8u * (reads(format, READ_ENABLED) + reads(format, READ_RUNNING));
    uint64_t count = group ? pa_perf_u64(c) : 1;
    const uint8_t *at = c->next;
    if (group) {
        pa_perf_take(c, times);
        at = c->next;
    }
    if (count > pa_perf_left(c) / each)
        c->failed = true;
    pa_perf_take(c, count * each + (group ? 0 : times));
    if (!c->failed)
        s->counters = (struct pa_perf_cursor){at, c->next, .big = c->big};
}

bool pa_perf_sample_counter(struct pa_perf_sample *s, struct pa_perf_counter *counter)
{
    struct pa_perf_cursor *c = &s->counters;
    uint64_t format = s->read_format;
    if (!pa_perf_left(c) || !reads(format, READ_ID))
        return false;
    counter->value = pa_perf_u64(c);
    if (!reads(format, READ_GROUP))
        pa_perf_take(c, 8u * (reads(format, READ_ENABLED) + reads(format, READ_RUNNING)));
    counter->id = pa_perf_u64(c);
    if (reads(format, READ_LOST))
        pa_perf_u64(c);
    return !c->failed;
}

static void take_chain(struct pa_perf_cursor *c, struct pa_perf_sample *s)
{
    uint64_t count = pa_perf_u64(c);
    if (count > pa_perf_left(c) / 8)
        c->failed = true;
    const uint8_t *at = pa_perf_take(c, count * 8);
    if (at)
        s->chain = (struct pa_perf_cursor){at, at + count * 8, .big = c->big};
}

static void skip_branches(struct pa_perf_cursor *c, uint64_t branch_type)
{
    enum { ENTRY = 24, HW_INDEX = 17, COUNTERS = 19 };
    uint64_t count = pa_perf_u64(c);
    uint64_t each = ENTRY + 8u * (branch_type >> COUNTERS & 1);
    if (branch_type >> HW_INDEX & 1)
        pa_perf_u64(c);
    if (count > pa_perf_left(c) / each)
        c->failed = true;
    pa_perf_take(c, count * each);
}

static unsigned count_bits(uint64_t word)
{
    unsigned count = 0;
    for (; word; word &= word - 1)
        count++;
    return count;
}

// The registers of the mask in the order of their bits. The instruction pointer is number 8 on x86;
// the mask tells arm64, which has 33 registers, apart.
static void take_registers(struct pa_perf_cursor *c, uint64_t mask, struct pa_perf_sample *s)
{
    uint64_t abi = pa_perf_u64(c);
    if (!abi)
        return;
    bool arm64 = mask >> 32 & 1 && !(mask >> 33);
    unsigned ip = arm64 ? 32 : 8;
    const uint8_t *at = pa_perf_take(c, 8u * count_bits(mask));
    if (at && mask >> ip & 1) {
        unsigned before = count_bits(mask & (((uint64_t)1 << ip) - 1));
        s->user_ip = pa_perf_number(at + 8 * before, 8, c->big);
        s->has_registers = true;
    }
}

// The fields behind the period, up to the last that matters.
static void take_rest(struct pa_perf_cursor *c, const struct pa_perf_attr *a,
                      struct pa_perf_sample *s)
{
    uint64_t type = a->sample_type;
    if (pa_perf_has(type, PA_PERF_READ))
        skip_counters(c, s);
    if (pa_perf_has(type, PA_PERF_CALLCHAIN))
        take_chain(c, s);
    if (pa_perf_has(type, PA_PERF_RAW))
        pa_perf_take(c, pa_perf_u32(c));
    if (pa_perf_has(type, PA_PERF_BRANCH_STACK))
        skip_branches(c, a->branch_type);
    if (pa_perf_has(type, PA_PERF_REGS_USER))
        take_registers(c, a->regs_user, s);
    s->stack_copied = pa_perf_has(type, PA_PERF_STACK_USER);
}

bool pa_perf_sample_parse(const struct pa_perf_attr *a, struct pa_perf_cursor c,
                          struct pa_perf_sample *s, struct pa_error *err)
{
    static const enum pa_perf_field unused[] = {PA_PERF_ADDR, PA_PERF_ID, PA_PERF_STREAM_ID,
                                                PA_PERF_CPU};
    uint64_t type = a->sample_type;
    *s = (struct pa_perf_sample){.read_format = a->read_format};
    if (pa_perf_has(type, PA_PERF_IDENTIFIER))
        pa_perf_u64(&c);
    if (pa_perf_has(type, PA_PERF_IP))
        s->ip = pa_perf_u64(&c);
    if (pa_perf_has(type, PA_PERF_TID)) {
        s->pid = pa_perf_u32(&c);
        s->tid = pa_perf_u32(&c);
    }
    if (pa_perf_has(type, PA_PERF_TIME))
        s->time = pa_perf_u64(&c);
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++)
        pa_perf_take(&c, 8 * pa_perf_has(type, unused[i]));
    if (pa_perf_has(type, PA_PERF_PERIOD))
        s->period = pa_perf_u64(&c);
    else
        s->period = a->frequency ? 1 : a->period;
    take_rest(&c, a, s);
    return !c.failed || pa_error_set(err, PA_ERROR_FORMAT, "ends before its fields do");
}
