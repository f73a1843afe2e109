// SPDX-License-Identifier: Apache-2.0
// The call tree: rows that open and close.

var tree = (k, pane) => {
  var T = k._T, open = T._open, u = T._type.u, weigh = i => T._diff ? abs(T._sum[1][i] - T._sum[0][i]) : T._sum[T._b][i], order = i => T._c[i].slice().sort((a, b) => weigh(b) - weigh(a)), most = max(1e-9, ...T._c[0].map(weigh)), cell = (t, c) => make('span.c' + (c || ''), t), i, j, host = make('div.tr.sc', { role: 'tree', ariaLabel: TITLES.tree });
  // Opened along the largest.
  if (!open) for (open = T._open = new Set([0]), i = 0; (j = order(i)[0]); i = j) open.add(j);
  pane.append(host);
  var paint = focus => {
    var rows = [make('div.hd', {}, ...(T._diff ? [cell(SIDES[0], '.o'), cell(SIDES[1]), cell('Δ total'), cell('', '.bar')] : [cell('total'), cell('of all'), cell('self')]), 'function')], todo = [[0, 0]];
    while (todo.length && rows.length < 800) {
      var [at, d] = todo.pop(), [was, is] = both(T, at), has = T._c[at].length;
      rows.push(make('div' + (at && nameOf(T, at) == k._S.f ? '.on' : ''), { ...item(d), 'aria-expanded': has ? open.has(at) : null, tabindex: at == (focus || 0) ? 0 : -1, 'data-i': at },
        ...(T._diff ? [cell(say(was, u), '.o'), cell(say(is, u)), cell(more(is - was, u), mark(real(T, at), was, is)), make('span.c.bar', make('u', { style: 'width:' + min(32, 32 * abs(is - was) / most) + 'px;' + (is > was ? 'left' : 'right') + ':50%;background:' + colour(T, at) }))]
          : [cell(say(T._sum[T._b][at], u)), cell(part(T._sum[T._b][at], T._all)), cell(say(T._own[T._b][at], u))]), make('span.tg', { style: 'margin-left:' + min(d, 40) * 11 + 'px' }, has ? open.has(at) ? '▾' : '▸' : ''), make('span.name', nameOf(T, at))));
      if (open.has(at)) for (var c of order(at).reverse()) if (max(T._sum[0][c], T._sum[1][c]) > T._all * 5e-4) todo.push([c, d + 1]);
    }
    if (todo.length) rows.push(make('p', todo.length + ' more: close some, or focus.'));
    fill(host, ...rows);
    if (focus >= 0) find('[tabindex="0"]', host).focus({ preventScroll: true });
  }, flip = (at, on) => {
    open[on ? 'add' : 'delete'](at);
    j = host.scrollTop;
    paint(at);
    host.scrollTop = j;
  };
  paint();
  host.onclick = e => {
    var r = nodeAt(e);
    if (!r) return;
    i = +r.dataset.i;
    if (e.target.className == 'tg' || !i) flip(i, !open.has(i));
    else select(k, nameOf(T, i));
  };
  host.onkeydown = e => {
    var r = nodeAt(e), key = e.key, to;
    if (!r || !isPlain(e)) return;
    i = +r.dataset.i;
    var inner = T._c[i].length && open.has(i);
    if (key == 'Enter' && i) select(k, nameOf(T, i));
    else if (key == 'ArrowRight' && T._c[i].length && !inner) flip(i, 1);
    else if (key == 'ArrowLeft' && inner) flip(i);
    else {
      to = { ArrowUp: beside(r, 1), ArrowDown: beside(r), ArrowRight: beside(r), ArrowLeft: find('[data-i="' + T._p[i] + '"]', host) };
      if (!(key in to)) return;
      to = to[key];
      if (to && to.dataset.i) walk(r, to);
    }
    done(e);
  };
};
