// SPDX-License-Identifier: Apache-2.0
// The views of a kind of profile: flame graph, table of all functions, call tree, sandwich, call
// graph. They show one selection, which is in the address: #k=profile-cpu&v=table&f=NAME&q=TEXT.
// All numbers are those that the flame graph has as data; names only ever become text.
var page = document, root = page.documentElement, kinds = [], state = {}, views = ['flame', 'table', 'tree', 'sandwich', 'graph'],
  titles = { flame: 'Flame graph', table: 'Functions', tree: 'Call tree', sandwich: 'Sandwich', graph: 'Call graph' },
  find = (s, e) => (e || page).querySelector(s), findAll = (s, e) => [...(e || page).querySelectorAll(s)];

var make = (tag, how, ...children) => {
  var e = page.createElement(tag);
  for (var k in how || {}) if (k == 'onclick') e.onclick = how[k];
  else e.setAttribute(k, how[k]);
  e.append(...children);
  return e;
};

// ---- Data

var number36 = v => parseInt(v || 0, 36);

// The tree of a flame graph (flame/data.c), its sums, and what each function has alone and with all
// it calls.
var read = svg => {
  var D = JSON.parse(find('script', svg).textContent).view, whole = '', d = { diff: D.diff, raw: D, label: [], of: [], up: [], sum: [], old: [], kids: [], functions: [], sure: [] };
  d.label = D.names.map(t => whole = whole.slice(0, number36(t[1]) * 2) + t.slice(2));
  if (!D.panels.length) return d;
  var parent = -1, i = 0, n;
  for (var f of D.panels[0].t.split(';')) {
    var [nameAt, own, levels, was, change1] = f.split(',').map(number36);
    d.of[i] = nameAt;
    d.sum[i] = (own || 0) * D.u;
    d.old[i] = (was || 0) * D.u * D.old;
    d.up[i] = parent;
    // Steps above 9 are of what is not proved (flame/data.c).
    d.sure[i] = change1 && Math.abs(change1) <= 9;
    d.kids[i] = [];
    if (parent >= 0) d.kids[parent].push(i);
    if (levels) for (levels--; levels; levels--) parent = d.up[parent];
    else parent = i;
    i++;
  }
  for (n of d.label) d.functions.push({ self: 0, selfOld: 0, total: 0, totalOld: 0, at: [] });
  d.sum.forEach((v, j) => {
    var g = d.functions[d.of[j]];
    g.self += v;
    g.selfOld += d.old[j];
  });
  for (i = d.sum.length - 1; i > 0; i--) {
    d.sum[d.up[i]] += d.sum[i];
    d.old[d.up[i]] += d.old[i];
  }
  // A function within itself counts once.
  d.of.forEach((g, j) => {
    for (n = d.up[j]; n > 0 && d.of[n] != g;) n = d.up[n];
    if (n > 0 || !j) return;
    d.functions[g].at.push(j);
    d.functions[g].total += d.sum[j];
    d.functions[g].totalOld += d.old[j];
  });
  return d;
};

var say = (d, v) => {
  var D = d.raw, list = D.unit == 't' ? ['ns', 'µs', 'ms', 's'] : ['B', 'kB', 'MB', 'GB', 'TB'], k = D.unit == 't' ? 1e3 : 1024;
  if (D.noun) return Math.round(v).toLocaleString('en');
  for (v *= D.mul; list[1] && Math.abs(v) >= k; list.shift()) v /= k;
  return v ? v.toPrecision(3).replace(/\.?0+$/, v > 99 ? '$&' : '').replace(/e.*/, '') + ' ' + list[0] : '0';
};

var change = (was, now) => was == now ? '=' : !was ? 'new' : !now ? 'gone' : (now < was ? '−' : '+') + Math.abs(100 * (now / was - 1)).toFixed(1) + '%';

var share = (d, v) => (100 * v / (d.sum[0] || 1)).toFixed(1) + '%';

// ---- Selection

var link = () => {
  var s = {};
  for (var k of ['k', 'v', 'f', 'q']) if (state[k]) s[k] = state[k];
  return '#' + new URLSearchParams(s);
};

// A step that the back button takes back; typing is none.
var go = (more, quiet) => {
  Object.assign(state, more);
  history[quiet ? 'replaceState' : 'pushState'](0, '', link());
  show();
};

var load = () => {
  var s = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (location.hash && !s.k && !s.f && !s.v) return;
  var first = kinds.find(k => s.f && k.data.label.includes(s.f)) || kinds[0];
  state = { k: s.k || first.id, v: s.v || (s.f ? 'table' : ''), f: s.f || '', q: s.q || '' };
  show();
  var k = kinds.find(o => o.id == state.k);
  if (location.hash && k) k.tabs.scrollIntoView();
};

// ---- Views

