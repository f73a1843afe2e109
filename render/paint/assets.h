// SPDX-License-Identifier: Apache-2.0
// The viewer scripts of render/assets, made small and embedded at build time.
#ifndef PA_PAINT_ASSETS_H
#define PA_PAINT_ASSETS_H

extern const unsigned char pa_asset_flame_js[], pa_asset_graph_js[];
extern const unsigned long pa_asset_flame_js_size, pa_asset_graph_js_size;

#endif
