// SPDX-License-Identifier: Apache-2.0
// The lines at the end of Java profiles that give the functions behind the ids in the stacks.
//
//     0x00000003 com.example.Book.match (Book.java:46)
//     0x00000004 memcpy (/lib/libc.so.6)
//     0x00000005 GC
#ifndef PA_INPUT_JAVA_NAMES_H
#define PA_INPUT_JAVA_NAMES_H

#include "input/addresses.h"

// Names the ids in the stacks of `a` by the lines at the end of the file: the current one of
// `lines` (if `more`, else there are none) and all behind it. Other lines are skipped. A function
// is in the file that it is first seen with, whatever later lines say.
void pa_java_names_read(struct pa_addresses *a, struct pa_lines *lines, bool more);

#endif
