// What a long form does in a browser that runs scripts. Without them it is one page that is sent by its button.
import * as autosave from "./autosave.js";
import * as languages from "./languages.js";
import * as sections from "./sections.js";
import * as wizard from "./wizard.js";

const part = document.querySelector("[data-autosave]");
const form = part?.querySelector("form");
if (form) {
  sections.start(part, form);
  languages.start(form);
  wizard.start(part, form);
}
if (part) autosave.start(part, form);
