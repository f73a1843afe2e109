// SPDX-License-Identifier: Apache-2.0
#include "input/drop_frames.h"

static const char profiler[] =
    "ProfileData::Add|ProfileData::prof_handler|CpuProfiler::prof_handler|"
    "__pthread_sighandler|__restore";

static const char allocator[] =
    "calloc|cfree|malloc|free|memalign|do_memalign|(__)?posix_memalign|pvalloc|valloc|"
    "realloc|tcmalloc::.*|tc_calloc|tc_cfree|tc_malloc|tc_free|tc_memalign|tc_posix_memalign|"
    "tc_pvalloc|tc_valloc|tc_realloc|tc_new|tc_delete|tc_newarray|tc_deletearray|"
    "tc_new_nothrow|tc_newarray_nothrow|malloc_zone_malloc|malloc_zone_calloc|"
    "malloc_zone_valloc|malloc_zone_realloc|malloc_zone_memalign|malloc_zone_free|"
    "runtime\\..*|BaseArena::.*|(::)?do_malloc_no_errno|(::)?do_malloc_pages|(::)?do_malloc|"
    "DoSampledAllocation|MallocedMemBlock::MallocedMemBlock|_M_allocate|"
    "__builtin_(vec_)?delete|__builtin_(vec_)?new|__gnu_cxx::new_allocator::allocate|"
    "__libc_malloc|__malloc_alloc_template::allocate|allocate|cpp_alloc|"
    "operator new(\\[\\])?|simple_alloc::allocate";

// The Go runtime's frames in the middle of a stack stay.
static const char not_allocator[] = "runtime\\.panic|runtime\\.reflectcall|runtime\\.call[0-9]*";

static const char locks[] =
    "RecordLockProfileData|(base::)?RecordLockProfileData.*|"
    "(base::)?SubmitMutexProfileData.*|(base::)?SubmitSpinLockProfileData.*|"
    "(base::Mutex::)?AwaitCommon.*|(base::Mutex::)?Unlock.*|(base::Mutex::)?UnlockSlow.*|"
    "(base::Mutex::)?ReaderUnlock.*|(base::MutexLock::)?~MutexLock.*|(Mutex::)?AwaitCommon.*|"
    "(Mutex::)?Unlock.*|(Mutex::)?UnlockSlow.*|(Mutex::)?ReaderUnlock.*|"
    "(MutexLock::)?~MutexLock.*|(SpinLock::)?Unlock.*|(SpinLock::)?SlowUnlock.*|"
    "(SpinLockHolder::)?~SpinLockHolder.*";

// Of jemalloc, which pprof does not read; also as Rust and others link it, with a prefix.
static const char jemalloc[] =
    "(je_|jemalloc_|_rjem_|_rjem_je_)?(malloc|calloc|realloc|free|memalign|posix_memalign|"
    "aligned_alloc|valloc|pvalloc|mallocx|rallocx|xallocx|dallocx|sdallocx)|"
    "newImpl.*|fallbackNewImpl.*|void\\* (fallbackN|n)ewImpl.*|operator new(\\[\\])?|"
    "__libc_malloc|__rust_(alloc|realloc|alloc_zeroed)|_?je_.*|_rjem_.*|prof_.*";

void pa_drop_frames_set(struct pa_profile *head, enum pa_drop_frames kind)
{
    static const char *const drop[] = {profiler, allocator, locks, jemalloc};
    head->drop_frames = pa_strings_adds(head->strings, drop[kind]);
    if (kind == PA_DROP_ALLOCATOR)
        head->keep_frames = pa_strings_adds(head->strings, not_allocator);
}
