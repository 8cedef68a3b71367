// data-facets: on a wide page filters act as soon as they are ticked, so their button may rest.
// On a phone they stand in a sheet: several are ticked first and then applied together.
let listening = false;

function inSheet(form) {
  const sheet = form.closest("[popover]");
  return Boolean(sheet) && matchMedia("(max-width: 63.99rem)").matches;
}

export function start(root) {
  if (!window.htmx) return;
  for (const form of root.querySelectorAll("form[data-facets]")) {
    const actions = form.querySelector(".facets-actions");
    if (actions) actions.hidden = !inSheet(form);
  }
  if (listening) return;
  listening = true;
  document.addEventListener(
    "change",
    (event) => {
      const form = event.target.closest("form[data-facets]");
      if (form && inSheet(form)) event.stopPropagation();
    },
    true,
  );
}
