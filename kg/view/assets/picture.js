// The picture: pyvis's network drawn by vis-network, with labels of our own; what is chosen, what is hidden.

const drawn = read("network");
const nodeOf = new Map(drawn.nodes.map((node) => [node.id, node]));
drawn.edges.forEach((edge, i) => { edge.id = i; });
const edgesOf = gather(drawn.edges, (edge) => [edge.from, edge.to]);
const degree = (id) => (edgesOf.get(id) ?? []).length;
const importance = drawn.nodes.map((node) => node.id).sort((a, b) => degree(b) - degree(a) || a - b);
const isLandmark = (id) => ["Country", "Organization"].includes(families[entities[id].family][0]);
const FAINT = 0.12;
const RESTING = Math.min(0.75, Math.max(0.1, 15 / Math.sqrt(drawn.edges.length + 1)));
const MOST_LINE_LABELS = 24;

class Picture {
  constructor(choose) {
    this.choose = choose;
    this.off = new Set();
    this.chosen = null;
    this.nodes = new vis.DataSet(drawn.nodes.map(({ lines, ...node }) => node));
    this.edges = new vis.DataSet(drawn.edges.map(({ triples, ...edge }) => edge));
    this.network = new vis.Network(byId("canvas"), { nodes: this.nodes, edges: this.edges }, read("options"));
    this.labels = new Labels(() => this.labelled());
    this.listen();
    this.refresh();
  }

  listen() {
    const net = this.network;
    net.on("afterDrawing", (context) => this.decorate(context));
    net.on("click", (event) => this.click(event));
    net.on("dragging", () => this.labels.stale());
    net.on("hoverNode", ({ node, event }) => this.hint(event, entities[node].name, kindAndDate(entities[node])));
    net.on("hoverEdge", ({ edge, event, pointer }) => this.hint(event, ...this.hoverLines(edge, pointer)));
    for (const over of ["blurNode", "blurEdge", "dragStart", "zoom"]) net.on(over, () => { byId("hint").hidden = true; });
    new ResizeObserver(() => { if (!this.moved) this.fit(false); }).observe(byId("canvas"));
    for (const move of ["dragStart", "zoom"]) net.on(move, () => { this.moved = true; });
  }

  click({ nodes, edges, pointer }) {
    const node = nodes[0] ?? this.labels.at(pointer.canvas);
    if (typeof node === "number") this.choose({ entity: node });
    else if (edges.length) this.choose({ edge: edges[0] });
    else this.choose(null);
  }

  /** What a click here would open: the individual whose label is on top, or the line. */
  hoverLines(edge, pointer) {
    const labelled = this.labels.at(pointer.canvas);
    if (typeof labelled !== "number") return linesOf(drawn.edges[edge]);
    return [entities[labelled].name, kindAndDate(entities[labelled])];
  }

  /** Show what is chosen and around it, the rest faint; hide the families that are off. */
  refresh() {
    const near = this.near();
    const hidden = (id) => this.off.has(entities[id].family);
    this.nodes.update(drawn.nodes.map(({ id }) => ({ id, hidden: hidden(id), opacity: near && !near.has(id) ? FAINT : 1 })));
    this.edges.update(drawn.edges.map((edge) => ({
      id: edge.id,
      hidden: hidden(edge.from) || hidden(edge.to),
      width: this.isLit(edge) ? 2 : 1,
      color: { opacity: this.isLit(edge) ? 1 : near ? FAINT : RESTING, color: this.isLit(edge) ? "#4b5563" : "#8791a0" },
    })));
    this.network.selectNodes(this.chosenNodes(), false);
    this.labels.stale();
    this.network.redraw();
  }

  chosenNodes() {
    if (!this.chosen || this.chosen.edge !== undefined) return [];
    const entity = this.chosen.entity;
    return (nodeOf.has(entity) ? [entity] : entities[entity].hosts).filter((id) => nodeOf.has(id));
  }

  isLit(edge) {
    if (!this.chosen) return false;
    return this.chosen.edge === edge.id || this.chosenNodes().some((id) => id === edge.from || id === edge.to);
  }

  near() {
    if (!this.chosen) return null;
    const lit = drawn.edges.filter((edge) => this.isLit(edge)).flatMap((edge) => [edge.from, edge.to]);
    const near = new Set([...this.chosenNodes(), ...lit]);
    return near.size ? near : null;
  }

