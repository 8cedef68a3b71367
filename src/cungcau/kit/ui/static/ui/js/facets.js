// data-facets: filters act as soon as they are ticked, so their button may rest.
export function start(root) {
  if (!window.htmx) return;
  for (const form of root.querySelectorAll("form[data-facets]")) {
    const actions = form.querySelector(".facets-actions");
    if (actions) actions.hidden = true;
  }
}
