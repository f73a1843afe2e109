// SPDX-License-Identifier: Apache-2.0
#include "input/perf_machine.h"

enum { MISC_DATA = 1 << 13, MISC_EXEC = 1 << 13, MISC_NO_COPY = 1 << 13, MISC_BUILD_ID = 1 << 14 };
enum { PROT_EXECUTE = 4, MOST_COPIED = 1 << 25 };
#define NO_PID UINT32_MAX // of the kernel's own maps
static const char KERNEL[] = "[kernel.kallsyms]";

// ---- Tables

static struct pa_perf_process *find_process(const struct pa_perf_machine *m, uint32_t pid)
{
    uint64_t hash = pa_hash_u64(pid);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->process_index, hash);
         pa_index_at(&m->process_index, slot, hash, &i);
         slot = pa_index_next(&m->process_index, slot)) {
        if (i != UINT32_MAX && m->processes.items[i].pid == pid)
            return &m->processes.items[i];
    }
    return NULL;
}

static struct pa_perf_process *process_of(struct pa_perf_machine *m, uint32_t pid)
{
    struct pa_perf_process *p = find_process(m, pid);
    if (p)
        return p;
    pa_index_add(&m->process_index, pa_hash_u64(pid), (uint32_t)m->processes.count);
    pa_vec_push(&m->processes, (struct pa_perf_process){.pid = pid});
    return &m->processes.items[m->processes.count - 1];
}

static struct pa_perf_thread *find_thread(const struct pa_perf_machine *m, uint32_t tid)
{
    uint64_t hash = pa_hash_u64(tid);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->thread_index, hash);
         pa_index_at(&m->thread_index, slot, hash, &i);
         slot = pa_index_next(&m->thread_index, slot)) {
        if (i != UINT32_MAX && m->threads.items[i].tid == tid)
            return &m->threads.items[i];
    }
    return NULL;
}

static void name_thread(struct pa_perf_machine *m, uint32_t tid, pa_str name)
{
    struct pa_perf_thread *t = find_thread(m, tid);
    if (t) {
        t->name = name;
        return;
    }
    pa_index_add(&m->thread_index, pa_hash_u64(tid), (uint32_t)m->threads.count);
    pa_vec_push(&m->threads, (struct pa_perf_thread){tid, name});
}

pa_str pa_perf_machine_thread_name(const struct pa_perf_machine *m, uint32_t tid)
{
    const struct pa_perf_thread *t = find_thread(m, tid);
    return t ? t->name : tid == 0 ? pa_strings_adds(m->strings, "swapper") : 0;
}

// ---- Where addresses point to

// Of guests and hypervisors there are no maps.
const struct pa_perf_map *pa_perf_machine_find(const struct pa_perf_machine *m, uint32_t pid,
                                               enum pa_perf_mode mode, uint64_t address)
{
    if (mode == PA_PERF_KERNEL)
        return pa_perf_space_find(&m->kernel, address);
    const struct pa_perf_process *p =
        mode == PA_PERF_USER || mode == PA_PERF_UNKNOWN_MODE ? find_process(m, pid) : NULL;
    return p && p->space ? pa_perf_space_find(p->space, address) : NULL;
}

// ---- Binaries

static uint32_t find_binary(const struct pa_perf_machine *m, pa_str file, pa_str build_id)
{
    uint64_t hash = pa_hash_u64((uint64_t)file << 32 | build_id);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->binary_index, hash);
         pa_index_at(&m->binary_index, slot, hash, &i);
         slot = pa_index_next(&m->binary_index, slot)) {
        if (i != UINT32_MAX && m->binaries.items[i].file == file &&
            m->binaries.items[i].build_id == build_id)
            return i;
    }
    return UINT32_MAX;
}

// The binary that a map shows; it grows by what the map shows of it.
static uint32_t binary_of(struct pa_perf_machine *m, const struct pa_perf_binary *of,
                          const struct pa_perf_map *map)
{
    uint64_t end = map->offset + (map->end - map->start);
    uint32_t i = find_binary(m, of->file, of->build_id);
    if (i == UINT32_MAX) {
        i = (uint32_t)m->binaries.count;
        struct pa_perf_binary b = *of;
        b.from = map->offset;
        b.to = end;
        b.shift = b.absolute ? 0 : map->start - map->offset;
        pa_index_add(&m->binary_index, pa_hash_u64((uint64_t)of->file << 32 | of->build_id), i);
        pa_vec_push(&m->binaries, b);
    }
    struct pa_perf_binary *b = &m->binaries.items[i];
    b->from = map->offset < b->from ? map->offset : b->from;
    b->to = end > b->to ? end : b->to;
    return i;
}