  /** What carries a label, the most important first: the chosen, what is near it, then by connections. */
  labelled() {
    const near = this.near();
    const main = new Set(this.chosenNodes());
    const places = this.network.getPositions();
    const rank = (id) => (main.has(id) ? 0 : near?.has(id) ? 1 : 2);
    const items = importance.filter((id) => !this.off.has(entities[id].family)).map((id) => ({
      key: id, rank: rank(id), ...places[id], size: nodeOf.get(id).size, lines: nodeOf.get(id).lines,
      dated: Boolean(entities[id].date), faint: Boolean(near) && !near.has(id),
      weight: isLandmark(id) || main.has(id) ? 600 : 400, force: main.has(id), bold: isLandmark(id) || near?.has(id),
    }));
    items.sort((a, b) => a.rank - b.rank);
    const nodes = items.filter((item) => item.rank < 2);
    return [...nodes, ...this.lineLabels(places), ...items.filter((item) => item.rank === 2)];
  }

  lineLabels(places) {
    const shown = (edge) => this.isLit(edge) && ![edge.from, edge.to].some((id) => this.off.has(entities[id].family));
    const lit = drawn.edges.filter(shown);
    return lit.length > MOST_LINE_LABELS ? [] : lit.map((edge) => ({
      key: `edge ${edge.id}`, weight: 400, faint: false, dated: true, size: 0, lines: [shortOf(edge)],
      x: (places[edge.from].x + places[edge.to].x) / 2, y: (places[edge.from].y + places[edge.to].y) / 2,
    }));
  }

  decorate(context) {
    context.save();
    this.labels.draw(context, this.network.getScale());
    context.restore();
    const near = this.near();
    const places = this.network.getPositions([...disputesAbout.keys()].filter((id) => nodeOf.has(id)));
    for (const [id, place] of Object.entries(places))
      if (!this.off.has(entities[id].family) && (!near || near.has(Number(id)))) badge(context, place, nodeOf.get(Number(id)).size);
  }

  hint({ clientX, clientY }, ...lines) {
    const hint = byId("hint");
    const frame = byId("canvas").getBoundingClientRect();
    hint.replaceChildren(...lines.filter(Boolean).map((line) => make("div", {}, told(line))));
    hint.hidden = false;
    hint.style.left = `${Math.min(clientX - frame.left + 14, frame.width - hint.offsetWidth - 8)}px`;
    hint.style.top = `${Math.min(clientY - frame.top + 16, frame.height - hint.offsetHeight - 8)}px`;
  }

  /** Bring the chosen individual and what is around it into view. */
  focus() {
    const near = this.near();
    if (!near) return;
    this.moved = true;
    this.frame([...near].filter((id) => !this.off.has(entities[id].family)), 1.1, 400);
  }

  fit(animated = true) {
    this.moved = false;
    this.frame(drawn.nodes.map((node) => node.id), 1.2, animated ? 300 : 0);
  }

  /** Show some nodes with room for their labels; vis-network knows of the signs only. */
  frame(ids, mostScale, duration) {
    const places = Object.values(this.network.getPositions(ids));
    if (!places.length) return;
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const [left, right, top, bottom] = [least(xs), -least(xs.map((x) => -x)), least(ys), -least(ys.map((y) => -y))];
    const { width, height } = byId("canvas").getBoundingClientRect();
    const scale = Math.min(mostScale, Math.max(80, width - 150) / (right - left + 1), Math.max(80, height - 120) / (bottom - top + 1));
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + 16 / scale };
    this.network.moveTo({ position, scale, animation: duration && !calm ? { duration } : false });
  }

  zoom(factor) {
    this.moved = true;
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: calm ? false : { duration: 150 } });
  }
}

const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b));

/** The sign of a dispute at the upper right of a node. */
function badge(context, { x, y }, size) {
  const radius = Math.max(6, size * 0.4);
  const [cx, cy] = [x + size * 0.8, y - size * 0.8];
  context.save();
  context.beginPath();
  context.arc(cx, cy, radius, 0, 2 * Math.PI);
  context.fillStyle = "#9a3412";
  context.strokeStyle = "#fff";
  context.lineWidth = 1.5;
  context.fill();
  context.stroke();
  context.fillStyle = "#fff";
  context.font = `700 ${radius * 1.5}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("!", cx, cy + radius * 0.08);
  context.restore();
}

/** The triples that an edge stands for; whose post it is that a person holds goes without saying. */
function triplesOf(edge) {
  const held = edge.triples.some(([, term]) => terms[term].name === "holdsOffice");
  return edge.triples.filter(([, term]) => !held || terms[term].name !== "officeOf");
}

const linesOf = (edge) => triplesOf(edge).map((triple) => statement(...triple));

function shortOf(edge) {
  const post = edge.triples.filter(([, term]) => terms[term].name === "holdsOffice");
  if (post.length) return [...new Set(post.map(([, , office]) => titleOf(office)))].join(", ");
  return [...new Set(edge.triples.map(([, term]) => terms[term].short))].join(", ");
}

function titleOf(office) {
  const title = entities[office].facts.find(([term]) => terms[term].name === "officeTitle");
  return title ? nameOf(title[1]) : entities[office].label;
}
