// Data, and the few functions that everything else is made of. Text from reports reaches the page through
// text nodes alone: nothing here ever writes markup.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const { families, terms, reports, sentences, entities, claims, disputes } = read("facts");
const DOCUMENT = -1;
for (const entity of entities) entity.name ??= entity.label;

/** Make an element: attributes (`on…` is a listener, `class` a class) and children, strings as text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== ""));
  return element;
}

/** A text of a report, kept apart so that its writing direction cannot turn its surroundings around. */
const told = (text) => make("bdi", {}, text);

/** Collect numbers under keys: lists by key, in the order of the numbers. */
function gather(items, keysOf) {
  const found = new Map();
  items.forEach((item, i) => {
    for (const key of new Set(keysOf(item))) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(i);
    }
  });
  return found;
}

const isEntity = (value) => typeof value === "number";
const keyOf = (subject, term, object) => JSON.stringify([subject, term, object]);
const claimsByTriple = gather(claims, ([s, t, o]) => [keyOf(s, t, o)]);
const claimsAbout = gather(claims, ([s, , o]) => [s, ...(isEntity(o) ? [o] : [])]);
const disputesAbout = gather(disputes, (dispute) => dispute.subjects);

/** What the resolved view says of an individual from its other side: [term, subject]. */
const incoming = entities.map(() => []);
entities.forEach((entity, subject) => {
  for (const [term, object] of entity.facts) if (isEntity(object)) incoming[object].push([term, subject]);
});

const nameOf = (value) => (isEntity(value) ? entities[value].name : String(value));
const kindAndDate = (entity) => [entity.kind, entity.date].filter(Boolean).join(", ");
const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** Compare by day, oldest first, the undated last. */
const byDay = (a, b) => (a || "9999").localeCompare(b || "9999", "en");

/** The statement of a triple in words. */
function statement(subject, term, object) {
  const words = { subject: nameOf(subject), object: nameOf(object) };
  return terms[term].says.replace(/\{(subject|object)\}/g, (_, which) => words[which]);
}

/** Copy of the legend's sign of a family. */
function swatch(family) {
  const shown = document.querySelector(`#legend input[value="${family}"] + svg`);
  return shown ? shown.cloneNode(true) : "";
}

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
