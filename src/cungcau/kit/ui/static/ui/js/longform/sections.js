// data-sections: the list of sections beside the form. The one in sight is marked; how much of what is needed is still empty is counted.
function filled(form, name) {
  return [...form.querySelectorAll(`[name="${name}"], [name^="${name}_"]`)].some((field) =>
    ["checkbox", "radio"].includes(field.type) ? field.checked : field.value.trim(),
  );
}

function count(list, form) {
  for (const mark of list.querySelectorAll("[data-needs]")) {
    const open = mark.dataset.needs.split(" ").filter((name) => !filled(form, name)).length;
    mark.hidden = open === 0;
    mark.querySelector("[data-open]").textContent = open;
  }
}

export function start(part, form) {
  const list = part.querySelector("[data-sections]");
  if (!list) return;
  form.addEventListener("input", () => count(list, form));
  form.addEventListener("change", () => count(list, form));
  count(list, form);
  const links = new Map([...list.querySelectorAll("a[href^='#']")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver(
    (seen) => {
      for (const one of seen.filter((each) => each.isIntersecting)) {
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(one.target.id)?.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "-20% 0px -70% 0px" },
  );
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) watch.observe(section);
  }
}
