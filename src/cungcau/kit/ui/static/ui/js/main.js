// Starts every small module on the page, and again on each part that htmx brings in.
// Nothing here is needed: without JavaScript forms are sent and pages come back.
import * as autosize from "./autosize.js";
import * as autosubmit from "./autosubmit.js";
import * as confirm from "./confirm.js";
import * as count from "./count.js";
import * as current from "./current.js";
import * as facets from "./facets.js";
import * as focus from "./focus.js";
import * as fold from "./fold.js";
import * as menu from "./menu.js";
import * as narrow from "./narrow.js";
import * as print from "./print.js";
import * as rows from "./rows.js";
import * as theme from "./theme.js";
import * as toast from "./toast.js";
import * as unsaved from "./unsaved.js";

const modules = [autosize, autosubmit, confirm, count, current, facets, focus, fold, menu, narrow, print, rows, theme, toast, unsaved];

function start(root) {
  for (const module of modules) module.start(root);
}

start(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) start(event.target);
});
