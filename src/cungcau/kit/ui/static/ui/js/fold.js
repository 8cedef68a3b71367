// Cards and disclosures that are folded on a phone. Without this they open by their line, and by a link into them where the
// browser does so itself; here every browser does, what was opened stays so when the page comes back, and a browser that
// cannot show a closed one on a wide page gets it open.
const folds = ".card-fold, .disclosure-wide";
const wide = window.matchMedia("(min-width: 48rem)");
const shows = CSS.supports("selector(::details-content)");
const place = `folds:${location.pathname}`;
let listening = false;

function lead() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let closed = false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    closed ||= !fold.open;
    fold.open = true;
  }
  if (closed) target.scrollIntoView();
}

function opened() {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(place)));
  } catch {
    return new Set();
  }
}

function keep(name, open) {
  const names = opened();
  names[open ? "add" : "delete"](name);
  try {
    sessionStorage.setItem(place, JSON.stringify([...names]));
  } catch {
    // A browser that keeps nothing folds them again.
  }
}

export function start(root) {
  const names = opened();
  for (const fold of root.querySelectorAll(folds)) {
    const name = fold.id || fold.lastElementChild.id;
    if (!shows && wide.matches) fold.open = true;
    else if (name) {
      if (names.has(name)) fold.open = true;
      fold.addEventListener("toggle", () => keep(name, fold.open));
    }
  }
  if (!listening) window.addEventListener("hashchange", lead);
  if (!listening) lead();
  listening = true;
}
