// SPDX-License-Identifier: Apache-2.0
// Flame graphs. Nodes are numbered in drawing order, so a subtree is a run [i, end[i]). Frames of at
// least 3 pixels are elements; narrower ones share a path per colour and are found by place. Frames
// below one pixel are put together in blocks, row by row, as in the still picture.
var name = [], self = [], df = [], up = [], depth = [], end = [], weight = [], sum = [], old = [], left = [],
  panel = [], panels = D.panels, roots = [], rows = [], top_ = [], zoom, cursor = -1, flip = D.flip, hit = {},
  pool = [], used, lit = new Set(D.lit.slice(1)), hits, list, cuts = D.cut.split(','), H = D.pitch, M = 8,
  size = H > 17 ? 12 : max(6, H - 5), frames = all('.frames')[0], small, ring, frameTop, tint = [], whole = '',
  // Numbers are in base 36; a missing one is 0.
  int = v => parseInt(v || 0, 36), keyHelp = 'Backspace out · arrows, Enter · i flip';

// Names come with their colour, half the length they share with the name before, and the rest.
D.names = D.names.map((t, i) => (tint[i] = int(t[0]), whole = whole.slice(0, int(t[1]) * 2) + t.slice(2)));
panels.forEach((p, b) => {
  var parent = -1, d = 0, first = name.length, next = [], i = first;
  roots.push(first);
  for (var f of p.t.split(';')) {
    var [n, own = 0, levels, was = 0, s = 0] = f.split(',').map(int);
    name[i] = n;
    self[i] = sum[i] = own * D.u;
    old[i] = was * D.u * D.old;
    df[i] = s;
    weight[i] = s == 9 ? old[i] : abs(self[i]);
    up[i] = parent;
    depth[i] = d;
    panel[i] = b;
    if (levels) for (d -= --levels; levels; levels--) parent = up[parent];
    else {
      parent = i;
      d++;
    }
    end[i] = ++i;
  }
  rows[b] = 0;
  while (i-- > first) {
    rows[b] = max(rows[b], depth[i] + 1 - p.hide);
    n = up[i];
    if (n < 0) continue;
    weight[n] += weight[i];
    sum[n] += sum[i];
    old[n] += old[i];
    end[n] = max(end[n], end[i]);
  }
  for (i = first; i < name.length; i++) {
    n = up[i];
    left[i] = next[i] = n < 0 ? 0 : next[n];
    next[n] += weight[i];
  }
});
var last = roots.at(-1), total = weight[last];

var say1 = v => {
  if (D.noun) return v.toLocaleString('en') + ' ' + (v == 1 ? D.noun.replace(/s$/, '') : D.noun);
  var [k, ...units] = D.unit == 't' ? [1e3, 'ns', 'us', 'ms', 's'] : [1024, 'B', 'kB', 'MB', 'GB', 'TB'];
  for (v *= D.mul; units[1] && abs(v) >= k; units.shift()) v /= k;
  return v ? v.toFixed(2).replace('.00', '') + units[0] : 0;
};

var share = (a, b) => (a *= 100 / (b || 1)).toFixed(abs(a) < 10 ? 2 : 1) + '%';

// "+8.6%" of the old total.
var change = i => {
  var r = roots[panel[i]], v = 100 * (sum[i] - old[i]) / (abs(old[r] || sum[r]) || 1);
  return (v < 0 ? '−' : v > 0 ? '+' : '') + abs(v).toFixed(1) + '%' + (df[i] == 9 ? ' gone' : old[i] ? '' : ' new');
};

var words = i => {
  var z = zoom[panel[i]];
  return D.names[name[i]] + ' — ' + (D.diff ? say1(old[i] / D.old) + ' → ' + say1(sum[i]) + ', ' + change(i) + D.s[!!df[i] + (abs(df[i]) > 9)]
    : say1(sum[i]) + ', ' + share(sum[i], total) + ' of total' + (up[z] < 0 ? '' : ', ' + share(sum[i], weight[z]) + ' of zoomed') +
    (self[i] && self[i] != sum[i] ? ', self ' + say1(self[i]) : ''));
};

