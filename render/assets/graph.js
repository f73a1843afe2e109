// SPDX-License-Identifier: Apache-2.0
var keyHelp = '', draw = () => 0, find = () => '', step = draw, key = draw, put = draw, get = draw;
start();
