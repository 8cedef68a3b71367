// Where reports wait on this device: one a visit and person, in IndexedDB, so that photos fit in and a reload loses nothing.
const NAME = "cungcau-surveys";
const STORE = "reports";
const PAGES = "cungcau-surveys"; // the service worker's shelf of pages

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore(mode, act) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export const keep = (report) => inStore("readwrite", (store) => store.put(report));
export const take = (id) => inStore("readonly", (store) => store.get(id));
export const drop = (id) => inStore("readwrite", (store) => store.delete(id));
export const all = () => inStore("readonly", (store) => store.getAll());

// "kept"; "unable" where the browser lets no service worker be (only on https, or this very machine); "later" where
// only the connection is missing. Pages that were kept before stay so: they open again, whatever fails now.
export async function keepPages(addresses) {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return "unable";
  try {
    await navigator.serviceWorker.register("/surveys/worker.js", { scope: "/surveys/" });
    const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
    const own = parts.filter((name) => name.startsWith(location.origin) && /\.(css|js|woff2|svg|png|webp)(\?|$)/.test(name));
    const shelf = await caches.open(PAGES);
    await shelf.addAll([...new Set([...own, ...addresses])]);
    return "kept";
  } catch (error) {
    if (await areKept(addresses)) return "kept";
    return error instanceof TypeError ? "later" : "unable"; // a TypeError is an answer that did not come
  }
}

async function areKept(addresses) {
  try {
    const shelf = await caches.open(PAGES);
    const found = await Promise.all(addresses.map((address) => shelf.match(address, { ignoreVary: true })));
    return found.every(Boolean) && Boolean(await navigator.serviceWorker.getRegistration("/surveys/"));
  } catch {
    return false;
  }
}

export async function dropPage(address) {
  if ("caches" in window) await (await caches.open(PAGES)).delete(address);
}

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