// The head of a table; `order` is the column that it is sorted by.
var heads = (k, names) => names.map((t, i) => {
  var h = make('th', { scope: 'col' }, make('button', { type: 'button', onclick: () => {
    k.order = k.order == i ? -1 - i : i;
    table(k);
  } }, t));
  if (i < names.length - 1) h.className = 'n';
  if (k.order == i || k.order == -1 - i) h.setAttribute('aria-sort', k.order >= 0 == i < names.length - 1 ? 'descending' : 'ascending');
  return h;
});

var table = k => {
  var d = k.data, by, rows = [], q = (state.q || '').toLowerCase(), columns = d.diff
    ? [['Δ self', g => g.self - g.selfOld], ['self, old', g => g.selfOld], ['self, new', g => g.self], ['Δ total', g => g.total - g.totalOld], ['total, old', g => g.totalOld], ['total, new', g => g.total]]
    : [['self', g => g.self], ['of all', g => g.self], ['total', g => g.total], ['of all', g => g.total]];
  d.functions.forEach((g, i) => i && d.label[i].toLowerCase().includes(q) && rows.push(i));
  by = k.order < 0 ? -1 - k.order : k.order;
  var size = i => d.diff && by % 3 == 0 ? Math.abs(columns[by][1](d.functions[i])) : columns[by][1](d.functions[i]);
  rows.sort((a, b) => (k.order < 0 ? -1 : 1) * (by < columns.length ? size(b) - size(a) : d.label[a] < d.label[b] ? -1 : 1) || a - b);
  var body = make('tbody');
  for (var i of rows.slice(0, k.all ? 1e9 : 400)) {
    var g = d.functions[i], r = make('tr', { 'data-f': d.label[i], tabindex: 0 });
    columns.forEach((c, j) => {
      var v = c[1](g), t = d.diff ? (j % 3 || !v ? '' : v > 0 ? '+' : '−') + say(d, j % 3 ? v : Math.abs(v)) : j % 2 ? share(d, v) : say(d, v);
      r.append(make('td', { 'class': 'n' + (j % 3 == 0 && v && g.at.some(n => d.sure[n]) ? v > 0 ? ' w' : ' b' : '') }, t));
    });
    r.append(make('th', { scope: 'row', 'class': 'name' }, d.label[i]));
    if (d.label[i] == state.f) r.className = 'on';
    body.append(r);
  }
  var pane = k.view.table;
  pane.replaceChildren(make('table', {}, make('thead', {}, make('tr', {}, ...heads(k, [...columns.map(c => c[0]), 'function']))), body));
  if (rows.length > 400 && !k.all) pane.append(make('button', { type: 'button', onclick: () => {
    k.all = 1;
    table(k);
  } }, 'all ' + rows.length + ' functions'));
  pane.onclick = pane.onkeydown = e => {
    var on = e.target.closest('tr[data-f]');
    if (on && (e.type == 'click' || e.key == 'Enter')) go({ k: k.id, f: on.dataset.f });
  };
};

// Trees of callees (down) or callers: an entry has a name and pairs of a node and the node whose
// value counts.
var below = (d, pairs, down) => {
  var by = new Map();
  for (var [at, w] of pairs) for (var n of down ? d.kids[at] : d.up[at] > 0 ? [d.up[at]] : []) {
    var e = by.get(d.of[n]);
    if (!e) by.set(d.of[n], e = { n: d.of[n], pairs: [], v: 0, o: 0 });
    e.pairs.push([n, down ? n : w]);
    e.v += d.sum[down ? n : w];
    e.o += d.old[down ? n : w];
  }
  return [...by.values()].sort((a, b) => Math.max(b.v, b.o) - Math.max(a.v, a.o));
};

var line = (k, e, down, level, before, far) => {
  var d = k.data, kids = below(d, e.pairs, down).filter(x => Math.max(x.v, x.o) > 5e-4 * d.sum[0]), mark = make('span', { 'class': 'tg', 'aria-hidden': 'true', style: 'margin-left:' + (level - 1) * 10 + 'px' }, kids.length ? '▸' : ''),
    label = make('span', { 'class': 'name' }, d.label[e.n]), r = make('div', { role: 'treeitem', 'aria-level': level, tabindex: -1, 'data-f': d.label[e.n] }), mine = [];
  if (d.diff) r.append(make('span', { 'class': 'c o' }, say(d, e.o)));
  r.append(make('span', { 'class': 'c' }, say(d, e.v)));
  r.append(make('span', { 'class': 'c' + (e.pairs.some(x => d.sure[x[0]]) ? e.v > e.o ? ' w' : ' b' : '') }, d.diff ? change(e.o, e.v) : share(d, e.v)), mark, label);
  if (d.label[e.n] == state.f) r.className = 'on';
  before.after(r);
  var close = () => {
    for (var x of mine) {
      x.shut();
      x.remove();
    }
    mine = [];
  };
  r.shut = close;
  r.open = on => {
    if (!kids.length || on == mine.length > 0) return;
    close();
    if (on) for (var x of kids.slice(0, 50).reverse()) mine.unshift(line(k, x, down, level + 1, r, 0));
    mark.textContent = on ? '▾' : '▸';
    r.setAttribute('aria-expanded', on);
  };
  if (kids.length) r.setAttribute('aria-expanded', false);
  mark.onclick = ev => {
    ev.stopPropagation();
    r.open(!mine.length);
  };
  r.toggle = () => r.open(!mine.length);
  // Opened along the heaviest, as far as one dominates.
  if (far) openOn(r, far);
  return r;
};

