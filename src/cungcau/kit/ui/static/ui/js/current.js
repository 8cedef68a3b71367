// In a row of links that is wider than the screen, the one of this page is moved into sight.
const rows = ".tabs, .desk ul";

export function start(root) {
  for (const row of root.querySelectorAll(rows)) {
    const current = row.querySelector("[aria-current]");
    if (!current || row.scrollWidth <= row.clientWidth) continue;
    row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }
}
