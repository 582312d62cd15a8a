// Runs in Chromium: each peer opens the same text and paints the same passages; times are ms, measured by the page itself.
import '../../../renderer/ui/tokens.css'
import '../../../renderer/reader/reading.css'
import '../../../renderer/reader/highlights.css'
import './page.css'
import { $createMarkNode, MarkNode } from '@lexical/mark'
import { createTextAnnotator } from '@recogito/text-annotator'
import { $createParagraphNode, $createTextNode, $getRoot, createEditor, type LexicalNode } from 'lexical'
import { COLORS } from '../../../shared/model/annotation.ts'
import type { SourceTextView } from '../../../shared/model/view.ts'
import { indexIntervals } from '../../../renderer/reader/interval-index.ts'
import { openSurface, type TextSurface } from '../../../renderer/reader/text-surface.ts'
import { inTextOrder, makePassages, makeText, random, type Passage } from './text.ts'

const scroller = document.querySelector<HTMLElement>('#scroller')!
const root = document.querySelector<HTMLElement>('#text')!
let text: SourceTextView = makeText(0)
let surface: TextSurface | null = null

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
/** Until what was done has been laid out and painted and the page answers again. */
async function settled(): Promise<void> {
  await frame()
  await frame()
  await afterPaint()
}
/** The first task after the frame in which it is called: its style, layout and paint are done then. */
function afterPaint(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
}
/** From the beginning of a frame, in which the work is done, until that frame is painted: no waiting is counted. */
function timed(work: () => void, done: () => boolean = () => true): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(async () => {
      const started = performance.now()
      work()
      await afterPaint()
      while (!done()) {
        await frame()
        await afterPaint()
      }
      resolve(performance.now() - started)
    })
  })
}

/** Returns its stop. */
function plainLexical(marked: readonly Passage[] = []): () => void {
  const editor = createEditor({
    editable: false,
    nodes: [MarkNode],
    onError: (error) => {
      throw error
    },
  })
  editor.setRootElement(root)
  const sorted = [...marked].sort((a, b) => a.start - b.start)
  let first = 0
  editor.update(
    () => {
      const paragraphs = text.blocks.map((block) => {
        while (first < sorted.length && sorted[first]!.end + 2_000 < block.start) first++
        const paragraph = $createParagraphNode()
        paragraph.append(...$runs(block.start, block.end, sorted, first))
        return paragraph
      })
      $getRoot()
        .clear()
        .append(...paragraphs)
    },
    { discrete: true },
  )
  return () => editor.setRootElement(null)
}

function $runs(start: number, end: number, marked: readonly Passage[], first: number): LexicalNode[] {
  const here: Passage[] = []
  for (let i = first; i < marked.length && marked[i]!.start < end; i++)
    if (marked[i]!.end > start) here.push(marked[i]!)
  const cuts = new Set([start, end])
  for (const { start: a, end: b } of here) for (const at of [a, b]) if (at > start && at < end) cuts.add(at)
  const points = [...cuts].sort((a, b) => a - b)
  return points.slice(0, -1).map((from, i) => {
    const node = $createTextNode(text.text.slice(from, points[i + 1]))
    const ids = here.filter((passage) => passage.start <= from && passage.end >= points[i + 1]!).map(({ id }) => id)
    return ids.length === 0 ? node : $createMarkNode(ids).append(node)
  })
}

function html(): void {
  root.replaceChildren(
    ...text.blocks.map((block) => {
      const paragraph = document.createElement('p')
      paragraph.className = 'block paragraph'
      paragraph.textContent = text.text.slice(block.start, block.end)
      return paragraph
    }),
  )
}

const openers = {
  ours: () => void (surface = openSurface(root, scroller, text, { page: String, note: String })),
  html,
  lexical: () => void plainLexical(),
}

/** Ranges into a text opened as plain HTML: one text node a paragraph. */
function htmlRange({ start, end }: Passage): Range {
  const at = (offset: number): [Node, number] => {
    let low = 0
    let high = text.blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (text.blocks[middle]!.start <= offset) low = middle
      else high = middle - 1
    }
    const node = root.children[low]!.firstChild!
    return [node, Math.min((node as Text).length, offset - text.blocks[low]!.start)]
  }
  const range = document.createRange()
  range.setStart(...at(start))
  range.setEnd(...at(end))
  return range
}

