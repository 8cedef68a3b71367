// data-rows="prefix": rows of a formset are added and taken away on the page.
// Without JavaScript the same button sends the form and the server answers with one row more.
function total(section) {
  return section.querySelector(`[name="${section.dataset.rows}-TOTAL_FORMS"]`);
}

function number(section) {
  const rows = [...section.querySelectorAll("[data-row]:not([data-gone])")];
  for (const [index, row] of rows.entries()) {
    const name = row.getAttribute("aria-label").replace(/\s*\d*$/, "");
    row.setAttribute("aria-label", `${name} ${index + 1}`);
  }
}

function add(section) {
  const count = total(section);
  const blank = section.querySelector("template[data-rows-blank]");
  const holder = document.createElement("div");
  holder.innerHTML = blank.innerHTML.replaceAll("__prefix__", count.value);
  const row = holder.firstElementChild;
  section.querySelector("[data-rows-list]").append(row);
  count.value = String(Number(count.value) + 1);
  removable(section, row);
  number(section);
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  document.dispatchEvent(new CustomEvent("rows:added", { detail: row }));
}

// The box "Remove" becomes a button: pressed, the row goes and the next field takes the focus.
function removable(section, row) {
  const label = row.querySelector(".rows-remove label");
  const box = label?.querySelector("input[type=checkbox]");
  if (!box) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet";
  button.textContent = label.textContent.trim();
  button.addEventListener("click", () => {
    box.checked = true;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    row.dataset.gone = "";
    number(section);
    section.querySelector("[data-rows-add]").focus();
  });
  label.hidden = true;
  label.after(button);
  if (box.checked) row.dataset.gone = "";
}

export function start(root) {
  const own = root.matches?.("[data-rows]") ? [root] : [];
  for (const section of [...own, ...root.querySelectorAll("[data-rows]")]) {
    if (section.dataset.started !== undefined) continue;
    section.dataset.started = "";
    for (const row of section.querySelectorAll("[data-row]")) removable(section, row);
    section.querySelector("[data-rows-add]").addEventListener("click", (event) => {
      event.preventDefault();
      add(section);
    });
  }
}
