// SPDX-License-Identifier: Apache-2.0
#include "base/writer.h"

#include <errno.h>
#include <string.h>

enum { SPILL_SIZE = 1 << 16 };

static void drain(struct pa_writer *out)
{
    errno = 0;
    if (!out->failed && fwrite(out->text.text, 1, out->text.size, out->file) != out->text.size)
        out->failed = errno ? errno : EIO;
    pa_strbuf_clear(&out->text);
}

void pa_writer_spill(struct pa_writer *out)
{
    if (out->file && out->text.size >= SPILL_SIZE)
        drain(out);
}

bool pa_writer_finish(struct pa_writer *out, struct pa_error *err)
{
    if (!out->file)
        return true;
    if (out->text.size)
        drain(out);
    pa_strbuf_release(&out->text);
    if (!out->failed && fflush(out->file) != 0)
        out->failed = errno;
    if (!out->failed)
        return true;
    errno = out->failed;
    return pa_error_errno(err, "write failed");
}
