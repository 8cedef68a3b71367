// My visits: marks what is kept on this device, sends what waits, and takes the visit forms along.
import * as shelf from "./shelf.js";
import { deliver } from "./sending.js";

const list = document.querySelector("[data-mine]");
const words = JSON.parse(list.dataset.words);

function mark(pid, state) {
  const place = list.querySelector(`[data-kept="${CSS.escape(pid)}"]`);
  if (!place) return;
  place.textContent = words[state];
  place.hidden = false;
}

async function sendWaiting() {
  for (const report of await shelf.all()) {
    if (report.user !== list.dataset.user) continue;
    mark(report.pid, report.state === "waiting" ? "waiting" : "kept");
    if (report.state !== "waiting") continue;
    const { outcome } = await deliver(report);
    if (outcome === "sent") {
      await shelf.drop(report.id);
      await shelf.dropPage(report.action);
      mark(report.pid, "sent");
    } else if (outcome === "conflict" || outcome === "faulty" || outcome === "refused") {
      await shelf.keep({ ...report, state: "kept" });
      mark(report.pid, "look");
    }
  }
}

const button = document.querySelector("[data-mine-take]");
if (button && "serviceWorker" in navigator) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const forms = [...list.querySelectorAll("a[data-mine-form]")].map((link) => link.pathname);
    const outcome = await shelf.keepPages([location.pathname, ...forms]);
    document.querySelector("[data-mine-taken]").textContent = { kept: words.taken, unable: words.untaken, later: words.later }[outcome];
  });
}
window.addEventListener("online", sendWaiting);
sendWaiting();
