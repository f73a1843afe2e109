// SPDX-License-Identifier: Apache-2.0
// Compiler attributes by short names; nothing else lives here.
#ifndef PA_BASE_ATTRIBUTES_H
#define PA_BASE_ATTRIBUTES_H

#define PA_PRINTF(text, first) __attribute__((format(printf, text, first)))
#define PA_MUST_CHECK          __attribute__((warn_unused_result))
#define PA_NORETURN            __attribute__((noreturn))
// For loops that are to be compiled once for each value of a constant argument.
#define PA_ALWAYS_INLINE inline __attribute__((always_inline))

#endif
