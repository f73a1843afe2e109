// SPDX-License-Identifier: Apache-2.0
// The confidence interval of a share: k of n samples.
#ifndef PA_STATS_SHARE_H
#define PA_STATS_SHARE_H

struct pa_share_interval {
    double low, high;
};

// Wilson's score interval (1927) at 95 %, which stays within 0 and 1 and holds its level for small
// n. n of 0 gives 0 to 1. The samples are taken as independent.
struct pa_share_interval pa_share_wilson(double k, double n);

#endif
