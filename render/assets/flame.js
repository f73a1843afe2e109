// SPDX-License-Identifier: Apache-2.0
// Flame graphs. Nodes are numbered in drawing order, so a subtree is a run [i, E[i]). Frames of at
// least 3 pixels are elements; narrower ones share a path per colour and are found by place.
var N = [], self = [], old = [], step = [], P = [], dep = [], E = [], W = [], sum = [], osum = [], X = [], pan = [],
roots = [], rows = [], zoom = [], cur = -1, flip = D.flip, hit, grid, pool = [], used, lit = new Set(D.lit.slice(1)),
hits = null, list = [], forms = [], H = D.pitch, G, M = 8, F = Math.max(6, Math.min(12, H - 5)), base = Math.floor((H - 1) / 2 + F * .375);

D.panels.forEach((p, b) => {
  var up = -1, depth = 0, n0 = N.length;
  roots.push(n0);
  for (var f of p.t.split(';')) {
    f = f.split(',').map(v => parseInt(v || 0, 36));
    var i = N.length;
    N.push(f[0]); self.push((f[1] || 0) * D.u); old.push((f[3] || 0) * D.u * D.old); step.push(f[4] || 0);
    P.push(up); dep.push(depth); pan.push(b); E.push(i + 1);
    W.push(f[4] == 9 ? old[i] : Math.abs(self[i])); sum.push(self[i]); osum.push(old[i]);
    if (f[2]) for (var k = f[2] - 1; k; k--) up = P[up], depth--;
    else up = i, depth++
  }
  rows[b] = 0;
  for (i = N.length - 1; i >= n0; i--) {
    rows[b] = Math.max(rows[b], dep[i] + 1 - p.hide);
    var q = P[i];
    if (q >= 0) W[q] += W[i], sum[q] += sum[i], osum[q] += osum[i], E[q] = Math.max(E[q], E[i])
  }
  var next = [];
  for (i = n0; i < N.length; i++) {
    X[i] = P[i] < 0 ? 0 : next[P[i]];
    next[i] = X[i];
    if (P[i] >= 0) next[P[i]] += W[i]
  }
});
var T = roots.length && W[roots[roots.length - 1]];

function fmt(v) {
  if (D.noun) return v.toLocaleString('en') + ' ' + (Math.abs(v) == 1 ? D.noun.replace(/s$/, '') : D.noun);
  var t = D.unit == 't', u = t ? ['ns', 'us', 'ms', 's'] : ['B', 'kB', 'MB', 'GB', 'TB'], k = t ? 1e3 : 1024, i = 0;
  for (v *= D.mul; i < u.length - 1 && Math.abs(v) >= k; i++) v /= k;
  if (t && i == 3 && Math.abs(v) >= 3600) return (v / 3600).toFixed(2) + 'hrs';
  return v.toFixed(2).replace(/\.00$/, '') + u[i]
}
function pct(a, b) { a = 100 * a / (b || 1); return a.toFixed(Math.abs(a) >= 99.95 ? 0 : Math.abs(a) >= 10 ? 1 : 2) + '%' }
function sign(v) { return (v > 0 ? '+' : '') + v.toFixed(1) + '%' }
function change(i) {
  var r = roots[pan[i]], b = osum[r] || sum[r];
  return b ? 100 * (sum[i] - osum[i]) / Math.abs(b) : 0
}
function words(i) {
  var n = D.names[N[i]], z = zoom[pan[i]];
  if (D.diff) return n + ' — ' + fmt(osum[i] / D.old) + ' → ' + fmt(sum[i]) + ' (' + sign(change(i)) + (step[i] == 9 ? ', gone' : step[i] ? osum[i] ? '' : ', new' : ', within noise') + ')';
  return n + ' — ' + fmt(sum[i]) + ', ' + pct(sum[i], T) + ' of total' + (P[z] >= 0 ? ', ' + pct(sum[i], W[z]) + ' of zoomed' : '') + (self[i] == sum[i] ? '' : ', self ' + fmt(self[i]))
}
// Shorter and shorter ends of a name, as in name.c. Brackets are masked first.
function shorter(n) {
  var s = n, t, f = [n], i, k;
  do { t = s; s = s.replace(/<[^<>]*>|\[[^[\]]*\]|\([^()]*\)/g, m => '_'.repeat(m.length)) } while (s != t);
  if ((i = s.indexOf('::')) > 0) f.push(n.slice(i + 2), n.slice(s.lastIndexOf('::') + 2));
  else {
    f.push(n.slice(k = s.lastIndexOf('/') + 1));
    if (i = s.indexOf('.', k) + 1) f.push(n.slice(i));
    if ((k = s.lastIndexOf('.') + 1) && !/^(func|gowrap|abi)?[\d.-]*$/.test(n.slice(k))) f.push(n.slice(k))
  }
  return f
}

