// data-confirm="question": asks before a form is sent. Without JavaScript the server asks, or the act can be undone.
let listening = false;

export function start() {
  if (listening) return;
  listening = true;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-confirm]");
    if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
  });
}
