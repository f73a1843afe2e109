// SPDX-License-Identifier: Apache-2.0
// The views of a kind of profile: flame graph, call tree, table of functions, callers and callees,
// call graph, lines, labels. They show one selection of one set of values, which is in the address:
//     #k=profile-cpu  v=view  f=function  q=search  z=zoomed frame  t=sample type
//      s=old|new|diff  fo=focus ig=ignore sf=show from  m=1: mine  o=0-9 n=10-19: profiles
// Everything is made from the data block (data.c); what is made has the class "live" and is removed
// at the start, so that a saved page works. Names only ever become text. Properties of our own that
// are in no data begin with "_": they become short.
var page = document, root = page.documentElement, D, names, SIDES, kinds = [], now,
  TITLES = { flame: 'Flame graph', tree: 'Call tree', table: 'Functions', sandwich: 'Callers and callees', graph: 'Call graph', lines: 'Lines', tags: 'Labels' },
  FILTERS = [['fo', 'focus'], ['ig', 'ignore'], ['sf', 'show from']], BOTH = [0, 1],
  find = (s, e) => (e || page).querySelector(s), findAll = (s, e) => [...(e || page).querySelectorAll(s)], abs = Math.abs, max = Math.max, min = Math.min,
  int = v => parseInt(v || 0, 36);

// make('td.n', {title: 'x'}, 'words'); without attributes words come second.
var make = (tag, how = {}, ...children) => {
  var [kind, ...classes] = tag.split('.'), e = page.createElement(kind), k;
  if (classes[0]) e.className = classes.join(' ');
  if (how.nodeType || how.trim) children.unshift(how);
  else for (k in how) if (/^on|^ariaL/.test(k)) e[k] = how[k];
  else if (how[k] != null) e.setAttribute(k, how[k]);
  e.append(...children.filter(c => c));
  return e;
};

// Instead of what an element has.
var fill = (e, ...children) => e.replaceChildren(...children);

// What makes an element an item of a tree, and which way an arrow goes.
var item = d => ({ role: 'treeitem', 'aria-level': d + 1 }), stepOf = ev => ({ ArrowRight: 1, ArrowLeft: -1 })[ev.key];

var turn = (e, c, on) => e.classList.toggle(c, !!on), beside = (e, back) => e[(back ? 'previous' : 'next') + 'ElementSibling'];

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
