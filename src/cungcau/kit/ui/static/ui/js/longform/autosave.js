// data-autosave="address": the form keeps itself. At once on this device, a moment later on the server, under a number that
// counts up, so that what is sent twice is kept once. Nothing here saves the record: that is what the button is for.
import * as device from "./device.js";

const ON_DEVICE = 300; // milliseconds after the last letter
const ON_SERVER = 2000;
const AGAIN = 15_000;
const LARGEST_LAST_WORD = 60_000; // bytes that a browser still sends for a page that is gone

export function start(part, form) {
  const sender = new Sender(part);
  if (form) new Typing(part, form, sender).listen();
  const send = () => leftOver(part, form, sender);
  window.addEventListener("online", send);
  send();
}

// Carries a body to the server and says what became of it.
class Sender {
  constructor(part) {
    this.address = part.dataset.autosave;
    this.person = part.dataset.person;
    this.token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  }

  // {kept, told, mark}; kept is "yes", "later" (try again), "no" (the server refuses it), "out" (nobody is logged in).
  async send(body, last = false, to = this.address) {
    try {
      let answer = await this.post(body, last, to);
      if (answer.status === 403 && !last && (await this.freshToken())) answer = await this.post(body, last, to);
      if (answer.type === "opaqueredirect") return { kept: "out" };
      if (answer.status >= 500 || answer.status === 429) return { kept: "later" };
      const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      return { kept: answer.ok ? "yes" : "no", status: answer.status, ...said };
    } catch {
      return { kept: "later" };
    }
  }

  post(body, last, to) {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": this.token };
    return fetch(to, { method: "POST", body, headers, redirect: "manual", keepalive: last });
  }

  // After a new login the old token is dead; a new one is taken only while the same person is logged in.
  async freshToken() {
    const answer = await fetch(this.address, { redirect: "manual" });
    if (!answer.ok) return false;
    const { token, person } = await answer.json();
    if (person !== this.person) return false;
    this.token = token;
    return true;
  }
}

class Typing {
  constructor(part, form, sender) {
    Object.assign(this, { part, form, sender });
    this.tab = Math.random().toString(36).slice(2, 14);
    this.number = 0;
    this.kept = 0; // the number that the server has acknowledged
    this.known = part.dataset.known;
    this.status = part.querySelector("[data-autosave-told]");
    this.busy = this.stopped = this.leaving = false;
  }

  listen() {
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("change", () => this.changed());
    document.addEventListener("rows:added", () => this.changed());
    this.form.addEventListener("submit", () => this.submitted());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.lastWord());
    window.addEventListener("pagehide", () => this.lastWord());
    window.addEventListener("pageshow", () => {
      this.leaving = false;
    });
    window.addEventListener("online", () => this.send());
    if (this.part.dataset.unsaved === "yes") this.changed();
  }

  changed() {
    this.number += 1;
    this.part.dataset.typing = "yes";
    clearTimeout(this.soon);
    clearTimeout(this.later);
    this.soon = setTimeout(() => this.onDevice(), ON_DEVICE);
    this.later = setTimeout(() => this.send(), ON_SERVER);
  }

  get body() {
    const { pid, kind } = this.part.dataset;
    const besides = { pid, tab: this.tab, number: this.number, known: this.known, ...(kind && { kind }) };
    const fields = [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && !NOT_KEPT.has(name));
    return new URLSearchParams([...fields, ...Object.entries(besides)]).toString();
  }

  onDevice() {
    return device.keep(this.part.dataset.person, this.part.dataset.pid, this.body, this.part.dataset.autosave);
  }

  async send() {
    if (this.busy || this.stopped || this.leaving || this.kept === this.number) return;
    this.busy = true;
    const { number, body } = this;
    const held = this.onDevice();
    const answer = await this.sender.send(body);
    this.busy = false;
    this.tell(answer, held);
    if (answer.kept === "yes") this.acknowledged(number, body, answer.mark);
    if (answer.kept === "no") this.stopped = answer.status === 409;
    if (answer.kept === "later" || answer.kept === "out") this.later = setTimeout(() => this.send(), AGAIN);
    else if (this.number > number && !this.stopped) this.later = setTimeout(() => this.send(), ON_SERVER);
  }

  acknowledged(number, body, mark) {
    this.kept = number;
    this.known = mark;
    device.drop(this.part.dataset.person, this.part.dataset.pid, body);
    if (this.number === number) this.part.dataset.unsaved = "";
    this.part.dispatchEvent(new CustomEvent("kept"));
  }

  tell({ kept, told }, held) {
    const words = this.status.dataset;
    const here = held ? words.onDevice : words.nowhere;
    const text = { yes: told, later: here, out: words.loggedOut, no: told ?? words.refused }[kept];
    words.kept = kept; // what went wrong stays in sight while one types
    if (this.status.firstChild?.textContent === text) return; // else it would be read out every time
    this.status.replaceChildren(text, ...(kept === "out" ? [" ", loginBeside(words)] : []));
  }

  lastWord() {
    if (this.stopped || this.leaving || this.kept === this.number) return;
    this.onDevice();
    if (this.body.length < LARGEST_LAST_WORD) this.sender.send(this.body, true);
  }

  // The button's own sending carries all of it; should it fail, the copy on the device is still there.
  submitted() {
    this.leaving = true;
    clearTimeout(this.soon);
    clearTimeout(this.later);
    if (this.kept !== this.number) this.onDevice();
  }
}

// The login page in a tab of its own, so that what is typed here stays.
function loginBeside({ login, logIn }) {
  return Object.assign(document.createElement("a"), { href: login, target: "_blank", textContent: logIn });
}

const NOT_KEPT = new Set(["csrfmiddlewaretoken", "then", "seen"]);

// What waits on this device from before, of whichever form: sent now, and shown by the server when the page comes again.
async function leftOver(part, form, sender) {
  const { person, pid } = part.dataset;
  let sent = 0;
  for (const held of device.waiting(person)) {
    if (form && held.pid === pid && part.dataset.unsaved === "yes") continue; // this very page is on it
    const answer = await sender.send(held.body, false, held.to);
    if (answer.kept !== "yes") continue;
    device.drop(person, held.pid, held.body);
    if (!answer.nothing) sent += 1; // else the button had saved it
  }
  if (sent && part.dataset.unsaved !== "yes" && !part.dataset.typing) location.reload();
}
