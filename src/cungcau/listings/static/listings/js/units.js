// Rows of specifications: units that go with the parameter are proposed, one that nobody knows is told with what may be meant,
// the upper end is shown for a range only, and numbers get the keyboard of numbers.
const cell = (row, name) => row.querySelector(`[name$="-${name}"]`);

export function start(form, address) {
  for (const row of form.querySelectorAll('[data-rows="specifications"] [data-row]')) new Row(row, address).start();
  document.addEventListener("rows:added", ({ detail }) => {
    if (detail.closest('[data-rows="specifications"]')) new Row(detail, address).start();
  });
}

class Row {
  constructor(row, address) {
    Object.assign(this, { row, address });
    this.parameter = cell(row, "parameter");
    this.operator = cell(row, "operator");
    this.unit = cell(row, "unit");
  }

  start() {
    this.told = document.createElement("div");
    this.told.className = "row-told";
    this.told.setAttribute("role", "status");
    this.row.append(this.told);
    this.operator.addEventListener("change", () => this.shape());
    this.parameter.addEventListener("change", () => this.ask());
    this.unit.addEventListener("change", () => this.ask());
    this.unit.addEventListener("focus", () => this.ask(), { once: true });
    this.shape();
  }

  shape() {
    const words = ["text", "in"].includes(this.operator.value);
    const range = this.operator.value === "range";
    for (const name of ["value", "high"]) cell(this.row, name).inputMode = words ? "text" : "decimal";
    cell(this.row, "high").closest(".field").hidden = !range && !cell(this.row, "high").value;
  }

  async ask() {
    const [parameter, unit] = [this.parameter.value.trim(), this.unit.value.trim()];
    if (!parameter && !unit) return;
    const question = (this.question = {});
    try {
      const answer = await fetch(`${this.address}?${new URLSearchParams({ parameter, unit })}`, { redirect: "manual" });
      const words = answer.ok && (await answer.json());
      // Answers may overtake each other; what counts is said of what stands in the row now.
      if (words && question === this.question) this.show(words);
    } catch {
      // No connection: the list of all units is still there.
    }
  }

  show({ units, told, like }) {
    if (units.length) {
      this.list ??= this.ownList();
      this.list.replaceChildren(...units.map((one) => new Option(one, one)));
    }
    const choices = like.map((one) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-quiet";
      button.textContent = one;
      button.addEventListener("click", () => this.take(one));
      return button;
    });
    this.told.replaceChildren(told, ...choices);
  }

  ownList() {
    const list = document.createElement("datalist");
    list.id = `${this.unit.id}_units`;
    this.row.append(list);
    this.unit.setAttribute("list", list.id);
    return list;
  }

  take(unit) {
    this.question = {};
    this.unit.value = unit;
    this.unit.dispatchEvent(new Event("input", { bubbles: true }));
    this.told.replaceChildren();
    this.unit.focus();
  }
}