var color = i => D.pal[df[i] + D.zero || tint[name[i]]][+dark],
  has = i => hits && hits.has(name[i]), dim = b => hits && !b ? .28 : 1, zoomed = () => zoom.find((z, b) => z != roots[b]);

var row = i => {
  var b = panel[i], d = depth[i] - panels[b].hide;
  return top_[b] + (panels[b].up != flip ? rows[b] - 1 - d : d) * H;
};

var frame = (i, x, w, y, k) => {
  var e = pool[used++], n = name[i], gone = df[i] == 9, t = '', room = (w - 7) * 12 / size;
  if (!e) {
    e = pool[used - 1] = el('g', { role: 'img' }, frames);
    el('rect', { height: H - 1 }, e);
    el('text', { x: 3, y: (H - 1) / 2 + size * .375 | 0, 'font-size': size }, e);
  }
  at(place(e, x, y), { opacity: k, 'aria-label': words(i), display: '' });
  at(e.firstChild, { width: px(max(w - .6, .4)), fill: gone ? paper() : color(i),
    stroke: gone ? D.grey[1][+dark] : lit.has(n) || has(i) ? ink() : 'none', 'stroke-dasharray': gone ? '3 2' : 'none' });
  if (w > 19) {
    if (D.diff && df[i]) t = '  ' + change(i);
    if (wide(t) + 40 > room) t = '';
    t = fit(('0.' + cuts[n]).split('.').map(k => D.names[n].slice(...k.split('-').map(int))), room - wide(t)) + t;
  }
  e = at(e.lastChild, { fill: ink() });
  if (e[text] != t) e[text] = t;
};

var draw = () => {
  var w = width(), paths = {}, blocks = {}, y = 0, b;
  frameTop = head(w);
  place(frames, M, frameTop);
  if (!total) return;
  w -= 2 * M;
  used = 0;
  hit = {};
  for (b of flip ? [...rows.keys()].reverse() : rows.keys()) {
    top_[b] = y;
    y += rows[b] * H + 6;
  }
  at(S, { height: frameTop + y + 2 });
  var add = (c, x, y, w) => {
    paths[c] = (paths[c] || '') + 'M' + px(x) + ' ' + y + 'h' + px(w) + 'v' + (H - 1) + 'H' + px(x);
  };
  var touch = (y, b) => {
    b.y = y;
    (hit[y] ||= []).push(b);
  };
  var flush = y => {
    var b = blocks[y];
    blocks[y] = 0;
    if (!b) return;
    add(D.grey[0][+dark] + ' ' + dim(b.m), b.x, y, max(b.e - b.x, .5));
    touch(y, b);
  };
  var lay = (i, x, w, k) => {
    var y = row(i);
    if (w < 1) {
      if (blocks[y] && x - blocks[y].e >= 1) flush(y);
      var b = blocks[y] ||= { i: i, x: x, n: 0, w: 0 };
      b.n++;
      b.w += weight[i];
      b.e = x + w;
      b.m |= has(i);
      return;
    }
    flush(y);
    touch(y, { i: i, x: x, e: x + w });
    if (w < 3 && df[i] != 9) add(color(i) + ' ' + dim(has(i)), x, y, w * .85);
    else frame(i, x, w, y, k * dim(has(i)));
  };
  roots.forEach((r, b) => {
    var z = zoom[b], k = w / (weight[z] || 1), hidden = panels[b].hide ? r : -1, i;
    for (i = up[z]; i >= 0; i = up[i]) if (i != hidden) lay(i, 0, w, .55);
    for (i = z; i < end[z]; i++) if (i != hidden && weight[i]) lay(i, (left[i] - left[z]) * k, weight[i] * k, 1);
  });
  for (y in blocks) flush(y);
  for (b = used; pool[b]; b++) at(pool[b], { display: 'none' });
  small[text] = '';
  for (b in paths) {
    y = b.split(' ');
    el('path', { d: paths[b], fill: y[0], opacity: y[1] }, small);
  }
  mark();
};

