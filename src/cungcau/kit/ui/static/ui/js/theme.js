// data-theme-switch: light, dark or as the device, at once; the server remembers it in its cookie.
function show(form, theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const button of document.querySelectorAll("[data-theme-switch] button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}

export function start(root) {
  for (const form of root.querySelectorAll("[data-theme-switch]")) {
    form.addEventListener("submit", (event) => {
      const theme = event.submitter?.value;
      if (!theme) return;
      event.preventDefault();
      show(form, theme);
      const body = new FormData(form);
      body.set("theme", theme);
      fetch(form.action, { method: "POST", body, redirect: "manual" });
    });
  }
}