function color(i) {
  var p = D.diff || D.neg ? D.pal[step[i] + 8] : P[i] < 0 ? D.grey[0] : D.pal[D.tint[N[i]]];
  return p[dark ? 1 : 0]
}
function place(b, d) {
  var y = 0, n = roots.length, k, p;
  for (k = 0; k < n; k++) {
    p = flip ? n - 1 - k : k;
    if (p == b) break;
    y += rows[p] * H + 6
  }
  d -= D.panels[b].hide;
  return y + ((D.panels[b].up != flip) ? rows[b] - 1 - d : d) * H
}
function frame(i, x, w, y, dim) {
  var e = pool[used++], gone = step[i] == 9, m = hits && hits.has(N[i]), l = m || lit.has(N[i]), n = D.names[N[i]], t = '';
  if (!e) {
    e = pool[used - 1] = el('g', { role: 'img' }, G);
    e.r = el('rect', { height: H - 1 }, e);
    e.t = el('text', { y: base, 'font-size': F }, e)
  }
  e.i = i;
  at(e, { transform: 'translate(' + x.toFixed(2) + ' ' + y + ')', opacity: hits && !m ? .28 : dim ? .55 : 1, 'aria-label': words(i), visibility: 'visible' });
  at(e.r, { width: Math.max(w - .6, .4).toFixed(2), fill: gone ? col(page) : color(i), stroke: gone ? D.grey[1][+dark] : l ? col(ink) : 'none', 'stroke-dasharray': gone ? '3 2' : 'none' });
  if (w >= 20) {
    if (D.diff && step[i]) t = ' ' + (osum[i] || gone ? '' : 'new ') + sign(change(i));
    var r = (w - 6.6) * 12 / F - wide(t);
    if (r < 40) t = '', r = (w - 6.6) * 12 / F;
    t = fit(forms[N[i]] || (forms[N[i]] = P[i] < 0 ? [n] : shorter(n)), r) + t
  }
  at(e.t, { x: 3, fill: col(ink) });
  if (e.t.textContent != t) e.t.textContent = t
}
function draw() {
  if (!G) return;
  var w = width() - 2 * M, paths = {}, blocks = [], top = 0;
  used = 0; hit = {};
  at(S, { width: w + 2 * M, viewBox: '0 0 ' + (w + 2 * M) + ' ' + S.getAttribute('height') });
  fo.setAttribute('x', w + M - 260);
  function small(c, x, y, w) { paths[c] = (paths[c] || '') + 'M' + x.toFixed(2) + ' ' + y + 'h' + w.toFixed(2) + 'v' + (H - 1) + 'h-' + w.toFixed(2) + 'z' }
  function flush(y) {
    var b = blocks[y];
    if (b) small(D.grey[0][+dark] + ' ' + (hits && !b.m ? .28 : 1), b.x, y, Math.max(b.e - b.x, .5)), (hit[y] = hit[y] || []).push(b);
    blocks[y] = 0
  }
  function put(i, x, v, y, dim) {
    var b = blocks[y], m = hits && hits.has(N[i]);
    if (v < 1) {
      if (b && x - b.e >= 1) flush(y), b = 0;
      b = b || (blocks[y] = { i: i, x: x, n: 0, w: 0 });
      b.n++; b.w += W[i]; b.e = x + v; b.m = b.m || m;
      return
    }
    flush(y);
    (hit[y] = hit[y] || []).push({ i: i, x: x, e: x + v });
    if (v < 3 && step[i] != 9) small(color(i) + ' ' + (hits && !m ? .28 : 1), x, y, v * .85);
    else frame(i, x, v, y, dim)
  }
  roots.forEach((r, b) => {
    var z = zoom[b], k = w / (W[z] || 1), hide = D.panels[b].hide;
    for (var a = P[z]; a >= 0; a = P[a]) if (a != r || !hide) put(a, 0, w, place(b, dep[a]), 1);
    for (var i = z; i < E[z]; i++) if (i != r || !hide) W[i] && put(i, (X[i] - X[z]) * k, W[i] * k, place(b, dep[i]))
  });
  for (var y in blocks) flush(y);
  for (var i = used; i < pool.length; i++) pool[i].setAttribute('visibility', 'hidden');
  grid.textContent = '';
  for (var c in paths) at(el('path', { d: paths[c] }, grid), { fill: c.split(' ')[0], opacity: c.split(' ')[1] });
  mark()
}
// The frame under the cursor keys.
var ring;
function find(i) {
  for (var y in hit) for (var b of hit[y]) if (b.i == i && !b.n) return { y: +y, x: b.x, w: b.e - b.x, row: hit[y], at: hit[y].indexOf(b) }
}
function mark() {
  var f = cur >= 0 && find(cur);
  ring.setAttribute('visibility', f ? 'visible' : 'hidden');
  if (f) at(ring, { x: f.x, y: f.y, width: Math.max(f.w - .6, 1), stroke: col(ink) })
}
function go(i) {
  cur = i;
  if (!find(i)) set(P[i] < 0 ? i : P[i]);
  mark();
  say(words(i));
  ring.scrollIntoView({ block: 'nearest' })
}
function set(i) { zoom[pan[i]] = i; draw(); keep(1); back.style.display = zoomed() ? '' : 'none' }
function zoomed() { return zoom.some((z, b) => z != roots[b]) }
function reset() { zoom = roots.slice(); draw(); keep(1); back.style.display = 'none' }
function under(e) {
  var r = S.getBoundingClientRect(), k = S.viewBox.baseVal.width / r.width, x = (e.clientX - r.left) * k - M, y = (e.clientY - r.top) * k - D.top;
  for (var t in hit) if (y >= +t && y < +t + H - 1) for (var b of hit[t]) if (x >= b.x && x < Math.max(b.e, b.x + 1)) return b
}

