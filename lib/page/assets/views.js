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
