// SPDX-License-Identifier: Apache-2.0
// The views of a kind of profile: flame graph, call tree, table of functions, callers and callees,
// call graph, lines, labels. They show one selection of one set of values, which is in the address:
//     #k=profile-cpu  v=view  f=function  q=search  z=zoomed frame  t=sample type
//      s=old|new|diff  fo=focus ig=ignore sf=show from  m=1: mine  o=0-9 n=10-19: profiles
// Everything is made from the data block (data.c); what is made has the class "live" and is removed
// at the start, so that a saved page works. Names only ever become text. Properties of our own that
// are in no data begin with "_": they become short.
var page = document, root = page.documentElement, D, kinds = [], now,
  TITLES = { flame: 'Flame graph', tree: 'Call tree', table: 'Functions', sandwich: 'Callers and callees', graph: 'Call graph', lines: 'Lines', tags: 'Labels' },
  FILTERS = { fo: 'focus', ig: 'ignore', sf: 'show from' }, BOTH = [0, 1],
  find = (s, e) => (e || page).querySelector(s), findAll = (s, e) => [...(e || page).querySelectorAll(s)], abs = Math.abs, max = Math.max, min = Math.min,
  int = v => parseInt(v || 0, 36);

// make('td.n', {title: 'x'}, 'words'); without attributes words come second.
var make = (tag, how = {}, ...children) => {
  var [kind, ...names] = tag.split('.'), e = page.createElement(kind), k;
  if (names[0]) e.className = names.join(' ');
  if (how.nodeType || how.trim) children.unshift(how);
  else for (k in how) if (/^on/.test(k)) e[k] = how[k];
  else if (how[k] != null) e.setAttribute(k, how[k]);
  e.append(...children.filter(c => c));
  return e;
};

var button = (words, act, how) => make('button', { type: 'button', onclick: act, ...how }, words);

// The cells of a row: the first is its head if `head`.
var row = (cells, how, tag) => make('tr', how, ...cells.map(c => make((tag || 'td') + '.n', c)));

// A bar of a share.
var bar = v => make('em', { style: '--p:' + min(100, 100 * v).toFixed(1) + '%' });

// The keys move from one element to another.
var walk = (from, to) => {
  if (!to) return;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
};

var isPlain = e => !e.ctrlKey && !e.altKey && !e.metaKey;

var done = e => {
  e.preventDefault();
  e.stopPropagation();
};

// ---- Data

var read = k => {
  var at = 0, i = 0;
  k._n = [-1];
  k._p = [-1];
  k._e = [];
  for (var t of k.t ? k.t.split(',') : []) {
    var [own, up] = t.split('.').map(int);
    k._n[++i] = own;
    k._p[i] = at;
    for (at = i; up > 0; up--) at = k._p[at];
  }
  k.v.split(';').forEach((t, node) => {
    for (var one of t ? t.split(',') : []) {
      var [run, ...values] = one.split('.').map(int);
      k._e.push([node, run, values]);
    }
  });
  k._known = {};
  for (t of k.ev ? k.ev.split(';') : []) {
    t = t.split(',').map(int);
    k._known[t[0]] = t.slice(1);
  }
  k._both = k.runs.some(r => !r[0]);
  k._main = k.types[k.type];
  // What makes sums of all profiles means of a side's.
  k._mean = BOTH.map(b => k._main.m / (k._both && k.runs.filter(r => r[0] == b).length || 1));
};

var say = (v, u) => {
  var a = abs(v), list = u == 't' ? ['ns', 'µs', 'ms', 's'] : u == 'b' ? ['B', 'kB', 'MB', 'GB', 'TB'] : a < 1e4 ? [''] : ['', 'k', 'M', 'G'], step = u == 'b' ? 1024 : 1e3;
  for (; list[1] && a >= step * .9995; list.shift()) a /= step;
  return (v < 0 && a ? '−' : '') + (a % 1 || a && a < 100 && list[0] ? a.toFixed(a < 9.995 ? 2 : a < 99.95 ? 1 : 0) : a) + (a && list[0] ? ' ' + list[0] : '');
};

var more = (v, u) => v ? (v > 0 ? '+' : '') + say(v, u) : '=';

var change = (was, is) => {
  var r = is / was, t = (abs(r - 1) * 100).toFixed(1);
  return !was ? is ? 'new' : '=' : !is ? 'gone' : r >= 3 ? '×' + r.toPrecision(3) : +t ? (r < 1 ? '−' : '+') + t + '%' : '=';
};

var part = (v, all) => (100 * v / (all || 1)).toFixed(1) + '%';

// The class of a difference that is proved.
var mark = (r, was, is) => r > 1 ? is > was ? '.w' : '.b' : '';

var regex = t => {
  try {
    return new RegExp(t, 'i');
  } catch (e) {
    return /$^/;
  }
};

// Shorter and shorter forms of a name: without what is before a "/", "::" or "."; closures stay
// with their function.
var formsOf = {};
var fit = (t, w) => {
  var room = (w - 8) / 6.3 | 0, list = formsOf[t], next, s = t;
  if (!list) for (list = formsOf[t] = [t]; ; list.push(s = next)) {
    next = s.replace(/^(?:\([^)]*\)|[^/.:(])*(?:\/|::|\.)/, '');
    if (next == s || !next || /^(func)?\d/.test(next)) break;
  }
  for (s of list) if (s.length <= room) return s;
  return room > 2 ? s.slice(0, room - 1) + '…' : '';
};

// ---- The tree of a selection: arrays by node, of both sides what a node costs itself and with all
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

