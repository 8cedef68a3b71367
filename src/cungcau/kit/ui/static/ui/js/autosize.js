// data-autosize: a text box grows with what is written (browsers that do it themselves are left alone).
const native = CSS.supports("field-sizing", "content");

function fit(box) {
  box.style.setProperty("height", "auto");
  box.style.setProperty("height", `${box.scrollHeight + 2}px`);
}

export function start(root) {
  if (native) return;
  for (const box of root.querySelectorAll("textarea[data-autosize]")) {
    box.addEventListener("input", () => fit(box));
    if (box.scrollHeight > box.clientHeight) fit(box);
  }
}
