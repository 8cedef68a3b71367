// The visit form on the device: what is typed is kept at once, is sent when there is a connection, and counts once.
// Without this script the form is sent as any other.
import * as shelf from "./shelf.js";
import { smaller } from "./photos.js";
import { deliver } from "./sending.js";

const AGAIN = 15_000; // milliseconds between two tries
const form = document.querySelector("[data-report] form");
const box = document.querySelector("[data-report]");
const line = document.querySelector("[data-report-line]");
const told = document.querySelector("[data-report-told]");
const theirs = document.querySelector("[data-report-conflict]");
const { pid, user, words } = { pid: box.dataset.report, user: box.dataset.user, words: JSON.parse(box.dataset.words) };
const id = `${pid}/${user}`;
let report = fresh();
let sending = false;
let saving = Promise.resolve();

function fresh() {
  const seen = form.elements.seen.value;
  return { id, pid, user, action: box.dataset.action, key: shelf.newKey(), seen, state: "empty", fields: [], photos: [], at: 0 };
}

function say(state, more = "") {
  line.dataset.state = state;
  line.querySelector("[data-report-words]").textContent = more ? `${words[state]} ${more}` : words[state];
  document.querySelector("[data-report-drop]").hidden = report.state === "empty" || state === "sent";
  theirs.hidden = state !== "conflict";
}

function typed() {
  const kept = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !["csrfmiddlewaretoken", "key", "seen"].includes(name)) kept.push([name, value]);
  }
  return kept;
}

function save(state) {
  report = { ...report, state, fields: typed(), at: Date.now() };
  const copy = report;
  saving = saving.then(() => shelf.keep(copy)).then(
    () => say(state),
    () => say("unkept"),
  );
  return saving;
}

function restore(kept) {
  report = kept;
  const values = Map.groupBy ? Map.groupBy(kept.fields, ([name]) => name) : grouped(kept.fields);
  for (const field of form.elements) {
    if (!field.name || field.type === "file" || field.type === "hidden") continue;
    const given = (values.get(field.name) || []).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = given.includes(field.value);
    else if (given.length) [field.value] = given;
    field.dispatchEvent(new Event("autosize"));
  }
  listPhotos();
}

function grouped(fields) {
  const groups = new Map();
  for (const field of fields) groups.set(field[0], [...(groups.get(field[0]) || []), field]);
  return groups;
}

function listPhotos() {
  const list = document.querySelector("[data-report-photos]");
  list.replaceChildren(...report.photos.map((photo) => Object.assign(document.createElement("li"), { textContent: photo.name })));
}

async function addPhotos(input) {
  const most = Number(box.dataset.photos);
  const chosen = await Promise.all([...input.files].slice(0, most - report.photos.length).map(smaller));
  report.photos = [...report.photos, ...chosen];
  input.value = ""; // they are kept in the report now, not in the field
  listPhotos();
  await save("kept");
}

function showFaults(errors) {
  told.replaceChildren(...Object.entries(errors).flatMap(([name, faults]) => faults.map((fault) => faultLine(name, fault.message))));
  told.hidden = false;
  told.focus();
}

function faultLine(name, message) {
  const item = document.createElement("li");
  const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
  if (!field) return Object.assign(item, { textContent: message });
  field.setAttribute("aria-invalid", "true");
  const link = Object.assign(document.createElement("a"), { href: `#${field.id}`, textContent: message });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.focus();
  });
  item.append(link);
  return item;
}

async function send() {
  if (sending) return;
  sending = true;
  say("sending");
  const { outcome, told: answer = {} } = await deliver(report);
  sending = false;
  if (outcome === "sent") await finish(answer.url);
  else if (outcome === "away") say("waiting");
  else if (outcome === "locked" || outcome === "foreign") say(outcome);
  else await hold(outcome, answer);
}

// The server said no: the report stays on the device, and is not tried again before somebody has looked.
async function hold(outcome, answer) {
  if (answer.seen) box.dataset.theirs = answer.seen;
  report.state = "kept";
  await shelf.keep(report);
  const isConflict = outcome === "conflict" && Boolean(answer.seen);
  say(isConflict ? "conflict" : "refused", answer.message || "");
  if (answer.errors) showFaults(answer.errors);
}

async function finish(url) {
  await shelf.drop(id);
  await shelf.dropPage(location.pathname);
  report.state = "empty";
  say("sent");
  form.hidden = true;
  told.hidden = true;
  const link = document.querySelector("[data-report-done]");
  link.hidden = false;
  link.querySelector("a").focus();
  if (url) link.querySelector("a").href = url;
}

async function start() {
  const kept = await shelf.take(id);
  const isOthers = (await shelf.all()).some((one) => one.pid === pid && one.user !== user);
  if (kept) restore(kept);
  if (kept) say(kept.state === "waiting" ? "waiting" : "kept");
  else if (isOthers) say("others");
  form.addEventListener("input", (event) => {
    event.target.removeAttribute("aria-invalid");
    if (event.target.type !== "file") save("kept");
  });
  form.addEventListener("change", (event) => {
    if (event.target.type === "file") addPhotos(event.target);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.hidden = true;
    await save("waiting");
    await send();
  });
  document.querySelector("[data-report-drop]").addEventListener("click", async () => {
    if (!window.confirm(words.drop)) return;
    await shelf.drop(id);
    location.reload();
  });
  document.querySelector("[data-report-mine]").addEventListener("click", async () => {
    report.seen = box.dataset.theirs;
    report.key = shelf.newKey(); // a report of its own, beside what is there
    await save("waiting");
    await send();
  });
  const retry = () => report.state === "waiting" && send();
  window.addEventListener("online", retry);
  setInterval(retry, AGAIN);
  retry();
  await keepThisPage();
  window.addEventListener("online", keepThisPage);
}

// Says whether this page opens again without a connection; while there is none to find out by, nothing.
async function keepThisPage() {
  const outcome = await shelf.keepPages([location.pathname]);
  document.querySelector("[data-report-again]").hidden = outcome !== "kept";
  document.querySelector("[data-report-stay]").hidden = outcome !== "unable";
}

start().catch(() => say("unkept"));
