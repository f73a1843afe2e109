// SPDX-License-Identifier: Apache-2.0
// Tables sort by a click on a column's title and, where they are long, get a search field.
(() => {
  var find = s => document.querySelectorAll(s);

  // Numbers by their raw value; what has none comes last either way; text by its characters.
  var keyOf = cell => cell.dataset.v != null ? +cell.dataset.v : cell.classList.contains('n') ? NaN : cell.textContent;

  var sort = (table, head, column) => {
    var body = table.tBodies[0], before = head.getAttribute('aria-sort'), up = before ? before == 'descending' : head.className != 'n';
    body.append(...[...body.rows].map((row, i) => [keyOf(row.cells[column]), i, row]).sort((a, b) => {
      var x = a[0], y = b[0];
      return (x !== x) - (y !== y) || (up ? 1 : -1) * ((x > y) - (x < y)) || a[1] - b[1];
    }).map(a => a[2]));
    for (var other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
  };

  for (var old of find('input.search')) old.remove();
  find('div.table>table').forEach(table => {
    var rows = table.tBodies[0].rows, make = tag => document.createElement(tag), field = make('input');
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      var button = make('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.onclick = () => sort(table, head, column);
      head.replaceChildren(button);
    });
    for (var row of rows) row.hidden = false;
    if (rows.length <= 20) return;
    field.type = 'search';
    field.className = 'search';
    field.placeholder = 'Search ' + rows.length + ' rows';
    field.setAttribute('aria-label', 'Search this table');
    field.oninput = () => {
      for (var row of rows) row.hidden = !row.textContent.toLowerCase().includes(field.value.toLowerCase());
    };
    table.parentNode.before(field);
  });
})();
