// Sends one kept report. Its key travels along, so a report that arrived although its answer was lost is not recorded twice.
// Outcomes: sent, away (no connection), locked (not logged in), foreign (another person is), conflict, faulty, refused.
export async function deliver(report) {
  let pulse;
  try {
    const answer = await fetch("/surveys/pulse/", { redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect") return { outcome: "locked" };
    if (!answer.ok) return { outcome: "away" };
    pulse = await answer.json();
  } catch {
    return { outcome: "away" };
  }
  if (pulse.user !== report.user) return { outcome: "foreign" };
  const body = new FormData();
  for (const [name, value] of report.fields) body.append(name, value);
  for (const photo of report.photos) body.append("photos", photo.content, photo.name);
  body.set("key", report.key);
  body.set("seen", report.seen);
  try {
    const answer = await fetch(report.action, {
      method: "POST", body, redirect: "manual", headers: { Accept: "application/json", "X-CSRFToken": pulse.token },
    });
    if (answer.type === "opaqueredirect") return { outcome: "locked" };
    if (answer.status >= 500) return { outcome: "away" };
    const told = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
    const outcomes = { 200: "sent", 409: "conflict", 422: "faulty" };
    return { outcome: outcomes[answer.status] || "refused", status: answer.status, told };
  } catch {
    return { outcome: "away" };
  }
}
