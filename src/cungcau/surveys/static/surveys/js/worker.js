// The service worker of /surveys/: opens the visit pages that were opened before when there is no connection.
// Always the network first; what it answered last is shown only when it does not answer. Nothing is sent from here.
const SHELF = "cungcau-surveys";
const PAGES = /^\/surveys\/(visits\/[^/]+\/record\/|mine\/)$/;
const PARTS = ["style", "script", "font", "image"];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const isPage = request.mode === "navigate" && PAGES.test(url.pathname);
  if (isPage || PARTS.includes(request.destination)) event.respondWith(networkFirst(request, isPage));
});

async function networkFirst(request, isPage) {
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(SHELF)).match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
  // Led away from a visit page: nobody is logged in any more, or may not read it. Then nothing stays on the device.
  if (isPage && !answer.ok) await caches.delete(SHELF);
  else if (answer.ok) await (await caches.open(SHELF)).put(request, answer.clone());
  return answer;
}
