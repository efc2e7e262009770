// The panel: what is known of the chosen individual or line, and which sentences say so.

class Panel {
  constructor(choose) {
    this.choose = choose;
    this.element = byId("panel");
  }

  show(chosen) {
    const parts = !chosen ? this.overview() : chosen.edge === undefined ? this.entity(chosen.entity) : this.edge(chosen.edge);
    this.element.replaceChildren(...parts.flat().filter((part) => part !== null));
    this.element.scrollTop = 0;
  }

  link(value) {
    if (!isEntity(value)) return /^https?:\/\//i.test(value) ? place(value, value.split("/").at(-1)) : told(value);
    const entity = entities[value];
    const dated = entity.date ? [" ", make("small", { class: "date" }, entity.date)] : [];
    return make("span", {}, make("button", {
      class: "link", type: "button", onclick: () => this.choose({ entity: value }, { focus: true }),
    }, told(entity.name)), dated);
  }

  close() {
    return make("button", { class: "plain", type: "button", onclick: () => this.choose(null) }, "Close");
  }

  overview() {
    const days = reports.map((report) => [report[3], report[2]]).filter(([day]) => day).sort(([a], [b]) => byDay(a, b));
    const span = days.length ? ` from ${days[0][1]} to ${days.at(-1)[1]}` : "";
    const number = new Map(gather(entities, (entity) => [entity.family]));
    const all = families.map(([, one, many], i) => (number.has(i) ? count(number.get(i).length, one, many) : "")).filter(Boolean);
    return [
      make("h2", {}, "What the reports tell"),
      make("div", { class: "overview" },
        make("p", {}, `${count(reports.length, "report", "reports")}${span}: ${all.join(", ") || "nothing found"}.`),
        make("p", {}, "Choose a sign or a line in the picture, a row of the list, or a name by search, to read the sentences behind it.")),
      disputes.length ? [make("h3", {}, `Where reports disagree (${disputes.length})`), unfolding(disputes.map((_, i) => () => this.dispute(i)), "disputes", 8)] : null,
    ];
  }

  entity(number) {
    const entity = entities[number];
    const about = claimsAbout.get(number) ?? [];
    return [
      make("div", { class: "eyebrow" }, swatch(entity.family), entity.kind,
        entity.status ? make("span", { class: `chip ${entity.phase}` }, entity.status) : null, this.close()),
      make("h2", {}, told(entity.name)),
      entity.date ? make("p", { class: "when" }, entity.date) : null,
      this.facts(number),
      (disputesAbout.get(number) ?? []).map((dispute) => this.dispute(dispute)),
      make("h3", {}, `Evidence in ${count(reportsOf(about).size, "report", "reports")}`),
      evidence(about, number),
      entity.reasons.length ? make("details", { class: "reasons" }, make("summary", {}, "Why these mentions are taken for one"),
        make("ul", {}, entity.reasons.map((reason) => make("li", {}, told(reason))))) : null,
    ];
  }

  facts(number) {
    const entity = entities[number];
    const rows = new Map();
    const add = (word, part) => rows.set(word, [...(rows.get(word) ?? []), part]);
    if (entity.others.length) add("also called", () => told(entity.others.join("; ")));
    for (const [term, value] of entity.facts) add(terms[term].outgoing, () => make("span", {}, this.link(value), this.rivals(number, term, value)));
    const back = [...incoming[number]].sort(([s, a], [t, b]) => s - t || byDay(entities[b].day, entities[a].day) || a - b);
    for (const [term, subject] of back) add(terms[term].incoming, () => this.link(subject));
    return make("dl", { class: "facts" }, [...rows].flatMap(([word, parts]) => [
      make("dt", {}, word),
      make("dd", {}, unfolding(parts.map((part) => () => make("div", {}, part())), "", 8)),
    ]));
  }

  /** What else reports gave for a property that has one value. */
  rivals(number, term, value) {
    if (!terms[term].single) return null;
    const others = new Map();
    for (const i of claimsAbout.get(number) ?? []) {
      const [subject, property, object, , , , from] = claims[i];
      if (subject !== number || property !== term || nameOf(object) === nameOf(value)) continue;
      const dates = from.map((sentence) => reports[sentences[sentence][0]]?.[2] || "undated");
      others.set(nameOf(object), new Set([...(others.get(nameOf(object)) ?? []), ...dates]));
    }
    if (!others.size) return null;
    const list = [...others].map(([other, dates]) => `${other} (report of ${[...dates].join(", ")})`);
    return make("div", {}, make("small", {}, "also reported: ", told(list.join("; "))));
  }

  edge(id) {
    const { from, to } = drawn.edges[id];
    const numbers = [...new Set(triplesOf(drawn.edges[id]).flatMap((triple) => claimsByTriple.get(keyOf(...triple)) ?? []))];
    return [
      make("div", { class: "eyebrow" }, "relation", this.close()),
      make("h2", {}, told(entities[from].name), " – ", told(entities[to].name)),
      make("ul", { class: "overview" }, linesOf(drawn.edges[id]).map((line) => make("li", {}, told(line)))),
      make("p", {}, this.link(from), " · ", this.link(to)),
      make("h3", {}, `Evidence in ${count(reportsOf(numbers).size, "report", "reports")}`),
      evidence(numbers),
    ];
  }

  dispute(number) {
    const { label, rule, subjects, claims: rivals, winners } = disputes[number];
    return make("section", { class: "dispute" },
      make("h3", {}, "Reports disagree"),
      make("p", {}, told(label)),
      make("p", {}, make("small", {}, "What stands: ", told(rule))),
      make("ul", {}, subjects.map((subject) => make("li", {}, this.link(subject)))),
      make("details", {}, make("summary", {}, count(rivals.length, "claim", "claims")),
        rivals.map((claim) => make("div", {}, winners.includes(claim) ? make("strong", {}, "This one stands:") : null, evidence([claim])))));
  }
}

function reportsOf(numbers) {
  return new Set(numbers.flatMap((number) => claims[number][6].map((sentence) => sentences[sentence][0])));
}