var openOn = (r, far) => {
  r.open(true);
  var next = r.nextElementSibling;
  if (far > 1 && next && +next.getAttribute('aria-level') > +r.getAttribute('aria-level')) openOn(next, far - 1);
};

var treeOf = (k, pane, entries, down, far) => {
  var d = k.data, head = make('div', { 'class': 'hd' });
  pane.append(head);
  for (var t of d.diff ? ['old', 'new', 'change'] : ['total', 'of all']) head.append(make('span', { 'class': 'c' + (t == 'old' ? ' o' : '') }, t));
  entries.slice(0, 200).reverse().forEach((e, i, all) => line(k, e, down, 1, head, i == all.length - 1 ? far : 0));
  var first = find('[role=treeitem]', pane);
  if (first) first.tabIndex = 0;
  pane.onclick = e => {
    var on = e.target.closest('[role=treeitem]');
    if (on) go({ k: k.id, f: on.dataset.f });
  };
  pane.onkeydown = e => {
    var on = e.target.closest('[role=treeitem]'), next = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[e.key];
    if (!on) return;
    if (next && on[next] && on[next].dataset.f) on[next].focus();
    else if (e.key == 'ArrowRight') on.open(true);
    else if (e.key == 'ArrowLeft') on.open(false);
    else if (e.key == 'Enter') on.click();
    else return;
    e.preventDefault();
  };
};

var tree = k => {
  var pane = k.view.tree;
  if (pane.firstChild) {
    for (var r of findAll('[role=treeitem]', pane)) r.className = r.dataset.f == state.f ? 'on' : '';
    return;
  }
  if (k.data.sum.length) treeOf(k, pane, below(k.data, [[0, 0]], 1), 1, 8);
};

var sandwich = k => {
  var pane = k.view.sandwich, d = k.data, i = d.label.indexOf(state.f), g = d.functions[i];
  pane.replaceChildren();
  if (!g || !i) {
    pane.append(make('p', {}, 'Select a function in another view: here stand its callers and what it calls.'));
    return;
  }
  var pairs = g.at.map(n => [n, n]), entry = { n: i, pairs: pairs, v: g.total, o: g.totalOld };
  for (var down of [0, 1]) {
    var half = make('div', { role: 'tree', 'class': 'tr', 'aria-label': down ? 'callees' : 'callers' });
    pane.append(make('h4', {}, down ? 'What it calls' : 'Who calls it'), half);
    treeOf(k, half, [entry], down, 4);
  }
};

// An expression that matches this text.
var plain = t => [...t].map(c => /[\w\s]/.test(c) ? c : '\\' + c).join('');

// The viewer of a picture begins when it is first seen.
var picture = (k, v) => {
  var svg = k.picture[v];
  if (!svg) return;
  if (!svg.redraw) {
    (v == 'flame' ? paFlame : paGraph)(svg);
    // A viewer thinks that it has the window for itself.
    svg.redraw = onresize;
    onresize = redraw;
    onpopstate = load;
    svg.pick = t => go({ k: k.id, v: v, f: t });
    if (v == 'graph') svg.addEventListener('click', e => {
      var node = e.target.closest('.node'), t = node && find('title', node);
      if (t) go({ k: k.id, v: v, f: t.textContent.split('\n')[0] });
    });
  } else svg.redraw();
  var mark = state.q ? plain(state.q) : state.f ? '^' + plain(state.f) + '$' : '';
  var box = find('input', svg);
  if (mark == (svg.marked || '') || !box) return;
  box.value = svg.marked = mark;
  box.oninput();
};

var redraw = () => {
  for (var k of kinds) for (var v in k.picture) if (k.picture[v].redraw) k.picture[v].redraw();
};