V = {
  help: 'click or Enter zoom · Backspace out · arrows walk · i flip',
  draw: draw,
  find: () => {
    hits = null; list = [];
    if (!re) return '';
    hits = new Set();
    D.names.forEach((n, i) => re.test(n) && hits.add(i));
    var share = 0, n = 0, r = roots[roots.length - 1];
    for (var i = 0; i < N.length; i++) if (hits.has(N[i]) && P[i] >= 0) list.push(i);
    // Nested matches count once.
    for (i = r; i < N.length;) if (P[i] >= 0 && hits.has(N[i])) share += W[i], i = E[i]; else i++;
    hits.delete(0);
    return hits.size + ' functions matched, ' + pct(share, T) + ' of total'
  },
  step: d => {
    if (!list.length) return;
    var k = list.findIndex(i => i >= cur);
    if (k < 0) k = list.length;
    if (d > 0) k += list[k] == cur; else k--;
    go(list[(k + list.length) % list.length])
  },
  key: e => {
    var k = e.key, f = cur >= 0 && find(cur), z = zoom[pan[Math.max(cur, 0)]], i = cur;
    if (k == 'i') flip = +!flip, draw(), keep();
    else if (k == 'Escape') cur = -1, say(), zoomed() ? reset() : mark();
    else if (k == 'Backspace') { z = zoom.find((z, b) => z != roots[b]); if (z >= 0) set(P[z]) }
    else if (k == 'Enter') f && set(cur);
    else if (/^Arrow/.test(k)) {
      if (!f) i = z + D.panels[pan[z]].hide;
      else if (k == 'ArrowLeft' || k == 'ArrowRight') { f = f.row[f.at + (k == 'ArrowLeft' ? -1 : 1)]; if (f && !f.n) i = f.i }
      else if ((k == 'ArrowDown') == (D.panels[pan[cur]].up == flip)) { if (P[cur + 1] == cur) i = cur + 1 }
      else if (P[cur] >= 0) i = P[cur];
      go(i)
    } else return;
    return 1
  },
  put: s => { zoom.forEach((z, b) => { if (z != roots[b]) s.z = z }); if (flip != D.flip) s.f = 1 },
  get: s => {
    zoom = roots.slice();
    if (+s.z > 0 && +s.z < N.length) zoom[pan[+s.z]] = +s.z;
    flip = s.f ? +!D.flip : D.flip;
    back.style.display = zoomed() ? '' : 'none'
  }
};
var back = button('reset zoom', 'reset zoom', reset);
if (T) {
  still = still.filter(e => !e.closest('.frames'));
  S.querySelector('.frames').remove();
  G = el('g', { transform: 'translate(' + M + ' ' + D.top + ')' }, S);
  grid = el('g', {}, G);
  ring = el('rect', { height: H - 1, fill: 'none', 'stroke-width': 2, 'pointer-events': 'none' });
  S.appendChild(fo);
  zoom = roots.slice();
  S.addEventListener('mousemove', e => {
    var b = under(e);
    say(b ? b.n ? b.n + ' smaller frames, ' + pct(b.w, T) : words(b.i) : '');
    S.style.cursor = b ? 'pointer' : ''
  });
  S.addEventListener('mouseleave', () => say());
  S.addEventListener('click', e => {
    var b = getSelection().isCollapsed && !fo.contains(e.target) && under(e);
    if (b) cur = -1, set(b.n ? Math.max(P[b.i], 0) : b.i)
  });
  G.appendChild(ring)
}
start();
