// data-focus: what went wrong is read first after a form comes back.
export function start(root) {
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus({ preventScroll: false });
}
