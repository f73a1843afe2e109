// SPDX-License-Identifier: Apache-2.0
// The end of Java profiles: what the ids in their stacks stand for.
//
//     0x00000003 com.example.Book.match (Book.java:46)
//     0x00000004 memcpy (/lib/libc.so.6)
//     0x00000005 GC
#ifndef PA_INPUT_JAVA_NAMES_H
#define PA_INPUT_JAVA_NAMES_H

#include "input/addresses.h"

// Takes in the current line and the rest; other lines are passed over. The first file that a
// function is seen with counts for all its lines.
void pa_java_names_read(struct pa_addresses *a, struct pa_lines *lines, bool more);

#endif
