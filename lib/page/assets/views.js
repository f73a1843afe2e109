// SPDX-License-Identifier: Apache-2.0
// SHOW[v](kind, pane) fills the pane with the view v of a kind of profile.

// What a test of the function says.
var verdict = (k, n) => {
  var [own, all, , , , q, least] = k._known[n] || [], t = q ? ', q=' + (q / 1e3).toFixed(q < 100 ? 3 : 2) : '';
  return k.census ? 'counted' : !k._known[n] ? k.doubt || 'too few samples to test' : (k.cum ? all : own) ? k.proof + t : 'not proved' + t + (least && least < 2300 ? '; ' + (100 * Math.expm1(least / 1e3)).toFixed(0) + '% would have shown' : '');
};

// What nodes cost, by how it is told: in the selection, and as it was read.
var costs = k => [k._T._kept, k._raw].map(own => [own, own, sumUp(own, k._p), own]);

// The part of it on a side; without values it is all.
var piece = ([kept, raw], node, b, was, is) => kept[node % 4][b][node >> 2] * (was || is ? (b ? is : was) / (raw[node % 4][b][node >> 2] || 1) : 1);

// Functions that have lines, the largest first.
var lined = k => k._T._top.filter(n => k.lines.some(l => l[0] == n));

// The function that the view is of: without a selection the most changed or the largest.
var shown = k => k._S.f || names[(k._S.v == 'lines' ? lined(k) : k._T._top)[0]] || '';

