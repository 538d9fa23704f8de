/** The flow of one update's data as a diagram; the batch in it is where a transition is chosen. */
import { html, LitElement, nothing, svg, type SVGTemplateResult } from 'lit';
import { define } from '../ui/element';
import { textScale } from '../ui/text_size';
import { formatCount, formatShort } from '../words/format';
import { batchPaths, cellAt, indexAt, pageOf, rod } from './batch_glyphs';
import { type Box, type DiagramLayout, layoutOf, type Shape } from './diagram_layout';
import { diagramStyles } from './diagram_styles';
import { explainNode, sentence, shownBy } from './explain';
import { type Graph, type GraphEdge, type GraphNode, graphOf, type Hue, litBy, prefixOf, runsBack } from './graph';
import { isNumber, type QuantityKey, type Reading, valueOf } from './quantities';
import type { SubstepId } from './substeps';
import { sameVariant, type Variant } from './variant';

export interface DiagramEvents {
  'explain-node': GraphNode;
  'choose-transition': number;
}

const hues: readonly Hue[] = ['replay', 'policy', 'value', 'q1', 'q2', 'plain'];

export class UpdateDiagram extends LitElement {
  static override properties = {
    variant: { attribute: false },
    reading: { attribute: false },
    step: { attribute: false },
    chosen: { attribute: false },
    shape: { reflect: true },
    stored: { attribute: false },
    hot: { attribute: false },
  };
  declare variant: Variant;
  declare reading: Reading | null;
  /** null: the whole update, with means over the batch. */
  declare step: SubstepId | null;
  declare chosen: number;
  declare shape: Shape;
  /** Transitions in the replay buffer. */
  declare stored: number;
  /** The quantity to highlight. */
  declare hot: QuantityKey | null;
  #built: { variant: Variant; shape: Shape; graph: Graph; layout: DiagramLayout } | undefined;

