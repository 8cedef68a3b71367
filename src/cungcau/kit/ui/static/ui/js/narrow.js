// data-narrow="id": a box above a long list of choices shows those that hold the typed words, with or without marks.
// A choice may have more names than the one that is shown (data-names). What is ticked stays in sight.
// Without JavaScript the box is not there and the list is whole.
function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d");
}

function narrow(box, choices, told) {
  const words = fold(box.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const choice of choices) {
    const text = fold(`${choice.textContent} ${choice.dataset.names ?? ""}`);
    choice.hidden = !words.every((word) => text.includes(word)) && !choice.querySelector("input").checked;
    if (!choice.hidden) shown += 1;
  }
  told.textContent = words.length ? told.dataset.words.replace("{shown}", shown) : "";
}

export function start(root) {
  for (const part of root.querySelectorAll("[data-narrow][hidden]")) {
    const box = part.querySelector("input");
    const choices = document.getElementById(part.dataset.narrow).querySelectorAll(".choice");
    part.hidden = false;
    // Looking for a name is no change of the form, and Enter does not send it.
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      narrow(box, choices, part.querySelector("[data-words]"));
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }
}
