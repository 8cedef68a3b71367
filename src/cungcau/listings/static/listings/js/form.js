// What the form of a listing does besides what every long form does (`ui/js/longform/form.js`).
import * as units from "./units.js";

const part = document.querySelector("[data-units]");
if (part) units.start(part.querySelector("form"), part.dataset.units);
