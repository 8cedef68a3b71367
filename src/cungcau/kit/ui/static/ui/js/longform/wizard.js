// data-wizard: on a narrow screen one question at a time. The rest of the form stays where it is and is sent with it.
const narrow = matchMedia("(max-width: 47.99rem)");

export function start(part, form) {
  const top = form.querySelector("[data-wizard-top]");
  const bottom = form.querySelector("[data-wizard-steps]");
  if (top && bottom) new Wizard(part, form, top, bottom).begin();
}

class Wizard {
  constructor(part, form, top, bottom) {
    Object.assign(this, { part, form, top, bottom });
    this.steps = [...form.querySelectorAll(".section:not(.rows) > .fields > .field, .section.rows")];
    this.memory = form.querySelector("[name=step]");
    this.whole = false;
    this.at = 0;
    this.way = []; // the questions seen, as the browser's history has them
  }

  begin() {
    const sections = this.top.querySelector("select");
    for (const [number, step] of this.steps.entries()) {
      const name = step.closest(".section").querySelector("legend").textContent;
      if (sections.lastElementChild?.textContent !== name) sections.append(new Option(name, number));
    }
    sections.addEventListener("input", (event) => event.stopPropagation()); // looking around is no change of the form
    sections.addEventListener("change", (event) => {
      event.stopPropagation();
      this.go(Number(sections.value));
    });
    this.bottom.querySelector("[data-back]").addEventListener("click", () => this.back());
    this.bottom.querySelector("[data-next]").addEventListener("click", () => this.go(this.at + 1));
    this.top.querySelector("[data-whole]").addEventListener("click", () => this.toggle());
    this.form.addEventListener("keydown", (event) => this.enter(event));
    document.addEventListener("click", (event) => this.follow(event));
    narrow.addEventListener("change", () => this.draw());
    addEventListener("popstate", (event) => this.returned(event.state?.question));
    const faulty = this.steps.findIndex((step) => step.matches(".has-error") || step.querySelector("[aria-invalid=true]"));
    const left = this.memory?.value ? this.steps.findIndex((step) => nameOf(step) === this.memory.value) : 0;
    this.at = Math.max(0, faulty >= 0 ? faulty : left);
    this.way = [this.at];
    history.replaceState({ ...history.state, question: this.at }, "");
    this.draw();
  }

  get on() {
    return narrow.matches && !this.whole;
  }

  toggle() {
    this.whole = !this.whole;
    this.draw();
  }

  go(number) {
    const next = Math.min(Math.max(number, 0), this.steps.length - 1);
    if (this.on && next !== this.at) {
      this.way.push(next);
      history.pushState({ question: next }, "");
    }
    this.show(next);
  }

  // The phone's own "back" leads to the question before, not out of the form; the button does the same.
  back() {
    if (this.way.at(-2) === this.at - 1) history.back();
    else this.go(this.at - 1);
  }

  returned(question) {
    if (!Number.isInteger(question) || !this.steps[question]) return;
    this.way = this.way.at(-2) === question ? this.way.slice(0, -1) : [...this.way, question];
    this.show(question);
  }

  show(number) {
    this.at = number;
    if (this.memory) this.memory.value = nameOf(this.steps[this.at]);
    this.draw();
    if (!this.on) return;
    this.top.scrollIntoView({ block: "start" });
    this.steps[this.at].tabIndex = -1;
    this.steps[this.at].focus({ preventScroll: true });
  }

  draw() {
    this.part.dataset.wizard = narrow.matches ? (this.whole ? "whole" : "on") : "off";
    this.top.hidden = !narrow.matches;
    this.bottom.hidden = !this.on;
    const now = this.steps[this.at];
    for (const step of this.steps) step.toggleAttribute("data-away", this.on && step !== now);
    for (const section of this.form.querySelectorAll(".section")) {
      section.toggleAttribute("data-away", this.on && !section.contains(now));
    }
    const places = this.top.querySelector("[data-place]");
    places.textContent = places.dataset.words.replace("{number}", this.at + 1).replace("{all}", this.steps.length);
    this.top.querySelector("progress").value = (this.at + 1) / this.steps.length;
    const sections = this.top.querySelector("select");
    sections.value = [...sections.options].map((one) => Number(one.value)).filter((first) => first <= this.at).at(-1);
    const whole = this.top.querySelector("[data-whole]");
    whole.textContent = this.whole ? whole.dataset.one : whole.dataset.all;
    this.bottom.querySelector("[data-back]").disabled = this.at === 0;
    this.bottom.querySelector("[data-next]").disabled = this.at === this.steps.length - 1;
  }

  // Enter goes on to the next question; in a box of several lines it is a new line, as ever.
  enter(event) {
    if (!this.on || event.key !== "Enter" || !event.target.matches("input:not([type=submit], [type=search])")) return;
    event.preventDefault();
    if (!event.target.closest(".rows")) this.go(this.at + 1);
  }

  // A link to a field (from the summary of errors) leads to its question.
  follow(event) {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    const number = target ? this.steps.findIndex((step) => step.contains(target) || target.contains(step)) : -1;
    if (this.on && number >= 0) this.go(number);
  }
}

function nameOf(step) {
  return step.dataset.rows ?? step.querySelector("[name]")?.name ?? "";
}
