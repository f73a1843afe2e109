// SPDX-License-Identifier: Apache-2.0
// Call graphs. The still picture stays as it is; it is moved and scaled as a whole, and what is not
// meant is made pale. Nodes have the class "node n3", calls and their labels "edge f3 t7".
var graph = all('.graph')[0], nodes = [], edges = [], pinned = -1, over, hits, list = [], turn = -1,
  view, free, moved, printed, fingers = new Map(), M = 12, pane, top_,
  keyHelp = 'wheel, + −, 0 zoom · drag, arrows move · click pins';

var title = e => e.querySelector('title')[text].split('\n');

// Nodes from which (up) or to which calls lead from i, all the way.
var ways = (i, up) => {
  var s = new Set([i]);
  for (var n of s) for (var [, f, t] of edges) if ((up ? t : f) == n) s.add(up ? f : t);
  return s;
};

// What is meant: by the mouse with the neighbours, pinned with all that calls it or is called.
var meant = () => {
  if (over && over[1] >= 0) return [new Set(over.slice(1)), (f, t) => f == over[1] && t == over[2]];
  var i = over ? over[0] : pinned, s = new Set([i]);
  if (i < 0) return;
  if (!over || i == pinned) {
    var a = ways(i, 1), b = ways(i);
    return [new Set([...a, ...b]), (f, t) => a.has(f) && a.has(t) || b.has(f) && b.has(t)];
  }
  for (var [, f, t] of edges) if (f == i || t == i) s.add(f).add(t);
  return [s, (f, t) => f == i || t == i];
};

var draw = () => {
  var w = width(), m = meant(), show = (e, on) => at(e, { opacity: on ? 1 : .18 });
  top_ = head(w) - 4;
  if (!graph) return;
  var b = graph.getBBox(), k = Math.min(1, (w - 2 * M) / b.width),
    h = alone && !printed ? max(innerHeight, 300) : top_ + b.height * k + 2 * M;
  // Until it is moved, the whole is shown.
  if (!free) view = { x: (w - b.width * k) / 2 - b.x * k, y: 4 - b.y * k, k: k };
  at(S, { height: h });
  at(pane, { y: top_, width: w, height: h - top_ });
  at(graph, { transform: 'translate(' + px(view.x) + ' ' + px(view.y) + ') scale(' + view.k + ')' });
  nodes.forEach((e, i) => {
    show(e, m ? m[0].has(i) : !hits || hits.has(i));
    at(e.querySelector('rect'), { 'stroke-width': i == pinned || list[turn] == i ? 3 : e.stroke });
  });
  for (var [e, f, t] of edges) show(e, m ? m[1](f, t) : !hits || hits.has(f) && hits.has(t));
};

var move = (x, y) => {
  free = 1;
  view.x += x;
  view.y += y;
  draw();
};

// Around a point of the window.
var scale = (by, x, y) => {
  x -= box().left;
  y -= box().top + top_;
  var k = Math.min(8, max(.05, view.k * by)) / view.k;
  view.k *= k;
  move((x - view.x) * (1 - k), (y - view.y) * (1 - k));
};

var reset = () => {
  free = 0;
  draw();
};

var go = i => {
  var b = nodes[i].getBoundingClientRect(), p = box(), top = p.top + top_;
  if (b.left < p.left || b.right > p.right || b.top < top || b.bottom > p.bottom)
    move((p.left + p.right - b.left - b.right) / 2, (top + p.bottom - b.top - b.bottom) / 2);
  draw();
  say(title(nodes[i]).join(' — '));
};

var pin = i => {
  pinned = i;
  draw();
  keep(1);
};

var find = () => {
  hits = re && new Set();
  list = [];
  turn = -1;
  if (!re) return '';
  nodes.forEach((e, i) => re.test(title(e)[0]) && list.push(i));
  hits = new Set(list);
  return list.length + ' functions matched';
};

var step = by => {
  var n = list.length;
  if (n) go(list[turn = turn < 0 ? by < 0 ? n - 1 : 0 : (turn + by + n) % n]);
};

var key = e => {
  var k = e.key, w = width() / 2, by = { '+': 1.25, '=': 1.25, '-': .8 }[k], to = {
    ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[k];
  if (!graph) return;
  if (by) scale(by, box().left + w, innerHeight / 2);
  else if (to) move(...to);
  else if (k == '0') reset();
  else if (k == 'Escape') {
    over = 0;
    say();
    pin(-1);
    reset();
  } else return;
  return 1;
};

var put = s => {
  if (pinned >= 0) s.p = pinned;
};

var get = s => {
  pinned = nodes[s.p] ? +s.p : -1;
};

// [node] or [, caller, callee] under the mouse.
var under = e => {
  var part = e.target.closest && e.target.closest('.node,.edge');
  return part && (part.ids[1] >= 0 ? [-1, ...part.ids] : part.ids);
};

back.onclick = reset;
if (graph) {
  pane = el('svg', {}, S);
  pane.append(graph);
  for (var part of graph.children) {
    part.ids = part.getAttribute('class').match(/\d+/g).map(Number);
    if (part.ids[1] >= 0) edges.push([part, ...part.ids]);
    else {
      part.stroke = part.querySelector('rect').getAttribute('stroke-width') || 1;
      nodes[part.ids[0]] = part;
    }
  }
  // Paper has no window to look through: the whole graph.
  for (var t of ['beforeprint', 'afterprint']) addEventListener(t, e => {
    printed = e.type == 'beforeprint';
    if (printed) free = 0;
    draw();
  });
  S.style.cursor = 'grab';
  if (alone) S.style.touchAction = 'none';
  S.onmouseover = e => {
    over = under(e);
    var part = over && e.target.closest('.node,.edge'), t = part && part.querySelector('title');
    say(t && t[text].split('\n').join(' — '));
    draw();
  };
  S.addEventListener('wheel', e => {
    if (!alone && !e.ctrlKey) return;
    e.preventDefault();
    scale(Math.exp(-e.deltaY * (e.deltaMode ? .05 : .002)), e.clientX, e.clientY);
  }, { passive: false });
  S.onpointerdown = e => {
    moved = 0;
    if (e.target.closest('foreignObject') || e.pointerType == 'mouse' && (e.button || e.target.tagName == 'text')) return;
    fingers.set(e.pointerId, [e.clientX, e.clientY]);
  };
  addEventListener('pointermove', e => {
    var p = fingers.get(e.pointerId), x = e.clientX, y = e.clientY;
    if (!p || !alone && e.pointerType != 'mouse') return;
    moved += abs(x - p[0]) + abs(y - p[1]);
    if (fingers.size == 1) move(x - p[0], y - p[1]);
    else for (var [id, q] of fingers) if (id != e.pointerId) {
      scale(Math.hypot(x - q[0], y - q[1]) / (Math.hypot(p[0] - q[0], p[1] - q[1]) || 1), (x + q[0]) / 2, (y + q[1]) / 2);
    }
    fingers.set(e.pointerId, [x, y]);
  });
  for (var t of ['pointerup', 'pointercancel']) addEventListener(t, e => fingers.delete(e.pointerId));
  S.onclick = e => {
    if (moved > 4 || !getSelection().isCollapsed || e.target.closest('foreignObject')) return;
    var u = under(e);
    pin(u && u[0] >= 0 && u[0] != pinned ? u[0] : -1);
  };
}
start();
