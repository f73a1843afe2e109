// SPDX-License-Identifier: Apache-2.0
// SHOW[v](kind, pane) fills the pane with the view v of a kind of profile.

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
      var t = [names[n], names[n]], e = T._whole && k._known[n] || [], [d, dt] = BOTH.map(i => f[2 * i + 1] - f[2 * i]), num = v => [say(v, u), v], delta = (v, sure) => [more(v, u), abs(v), sure * v > 0 ? mark(2, 0, v) : ''];
      rows.push(diff ? [delta(d, e[0]), num(f[0]), num(f[1]), delta(dt, e[1]), num(f[2]), num(f[3]), t, [T._whole ? verdict(k, n) : '', -(e[5] || 1e6)]]
        : [num(f[b]), [part(f[b], T._all), f[b]], num(f[2 + b]), [part(f[2 + b], T._all), f[2 + b]], t]);
    }
    listing(k, pane, [...(diff ? ['Δ self', 'self, ' + SIDES[0], SIDES[1], 'Δ total', 'total, ' + SIDES[0], SIDES[1]] : ['self', 'of all', 'total', 'of all']).map(x => [x, 'n']), ['function', 'name'], ['is it real?', 'wd']].slice(0, diff ? 8 : 5), rows, state, diff ? 6 : 4);
  },
  // Callers and callees of the selected function, folded at the outermost of its own calls.
  sandwich: (k, pane) => {
    var T = k._T, want = selected(k), halves = BOTH.map(() => start(k, T)), i, j, b, p;
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
    pane.append(i && pane.firstChild ? legend(T) : make('p', k._S.f ? k._S.f + ' is not in this selection.' : 'No function is selected.'));
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
  // The cost of a line is its share of what nodes cost (data.c), so it follows the selection.
  lines: (k, pane) => {
    var T = k._T, u = T._type.u, cols = k._both ? [2, 3] : [1, 3], [kept, raw] = [T._kept, k._raw].map(own => [own, own, sumUp(own, k._p), own]);
    for (var [, file, text, from, source] of k.lines.filter(l => l[0] == selected(k))) {
      var by = new Map(), at = 0, body = make('tbody'), most = 1e-9, last = 0;
      for (var l of text.split(';')) {
        var v = [0, 0, 0, 0], x = 1, node = 0;
        for (l = l.split(',').map(int); x < l.length; x += 3) {
          node += l[x];
          var i = node >> 2, how = node % 4;
          if (how != 2 || T._from[k._p[i]]) for (var b of BOTH) {
            var c = kept[how][b][i] * (l[x + 1] || l[x + 2] ? l[x + 1 + b] / (raw[how][b][i] || 1) : 1);
            if (how % 3 == 0) v[b] += c;
            if (how < 3) v[2 + b] += c;
          }
        }
        by.set(at += l[0], v);
        most = max(most, v[2], v[3]);
      }
      for (i of source ? source.map((s, x) => from + x) : by.keys()) {
        v = by.get(i);
        if (last && i > last + 1) body.append(row(['⋮']));
        last = i;
        var r = row(v ? [i + '', ...cols.map(x => say(v[x], u)), k._both ? change(v[2], v[3]) : part(v[3], T._all)] : [i + '', '', '', ''], v ? {} : { 'class': 'q' });
        r.append(make('td.bars', {}, ...(v ? cols.map(x => x > 1 ? bar(v[x] / most) : '') : [])), make('td', make('code', source ? source[i - from].replace(/\t/g, '    ') : '')));
        body.append(r);
      }
      pane.append(make('p.cap', make('code', D.files[file]), source ? '' : ' (source not found)'), make('div.sc.ln', make('table', make('thead', row(['line', ...(k._both ? [...SIDES, 'change'] : ['self', 'total', 'of all'])], {}, 'th')), body)));
    }
    if (!pane.firstChild) pane.append(make('p', k._S.f ? k._S.f + ': no line known. These have some:' : 'Functions with lines that cost:'), ...k.lines.slice(0, 40).map(x => button(names[x[0]], e => select(k, e.target.textContent), { 'class': 'chip' })));
  },
  tags: (k, pane) => {
    var u = k._main.u, state = k._tagOrder = k._tagOrder || { _by: +k._both };
    listing(k, pane, [...(k._both ? [...SIDES, 'change'] : [k._main.n]).map(x => [x, 'n']), ['label', 'wd'], ['value', 'wd']], k.tags.map(([name, value, ...sums]) => {
      var [was, is] = sums.map((v, b) => v * k._mean[b]);
      return [...(k._both ? [[say(was, u), was], [say(is, u), is], [change(was, is), abs(is - was)]] : [[say(is, u), is]]), [name, name], [value, value]];
    }), state);
  }
};
