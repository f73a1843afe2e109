// SPDX-License-Identifier: Apache-2.0
// Tables that are sorted by a click on a head: of functions and of labels.

// Rows [[cell, key for sorting by, class]…] under heads [title, class]; `pick`: the cell that a
// click selects the function of.
var listing = (k, pane, heads, rows, state, pick) => {
  var by = state._by, cut = state._all ? 1e9 : 400, again = () => listing(k, pane, heads, rows, state, pick), text = rows[0] && rows[0][by][1].trim;
  rows.sort((a, b) => {
    var x = a[by][1], y = b[by][1];
    return (state._back ? -1 : 1) * (text ? (x > y) - (x < y) : y - x);
  });
  var cells = rows.slice(0, cut).map((r, i) => make('tr' + (pick && r[pick][0] == k._S.f ? '.on' : ''), pick ? { 'data-f': r[pick][0], tabindex: i ? -1 : 0 } : {}, ...r.map((c, j) => make(heads[j][1] == 'name' ? 'th.name' : 'td.' + heads[j][1] + (c[2] || ''), c[0]))));
  fill(pane, make('div.sc' + (heads[7] ? '.d' : ''), make('table', make('thead', make('tr', {}, ...heads.map((h, i) => make('th.' + h[1], { scope: 'col', 'aria-sort': i == by ? !text == !state._back ? 'descending' : 'ascending' : null }, button(h[0], () => {
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
      walk(r, beside(r, e.key == 'ArrowUp'));
      done(e);
    }
  };
};