var total = T => {
  var i = T._n.length, s = T._side;
  T._sum = T._own.map(v => v.slice());
  T._w = T._n.map(() => 0);
  T._c = T._n.map(() => []);
  while (i-- > 1) {
    var p = T._p[i];
    for (var b of BOTH) T._sum[b][p] += T._sum[b][i];
  }
  // Shares are of the side that is shown.
  T._b = +(s != 'old');
  T._all = T._sum[T._b][0] || T._sum[0][0] || 1e-9;
  for (i = T._n.length; i-- > 0;) {
    var [was, is] = T._sum.map(v => v[i]);
    p = T._p[i];
    // What is gone is as wide as it was.
    T._w[i] = s == 'diff' && !is ? was > T._all * .003 ? was : 0 : T._w[i] + abs(T._own[T._b][i]);
    if (!i) break;
    T._w[p] += T._w[i];
    T._c[p].push(i);
  }
  for (var list of T._c) list.sort((a, c) => T._w[c] - T._w[a] || a - c);
  return T;
};

var build = k => {
  var S = k._S, key = [S.t, S.s, S.o, S.n, S.fo, S.ig, S.sf, S.m].join('\n'), T, to = [], keep = [], from = [], i, n, p, b;
  if (k._key == key) return;
  k._key = key;
  T = k._T = start(k, { _side: S.s });
  T._type = k.types[S.t];
  T._runs = [chosen(k, S.o, 0), chosen(k, S.n, 1)];
  // Proof is of everything, by what the section compares.
  T._whole = T._type == k._main && !(S.o + S.n + S.fo + S.ig + S.sf + S.m);
  var weights = T._runs.map((list, b) => T._type.m / (k._both && list.length || 1) * (b ? 1 : k.scale)), inside = T._runs.map(list => new Set(list)), [fo, ig, sf] = [S.fo, S.ig, S.sf].map(x => x && regex(x));
  for (i = 0; i < k._n.length; i++) {
    n = k._n[i];
    p = k._p[i];
    var t = i ? D.names[n] : '';
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
  for (var [node, run, values] of k._e) if (keep[node] == 3 && from[node]) for (b of BOTH) if (inside[b].has(run)) T._own[b][to[node]] += (values[T._type.c] || 0) * weights[b];
  total(T);
  // By function: own and sum of both sides; within itself it counts once. And packages by cost.
  T._f = new Map();
  for (i = 1; i < T._n.length; i++) {
    n = T._n[i];
    var f = T._f.get(n);
    if (!f) T._f.set(n, f = [0, 0, 0, 0]);
    for (p = T._p[i]; p > 0 && T._n[p] != n;) p = T._p[p];
    for (b of BOTH) {
      f[b] += T._own[b][i];
      if (p <= 0) f[2 + b] += T._sum[b][i];
    }
  }
  var by = {};
  for ([n, f] of T._f) if (t = packageOf(n)) by[t] = (by[t] || 0) + f[T._b];
  T._packages = Object.entries(by).sort((a, c) => c[1] - a[1]).slice(0, 10);
};

// 0: no difference to speak of, 1: seen, 2: proved.
var real = (T, i, n) => {
  var [was, is] = n || T._sum.map(s => s[i]), k = T._k, d = is - was, e = k._known[T._n[i]], noise;
  if (!d) return 0;
  if (k.census) return 2;
  if (T._whole && (i ? e && e[1] : k.sure) * d > 0) return 2;
  noise = Math.sqrt((was / T._runs[0].length + is / T._runs[1].length) * T._type.m);
  return +(abs(d) > (k.sampled ? 1.5 * noise : .002 * max(T._all, T._sum[0][0])));
};

// Ten hues by rank for packages, grey for runtimes and the rest.
var HUES = [25, 265, 145, 305, 75, 200, 340, 115, 235, 50];

var packageOf = n => {
  var t = D.names[n] || '';
  return /^(runtime|internal|sync|syscall|std|_)[./:_]|^[a-z_]\w*$/i.test(t) ? '' : t.replace(/[(<[].*/, '').replace(/^.*\/|(::|\.(?!\d)).*/g, '');
};

var hue = i => i < 0 ? 'var(--gf)' : 'oklch(var(--hue) ' + HUES[i] + ')', mix = (c, p) => 'color-mix(in srgb,var(--' + c + 'l) ' + (p | 0) + '%,var(--gf))';

var colour = (T, i) => {
  if (T._side != 'diff') return hue(T._packages.findIndex(x => x[0] == packageOf(T._n[i])));
  var d = T._sum[1][i] - T._sum[0][i], r = real(T, i), t = min(1, Math.sqrt(abs(d) / T._all * 10));
  return mix(d > 0 ? 'w' : 'b', r ? r > 1 ? 45 + 55 * t : 16 + 26 * t : 0);
};

var nameOf = (T, i) => D.names[T._n[i]] || 'all';

var words = (T, i) => {
  var [was, is] = T._sum.map(s => s[i]), u = T._type.u, r = real(T, i);
  return T._side == 'diff' ? say(was, u) + ' → ' + say(is, u) + ', ' + change(was, is) + (r > 1 ? ', ' + (T._k.census ? 'counted' : T._k.proof) : r ? ', not proved' : '')
    : say(T._sum[T._b][i], u) + ', ' + part(T._sum[T._b][i], T._all);
};

// ---- Address and steps

// A step that the back button takes back; typing is none.
var go = (k, how, quiet) => {
  var S = Object.assign(k._S, how), s = { k: k.id }, x;
  now = k;
  for (x in S) if (S[x] != k._plain[x]) s[x] = x == 't' ? k.types[S.t].n : S[x];
  history[quiet ? 'replaceState' : 'pushState'](0, '', '#' + new URLSearchParams(s));
  for (x of kinds) if (x != k && x._S.f != S.f) {
    x._S.f = S.f;
    if (x._near) draw(x);
  }
  draw(k, quiet);
};

var select = (k, f) => go(k, { f: f });

var fromAddress = () => {
  var s = Object.fromEntries(new URLSearchParams(location.hash.slice(1))), k, x;
  if (location.hash && !s.k && !s.f && !s.v) return;
  k = kinds.find(o => o.id == s.k) || kinds.find(o => o._n.includes(D.names.indexOf(s.f))) || kinds[0];
  if (s.f && !s.k) s.v = s.v || 'table';
  x = k.types.findIndex(t => t.n == s.t);
  k._S = { ...k._plain, ...s, t: x < 0 ? k.type : x };
  delete k._S.k;
  if (!k._tab[k._S.v]) k._S.v = 'flame';
  now = k;
  for (x of kinds) {
    x._S.f = k._S.f;
    if (x._near || x == k) draw(x);
  }
  return location.hash && k;
};

// A frame is known by a hash of the names on the way to it.
var hashOf = (T, i) => {
  var list = T._hash, j, h;
  if (!list) for (list = T._hash = [7], j = 1; j < T._n.length; list[j++] = h) {
    h = list[T._p[j]];
    for (var c of nameOf(T, j)) h = h * 31 + c.charCodeAt() | 0;
  }
  return i ? list[i].toString(36) : '';
};

var zoomed = k => k._S.z ? max(0, k._T._n.findIndex((n, i) => hashOf(k._T, i) == k._S.z)) : 0;

var zoom = (k, i, how) => go(k, { z: hashOf(k._T, max(0, i)), ...how });

// ---- Views

// An icicle of what is below `top`; `up`: callers above. Frames narrower than a pixel become one
// block with their neighbours. A click on one, or keys, do `act`.
var icicle = (host, T, top, up, act) => {
  var k = T._k, W = host.clientWidth || 1200, scale = W / (T._w[top] || 1), todo, deep = 0, frames = [], i, above = [];
  var put = (x, w, d, kind, how, label, color) => {
    deep = max(deep, d);
    var e = make('div.fr' + kind, { style: 'left:' + x.toFixed(1) + 'px;width:' + max(.5, w - .6).toFixed(1) + 'px;' + (up ? 'bottom:' : 'top:') + d * 18 + 'px;background:' + color, tabindex: -1, ...how }, label || '');
    frames.push(e);
    return e;
  };
  for (i = T._p[top]; i >= 0; i = T._p[i]) above.unshift(i);
  above.forEach((a, d) => put(0, W, d, '.anc', { 'data-i': a, role: 'treeitem', 'aria-level': d + 1 }, nameOf(T, a), 'var(--gf)'));
  todo = [[top, 0, W, above.length]];
  while (todo.length) {
    var [at, x, w, d] = todo.pop(), t = nameOf(T, at), [was, is] = T._sum.map(s => s[at]), diff = T._side == 'diff', gone = diff && !is && was, r = diff && !gone ? real(T, at) : 0, label = fit(t, w), note = r ? ' ' + change(was, is) : '', rest = 0, count = 0;
    var e = put(x, w, d, (gone ? '.gone' : '') + (at && t == k._S.f ? '.sel' : ''), w < 9 ? { 'data-i': at } : { 'data-i': at, role: 'treeitem', 'aria-level': d + 1, tabindex: at == top ? 0 : -1, 'aria-label': t + ', ' + words(T, at) }, label, gone ? 'none' : colour(T, at));
    e._n = T._n[at];
    if (gone) continue;
    if (note && label && (label.length + note.length) * 6.3 + 12 < w) e.append(make(r > 1 ? 'b' : 'i', note));
    for (var c of T._c[at]) {
      var cw = T._w[c] * scale;
      if (cw < 1) {
        rest += cw;
        count++;
      } else {
        todo.push([c, x, cw, d + 1]);
        x += cw;
      }
    }
    if (rest >= 1) put(x, rest, d + 1, '.rest', { title: count + ' smaller' }, '', 'var(--gf)');
  }
  host.style.height = (deep + 1) * 18 + 'px';
  host.replaceChildren(...frames);
  var nodeAt = ev => ev.target.closest('[data-i]');
  host.onmouseover = host.onfocusin = ev => nodeAt(ev) && status(k, T, +nodeAt(ev).dataset.i);
  host.onmouseleave = () => status(k);
  host.onclick = ev => nodeAt(ev) && !(getSelection() + '') && act(+nodeAt(ev).dataset.i);
  host.onkeydown = ev => {
    var f = nodeAt(ev), key = ev.key, list, next;
    if (!f || !isPlain(ev) || key == '/') return;
    i = +f.dataset.i;
    list = i ? T._c[T._p[i]] || [] : [];
    if (key == 'Enter') act(i);
    else {
      if (up) key = { ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp' }[key] || key;
      next = { ArrowUp: T._p[i], ArrowDown: T._c[i][0], ArrowLeft: list[list.indexOf(i) - 1], ArrowRight: list[list.indexOf(i) + 1] };
      if (!(key in next)) return;
      walk(f, find('[data-i="' + next[key] + '"]', host));
    }
    done(ev);
  };
};

var legend = T => {
  var k = T._k, key = (style, t) => make('span', make('s', { style: style }), t);
  return make('p.leg', {}, ...(T._side == 'diff' ? [['w', 100, 'more, ' + k.proof], ['w', 32, 'more, not proved'], ['w', 0, 'about equal'], ['b', 32, 'less, not proved'], ['b', 100, 'less, ' + k.proof]].map(([c, p, t]) => key('background:' + mix(c, p), t)).concat(key('border:1px dashed var(--bf)', 'gone'), make('b', k.doubt || (T._whole ? '' : 'parts are not tested')))
    : [...T._packages.map(([t, v], i) => key('background:' + hue(i), t + ' ' + part(v, T._all))), key('background:var(--gf)', 'others')]));
};

var tree = (k, pane) => {
  var T = k._T, open = T._open, diff = T._side == 'diff', u = T._type.u, weigh = i => diff ? abs(T._sum[1][i] - T._sum[0][i]) : T._sum[T._b][i], order = i => T._c[i].slice().sort((a, b) => weigh(b) - weigh(a)), most = max(1e-9, ...T._c[0].map(weigh)), cell = (t, c) => make('span.c' + (c || ''), t), i, j, host = make('div.tr.sc', { role: 'tree', 'aria-label': TITLES.tree });
  // Opened along the largest.
  if (!open) for (open = T._open = new Set([0]), i = 0; (j = order(i)[0]); i = j) open.add(j);
  pane.append(host);
  var paint = focus => {
    var rows = [make('div.hd', {}, ...(diff ? [cell(D.sides[0], '.o'), cell(D.sides[1]), cell('Δ total'), cell('', '.bar')] : [cell('total'), cell('of all'), cell('self')]), 'function')], todo = [[0, 0]];
    while (todo.length && rows.length < 800) {
      var [at, d] = todo.pop(), [was, is] = T._sum.map(s => s[at]), has = T._c[at].length;
      rows.push(make('div' + (at && nameOf(T, at) == k._S.f ? '.on' : ''), { role: 'treeitem', 'aria-level': d + 1, 'aria-expanded': has ? open.has(at) : null, tabindex: at == (focus || 0) ? 0 : -1, 'data-i': at },
        ...(diff ? [cell(say(was, u), '.o'), cell(say(is, u)), cell(more(is - was, u), mark(real(T, at), was, is)), make('span.c.bar', make('u', { style: 'width:' + min(32, 32 * abs(is - was) / most) + 'px;' + (is > was ? 'left' : 'right') + ':50%;background:' + colour(T, at) }))]
          : [cell(say(T._sum[T._b][at], u)), cell(part(T._sum[T._b][at], T._all)), cell(say(T._own[T._b][at], u))]), make('span.tg', { style: 'margin-left:' + min(d, 40) * 11 + 'px' }, has ? open.has(at) ? '▾' : '▸' : ''), make('span.name', nameOf(T, at))));
      if (open.has(at)) for (var c of order(at).reverse()) if (max(T._sum[0][c], T._sum[1][c]) > T._all * 5e-4) todo.push([c, d + 1]);
    }
    if (todo.length) rows.push(make('p', todo.length + ' more: close some, or focus.'));
    host.replaceChildren(...rows);
    if (focus >= 0) find('[tabindex="0"]', host).focus({ preventScroll: true });
  }, turn = (at, on) => {
    open[on ? 'add' : 'delete'](at);
    j = host.scrollTop;
    paint(at);
    host.scrollTop = j;
  };
  paint();
  host.onclick = e => {
    var r = e.target.closest('[data-i]');
    if (!r) return;
    i = +r.dataset.i;
    if (e.target.className == 'tg' || !i) turn(i, !open.has(i));
    else select(k, nameOf(T, i));
  };
  host.onkeydown = e => {
    var r = e.target.closest('[data-i]'), key = e.key, to;
    if (!r || !isPlain(e)) return;
    i = +r.dataset.i;
    var inner = T._c[i].length && open.has(i);
    if (key == 'Enter' && i) select(k, nameOf(T, i));
    else if (key == 'ArrowRight' && T._c[i].length && !inner) turn(i, 1);
    else if (key == 'ArrowLeft' && inner) turn(i);
    else {
      to = { ArrowUp: r.previousElementSibling, ArrowDown: r.nextElementSibling, ArrowRight: r.nextElementSibling, ArrowLeft: find('[data-i="' + T._p[i] + '"]', host) };
      if (!(key in to)) return;
      to = to[key];
      if (to && to.dataset.i) walk(r, to);
    }
    done(e);
  };
};

// Rows [[cell, key for sorting by, class]…] under heads [title, class]; `pick`: the cell that a
// click selects the function of.
var listing = (k, pane, heads, rows, state, pick) => {
  var by = state._by, cut = state._all ? 1e9 : 400, again = () => listing(k, pane, heads, rows, state, pick), text = rows[0] && rows[0][by][1].trim;
  rows.sort((a, b) => {
    var x = a[by][1], y = b[by][1];
    return (state._back ? -1 : 1) * (text ? (x > y) - (x < y) : y - x);
  });
  var cells = rows.slice(0, cut).map((r, i) => make('tr' + (pick && r[pick][0] == k._S.f ? '.on' : ''), pick ? { 'data-f': r[pick][0], tabindex: i ? -1 : 0 } : {}, ...r.map((c, j) => make(heads[j][1] == 'name' ? 'th.name' : 'td.' + heads[j][1] + (c[2] || ''), c[0]))));
  pane.replaceChildren(make('div.sc' + (heads[7] ? '.d' : ''), make('table', make('thead', make('tr', {}, ...heads.map((h, i) => make('th.' + h[1], { scope: 'col', 'aria-sort': i == by ? !text == !state._back ? 'descending' : 'ascending' : null }, button(h[0], () => {
    state._back = by == i && !state._back;
    state._by = i;
    again();
    findAll('th button', pane)[i].focus();
  }))))), make('tbody', {}, ...cells))), rows.length > cut ? button('all ' + rows.length + ' rows', () => {
    state._all = 1;
    again();
  }) : '');
  pane.onclick = pane.onkeydown = e => {
    var r = e.target.closest('tr[data-f]');
    if (!r) return;
    if (e.type == 'click' ? !(getSelection() + '') : e.key == 'Enter') select(k, r.dataset.f);
    else if (/^Arrow(Up|Down)/.test(e.key)) {
      walk(r, e.key == 'ArrowUp' ? r.previousElementSibling : r.nextElementSibling);
      done(e);
    }
  };
};

// What a test of the function says.
var verdict = (k, n) => {
  var [own, all, , , , q, least] = k._known[n] || [], t = q ? ', q=' + (q / 1e3).toFixed(q < 100 ? 3 : 2) : '';
  return k.census ? 'counted' : !k._known[n] ? k.doubt || 'too few samples to test' : (k.cum ? all : own) ? k.proof + t : 'not proved' + t + (least && least < 2300 ? '; ' + (100 * Math.expm1(least / 1e3)).toFixed(0) + '% would have shown' : '');
};

var SHOW = {
  flame: (k, pane) => {
    var host = make('div.fl', { role: 'tree', 'aria-label': TITLES.flame }), T = k._T;
    pane.append(host, legend(T));
    icicle(host, T, zoomed(k), 0, i => zoom(k, i == zoomed(k) && i ? T._p[i] : i, i ? { f: nameOf(T, i) } : {}));
  },
  tree: tree,
  table: (k, pane) => {
    var T = k._T, u = T._type.u, diff = T._side == 'diff', b = T._b, rows = [], state = k._order = k._order || { _by: diff && k.cum ? 3 : 0 };
    if (!diff && state._by > 4) state._by = 0;
    for (var [n, f] of T._f) if ((f[2] || f[3]) && (!k._hit || k._hit.has(n))) {
      var t = [D.names[n], D.names[n]], e = T._whole && k._known[n] || [], [d, dt] = BOTH.map(i => f[2 * i + 1] - f[2 * i]), num = v => [say(v, u), v], delta = (v, sure) => [more(v, u), abs(v), sure * v > 0 ? mark(2, 0, v) : ''];
      rows.push(diff ? [delta(d, e[0]), num(f[0]), num(f[1]), delta(dt, e[1]), num(f[2]), num(f[3]), t, [T._whole ? verdict(k, n) : '', -(e[5] || 1e6)]]
        : [num(f[b]), [part(f[b], T._all), f[b]], num(f[2 + b]), [part(f[2 + b], T._all), f[2 + b]], t]);
    }
    listing(k, pane, [...(diff ? ['Δ self', 'self, ' + D.sides[0], D.sides[1], 'Δ total', 'total, ' + D.sides[0], D.sides[1]] : ['self', 'of all', 'total', 'of all']).map(x => [x, 'n']), ['function', 'name'], ['is it real?', 'wd']].slice(0, diff ? 8 : 5), rows, state, diff ? 6 : 4);
  },
  // Callers and callees of the selected function, folded at the outermost of its own calls.
  sandwich: (k, pane) => {
    var T = k._T, want = D.names.indexOf(k._S.f), halves = BOTH.map(() => start(k, T)), i, j, b, p;
    for (i = 1; i < T._n.length; i++) if (T._n[i] == want) {
      for (p = T._p[i]; p > 0 && T._n[p] != want;) p = T._p[p];
      if (p > 0) continue;
      j = child(halves[0], 0, want);
      for (p = T._p[i]; p > 0; p = T._p[p]) j = child(halves[0], j, T._n[p]);
      for (b of BOTH) halves[0]._own[b][j] += T._sum[b][i];
      for (var todo = [[i, child(halves[1], 0, want)]]; todo.length;) {
        [p, j] = todo.pop();
        for (b of BOTH) halves[1]._own[b][j] += T._own[b][p];
        for (var c of T._c[p]) todo.push([c, child(halves[1], j, T._n[c])]);
      }
    }
    halves.forEach((h, down) => {
      var host = make('div.fl' + (down ? '' : '.up'), { role: 'tree', 'aria-label': down ? 'callees' : 'callers' }), wrap = make('div' + (down ? '' : '.callers'), host);
      if (!h._n[1]) return;
      total(h);
      h._all = T._all;
      h._p[1] = -1;
      pane.append(make('p.cap', down ? 'What it calls' : 'Who calls it, nearest lowest'), wrap);
      icicle(host, h, 1, !down, at => select(k, nameOf(h, at)));
      wrap.scrollTop = 1e6;
    });
    pane.append(i && pane.firstChild ? legend(T) : make('p', k._S.f ? k._S.f + ' is not in this selection.' : 'Select a function in another view.'));
  },
  // The still picture, in place.
  graph: k => {
    for (var g of findAll('.node', k._graph)) {
      var on = find('title', g).textContent == k._S.f, y = g.getBoundingClientRect().top - k._graph.getBoundingClientRect().top;
      g.classList.toggle('on', on);
      if (on && k._framed != k._S.f) k._graph.scrollTop += y - 200;
    }
    k._framed = k._S.f;
    k._graph.onclick = e => {
      var node = e.target.closest('.node');
      if (node) select(k, find('title', node).textContent);
    };
  },
  lines: (k, pane) => {
    var want = D.names.indexOf(k._S.f), u = k._main.u, value = (l, i) => l[i] * k._mean[+!(i % 2)], cols = k._both ? [3, 4] : [2, 4], found = k.lines.filter(l => l[0] == want);
    for (var [, file, text, from, source] of found) {
      var by = new Map(), at = 0, body = make('tbody'), most = 1e-9, last = 0;
      for (var l of text.split(';')) {
        l = l.split(',').map(int);
        by.set(at += l[0], l);
        most = max(most, value(l, 3), value(l, 4));
      }
      for (var i of source ? source.map((s, x) => from + x) : by.keys()) {
        l = by.get(i);
        if (last && i > last + 1) body.append(row(['⋮']));
        last = i;
        var r = row(l ? [i + '', ...cols.map(x => say(value(l, x), u)), k._both ? change(value(l, 3), value(l, 4)) : part(value(l, 4), k._T._whole ? k._T._all : k._all)] : [i + '', '', '', ''], l ? {} : { 'class': 'q' });
        r.append(make('td.bars', {}, ...(l ? cols.map(x => x > 2 ? bar(value(l, x) / most) : '') : [])), make('td', make('code', source ? source[i - from].replace(/\t/g, '    ') : '')));
        body.append(r);
      }
      pane.append(make('p.cap', make('code', D.files[file]), source ? '' : ' (source not found where this page was made)'), make('div.sc.ln', make('table', make('thead', row(['line', ...(k._both ? [...D.sides, 'change'] : ['self', 'total', 'of all'])], {}, 'th')), body)));
    }
    if (!found[0]) pane.append(make('p', k._S.f ? k._S.f + ': no line known that has one percent. These have some:' : 'These functions have lines that cost:'), ...k.lines.slice(0, 40).map(x => button(D.names[x[0]], e => select(k, e.target.textContent), { 'class': 'chip' })));
  },
  tags: (k, pane) => {
    var u = k._main.u, state = k._tagOrder = k._tagOrder || { _by: +k._both };
    listing(k, pane, [...(k._both ? [...D.sides, 'change'] : [k._main.n]).map(x => [x, 'n']), ['label', 'wd'], ['value', 'wd']], k.tags.map(([name, value, ...sums]) => {
      var [was, is] = sums.map((v, b) => v * k._mean[b]);
      return [...(k._both ? [[say(was, u), was], [say(is, u), is], [change(was, is), abs(is - was)]] : [[say(is, u), is]]), [name, name], [value, value]];
    }), state);
  }
};

// ---- The selected function

// What of each profile is in a function with all it calls; of all: -1.
var perRun = (k, want) => {
  var inside = [], list = k.runs.map(() => 0), t = k._T._type;
  k._n.forEach((n, i) => inside[i] = n == want || i > 0 && inside[k._p[i]]);
  for (var [node, run, values] of k._e) if (inside[node] || want < 0) list[run] += (values[t.c] || 0) * t.m;
  return list;
};

var panel = k => {
  var T = k._T, want = D.names.indexOf(k._S.f), f = T._f.get(want), u = T._type.u, host = k._panel, near = out => {
    var by = new Map();
    for (var i = 1; i < T._n.length; i++) {
      var [at, to] = out ? [T._p[i], i] : [i, T._p[i]], n = T._n[to];
      if (at && to && T._n[at] == want && n != want) by.set(n, (by.get(n) || 0) + T._sum[T._b][i]);
    }
    return make('div', make('h4', out ? 'calls' : 'called by'), ...[...by].filter(x => x[1]).sort((x, y) => y[1] - x[1]).slice(0, 7).map(([n, v]) => make('button.cc', { onclick: () => select(k, D.names[n]) }, make('span.n', say(v, u)), bar(v / (f[2 + T._b] || 1)), make('span.name', D.names[n]))));
  };
  host.hidden = !k._S.f;
  if (!k._S.f) return;
  host.replaceChildren(make('h3.name', k._S.f, ' ', button('clear', () => select(k, ''))));
  if (!f) return host.append(make('p', 'not in this selection'));
  var facts = make('div', make('table', k._both ? row(['', ...D.sides, '']) : '', ...BOTH.map(i => row([i ? 'total' : 'self', ...(k._both ? [say(f[2 * i], u), say(f[2 * i + 1], u), change(f[2 * i], f[2 * i + 1])] : [say(f[2 * i + 1], u), part(f[2 * i + 1], T._all)])])))), list, most;
  if (k.runs[2]) {
    list = perRun(k, want);
    most = max(1e-9, ...list);
    facts.append(make('p.dots', {}, ...list.map((v, i) => make('s' + (k.runs[i][0] ? '.x' : ''), { style: 'left:' + (98 * v / most).toFixed(1) + '%' }))), make('h4', 'total of each, from 0 to ' + say(most, u)));
  }
  if (k._both) facts.append(make('p', T._whole ? verdict(k, want) : 'not tested'));
  host.append(facts, near(0), near(1));
};

// ---- Controls

// Of a frame, else of what is searched for, else what there is to do.
var status = (k, T, i) => {
  var hit = k._hit, e = k._status, sums = [0, 0], S = k._S;
  if (T) return e.replaceChildren(make('b', nameOf(T, i)), '  ' + words(T, i));
  T = k._T;
  if (!hit) return e.replaceChildren((S.v == 'graph' || S.v == 'lines' || S.v == 'tags' ? 'Of all profiles, without filters. ' : S.v == 'table' ? '' : T._side != 'diff' ? '' : S.v == 'tree' ? 'Largest change first. ' : 'Width: ' + D.sides[1] + '. Colour: change. ') + (k._both ? 'Values: mean of a profile. ' + (k.scale != 1 ? D.sides[0] + ' is times ' + k.scale.toPrecision(3) + '. ' : '') : '') + (S.v == 'flame' ? 'A click zooms and selects, again goes out.' : S.v == 'tags' ? '' : 'A click selects.'));
  for (i = 1; i < T._n.length; i++) if (hit.has(T._n[i])) {
    for (var p = T._p[i]; p > 0 && !hit.has(T._n[p]);) p = T._p[p];
    if (p <= 0) for (var b of BOTH) sums[b] += T._sum[b][i];
  }
  e.replaceChildren(make('b', hit.size + ' functions match'), ', ' + part(sums[T._b], T._all) + (T._side == 'diff' ? ' of ' + D.sides[1] + ', ' + part(sums[0], T._sum[0][0]) + ' of ' + D.sides[0] : ' of all'));
};

var group = (label, items, at, act) => make('span.seg', { role: 'group', 'aria-label': label }, ...items.map(([v, t]) => button(t, () => act(v), { 'aria-pressed': v == at })));

// Profiles in time: drag for the new ones, with Ctrl for what to compare with, click for all.
// Arrows move what is chosen, with Shift its end, with Ctrl of the old side.
var strip = k => {
  var list = perRun(k, -1), most = max(1e-9, ...list), sides = k._T._runs, from = -1, last = k.runs.length - 1, e, at = ev => {
    var r = e.getBoundingClientRect();
    return max(0, min(last, (ev.clientX - r.left) / r.width * (last + 1) | 0));
  }, choose = (a, b, ev) => a >= 0 && b >= 0 && a <= last && b <= last && go(k, { [ev.ctrlKey || ev.metaKey ? 'o' : 'n']: min(a, b) + '-' + max(a, b), z: '' }), all = () => go(k, { o: '', n: '', z: '' });
  e = make('div.tl', {
    role: 'slider', tabindex: 0, 'aria-label': 'profiles in time', 'aria-valuemax': last + 1, 'aria-valuenow': sides[1][0] + 1, 'aria-valuetext': sides.map(s => s.length).join(' and ') + ' chosen',
    onpointerdown: ev => {
      from = at(ev);
      e.setPointerCapture(ev.pointerId);
    },
    onpointerup: ev => from == at(ev) && !ev.ctrlKey && !ev.metaKey ? all() : choose(from, at(ev), ev),
    onkeydown: ev => {
      var by = { ArrowRight: 1, ArrowLeft: -1 }[ev.key], s = sides[+!ev.ctrlKey], a = s[0], b = s.at(-1);
      if (!by) return;
      done(ev);
      choose(ev.shiftKey ? a : a + by, b + by, ev);
      find('.tl', k._bar).focus();
    }
  }, ...k.runs.map((r, i) => make('span' + (r[0] ? '.x' : '') + (sides.flat().includes(i) ? '' : '.off'), { style: 'height:' + 100 * list[i] / most + '%', title: (k._both ? D.sides[r[0]] + ' ' : '') + r[1] + ': ' + say(list[i], k._T._type.u) + (r[2] ? ', ' + new Date(r[2] * 1e3).toISOString().slice(0, 19).replace('T', ' ') + ' UTC' : '') })));
  return make('div.tlw', make('span', k._S.o + k._S.n ? sides.filter((s, b) => b || k._both).map(s => s.length).join(' and ') + ' chosen, click: all' : last + 1 + ' profiles: drag' + (k._both ? ' for ' + D.sides[1] + ', Ctrl-drag for ' + D.sides[0] : ' to choose')), e);
};

var controls = k => {
  var S = k._S, T = k._T, u = T._type.u, [was, is] = T._sum.map(s => s[0]), word = () => k._search.value || S.f && '^' + S.f.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '$';
  k._bar.replaceChildren(k.types[1] ? group('sample type', k.types.map((t, i) => [i, t.n]), S.t, i => go(k, { t: i })) : '', k._both ? group('side', [['old', D.sides[0]], ['new', D.sides[1]], ['diff', 'difference']], S.s, s => go(k, { s: s })) : '', k.runs[2] ? strip(k) : '');
  k._filters.replaceChildren(k._search, ...Object.keys(FILTERS).map(x => button(FILTERS[x], () => word() ? go(k, { [x]: word(), q: '', z: '' }) : k._search.focus(), { 'class': 'btn' })), D._mine.size ? button('mine', () => go(k, { m: S.m ? '' : '1', z: '' }), { 'class': 'btn', 'aria-pressed': !!S.m }) : '',
    ...Object.keys(FILTERS).filter(x => S[x]).map(x => make('span.chip', FILTERS[x] + ' ' + S[x].replace(/^\^|\$$|\\/g, ''), button('×', () => go(k, { [x]: '', z: '' }), { 'aria-label': 'remove ' + FILTERS[x] }))),
    make('span.sum', k._both ? say(was, u) + ' → ' : '', make('b', say(is, u)), k._both ? make('b' + mark(real(T, 0), was, is), ' ' + change(was, is)) : ''));
};

// Of frames that are there, those that are not searched for.
var dim = k => {
  for (var e of findAll('.fr', k._pane)) e.classList.toggle('dim', !!k._hit && !k._hit.has(e._n));
};

var draw = (k, quick) => {
  var S = k._S, focus = page.activeElement == k._search, pane = k._pane, box = find('.sc', pane), y = box && k._drawn == S.v ? box.scrollTop : 0, re = S.q && regex(S.q);
  k._near = 1;
  build(k);
  if (k._T._whole) k._all = k._T._all;
  k._hit = re && new Set([...k._T._f.keys()].filter(n => re.test(D.names[n])));
  if (!focus) k._search.value = S.q;
  if (!quick) controls(k);
  if (focus) k._search.focus();
  if (quick && /flame|sandwich/.test(S.v)) {
    status(k);
    return dim(k);
  }
  for (var v in k._tab) {
    k._tab[v].setAttribute('aria-selected', v == S.v);
    k._tab[v].tabIndex = v == S.v ? 0 : -1;
  }
  pane.setAttribute('aria-label', TITLES[S.v]);
  pane.replaceChildren();
  pane.onclick = pane.onkeydown = null;
  if (k._graph) k._graph.classList.toggle('on', S.v == 'graph');
  status(k);
  SHOW[k._drawn = S.v](k, pane);
  dim(k);
  box = find('.sc', pane);
  if (box) box.scrollTop = y;
  panel(k);
};

// ---- Beginning

var begin = k => {
  var section = page.getElementById(k.id), still = section && find('figure.flame', section), timer, e;
  if (!still || !k._n[1] && k._n[1] != 0) return;
  k._graph = find('figure.graph', section);
  k._plain = { v: 'flame', f: '', q: '', z: '', t: k.type, s: k._both ? 'diff' : 'new', fo: '', ig: '', sf: '', m: '', o: '', n: '' };
  k._S = { ...k._plain };
  k._search = make('input', {
    type: 'search', placeholder: 'search: regex   /', 'aria-label': 'search functions', oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => go(k, { q: k._search.value }, 1), 30);
    }
  });
  k._tab = {};
  for (e in TITLES) if (e == 'graph' ? k._graph : !/lines|tags/.test(e) || k[e][0]) k._tab[e] = button(TITLES[e], ev => go(k, { v: Object.keys(k._tab).find(v => k._tab[v] == ev.target) }), { role: 'tab' });
  still.before(k._app = make('div.live.app', k._bar = make('div.ctl'), k._filters = make('div.ctl'), make('div.tabs', {
    role: 'tablist', 'aria-label': 'views', onkeydown: ev => {
      var by = { ArrowRight: 1, ArrowLeft: -1 }[ev.key], list = Object.keys(k._tab);
      if (!by) return;
      done(ev);
      go(k, { v: list.at((list.indexOf(k._S.v) + by) % list.length) });
      k._tab[k._S.v].focus();
    }
  }, ...Object.values(k._tab)), k._status = make('p.st', { 'aria-live': 'polite' }), k._pane = make('div.pane', { role: 'tabpanel' })));
  (k._graph || still).after(k._panel = make('div.selp.live', { role: 'region', 'aria-label': 'selected function' }));
  still.classList.add('still');
  if (k._graph) k._graph.classList.add('pic');
  for (e of findAll('h3', section)) if (/^(Flame|Call) graph$/.test(e.textContent)) e.classList.add('still');
  kinds.push(k);
};

var KEYS = '/ search · 1 … 7 views · o n d sides · m mine · arrows walk · Enter selects · Backspace out · Esc clears';

var boot = text => {
  var whole = '', wide = innerWidth, help = () => now._status.replaceChildren(KEYS);
  D = JSON.parse(text);
  D.names = D.names.map(t => whole = whole.slice(0, int(t[0]) * 2) + t.slice(1));
  whole = 0;
  D._mine = new Set(D.own ? D.own.split(',').map(t => whole += int(t)) : []);
  for (var k of D.kinds) {
    read(k);
    begin(k);
  }
  now = kinds[0];
  if (!now) return;
  root.classList.add('js');
  find('nav').append(button('?', help, { 'class': 'live', title: KEYS }));
  page.onclick = e => {
    var a = e.target.closest('a[data-f]'), o = a && kinds.find(x => x.id == a.hash.slice(1));
    if (!o) return;
    e.preventDefault();
    go(o, { f: a.dataset.f, v: 'table' });
    o._app.scrollIntoView();
  };
  page.onkeydown = e => {
    var S = now._S, x = e.key, view = Object.keys(now._tab)[x - 1], side = { o: 'old', n: 'new', d: 'diff' }[x];
    if (!isPlain(e)) return;
    if (x == 'Escape') {
      now._search.blur();
      go(now, S.q ? { q: '' } : S.z ? { z: '' } : { f: '' });
    } else if (e.target.tagName == 'INPUT') return;
    else if (x == '/') now._search.focus();
    else if (view) go(now, { v: view });
    else if (now._both && side) go(now, { s: side });
    else if (x == 'm' && D._mine.size) go(now, { m: S.m ? '' : '1', z: '' });
    else if (x == 'Backspace' && S.z) zoom(now, now._T._p[zoomed(now)]);
    else if (x == '?') help();
    else return;
    e.preventDefault();
  };
  onpopstate = fromAddress;
  onresize = () => {
    if (innerWidth != wide) for (var o of kinds) if (o._near) draw(o);
    wide = innerWidth;
  };
  // Pictures are drawn when they come near to what is seen, so that the page is there at once.
  var watch = new IntersectionObserver(list => {
    for (var e of list) if (e.isIntersecting) {
      now = kinds.find(x => x._app == e.target);
      if (!now._near) draw(now);
    }
  }, { rootMargin: '300px' });
  k = fromAddress();
  for (var o of kinds) watch.observe(o._app);
  if (k) k._app.scrollIntoView();
};

for (var old of findAll('.live')) old.remove();
for (old of findAll('.still,.pic')) old.classList.remove('still', 'pic', 'on');
find('nav').append(make('button.live.th', {
  title: 'light or dark', onclick: () => {
    var list = root.classList, dark = list.contains('dark') || !list.contains('light') && matchMedia('(prefers-color-scheme:dark)').matches;
    list.toggle('dark', !dark);
    list.toggle('light', dark);
  }
}));
old = page.getElementById('report-data');
if (old && /json/.test(old.type)) boot(old.textContent);
else if (old) new Response(new Blob([Uint8Array.from(atob(old.textContent), c => c.charCodeAt())]).stream().pipeThrough(new DecompressionStream('deflate'))).text().then(boot);
