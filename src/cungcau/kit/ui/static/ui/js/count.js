// data-count: beside a text box with a limit stands how much of it is written. Without JavaScript its help says the limit.
export function start(root) {
  for (const box of root.querySelectorAll("textarea[data-count][maxlength]")) {
    if (box.nextElementSibling?.matches("[data-counted]")) continue;
    const line = document.createElement("p");
    line.className = "meta num";
    line.dataset.counted = "";
    line.setAttribute("aria-hidden", "true");
    const say = () => {
      // The server counts a line break as two signs, as it is sent.
      line.textContent = `${box.value.replaceAll("\n", "\r\n").length} / ${box.maxLength}`;
    };
    box.after(line);
    box.addEventListener("input", say);
    say();
  }
}
