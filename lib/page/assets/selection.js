// SPDX-License-Identifier: Apache-2.0
// The tree of a selection: arrays by node, of both sides what a node costs itself and with all
// it calls: means of the chosen profiles, of one side alone sums.

var chosen = (k, t, side) => {
  var m = /^(\d+)-(\d+)$/.exec(t);
  return [...k.runs.keys()].filter(i => m ? i >= m[1] && i <= m[2] : k.runs[i][0] == side);
};

var start = (k, T) => ({ ...T, _n: [-1], _p: [-1], _own: [[0], [0]], _k: k, _at: new Map() });

// The child of a node with this name, made where there is none.
var child = (T, i, n) => {
  var key = i * 1e6 + n, j = T._at.get(key);
  if (j == null) {
    T._at.set(key, j = T._n.push(n) - 1);
    T._p.push(i);
    for (var b of BOTH) T._own[b].push(0);
  }
  return j;
};

// What nodes cost with all below them, of what they cost themselves.
var sumUp = (own, parents) => {
  var sums = own.map(v => v.slice()), i = parents.length;
  for (; i-- > 1;) for (var b of BOTH) sums[b][parents[i]] += sums[b][i];
  return sums;
};

var NONE = [];

var total = T => {
  var i, p;
  T._sum = sumUp(T._own, T._p);
  T._w = T._n.map(() => 0);
  T._c = T._n.map(() => NONE);
  T._all = T._sum[T._b][0] || T._sum[0][0] || 1e-9;
  for (i = T._n.length; i-- > 0;) {
    var [was, is] = both(T, i);
    p = T._p[i];
    // What is gone is as wide as it was.
    T._w[i] = T._diff && !is ? was > T._all * .003 ? was : 0 : T._w[i] + abs(T._own[T._b][i]);
    if (!i) break;
    T._w[p] += T._w[i];
    if (T._c[p][0]) T._c[p].push(i);
    else T._c[p] = [i];
  }
  for (var list of T._c) if (list[1]) list.sort((a, c) => T._w[c] - T._w[a] || a - c);
  return T;
};

// What makes sums of these profiles means, and old ones comparable.
var weights = (k, type, runs) => runs.map((list, b) => type.m / (k._both && list.length || 1) * (b ? 1 : k.scale));

// The next caller, from the node outwards, whose function fits; 0: none.
var callerOf = (T, i, fits) => {
  do i = T._p[i]; while (i > 0 && !fits(T._n[i]));
  return max(i, 0);
};

var build = k => {
  var S = k._S, type = k.types[S.t], key = [S.t, S.v == 'tags', S.s, S.o, S.n, S.fo, S.ig, S.sf, S.m].join('\n'), T, to = [], keep = [], from = [], within = [], todo = [0], i, n, p, b, f;
  if (k._key == key) return;
  k._key = key;
  // Shares are of the side that is shown.
  T = k._T = start(k, { _diff: S.s == 'diff', _b: +(S.s != 'old') });
  // Labels are known of one type.
  T._type = S.v == 'tags' && type.c != k._main.c ? k._main : type;
  // Of nodes as they were read: what is kept of each, and whether it is shown.
  T._kept = zeros(k);
  T._from = from;
  T._runs = [chosen(k, S.o, 0), chosen(k, S.n, 1)];
  // Proof is of everything, by what the section compares.
  T._whole = T._type == k._main && !(S.o + S.n + S.fo + S.ig + S.sf + S.m);
  var factors = weights(k, T._type, T._runs), inside = T._runs.map(list => new Set(list)), [fo, ig, sf] = [S.fo, S.ig, S.sf].map(x => x && regex(x));
  for (i = 0; i < k._n.length; i++) {
    n = k._n[i];
    p = k._p[i];
    var t = i ? names[n] : '';
    // Bits: not ignored, in focus.
    keep[i] = i ? keep[p] & (ig && ig.test(t) ? 1 : 3) | (fo && fo.test(t)) : fo ? 2 : 3;
    from[i] = !sf || i > 0 && (from[p] || sf.test(t));
    if (!sf && !S.m) {
      to[i] = i;
      T._n[i] = n;
      T._p[i] = p;
      for (b of BOTH) T._own[b][i] = 0;
    } else to[i] = i ? !from[i] || S.m && !D._mine.has(n) ? to[p] : child(T, to[p], n) : 0;
  }
  for (var e of k._e) if (keep[n = e[0]] == 3 && from[n]) for (b of BOTH) if (inside[b].has(e[1])) {
    t = (e[2 + T._type.c] || 0) * factors[b];
    T._own[b][to[n]] += t;
    T._kept[b][n] += t;
  }
  total(T);
  // By function: own and sum of both sides; within itself it counts once. And packages by cost.
  T._f = new Map();
  while (todo[0] != null) {
    i = todo.pop();
    n = T._n[i < 0 ? ~i : i];
    if (i < 0) within[n]--;
    else {
      if (!T._f.has(n)) T._f.set(n, [0, 0, 0, 0]);
      f = T._f.get(n);
      for (b of BOTH) {
        f[b] += T._own[b][i];
        if (!within[n]) f[2 + b] += T._sum[b][i];
      }
      within[n] = (within[n] || 0) + 1;
      todo.push(~i);
      for (var c of T._c[i]) todo.push(c);
    }
  }
  T._f.delete(-1);
  f = n => abs(T._diff ? T._f.get(n)[1] - T._f.get(n)[0] : T._f.get(n)[T._b]);
  T._top = [...T._f.keys()].sort((a, c) => f(c) - f(a));
  var by = {};
  for ([n, f] of T._f) if (t = packageOf(n)) by[t] = (by[t] || 0) + f[T._b];
  T._packages = Object.entries(by).sort((a, c) => c[1] - a[1]).slice(0, 10);
};

