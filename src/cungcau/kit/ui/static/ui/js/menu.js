// Popovers close when a link inside them is followed; browsers without popovers get a plain open and close.
const native = "popover" in HTMLElement.prototype;

function toggle(button) {
  const target = document.getElementById(button.getAttribute("popovertarget"));
  if (!target) return;
  const hide = button.getAttribute("popovertargetaction") === "hide";
  target.hidden = hide || !target.hidden;
}

export function start(root) {
  for (const menu of root.querySelectorAll("[popover]")) {
    if (!native) menu.hidden = !menu.matches(".nav") || matchMedia("(max-width: 63.99rem)").matches;
    menu.addEventListener("click", (event) => {
      if (native && event.target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
    });
  }
  if (native) return;
  for (const button of root.querySelectorAll("[popovertarget]")) {
    button.addEventListener("click", () => toggle(button));
  }
}
