// data-autosubmit: a form of one choice (sort by …) is sent when the choice is made; its button may rest.
export function start(root) {
  for (const form of root.querySelectorAll("form[data-autosubmit]")) {
    const button = form.querySelector("button");
    if (button) button.hidden = true;
    form.addEventListener("change", () => form.requestSubmit());
  }
}
