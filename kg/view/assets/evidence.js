// The sentences behind claims: by report, oldest first, and with each sentence what it was taken to say.

const FIRST = 12;

/** Reports, sentences and claims for some claims, told from the side of one individual (or of none). */
function evidence(numbers, side = null) {
  const groups = [...bySentence(numbers)].sort(([a], [b]) => a - b);
  const found = gather(groups, ([sentence]) => [sentences[sentence][0]]);
  const order = [...found.keys()].sort((a, b) => byDay(reports[a]?.[3], reports[b]?.[3]) || a - b);
  const parts = order.map((report) => () => reportPart(report, found.get(report).map((i) => groups[i]), side));
  return unfolding(parts, "reports");
}

function bySentence(numbers) {
  const found = new Map();
  for (const number of numbers)
    for (const sentence of claims[number][6]) {
      if (!found.has(sentence)) found.set(sentence, []);
      found.get(sentence).push(number);
    }
  return found;
}

function reportPart(report, groups, side) {
  const [title, sources, date] = reports[report] ?? ["unknown report", [], ""];
  return make("article", { class: "report" },
    make("div", { class: "head" }, told(title), make("time", {}, date || "no date")),
    sources.map((source) => make("div", { class: "source" }, place(source))),
    groups.map(([sentence, numbers]) => quotation(sentence, numbers, side)));
}

/** A path as text; the address of a page as a link that opens apart and only when it is followed. */
function place(source, shown = source) {
  if (!/^https?:\/\//i.test(source)) return told(source);
  return make("a", { href: source, target: "_blank", rel: "noopener noreferrer", class: "link" }, told(shown));
}

function quotation(sentence, numbers, side) {
  const [, text, start, end] = sentences[sentence];
  return make("div", {},
    make("blockquote", { title: `characters ${start} to ${end} of the report` }, told(text)),
    make("ul", { class: "said" }, saidLines(numbers, side)));
}

/** One line for all claims of a sentence that one rule found, with one confidence, from one speaker. */
function saidLines(numbers, side) {
  const spoken = numbers.filter((number) => claims[number][0] !== DOCUMENT);
  if (!spoken.length) return [make("li", {}, "mentioned")];
  const lines = new Map();
  for (const number of spoken) {
    const [, , , confidence, rule, speakers] = claims[number];
    const key = JSON.stringify([confidence, rule, speakers]);
    if (!lines.has(key)) lines.set(key, []);
    lines.get(key).push(number);
  }
  return [...lines].map(([key, alike]) => saidLine(...JSON.parse(key), alike, side));
}

function saidLine(confidence, rule, speakers, numbers, side) {
  const words = gatherWords(numbers.map((number) => phrase(claims[number], side)));
  const speaker = speakers.length ? [make("strong", {}, "according to "), told(speakers.join("; ")), " · "] : [];
  const sure = confidence === null ? "" : `confidence ${Math.round(confidence * 100)} %`;
  return make("li", {}, words.flatMap((word) => [told(word), " · "]), speaker,
    make("small", { title: `rule: ${rule}` }, sure));
}

/** [term, value] of a claim as one side tells it; without a side, the whole statement. */
function phrase([subject, term, object], side) {
  if (side === null || (subject !== side && object !== side)) return [statement(subject, term, object), null];
  return subject === side ? [terms[term].outgoing, nameOf(object)] : [terms[term].incoming, nameOf(subject)];
}

function gatherWords(phrases) {
  const found = new Map();
  for (const [word, value] of phrases) {
    if (!found.has(word)) found.set(word, new Set());
    if (value !== null) found.get(word).add(value);
  }
  return [...found].map(([word, values]) => (values.size ? `${word}: ${[...values].join(", ")}` : word));
}

/** The first of some parts, and a button that brings more; parts are made when they are shown. */
function unfolding(parts, what, first = FIRST) {
  const box = make("div");
  let shown = 0;
  const more = make("button", { class: "plain", type: "button", onclick: () => grow(parts.length) });
  const grow = (to) => {
    const next = parts.slice(shown, to).map((part) => part());
    more.before(...next);
    shown = Math.min(to, parts.length);
    more.hidden = shown >= parts.length;
    more.textContent = `Show ${(parts.length - shown).toLocaleString("en")} more ${what}`;
  };
  box.append(more);
  grow(first);
  return box;
}
