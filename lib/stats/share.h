// SPDX-License-Identifier: Apache-2.0
// The confidence interval of a share: k of n samples.
#ifndef PA_STATS_SHARE_H
#define PA_STATS_SHARE_H

struct pa_share_interval {
    double low, high;
};

// Returns Wilson's score interval (1927) at 95 % of the share k / n, where 0 <= k <= n and the
// samples are independent. It stays within 0 and 1 and keeps its level for small n. n of 0 gives 0
// to 1.
struct pa_share_interval pa_share_wilson(double k, double n);

#endif
