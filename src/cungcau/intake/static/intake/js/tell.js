// The public form: what is typed is kept on this device until it is sent, and the browser does a little work that a machine
// which sends thousands of forms would have to do thousands of times. Nothing here is needed: the form is sent without it too.
import { leadingZeros } from "./sha256.js";

const NEVER_KEPT = new Set(["stamp", "proof", "from", "consent", "csrfmiddlewaretoken"]);
const CHUNK = 400;

function fields(form) {
  return [...form.elements].filter((one) => one.name && !NEVER_KEPT.has(one.name) && !("trap" in one.dataset));
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) || {};
  } catch {
    return {};
  }
}

function write(key, form) {
  const kept = {};
  for (const one of fields(form)) {
    if (one.type === "radio" || one.type === "checkbox") {
      if (one.checked) kept[one.name] = one.value;
    } else if (one.value) {
      kept[one.name] = one.value;
    }
  }
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A full or forbidden store: the form still works.
  }
}

function restore(key, form) {
  const kept = read(key);
  let found = false;
  for (const one of fields(form)) {
    if (!(one.name in kept)) continue;
    if (one.type === "radio" || one.type === "checkbox") {
      one.checked = one.value === kept[one.name];
    } else if (!one.value) {
      one.value = kept[one.name];
      found = found || Boolean(one.value);
    }
  }
  return found;
}

function keep(form) {
  const key = form.dataset.keep;
  const told = document.querySelector("[data-kept]");
  // After a refusal the server has given the words back: those are newer.
  if (!("bound" in form.dataset) && restore(key, form) && told) told.hidden = false;
  form.addEventListener("input", () => write(key, form));
  document.querySelector("[data-forget]")?.addEventListener("click", () => {
    localStorage.removeItem(key);
    form.reset();
    if (told) told.hidden = true;
    form.querySelector("input:not([type=hidden])")?.focus();
  });
}

function prove(form) {
  const stamp = form.elements.stamp?.value;
  const bits = Number(form.dataset.bits);
  if (!stamp || !bits) return;
  let number = 0;
  function work() {
    for (const end = number + CHUNK; number < end; number += 1) {
      if (leadingZeros(`${stamp}:${number}`) >= bits) {
        form.elements.proof.value = String(number);
        form.dataset.proven = "yes";
        return;
      }
    }
    setTimeout(work);
  }
  work();
}

for (const wrap of document.querySelectorAll("[data-tell]")) {
  const form = wrap.querySelector("form");
  Object.assign(form.dataset, wrap.dataset);
  keep(form);
  prove(form);
}
for (const sent of document.querySelectorAll("[data-sent]")) {
  try {
    localStorage.removeItem(sent.dataset.sent);
  } catch {
    // Nothing was kept then.
  }
  // Within another site's page the reader still stands where the long form had its button; what comes next is up here.
  if (window.parent !== window) document.documentElement.scrollIntoView();
}
