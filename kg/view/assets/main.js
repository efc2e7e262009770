// What belongs to what: a choice is shown in the picture, in the panel and in the page's address.

const byIri = new Map(entities.map((entity, i) => [entity.iri, i]));

function choose(chosen, { focus = false, addressed = false } = {}) {
  picture.chosen = chosen;
  picture.refresh();
  panel.show(chosen);
  if (focus) picture.focus();
  if (!addressed) location.hash = chosen?.entity === undefined ? "" : encodeURIComponent(entities[chosen.entity].iri);
}

/** Open what the address names after "#": the IRI of an individual. */
function openAddressed() {
  const iri = location.hash.slice(1);
  let named;
  try { named = byIri.get(decodeURIComponent(iri)); } catch (error) { if (!(error instanceof URIError)) throw error; }
  if (named !== undefined && picture.chosen?.entity !== named) choose({ entity: named }, { focus: true, addressed: true });
}

function openTab(name) {
  for (const tab of ["picture", "list"]) {
    byId(tab).hidden = tab !== name;
    byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
    byId(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
  }
  document.body.classList.toggle("listing", name === "list");
  if (name === "list") list.show();
}

function filter() {
  const off = [...document.querySelectorAll("#legend input:not(:checked)")].map((box) => Number(box.value));
  picture.off = list.off = new Set(off);
  picture.refresh();
  if (!byId("list").hidden) list.show();
}

const picture = new Picture(choose);
const panel = new Panel(choose);
const list = new List(choose);
new Search((chosen, how) => { choose(chosen, how); byId("panel").focus({ preventScroll: false }); });

byId("legend").addEventListener("change", filter);
byId("zoom-in").addEventListener("click", () => picture.zoom(1.4));
byId("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.4));
byId("zoom-fit").addEventListener("click", () => picture.fit());
for (const tab of ["picture", "list"]) byId(`tab-${tab}`).addEventListener("click", () => openTab(tab));
document.querySelector(".tabs").addEventListener("keydown", ({ key }) => {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return;
  openTab(byId("list").hidden ? "list" : "picture");
  document.querySelector('.tabs [aria-selected="true"]').focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId("query").focus();
  } else if (event.key === "Escape" && document.activeElement !== byId("query")) choose(null);
});
addEventListener("hashchange", openAddressed);

if (innerWidth <= 820) byId("legend").open = false;
panel.show(null);
picture.fit(false);
openAddressed();

// For tests and for whoever puts the page into a frame.
window.entente = Object.freeze({
  place: (iri) => picture.network.canvasToDOM(picture.network.getPosition(byIri.get(iri))),
  labels: () => picture.labels.placed.map(({ box, item }) => ({ ...box, text: item.lines.join(" ") })),
  scale: () => picture.network.getScale(),
});