// The frame the keys are on.
var find1 = i => Object.values(hit).flat().find(b => b.i == i && !b.n);

// Outlines the frame under the pointer, else that of the keys.
var mark = (f = find1(cursor)) => {
  frames.append(ring);
  at(ring, f ? { display: '', x: f.x, y: f.y, width: max(f.e - f.x - .6, 1), stroke: ink() } : { display: 'none' });
};

var go = i => {
  cursor = i;
  if (!find1(i)) set(up[i]);
  mark();
  ring.scrollIntoView({ block: 'nearest' });
  say(words(i));
};

var set = i => {
  if (i < 0) zoom = [...roots];
  else zoom[panel[i]] = i;
  draw();
  keep(1);
};

var under = e => {
  var r = box(), x = e.clientX - r.left - M, y = e.clientY - r.top - frameTop, t;
  for (t in hit) if (y >= t && y < +t + H - 1) return hit[t].find(b => x >= b.x && x < max(b.e, b.x + 1));
};

var find = () => {
  var n = 0, i;
  hits = re && new Set();
  list = [];
  if (!re) return '';
  D.names.forEach((t, i) => i && re.test(t) && hits.add(i));
  name.forEach((n, i) => hits.has(n) && list.push(i));
  // Nested matches count once.
  for (i = last; i < name.length; i = has(i) ? end[i] : i + 1) if (has(i)) n += weight[i];
  return hits.size + ' matched, ' + share(n, total) + ' of total';
};

var step = by => {
  var k = list.findIndex(i => i >= cursor), n = list.length;
  if (k < 0) k = n;
  k += by < 0 ? -1 : list[k] == cursor;
  if (n) go(list[(k + n) % n]);
};

var key = e => {
  var k = e.key, f = find1(cursor), z = zoomed(), i = cursor;
  if (k == 'i') {
    flip = +!flip;
    draw();
    keep();
  } else if (k == 'Escape') {
    cursor = -1;
    say();
    set(-1);
  } else if (k == 'Backspace') z && set(up[z]);
  else if (k == 'Enter') f && set(i);
  else if (/^Arrow/.test(k)) {
    if (!f) i = zoom[0] + panels[0].hide;
    else if (/t$/.test(k)) {
      f = hit[f.y][hit[f.y].indexOf(f) + (k == 'ArrowLeft' ? -1 : 1)];
      if (f && !f.n) i = f.i;
    } else if (k == 'ArrowDown' == (panels[panel[i]].up == flip)) i += up[i + 1] == i;
    else if (up[i] >= 0) i = up[i];
    go(i);
  } else return;
  return 1;
};

var put = s => {
  var z = zoomed();
  if (z) s.z = z;
  if (flip != D.flip) s.f = 1;
};

var get = s => {
  zoom = [...roots];
  if (name[s.z] >= 0) zoom[panel[s.z]] = +s.z;
  flip = s.f ? +!D.flip : D.flip;
};

back.onclick = () => set(-1);
if (total) {
  still = still.filter(e => !frames.contains(e));
  frames[text] = '';
  small = el('g', {}, frames);
  ring = el('rect', { height: H - 1, fill: 'none', 'stroke-width': 2.5 }, frames);
  S.onmousemove = e => {
    var b = under(e);
    mark(b);
    say(b && (b.n ? b.n + ' smaller frames, ' + share(b.w, total) : words(b.i)));
  };
  S.onclick = e => {
    var b = getSelection().isCollapsed && under(e);
    cursor = -1;
    if (b) set(b.n ? up[b.i] : b.i);
  };
}
start();
