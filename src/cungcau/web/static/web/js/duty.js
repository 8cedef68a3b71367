// Works through the list of duties by keys: j and k move, Enter opens (the line's link has the focus), n does the next action,
// ? shows the keys. Without it the lines are links and buttons.
const lines = () => [...document.querySelectorAll("[data-duty-line]")];
const present = () => document.activeElement?.closest("[data-duty-line]") ?? null;

function go(step) {
  const all = lines();
  const place = all.indexOf(present());
  const next = all[place < 0 ? 0 : Math.min(Math.max(place + step, 0), all.length - 1)];
  next?.querySelector("[data-duty-open]").focus();
  next?.scrollIntoView({ block: "nearest" });
}

// Some input methods of Vietnamese hide the letter; the place of the key still tells it.
function letter(event) {
  return event.key.length === 1 ? event.key : event.code.replace(/^Key/, "").toLowerCase();
}

const does = {
  j: () => go(1),
  k: () => go(-1),
  n: () => present()?.querySelector("[data-duty-act]").click(),
  "?": () => document.getElementById("duty-keys")?.togglePopover(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const act = does[letter(event)];
  if (!act || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});
