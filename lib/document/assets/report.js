// SPDX-License-Identifier: Apache-2.0
// Tables sort by a click on a column's title and, where they are long, get a search field.
(function () {
    "use strict";

    // Numbers by their raw value; what has none comes last either way; text by its characters.
    function keyOf(row, column) {
        const cell = row.cells[column];
        if (cell.dataset.v !== undefined) {
            return Number(cell.dataset.v);
        }
        return cell.classList.contains("n") ? NaN : cell.textContent;
    }

    function compare(a, b, sign) {
        if (typeof a.key === "number" && typeof b.key === "number") {
            if (a.key !== a.key || b.key !== b.key) {
                return (a.key !== a.key) - (b.key !== b.key) || a.index - b.index;
            }
            return sign * ((a.key > b.key) - (a.key < b.key)) || a.index - b.index;
        }
        return sign * ((String(a.key) > String(b.key)) - (String(a.key) < String(b.key))) ||
            a.index - b.index;
    }

    function sortBy(table, head, column) {
        const numeric = head.classList.contains("n");
        const before = head.getAttribute("aria-sort");
        const ascending = before ? before === "descending" : !numeric;
        const body = table.tBodies[0];
        const rows = Array.from(body.rows, function (row, index) {
            return { row: row, key: keyOf(row, column), index: index };
        });
        rows.sort(function (a, b) {
            return compare(a, b, ascending ? 1 : -1);
        });
        body.append(...rows.map(function (item) {
            return item.row;
        }));
        for (const other of table.tHead.rows[0].cells) {
            other.removeAttribute("aria-sort");
        }
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    }

    function makeSortable(table) {
        Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
            const button = document.createElement("button");
            button.type = "button";
            button.textContent = head.textContent;
            head.replaceChildren(button);
            button.addEventListener("click", function () {
                sortBy(table, head, column);
            });
        });
    }

    function makeSearchable(table) {
        const field = document.createElement("input");
        field.type = "search";
        field.className = "search";
        field.placeholder = "Search " + table.tBodies[0].rows.length + " rows";
        field.setAttribute("aria-label", "Search this table");
        field.addEventListener("input", function () {
            const wanted = field.value.toLowerCase();
            for (const row of table.tBodies[0].rows) {
                row.hidden = !row.textContent.toLowerCase().includes(wanted);
            }
        });
        table.parentNode.before(field);
    }

    for (const table of document.querySelectorAll("div.table > table")) {
        makeSortable(table);
        if (table.tBodies[0].rows.length > 20) {
            makeSearchable(table);
        }
    }
})();
