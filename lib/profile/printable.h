// SPDX-License-Identifier: Apache-2.0
// Names as reports can show them. A file may have any bytes in its strings. Those behind a NUL
// would be lost in every text, and some that are no UTF-8 steer terminals: they become escapes,
// \x00 and \x9b, and where that could be taken for a name with such a text in it, its backslashes
// are doubled. Other bytes that are no UTF-8 stay here: text shows them, as pprof does, and
// printers of formats that must be UTF-8 escape them in the same way (base/escape.h).
#ifndef PA_PROFILE_PRINTABLE_H
#define PA_PROFILE_PRINTABLE_H

#include "profile/profile.h"

// Returns `profile` itself if there is nothing to escape, which is nearly always so; else a copy in
// `arena` in which names, files, labels, types and comments have none of these bytes, and different
// texts stay different. With `utf8` all bytes that are no UTF-8 are escaped, for pictures and
// pages. The copy shares tables with `profile`, which must live as long.
const struct pa_profile *pa_profile_printable(const struct pa_profile *profile, bool utf8,
                                              struct pa_arena *arena);

#endif