var SHOW = {
  flame: (k, pane) => {
    var host = make('div.fl', { role: 'tree', ariaLabel: TITLES.flame }), T = k._T;
    pane.append(host, legend(T));
    icicle(host, T, zoomed(k), 0, i => zoom(k, i == zoomed(k) && i ? T._p[i] : i, i ? { f: nameOf(T, i) } : {}));
  },
  tree: tree,
  table: (k, pane) => {
    var T = k._T, u = T._type.u, b = T._b, rows = [], state = k._order = k._order || { _by: T._diff && k.cum ? 3 : 0 };
    if (!T._diff && state._by > 4) state._by = 0;
    for (var [n, f] of T._f) if ((f[2] || f[3]) && (!k._hit || k._hit.has(n))) {
      var t = [names[n], names[n]], e = T._whole && k._known[n] || [], [d, dt] = BOTH.map(i => f[2 * i + 1] - f[2 * i]), num = v => [say(v, u), v], delta = (v, sure) => [more(v, u), abs(v), sure * v > 0 ? mark(2, 0, v) : ''];
      rows.push(T._diff ? [delta(d, e[0]), num(f[0]), num(f[1]), delta(dt, e[1]), num(f[2]), num(f[3]), t, [T._whole ? verdict(k, n) : '', -(e[5] || 1e6)]]
        : [num(f[b]), [part(f[b], T._all), f[b]], num(f[2 + b]), [part(f[2 + b], T._all), f[2 + b]], t]);
    }
    listing(k, pane, [...(T._diff ? ['Δ self', 'self, ' + SIDES[0], SIDES[1], 'Δ total', 'total, ' + SIDES[0], SIDES[1]] : ['self', 'of all', 'total', 'of all']).map(x => [x, 'n']), ['function', 'name'], ['is it real?', 'wd']].slice(0, T._diff ? 8 : 5), rows, state, T._diff ? 6 : 4);
  },
  // Callers and callees of the selected function, folded at the outermost of its own calls.
  sandwich: (k, pane) => {
    var T = k._T, want = names.indexOf(shown(k)), fits = n => n == want, halves = BOTH.map(() => start(k, T)), i, j, b, p;
    for (i = 1; i < T._n.length; i++) if (fits(T._n[i]) && !callerOf(T, i, fits)) {
      j = child(halves[0], 0, want);
      for (p = T._p[i]; p > 0; p = T._p[p]) j = child(halves[0], j, T._n[p]);
      for (b of BOTH) halves[0]._own[b][j] += T._sum[b][i];
      for (var todo = [[i, child(halves[1], 0, want)]]; todo.length;) {
        [p, j] = todo.pop();
        for (b of BOTH) halves[1]._own[b][j] += T._own[b][p];
        for (var c of T._c[p]) todo.push([c, child(halves[1], j, T._n[c])]);
      }
    }
    // Its own frame is judged alike in both.
    halves[0]._leaf = halves[1]._n[2] ? -1 : 1;
    halves.forEach((h, down) => {
      var host = make('div.fl' + (down ? '' : '.up'), { role: 'tree', ariaLabel: down ? 'callees' : 'callers' }), wrap = make('div' + (down ? '' : '.callers'), host);
      if (!h._n[1]) return;
      total(h);
      h._all = T._all;
      h._p[1] = -1;
      pane.append(make('p.cap', down ? 'What it calls' : 'Who calls it, nearest lowest'), wrap);
      icicle(host, h, 1, !down, at => select(k, nameOf(h, at)));
      wrap.scrollTop = 1e6;
    });
    pane.append(pane.firstChild ? legend(T) : make('p', shown(k) + ' is not in this selection.'));
  },
  // The still picture, in place: functions that are not in the selection are pale.
  graph: k => {
    for (var g of findAll('.node', k._graph)) {
      var name = find('title', g).textContent, f = k._T._f.get(names.indexOf(name)), on = name == k._S.f, [at, box] = [g, k._graph].map(e => e.getBoundingClientRect());
      turn(g, 'on', on);
      turn(g, 'out', !f || !f[2] && !f[3]);
      if (on && k._framed != k._S.f) k._graph.scrollBy(at.x - box.x - box.width / 2 + 50, at.y - box.y - 200);
    }
    k._framed = k._S.f;
    k._graph.onclick = e => {
      var node = e.target.closest('.node');
      if (node) select(k, find('title', node).textContent);
    };
  },
  // The cost of a line is its share of what nodes cost (data.c), so it follows the selection.
  lines: (k, pane) => {
    var T = k._T, u = T._type.u, cols = k._both ? [2, 3] : [1, 3], all = costs(k), want = names.indexOf(shown(k));
    for (var [, file, text, from, source] of k.lines.filter(l => l[0] == want)) {
      var by = new Map(), at = 0, body = make('tbody'), last = 0, i, v, node, group;
      lists(text, ([x, was, is], line) => {
        if (group != line) {
          by.set(at += x, v = [0, 0, 0, 0]);
          group = line;
          node = 0;
          return;
        }
        var how = (node += x) % 4;
        if (how != 2 || T._from[k._p[node >> 2]]) for (var b of BOTH) {
          x = piece(all, node, b, was, is);
          if (how % 3 == 0) v[b] += x;
          if (how < 3) v[2 + b] += x;
        }
      });
      var most = max(1e-9, ...[...by.values()].flatMap(v => v.slice(2)));
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
    if (!pane.firstChild || !k._S.f) pane.append(make('p', pane.firstChild ? 'Also:' : shown(k) + ': no line known. These have some:'), ...lined(k).slice(!k._S.f, 16).map(x => button(names[x], e => select(k, e.target.textContent), { 'class': 'chip' })));
  },
  // Labels cost shares as lines do.
  tags: (k, pane) => {
    var u = k._T._type.u, all = costs(k), state = k._tagOrder = k._tagOrder || { _by: +k._both };
    listing(k, pane, [...(k._both ? [...SIDES, 'change'] : [k._T._type.n]).map(x => [x, 'n']), ['label', 'wd'], ['value', 'wd']], k.tags.map(([name, value, text]) => {
      var node = 0, was = 0, is = 0;
      lists(text, ([x, ...parts]) => {
        node += x;
        was += piece(all, node, 0, ...parts);
        is += piece(all, node, 1, ...parts);
      });
      return [...(k._both ? [[say(was, u), was], [say(is, u), is], [change(was, is), abs(is - was)]] : [[say(is, u), is]]), [name, name], [value, value]];
    }), state);
  }
};