static pa_str find_build_id(const struct pa_perf_machine *m, const char *file)
{
    uint64_t hash = pa_hash_bytes(file, strlen(file));
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->build_id_index, hash);
         pa_index_at(&m->build_id_index, slot, hash, &i);
         slot = pa_index_next(&m->build_id_index, slot)) {
        if (i != UINT32_MAX && strcmp(m->records->build_ids.items[i].file, file) == 0)
            return pa_strings_adds(m->strings, m->records->build_ids.items[i].id);
    }
    return 0;
}

// Memory that a just-in-time compiler writes code into, whose names it tells in /tmp/perf-PID.map.
static bool is_compiled(const char *name)
{
    static const char *const starts[] = {"//anon", "/anon_hugepage", "/dev/zero",
                                         "/memfd:doublemapper"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (strncmp(name, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return false;
}

// ---- Records

struct mapped {
    struct pa_perf_map map;
    uint32_t pid;
    const uint8_t *build_id;
    size_t build_id_size;
    bool code;
};

// pid, tid, address, length, offset; MMAP2 has what tells the file, protection and flags as well.
static struct mapped parse_map(const struct pa_perf_record *r, struct pa_perf_cursor *c)
{
    struct mapped m = {.pid = pa_perf_u32(c), .code = true};
    pa_perf_u32(c);
    uint64_t start = pa_perf_u64(c), length = pa_perf_u64(c), offset = pa_perf_u64(c);
    m.map = (struct pa_perf_map){start, start + length, offset, 0};
    if (length > UINT64_MAX - start)
        m.map.end = UINT64_MAX;
    if (r->type == PA_PERF_MMAP) {
        m.code = !(r->misc & MISC_DATA);
        return m;
    }
    const uint8_t *file = pa_perf_take(c, 24);
    m.code = pa_perf_u32(c) & PROT_EXECUTE || m.pid == NO_PID; // the kernel tells no protection
    pa_perf_u32(c);
    if (file && r->misc & MISC_BUILD_ID && file[0] <= 20) {
        m.build_id_size = file[0];
        m.build_id = file + 4;
    }
    return m;
}

static pa_str hex_of(struct pa_strings *strings, const uint8_t *bytes, size_t size)
{
    char hex[40];
    for (size_t i = 0; i < size; i++) {
        hex[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    return pa_strings_add(strings, hex, 2 * size);
}

// "[kernel.kallsyms]_text" is the kernel by a symbol of it.
static const char *file_of(const struct mapped *map, const char *name, struct pa_arena *arena)
{
    if (strncmp(name, KERNEL, sizeof KERNEL - 1) == 0)
        return KERNEL;
    return is_compiled(name) ? pa_arena_printf(arena, "/tmp/perf-%u.map", map->pid) : name;
}

static bool note_map(struct pa_perf_machine *m, const struct pa_perf_record *r,
                     struct pa_perf_cursor c)
{
    struct mapped map = parse_map(r, &c);
    size_t size;
    const char *text = pa_perf_text(&c, &size);
    if (c.failed)
        return false;
    uint64_t length = map.map.end - map.map.start;
    if (!map.code || map.map.end <= map.map.start || map.map.offset > UINT64_MAX - length)
        return true;
    struct pa_arena scratch = {0};
    bool kernel = map.pid == NO_PID || (r->misc & 7) == PA_PERF_KERNEL;
    const char *name = pa_arena_strndup(&scratch, text, size);
    const char *file = file_of(&map, name, &scratch);
    struct pa_perf_binary b = {.file = pa_strings_adds(m->strings, file),
                               .absolute = kernel || file != name};
    b.build_id =
        map.build_id ? hex_of(m->strings, map.build_id, map.build_id_size) : find_build_id(m, file);
    if (b.absolute)
        map.map.offset = map.map.start;
    map.map.binary = binary_of(m, &b, &map.map);
    pa_perf_space_add(kernel ? &m->kernel
                             : pa_perf_space_own(&process_of(m, map.pid)->space, &m->copied),
                      &map.map);
    pa_arena_release(&scratch);
    return true;
}

static bool note_comm(struct pa_perf_machine *m, const struct pa_perf_record *r,
                      struct pa_perf_cursor c)
{
    uint32_t pid = pa_perf_u32(&c), tid = pa_perf_u32(&c);
    size_t size;
    const char *name = pa_perf_text(&c, &size);
    if (c.failed)
        return false;
    name_thread(m, tid, pa_strings_add(m->strings, name, size));
    if (r->misc & MISC_EXEC)
        pa_perf_space_leave(&process_of(m, pid)->space);
    return true;
}

// A new thread takes over the name of its parent, a new process also the parent's mappings.
static bool note_fork(struct pa_perf_machine *m, const struct pa_perf_record *r,
                      struct pa_perf_cursor c)
{
    uint32_t pid = pa_perf_u32(&c), parent = pa_perf_u32(&c);
    uint32_t tid = pa_perf_u32(&c), parent_tid = pa_perf_u32(&c);
    if (c.failed)
        return false;
    pa_str name = pa_perf_machine_thread_name(m, parent_tid);
    if (name)
        name_thread(m, tid, name);
    if (pid == parent || r->misc & MISC_NO_COPY)
        return true;
    process_of(m, pid);
    const struct pa_perf_process *from = find_process(m, parent);
    struct pa_perf_space *space = from ? from->space : NULL;
    if (space)
        space->users++;
    struct pa_perf_process *to = find_process(m, pid);
    pa_perf_space_leave(&to->space);
    to->space = space;
    return true;
}

bool pa_perf_machine_note(struct pa_perf_machine *m, const struct pa_perf_record *r,
                          struct pa_error *err)
{
    struct pa_perf_cursor c = pa_perf_record_body(m->records, r);
    bool whole = true;
    if (r->type == PA_PERF_MMAP || r->type == PA_PERF_MMAP2)
        whole = note_map(m, r, c);
    else if (r->type == PA_PERF_COMM)
        whole = note_comm(m, r, c);
    else if (r->type == PA_PERF_FORK)
        whole = note_fork(m, r, c);
    else if (r->type == PA_PERF_LOST) {
        pa_perf_u64(&c);
        m->lost += pa_perf_u64(&c);
    } else if (r->type == PA_PERF_LOST_SAMPLES)
        m->lost_samples += pa_perf_u64(&c);
    if (m->copied > MOST_COPIED)
        return pa_error_set(err, PA_ERROR_LIMIT, "forked processes have too many mappings");
    return whole || pa_error_set(err, PA_ERROR_FORMAT, "record %u, of type %u, ends too early",
                                 r->sequence + 1, r->type);
}

// ---- Beginning and end

void pa_perf_machine_init(struct pa_perf_machine *m, const struct pa_perf_records *records,
                          struct pa_strings *strings)
{
    *m = (struct pa_perf_machine){.records = records, .strings = strings};
    for (size_t i = 0; i < records->build_ids.count; i++) {
        const char *file = records->build_ids.items[i].file;
        pa_index_add(&m->build_id_index, pa_hash_bytes(file, strlen(file)), (uint32_t)i);
    }
}

void pa_perf_machine_restart(struct pa_perf_machine *m)
{
    for (size_t i = 0; i < m->processes.count; i++)
        pa_perf_space_leave(&m->processes.items[i].space);
    m->processes.count = m->threads.count = m->kernel.maps.count = 0;
    m->lost = m->lost_samples = m->copied = 0;
    pa_index_release(&m->process_index);
    pa_index_release(&m->thread_index);
    m->process_index = m->thread_index = (struct pa_index){0};
}

void pa_perf_machine_release(struct pa_perf_machine *m)
{
    pa_perf_machine_restart(m);
    pa_vec_release(&m->processes);
    pa_vec_release(&m->threads);
    pa_vec_release(&m->kernel.maps);
    pa_vec_release(&m->binaries);
    pa_index_release(&m->binary_index);
    pa_index_release(&m->build_id_index);
}
