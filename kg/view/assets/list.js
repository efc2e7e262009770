// The same in words: a table of every individual, for readers who cannot or will not use the picture.

const COLUMNS = [
  ["Name", (i) => fold(entities[i].label)],
  ["Class", (i) => entities[i].kind],
  ["Date", (i) => entities[i].day ?? "9999"],
  ["Status", (i) => entities[i].status ?? "\uffff"],
  ["Facts", null],
  ["Sentences", (i) => -sentencesOf(i)],
];
const sentencesOf = (i) => bySentence(claimsAbout.get(i) ?? []).size;

class List {
  constructor(choose) {
    this.choose = choose;
    this.element = byId("list");
    this.off = new Set();
    this.column = 0;
    this.up = true;
    this.rows = null;
  }

  /** Build the table when it is first looked at, then only show, hide and sort its rows. */
  show() {
    if (!this.rows) this.build();
    const value = COLUMNS[this.column][1];
    const order = entities.map((_, i) => [value(i), i]);
    order.sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j));
    if (!this.up) order.reverse();
    this.rows.forEach((row, i) => { row.hidden = this.off.has(entities[i].family); });
    this.body.append(...order.map(([, i]) => this.rows[i]));
    this.heads.forEach((head, i) => head.setAttribute("aria-sort", i !== this.column ? "none" : this.up ? "ascending" : "descending"));
  }

  build() {
    this.rows = entities.map((_, i) => this.row(i));
    this.body = make("tbody");
    this.heads = COLUMNS.map(([name, value], i) => make("th", { scope: "col", class: value ? null : "facts-head" },
      value ? make("button", { type: "button", onclick: () => this.sort(i) }, name) : name));
    this.element.replaceChildren(make("table", {},
      make("caption", {}, "Everything in the graph. A name opens its sentences; a heading sorts."),
      make("thead", {}, make("tr", {}, this.heads)), this.body));
  }

  sort(column) {
    this.up = column === this.column ? !this.up : true;
    this.column = column;
    this.show();
  }

  row(number) {
    const entity = entities[number];
    const open = { class: "link", type: "button", onclick: () => this.choose({ entity: number }) };
    const said = entity.facts
      .filter(([term]) => !["date", "status", "sameAs", "iso3"].includes(terms[term].name))
      .map(([term, value]) => [terms[term].outgoing, nameOf(value)]);
    return make("tr", {},
      make("th", { scope: "row" }, make("button", open, told(entity.name))),
      make("td", {}, entity.kind),
      make("td", { class: "short" }, entity.date ?? ""), make("td", { class: "short" }, entity.status ?? ""),
      make("td", { class: "facts-cell" }, told(gatherWords(said).join("; "))),
      make("td", { class: "number" }, String(sentencesOf(number))));
  }
}
