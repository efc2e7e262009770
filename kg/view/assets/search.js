// Search by any name, without regard to case and accents; a list that arrow keys, Enter and Escape work on.

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const searchable = entities.map((entity) => [entity.label, ...entity.others].map(fold));
const MOST_MATCHES = 12;

/** Individuals that a text may mean: the name itself, names that begin with it, then words that do, then the rest. */
function matchesOf(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const score = (name) => (name === wanted ? -1 : name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : name.includes(wanted) ? 2 : 9);
  return searchable
    .map((names, i) => [Math.min(...names.map(score)), -(claimsAbout.get(i) ?? []).length, i])
    .filter(([rank]) => rank < 9)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .map(([, , i]) => i);
}

class Search {
  constructor(choose) {
    this.choose = choose;
    this.input = byId("query");
    this.list = byId("matches");
    this.found = [];
    this.active = 0;
    this.input.disabled = false;
    this.input.addEventListener("input", () => this.update());
    this.input.addEventListener("focus", () => this.update());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.open(false));
  }

  update() {
    this.found = matchesOf(this.input.value).slice(0, MOST_MATCHES);
    this.active = 0;
    const nothing = make("li", { class: "none", role: "option", "aria-disabled": "true" }, "No such name");
    this.list.replaceChildren(...(this.found.length ? this.found.map((number, i) => this.option(number, i)) : [nothing]));
    this.open(this.input.value.trim() !== "");
  }

  option(number, i) {
    const entity = entities[number];
    return make("li", {
      role: "option", id: `match-${i}`, "aria-selected": String(i === this.active),
      onmousedown: (event) => event.preventDefault(), onclick: () => this.pick(i),
    }, swatch(entity.family), told(entity.name), make("small", {}, kindAndDate(entity)));
  }

  open(shown) {
    this.list.hidden = !shown;
    this.input.setAttribute("aria-expanded", String(shown));
    if (shown && this.found.length) this.input.setAttribute("aria-activedescendant", `match-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) {
      this.active = (this.active + step + this.found.length) % this.found.length;
      [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.active)));
      this.list.children[this.active].scrollIntoView({ block: "nearest" });
      this.open(true);
    } else if (event.key === "Enter" && this.found.length) this.pick(this.active);
    else if (event.key === "Escape") this.open(false);
    else return;
    event.preventDefault();
  }

  pick(i) {
    this.choose({ entity: this.found[i] }, { focus: true });
    this.input.value = "";
    this.open(false);
  }
}
