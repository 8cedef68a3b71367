// What is typed and has not reached the server yet, on this device: one entry a form, named after the person and the form.
const NAME = "cungcau-typed";
const DAYS = 60;

const key = (person, pid) => `${NAME}:${person}:${pid}`;

// `to` is the address that keeps this form.
export function keep(person, pid, body, to) {
  try {
    localStorage.setItem(key(person, pid), JSON.stringify({ at: Date.now(), body, to }));
    return true;
  } catch {
    return false; // no room, or the person allows no storage
  }
}

export function drop(person, pid, body) {
  try {
    const held = JSON.parse(localStorage.getItem(key(person, pid)) ?? "null");
    if (held && (body === undefined || held.body === body)) localStorage.removeItem(key(person, pid));
  } catch {
    // Nothing is held here.
  }
}

// Everything of this person that waits here: [{pid, body, to}], what is too old is forgotten.
export function waiting(person) {
  const found = [];
  try {
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith(`${NAME}:${person}:`))) {
      const held = JSON.parse(localStorage.getItem(name));
      if (Date.now() - held.at > DAYS * 86_400_000) localStorage.removeItem(name);
      else found.push({ pid: name.split(":")[2], body: held.body, to: held.to });
    }
  } catch {
    // A device without storage holds nothing.
  }
  return found;
}