  constructor() {
    super();
    this.reading = null;
    this.step = null;
    this.chosen = 0;
    this.shape = 'wide';
    this.stored = NaN;
    this.hot = null;
  }
  /** Text is drawn as large as the reader's, at whatever size the picture is. */
  readonly #size = new ResizeObserver(([entry]) => {
    const { width, height } = this.#build().layout;
    const drawn = Math.min(entry!.contentRect.width / width, entry!.contentRect.height / height);
    if (drawn > 0) this.style.setProperty('--fit', String(Math.max(1, textScale() / drawn)));
  });
  override connectedCallback(): void {
    super.connectedCallback();
    const picture = this.hasUpdated ? this.renderRoot.querySelector('svg') : null;
    if (picture) this.#size.observe(picture);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }
  protected override firstUpdated(): void {
    this.#size.observe(this.renderRoot.querySelector('svg')!);
  }

  #build(): { graph: Graph; layout: DiagramLayout } {
    const built = this.#built;
    if (built && built.shape === this.shape && sameVariant(built.variant, this.variant)) return built;
    const graph = graphOf(this.variant);
    const layout = layoutOf(graph, this.shape);
    this.#built = { variant: this.variant, shape: this.shape, graph, layout };
    return this.#built;
  }
  #emit<K extends keyof DiagramEvents>(type: K, detail: DiagramEvents[K]): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  protected override render(): unknown {
    const { graph, layout } = this.#build();
    const lit = this.step ? litBy(graph, this.step) : null;
    const { width, height } = layout;
    return html`
      ${this.#chooser(layout)}
      <svg viewBox="0 0 ${width} ${height}" role="group" aria-label="Flow of data in one update">
        <defs>${hues.map(arrowHead)}${backHead}</defs>
        <g class="edges">${graph.edges.map((edge) => this.#edge(edge, layout, lit?.edges))}</g>
        ${this.#batch(layout, lit ? lit.nodes.has('replay') : true)}
        ${graph.nodes.filter(({ id }) => id !== 'replay').map((node) => this.#node(node, layout.boxes.get(node.id)!, lit?.nodes))}
      </svg>
    `;
  }

  #edge(edge: GraphEdge, layout: DiagramLayout, lit: ReadonlySet<GraphEdge> | undefined): SVGTemplateResult {
    const active = lit?.has(edge) ?? false;
    const back = active && runsBack(edge, this.step) && !this.#stopsGradient(edge);
    const state = !lit ? 'calm' : active ? 'lit' : 'dim';
    return svg`<path class="edge ${edge.kind} ${state} ${back ? 'back' : ''} ${edge.hue}" d=${layout.paths.get(edge)!}
      marker-start=${back ? 'url(#arrow-back)' : nothing} marker-end=${back ? nothing : `url(#arrow-${edge.hue})`} data-edge="${edge.from}>${edge.to}" />`;
  }

  /** Through the larger Q no gradient passes. */
  #stopsGradient({ from, to }: GraphEdge): boolean {
    if (!this.reading || !this.variant['twin_q']) return false;
    const larger =
      valueOf('new_q1', this.reading, this.chosen) > valueOf('new_q2', this.reading, this.chosen) ? 'q1' : 'q2';
    return from === larger || to === larger;
  }

  #node(node: GraphNode, box: Box, lit: ReadonlySet<string> | undefined): SVGTemplateResult {
    const active = lit?.has(node.id) ?? true;
    const b = this.step ? this.chosen : null;
    const hot = this.hot !== null && shownBy(node, this.step) === this.hot;
    const explanation = explainNode(node, this.step, this.reading, b);
    const explain = (): void => this.#emit('explain-node', node);
    return svg`<g class="node ${node.kind} ${node.hue} ${active ? 'lit' : 'dim'} ${hot ? 'hot' : ''}" data-node=${node.id}
      tabindex=${active ? 0 : -1} role="img" aria-label=${`${node.name}. ${sentence(explanation)}`}
      transform="translate(${box.x} ${box.y})" @pointerenter=${explain} @focus=${explain} @click=${explain}>
      <rect width=${box.width} height=${box.height} rx=${node.kind === 'network' || node.kind === 'target' ? 5 : 11} />
      ${this.#content(node, box)}
    </g>`;
  }
  #content(node: GraphNode, { width, height }: Box): SVGTemplateResult {
    const tall = this.shape === 'tall';
    const label = nodeLabel(node.label);
    const angle = node.id === 'state' ? 'angle' : node.id === 'next' ? 'next_angle' : null;
    if (angle && this.reading && this.step) {
      const theta = valueOf(angle, this.reading, this.chosen);
      const [x, y] = tall ? [width / 2, height - 11] : [width - 15, height / 2];
      return svg`<text class="label" x=${tall ? width / 2 : 9} y=${tall ? 12 : 18} text-anchor=${tall ? 'middle' : 'start'}>${label}</text>
        <circle class="turn" cx=${x} cy=${y} r="8.5" /><path class="rod" d=${rod(x, y, 8, theta)} />`;
    }
    const shown = shownBy(node, this.step);
    const key = shown && isNumber(shown) ? shown : '';
    const number =
      key && this.reading ? formatShort(valueOf(key, this.reading, this.step ? this.chosen : null)) : '\u2013';
    const value = key ? `${prefixOf(node, key)}${number}` : '';
    if (tall || value === '') {
      const alone = value === '';
      return svg`<text class="label" x=${width / 2} y=${alone ? height / 2 + 4.5 : 14} text-anchor="middle">${label}</text>
        <text class="number" x=${width / 2} y=${height - 6} text-anchor="middle">${value}</text>`;
    }
    return svg`<text class="label" x="7" y="18">${label}</text>
      <text class="number" x=${width - 7} y="17.5" text-anchor="end">${value}</text>`;
  }

  #batch(layout: DiagramLayout, active: boolean): SVGTemplateResult {
    const { box, columns, rows } = layout.batch;
    const trace = this.reading?.trace;
    const cells = columns * rows;
    const chosen = Math.min(this.chosen, (trace?.batch ?? 1) - 1);
    const page = pageOf(trace?.batch ?? 0, chosen, cells);
    const ring = cellAt(layout, chosen % cells);
    const choose = (event: PointerEvent): void => {
      const place = (event.currentTarget as SVGGElement).getBoundingClientRect();
      const index = indexAt(
        layout,
        box.x + ((event.clientX - place.x) / place.width) * box.width,
        box.y + ((event.clientY - place.y) / place.height) * box.height,
      );
      if (index < page.count) this.#emit('choose-transition', page.first + index);
    };
    return svg`<g class="batch ${active ? 'lit' : 'dim'}" @click=${choose}>
      <rect x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="5" />
      ${trace ? batchPaths(layout, this.reading!, chosen).map((d, level) => svg`<path class="glyphs level${level}" d=${d} />`) : ''}
      ${trace ? svg`<circle class="ring" cx=${ring.x} cy=${ring.y} r=${ring.size / 2 + 0.5} />` : ''}
    </g>`;
  }

  #chooser(layout: DiagramLayout): unknown {
    const { box } = layout.batch;
    const batch = this.reading?.trace.batch ?? 0;
    const move = (by: number) => () => this.#emit('choose-transition', (this.chosen + by + batch) % batch);
    const [left, width] = [(100 * box.x) / layout.width, (100 * box.width) / layout.width];
    const place = this.shape === 'wide' ? `left:${left}%;width:max(100px, ${width}%)` : '';
    return html`
      <p class="stored" .style=${place}>
        <i>${'\u{1d49f}'}</i> ${batch ? html`${formatCount(batch)} of ${formatCount(this.stored)}` : 'replay buffer'}
      </p>
      <div class="chooser" .style=${place} role="group" aria-label="Transition of the batch" @keydown=${(event: KeyboardEvent) => this.#chooserKey(event, batch)}>
        <button ?disabled=${batch < 2} aria-label="Previous transition" @click=${move(-1)}>‹</button>
        <span><b>${batch ? this.chosen + 1 : '\u2013'}</b> of ${batch || '\u2013'}</span>
        <button ?disabled=${batch < 2} aria-label="Next transition" @click=${move(1)}>›</button>
      </div>
    `;
  }
  /** Up and down choose, since left and right walk through the update. */
  #chooserKey(event: KeyboardEvent, batch: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || batch < 2) return;
    this.#emit('choose-transition', (this.chosen + by + batch) % batch);
    event.preventDefault();
  }

  static override styles = diagramStyles;
}
define('sac-update-diagram', UpdateDiagram);