// What a node costs with all it calls, on both sides.
var both = (T, i) => [T._sum[0][i], T._sum[1][i]];

// 0: no difference to speak of, 1: seen, 2: proved: of what calls nothing, by its own cost.
var real = (T, i, n) => {
  var [was, is] = n || both(T, i), k = T._k, d = is - was, e = k._known[T._n[i]], noise;
  if (!d) return 0;
  if (k.census) return 2;
  if (T._whole && (i ? e && e[+!(T._leaf ? i == T._leaf : !T._c[i][0])] : k.sure) * d > 0) return 2;
  noise = Math.sqrt((was / T._runs[0].length + is / T._runs[1].length) * T._type.m);
  return +(abs(d) > (k.sampled ? 1.5 * noise : .002 * max(T._all, T._sum[0][0])));
};

// Ten hues by rank for packages, grey for runtimes and the rest.
var HUES = [25, 265, 145, 305, 75, 200, 340, 115, 235, 50];

var packages = [], packageOf = n => {
  var t = names[n] || '';
  return packages[n] ??= /^(runtime|internal|sync|syscall|std|_)[./:_]|^[a-z_]\w*$/i.test(t) ? '' : t.replace(/[(<[].*/, '').replace(/^.*\/|(::|\.(?!\d)).*/g, '');
};

var hue = i => i < 0 ? 'var(--gf)' : 'oklch(var(--hue) ' + HUES[i] + ')', mix = (c, p) => 'color-mix(in srgb,var(--' + c + 'l) ' + (p | 0) + '%,var(--gf))';

var colour = (T, i) => {
  var name = packageOf(T._n[i]), d = T._sum[1][i] - T._sum[0][i], r = real(T, i), t = min(1, Math.sqrt(abs(d) / T._all * 10));
  return !T._diff ? hue(T._packages.findIndex(x => x[0] == name)) : mix(d > 0 ? 'w' : 'b', r ? r > 1 ? 45 + 55 * t : 16 + 26 * t : 0);
};

var nameOf = (T, i) => names[T._n[i]] || 'all';

var words = (T, i) => {
  var [was, is] = both(T, i), u = T._type.u, r = real(T, i);
  return T._diff ? say(was, u) + ' → ' + say(is, u) + ', ' + change(was, is) + (r > 1 ? ', ' + (T._k.census ? 'counted' : T._k.proof) : r ? ', not proved' : '')
    : say(T._sum[T._b][i], u) + ', ' + part(T._sum[T._b][i], T._all);
};
