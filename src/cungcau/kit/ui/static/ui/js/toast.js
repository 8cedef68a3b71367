// data-toast: a message can be put away. It never goes by itself: people read at their own pace.
export function start(root) {
  const close = document.documentElement.lang === "vi" ? "Đóng" : "Close";
  for (const toast of root.querySelectorAll("[data-toast]")) {
    if (toast.querySelector("button")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-quiet";
    button.setAttribute("aria-label", close);
    button.textContent = "✕";
    button.addEventListener("click", () => toast.remove());
    toast.append(button);
  }
}
