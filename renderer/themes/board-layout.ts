// Where cards stand on the board: columns of equal width, each card in the shortest so far, under the heading of its group. Only what
// is in view is drawn, so that ten thousand passages cost no more than those that are seen.
import type { Key, Node } from 'react-stately'
import { Layout, LayoutInfo, Rect, Size } from 'react-aria-components'

/** Pixels. */
const GAP = 16
const LEAST_COLUMN = 280
const MOST_COLUMNS = 3
const HEADING = 44
/** What a card needs beside its words, the height of a line, and about how many letters it holds a pixel of width. */
const CARD_FRAME = 84
const LINE = 23
const LETTERS_PER_PIXEL = 0.135

export interface BoardOptions {
  /** About how many letters a card shows. */
  lettersOf: (key: Key) => number
}

export class BoardLayout extends Layout<Node<object>, BoardOptions> {
  #infos = new Map<Key, LayoutInfo>()
  /** What cards were measured to be at this width: a card that comes back is as high as it was. */
  #heights = new Map<Key, number>()
  /** Of a column. */
  #width = 0
  #contentSize = new Size()

  override shouldInvalidateLayoutOptions(next: BoardOptions, before: BoardOptions): boolean {
    return next.lettersOf !== before.lettersOf
  }

  override update(context: { sizeChanged?: boolean; layoutOptions?: BoardOptions }): void {
    const { collection, size } = this.virtualizer!
    const width = size.width
    const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.floor((width + GAP) / (LEAST_COLUMN + GAP))))
    const columnWidth = Math.floor((width - GAP * (columns - 1)) / columns)
    if (this.#width !== columnWidth) this.#heights.clear()
    const infos = new Map<Key, LayoutInfo>()
    let ends = Array<number>(columns).fill(0)

    const place = (node: Node<object>, parentKey: Key | null): void => {
      const height = this.#heights.get(node.key) ?? this.#estimate(node.key, columnWidth, context.layoutOptions)
      const column = ends.indexOf(Math.min(...ends))
      const rect = new Rect(column * (columnWidth + GAP), ends[column]!, columnWidth, height)
      const info = new LayoutInfo(node.type, node.key, rect)
      info.parentKey = parentKey
      info.allowOverflow = true
      info.content = node
      infos.set(node.key, info)
      ends[column]! += height + GAP
    }
    for (const node of collection as Iterable<Node<object>>) {
      if (node.type === 'loader') {
        // Seen when the end comes near; it shows nothing itself.
        infos.set(node.key, new LayoutInfo('loader', node.key, new Rect(0, Math.max(...ends), width, 1)))
        continue
      }
      if (node.type !== 'section') {
        place(node, null)
        continue
      }
      const top = Math.max(...ends)
      const section = new LayoutInfo('section', node.key, new Rect(0, top, width, 0))
      section.allowOverflow = true
      infos.set(node.key, section)
      ends = Array<number>(columns).fill(top)
      for (const child of collection.getChildren!(node.key)) {
        if (child.type === 'header') {
          const header = new LayoutInfo('header', child.key, new Rect(0, top, width, HEADING))
          header.parentKey = node.key
          infos.set(child.key, header)
          ends = Array<number>(columns).fill(top + HEADING)
        } else place(child as Node<object>, node.key)
      }
      section.rect.height = Math.max(...ends) - top
    }
    this.#infos = infos
    this.#width = columnWidth
    this.#contentSize = new Size(width, Math.max(0, ...ends))
  }

  #estimate(key: Key, width: number, options: BoardOptions | undefined): number {
    const letters = options?.lettersOf(key) ?? 0
    return CARD_FRAME + LINE * Math.max(1, Math.ceil(letters / (width * LETTERS_PER_PIXEL)))
  }

  override getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    const visible: LayoutInfo[] = []
    for (const info of this.#infos.values()) {
      const stays = info.type === 'loader' || this.virtualizer!.isPersistedKey(info.key)
      if (stays || info.rect.intersects(rect)) visible.push(info)
    }
    return visible
  }

  override getLayoutInfo(key: Key): LayoutInfo | null {
    return this.#infos.get(key) ?? null
  }

  override getContentSize(): Size {
    return this.#contentSize
  }

  /** Takes the heights that cards turned out to have, in pixels. Returns whether any stands elsewhere for it. */
  measured(heights: Iterable<readonly [Key, number]>): boolean {
    let moved = false
    for (const [key, height] of heights) {
      // A card that is not drawn has no height to speak of.
      if (height === 0 || !this.#infos.has(key)) continue
      this.#heights.set(key, height)
      moved ||= this.#infos.get(key)!.rect.height !== height
    }
    if (moved) this.virtualizer?.invalidate({ itemSizeChanged: true })
    return moved
  }
}
