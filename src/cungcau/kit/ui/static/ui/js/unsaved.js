// data-unsaved: the browser asks before a page with unsaved words is left; not when they are being sent.
// data-unsaved="yes": the server gave the form back, so what it holds is not saved yet.
let listening = false;
let sending = false;

function unsaved() {
  return document.querySelector("[data-unsaved=yes]") !== null;
}

function listen() {
  window.addEventListener("beforeunload", (event) => {
    if (sending || !unsaved()) return;
    event.preventDefault();
    event.returnValue = "";
  });
  window.addEventListener("pageshow", () => {
    sending = false;
  });
}

export function start(root) {
  if (!listening) listen();
  listening = true;
  for (const part of root.querySelectorAll("[data-unsaved]")) {
    part.addEventListener("input", () => {
      part.dataset.unsaved = "yes";
    });
    part.addEventListener("submit", () => {
      sending = true;
    });
  }
}
