// Labels as on a map: always of a readable size, the important ones first, and none on top of another.

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const CELL = 80;

class Labels {
  /**
   * @param items Function that gives, the most important first, {key, x, y, size, lines, weight, dated,
   *   faint}; `bold` ones may cover signs of lesser importance, and `force` brings a label about in any case.
   */
  constructor(items) {
    this.items = items;
    this.placed = [];
    this.key = "";
    this.widths = new Map();
  }

  /** Forget where labels stand: what is shown or where it stands has changed. */
  stale() {
    this.key = "";
  }

  /** Draw on a canvas whose coordinates are those of the network. */
  draw(context, scale) {
    const key = scale.toFixed(4);
    if (key !== this.key) this.place(context, scale);
    this.key = key;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const label of this.placed) this.write(context, label);
  }

  write(context, { box, item, pixel, font }) {
    const middle = (box.left + box.right) / 2;
    item.lines.forEach((line, i) => {
      const y = box.top + (i + 0.5) * font * 1.2;
      const dated = item.dated && i === item.lines.length - 1;
      context.font = `${dated ? 400 : item.weight} ${dated ? font * 0.92 : font}px ${FONT}`;
      context.strokeStyle = "rgba(251, 252, 253, 0.92)";
      context.lineWidth = 3.5 * pixel;
      context.fillStyle = item.faint ? "#9aa3b0" : dated ? "#4b5563" : "#111827";
      context.strokeText(line, middle, y);
      context.fillText(line, middle, y);
    });
  }

  place(context, scale) {
    const pixel = 1 / scale;
    const font = Math.min(16, Math.max(11, 13 * scale)) * pixel;
    const [signs, labels] = [new Grid(CELL * pixel), new Grid(CELL * pixel)];
    const items = this.items();
    items.forEach((item, rank) => { if (item.size) signs.add({ ...shapeOf(item), rank }); });
    this.placed = [];
    items.forEach((item, rank) => {
      const width = this.width(context, item) * font;
      const height = item.lines.length * font * 1.2;
      const spots = spotsOf(item, width, height, 3 * pixel).filter((spot) => !labels.hits(spot, item.key));
      const free = spots.find((spot) => !signs.hits(spot, item.key))
        ?? (item.bold ? spots.find((spot) => !signs.hits(spot, item.key, rank)) : undefined)
        ?? (item.force ? spots[0] : undefined);
      if (!free) return;
      labels.add({ ...free, key: item.key });
      this.placed.push({ box: free, item, pixel, font });
    });
  }

  /** Width of the longest line at a font size of 1. */
  width(context, item) {
    const text = item.lines.join("\n");
    const known = this.widths.get(text + item.weight);
    if (known) return known;
    context.font = `${item.weight} 100px ${FONT}`;
    const width = Math.max(...item.lines.map((line) => context.measureText(line).width)) / 100;
    this.widths.set(text + item.weight, width);
    return width;
  }

  /** The key of the label at a point, or undefined; a faint label is as good as none. */
  at({ x, y }) {
    const inside = ({ box, item }) => !item.faint && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    return this.placed.find(inside)?.item.key;
  }
}

const shapeOf = ({ key, x, y, size }) => ({ key, left: x - size, right: x + size, top: y - size, bottom: y + size });

/** Where a label may stand, the best first: below its node, above, right, left; on a line, in its middle. */
function spotsOf({ x, y, size }, width, height, gap) {
  const at = (left, top) => ({ left, top, right: left + width, bottom: top + height });
  if (!size) return [at(x - width / 2, y - height / 2)];
  return [
    at(x - width / 2, y + size + gap),
    at(x - width / 2, y - size - gap - height),
    at(x + size + gap, y - height / 2),
    at(x - size - gap - width, y - height / 2),
  ];
}

/** Boxes by the cells of a grid, so that a box is compared with its surroundings only. */
class Grid {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  *over({ left, right, top, bottom }) {
    const [x1, y1] = [Math.floor(right / this.cell), Math.floor(bottom / this.cell)];
    for (let x = Math.floor(left / this.cell); x <= x1; x++)
      for (let y = Math.floor(top / this.cell); y <= y1; y++) yield `${x} ${y}`;
  }

  add(box) {
    for (const cell of this.over(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }

  /** Whether a box lies on another of a different key and, if asked, of a rank before some rank. */
  hits(box, key, rank = Infinity) {
    for (const cell of this.over(box))
      for (const other of this.cells.get(cell) ?? [])
        if (other.key !== key && !(other.rank >= rank) && box.left < other.right && other.left < box.right
          && box.top < other.bottom && other.top < box.bottom) return true;
    return false;
  }
}