var status = k => {
  var d = k.data, i = d.label.indexOf(state.f), g = i > 0 && d.functions[i];
  k.status.replaceChildren();
  if (!state.f) k.status.append('Click on a function to follow it through the views. Values are sums over all profiles of a side; what is less than 0.01% of all is left to its caller.');
  else if (!g) k.status.append(make('b', {}, state.f), ' does not occur here, or is too small to be drawn.');
  else k.status.append(make('b', {}, state.f), d.diff
    ? ': total ' + say(d, g.totalOld) + ' → ' + say(d, g.total) + ' (' + change(g.totalOld, g.total) + '), self ' + say(d, g.selfOld) + ' → ' + say(d, g.self)
    : ': total ' + say(d, g.total) + ' (' + share(d, g.total) + '), self ' + say(d, g.self));
  if (state.f) k.status.append(make('button', { type: 'button', onclick: () => go({ f: '' }) }, 'clear'));
};

var show = () => {
  for (var k of kinds) {
    var mine = state.k == k.id;
    if (mine && k.view[state.v]) k.now = state.v;
    if (mine) {
      k.search.value = state.q || '';
    }
    for (var v of views) if (k.view[v]) {
      var on = v == k.now;
      k.view[v].classList.toggle('on', on);
      k.tab[v].setAttribute('aria-selected', on);
      k.tab[v].tabIndex = on ? 0 : -1;
    }
    status(k);
    if (k.now == 'table') table(k);
    else if (k.now == 'tree') tree(k);
    else if (k.now == 'sandwich') sandwich(k);
    else if (mine || k.seen) picture(k, k.now);
  }
};

// ---- Beginning

var begin = section => {
  var still = find('figure.flame', section), k = { id: section.id, view: {}, tab: {}, picture: {}, order: 0, now: 'flame' };
  if (!still || !find('script', still)) return;
  k.data = read(find('svg', still));
  k.tabs = make('div', { 'class': 'tabs', role: 'tablist' });
  k.status = make('div', { 'class': 'st live', role: 'status' });
  k.search = make('input', { type: 'search', placeholder: 'search functions', 'aria-label': 'search functions' });
  k.search.oninput = () => go({ k: k.id, v: k.now, q: k.search.value }, 1);
  still.before(k.tabs, k.status);
  for (var v of views) {
    var drawn = find('figure.' + v, section), pane = drawn || make('div', { 'class': 'live ' + (v == 'table' ? 'sc' : 'tr sc') });
    if (!drawn && (v == 'flame' || v == 'graph')) continue;
    if (drawn) {
      k.picture[v] = find('svg', drawn);
      var head = drawn.previousElementSibling;
      if (head && /^H/.test(head.tagName)) head.classList.add('still');
    } else still.parentNode.append(pane);
    if (v == 'tree') pane.setAttribute('role', 'tree');
    pane.classList.add('view');
    pane.setAttribute('aria-label', titles[v]);
    k.view[v] = pane;
    k.tab[v] = make('button', { type: 'button', role: 'tab' }, titles[v]);
    k.tabs.append(k.tab[v]);
  }
  for (var t of findAll('h3', section)) if (/^(Flame|Call) graph$/.test(t.textContent)) t.classList.add('still');
  k.tabs.append(k.search);
  k.tabs.onclick = e => {
    for (var x in k.tab) if (k.tab[x] == e.target) go({ k: k.id, v: x });
  };
  k.tabs.onkeydown = e => {
    var list = Object.keys(k.tab), by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!by || e.target == k.search) return;
    go({ k: k.id, v: list[(list.indexOf(k.now) + by + list.length) % list.length] });
    k.tab[k.now].focus();
  };
  kinds.push(k);
};

for (var s of findAll('main>section')) begin(s);
if (kinds.length) {
  root.classList.add('js');
  page.addEventListener('click', e => {
    var a = e.target.closest('a[data-f]');
    if (!a) return;
    e.preventDefault();
    go({ k: a.hash.slice(1), v: 'table', f: a.dataset.f });
    kinds.find(k => k.id == state.k).tabs.scrollIntoView();
  });
  page.addEventListener('keydown', e => {
    var k = kinds.find(o => o.id == state.k) || kinds[0];
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.tagName == 'INPUT' || e.target.closest('svg')) return;
    if (e.key == '/') k.search.focus();
    else if (+e.key >= 1 && +e.key <= 5) go({ k: k.id, v: views[e.key - 1] });
    else if (e.key == 'Escape' && state.q) go({ q: '' });
    else return;
    e.preventDefault();
  });
  onpopstate = load;
  // Pictures begin when they come into sight, so that the page is there at once.
  var watch = new IntersectionObserver(list => {
    for (var e of list) if (e.isIntersecting) {
      var k = kinds.find(o => Object.values(o.view).includes(e.target));
      k.seen = 1;
      if (k.now == 'flame' || k.now == 'graph') picture(k, k.now);
    }
  }, { rootMargin: '300px' });
  for (var o of kinds) for (var p of Object.values(o.view)) watch.observe(p);
  show();
  load();
}
