// The file as it came beside the text made of it: moving in one moves and marks the other.
import { type ReactNode, useCallback, useMemo } from 'react'
import type { SourceTextView } from '../../shared/model/view.ts'
import { useMessages } from '../state/messages.tsx'
import { blockChunks, type Chunk, lineAt, type Marked, nextLine, rawChunks } from './chunks.ts'
import styles from './columns.module.css'
import type { LinkedPlace, Links } from './linked.ts'
import { TextColumn } from './text-column.tsx'

export interface ColumnsProps {
  raw: string
  source: SourceTextView
  links: Links
  here: LinkedPlace | null
  onHere: (here: LinkedPlace) => void
}

const NOTHING: readonly Marked[] = []

export function Columns({ raw, source, links, here, onHere }: ColumnsProps): ReactNode {
  const m = useMessages().report
  const rawPieces = useMemo(() => rawChunks(raw), [raw])
  const pieces = useMemo(() => blockChunks(source.blocks, source.text.length), [source])
  const gone = useMemo(
    () =>
      source.removed
        .map(({ raw: [start, end], reason }): Marked => ({ start, end, kind: 'gone', title: m.reasons[reason] }))
        .sort((a, b) => a.start - b.start),
    [source, m],
  )
  const lines = useCallback((chunk: Chunk) => [{ ...chunk, kind: 'lines' }], [])
  const blocks = useCallback(
    (chunk: Chunk & { from?: number; to?: number }) => source.blocks.slice(chunk.from, chunk.to),
    [source],
  )

  const placeRaw = (offset: number): void => onHere(links.ofRaw(lineAt(raw, offset), 'raw'))
  const stepRaw = (direction: 1 | -1): void => {
    const line = nextLine(raw, lineAt(raw, here?.raw.start ?? 0), direction)
    if (line) onHere(links.ofRaw(line, 'raw'))
  }
  const blockAt = (offset: number): number =>
    Math.max(
      0,
      source.blocks.findLastIndex(({ start }) => start <= offset),
    )
  const placeText = (index: number): void => {
    const block = source.blocks[index]
    if (block) onHere(links.ofText({ start: block.start, end: block.end }))
  }
  return (
    <div className={styles['columns']}>
      <TextColumn
        id="report-raw"
        kind="raw"
        heading={m.rawHeading}
        label={m.rawLabel}
        text={raw}
        chunks={rawPieces}
        marks={gone}
        here={here?.raw ?? null}
        follows={here?.from !== 'raw' || here.raw.start !== here.raw.end}
        onPlace={placeRaw}
        onStep={stepRaw}
        stretches={lines}
      />
      <TextColumn
        id="report-text"
        kind="text"
        heading={m.textHeading}
        label={m.textLabel}
        text={source.text}
        chunks={pieces}
        marks={NOTHING}
        here={here?.text ?? null}
        follows
        onPlace={(offset) => placeText(blockAt(offset))}
        onStep={(direction) => placeText(here === null ? 0 : blockAt(here.text.start) + direction)}
        stretches={blocks}
      />
    </div>
  )
}
