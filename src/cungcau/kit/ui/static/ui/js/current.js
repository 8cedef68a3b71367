// In a row of links that is wider than the screen, the one of this page is moved into sight; once more when the letters are
// there, which may be wider than those that stood in for them.
const rows = ".tabs, .desk ul";

export function start(root) {
  show(root);
  document.fonts?.ready.then(() => show(root));
}

function show(root) {
  for (const row of root.querySelectorAll(rows)) {
    const current = row.querySelector("[aria-current]");
    if (!current || row.scrollWidth <= row.clientWidth) continue;
    row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }
}
