// data-lacks="id": marks a text that is written in the other language and not in this one, while it is typed.
export function start(form) {
  for (const mark of form.querySelectorAll("[data-lacks]")) {
    const own = document.getElementById(mark.dataset.lacks);
    const twin = document.getElementById(mark.dataset.twin);
    if (!own || !twin) continue;
    const show = () => {
      mark.hidden = Boolean(own.value.trim()) || !twin.value.trim();
    };
    own.addEventListener("input", show);
    twin.addEventListener("input", show);
    show();
  }
}