const paintOurs = (passages: readonly Passage[]): void => surface!.painter.setPassages(indexIntervals(passages))

const painters = {
  async ours(passages: readonly Passage[]): Promise<number> {
    openers.ours()
    await settled()
    return timed(() => paintOurs(passages))
  },
  /**
   * Marks are part of the text: what they cost is the text opened with them, less the text opened without. Without them it is opened
   * twice, and the second time is taken off: the first is longer by the compiling that the opening with marks is spared.
   */
  async marks(passages: readonly Passage[]): Promise<number> {
    let bare = 0
    for (let i = 0; i < 2; i++) {
      let stop = (): void => {}
      bare = await timed(() => void (stop = plainLexical()))
      stop()
      root.replaceChildren()
      await settled()
    }
    return Math.max(0, (await timed(() => void plainLexical(passages))) - bare)
  },
  async recogito(passages: readonly Passage[]): Promise<number> {
    html()
    await settled()
    const annotator = createTextAnnotator(root, { renderer: 'CSS_HIGHLIGHTS' })
    // It paints when it has found which passages are in view, some frames later.
    const painted = () => [...CSS.highlights.values()].some((highlight) => highlight.size > 0)
    const set = () =>
      annotator.setAnnotations(
        passages.map((passage) => ({
          id: passage.id,
          bodies: [],
          target: {
            annotation: passage.id,
            selector: [
              {
                quote: text.text.slice(passage.start, passage.end),
                start: passage.start,
                end: passage.end,
                range: htmlRange(passage),
              },
            ],
          },
        })),
      )
    return timed(set, painted)
  },
  async bare(passages: readonly Passage[]): Promise<number> {
    html()
    await settled()
    return timed(() => {
      const byColor = COLORS.map(() => new Highlight())
      for (const passage of passages) byColor[COLORS.indexOf(passage.color)]!.add(htmlRange(passage))
      for (const [i, highlight] of byColor.entries()) CSS.highlights.set(`passage-${COLORS[i]}-0`, highlight)
    })
  },
}

const bench = {
  use: (words: number) => void (text = makeText(words)),
  open: (peer: keyof typeof openers) => timed(openers[peer]),
  paint: (peer: keyof typeof painters, count: number) => painters[peer](makePassages(text.text, count)),
  /** Frame times while scrolling by 400 px a frame. */
  async scroll(): Promise<number[]> {
    const frames: number[] = []
    let last = await frame()
    for (let i = 0; i < 120; i++) {
      scroller.scrollTop += 400
      const now = await frame()
      frames.push(now - last)
      last = now
    }
    return frames
  },
  /** With `count` passages painted: one more, from the call until the next frame has been drawn, and an empty frame beside it. */
  async add(count: number): Promise<{ script: number; frame: number; empty: number }> {
    const passages = makePassages(text.text, count)
    await painters.ours(passages)
    const empty = await timed(() => {})
    const more = inTextOrder([...passages, { id: 'more', start: 100, end: 300, color: 'pink', note: null }])
    let script = 0
    const whole = await timed(() => {
      const started = performance.now()
      paintOurs(more)
      script = performance.now() - started
    })
    return { script, frame: whole, empty }
  },
  /** ms per point, over 500 points of the view: the offset under the point and the passages there. */
  async hit(count: number): Promise<number> {
    const passages = makePassages(text.text, count)
    await painters.ours(passages)
    const index = indexIntervals(passages)
    const next = random(3)
    const points = Array.from({ length: 500 }, () => [next() * innerWidth, next() * innerHeight] as const)
    const started = performance.now()
    for (const [x, y] of points) {
      const offset = surface!.hit(x, y)
      if (offset !== null) index.at(offset)
    }
    return (performance.now() - started) / points.length
  },
}

export type ReaderBench = typeof bench
Object.assign(globalThis, { bench })