function arrowHead(hue: Hue): SVGTemplateResult {
  return svg`<marker id="arrow-${hue}" class=${hue} viewBox="0 0 6 6" refX="1" refY="3" markerWidth="6" markerHeight="6"
    markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.4 5.4 3 0 5.6z" /></marker>`;
}
/** At the start of an edge that the gradient runs back along. */
const backHead = svg`<marker id="arrow-back" class="policy" viewBox="0 0 6 6" refX="5.4" refY="3" markerWidth="6" markerHeight="6"
  markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0.4 5.4 3 0 5.6z" /></marker>`;

/** Labels of the diagram: *italics* and ~subscripts~. */
function nodeLabel(label: string): SVGTemplateResult[] {
  const parts: SVGTemplateResult[] = [];
  let italic = false;
  let sub = false;
  let text = '';
  const flush = (): void => {
    if (text === '') return;
    const kind = `${italic ? 'i' : ''}${sub ? ' sub' : ''}`;
    parts.push(sub ? svg`<tspan class=${kind} dy="3">${text}</tspan>` : svg`<tspan class=${kind}>${text}</tspan>`);
    text = '';
  };
  for (const letter of label) {
    if (letter === '\u2032') {
      flush();
      parts.push(svg`<tspan class="prime" dx="1">${letter}</tspan>`); // of another font: this one's is meant to be raised
      continue;
    }
    if (letter !== '*' && letter !== '~') {
      text += letter;
      continue;
    }
    flush();
    if (letter === '*') italic = !italic;
    else sub = !sub;
  }
  flush();
  return parts;
}
