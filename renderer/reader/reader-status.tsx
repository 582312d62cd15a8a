// The reader's part of the status line: page, progress, how much is marked.
import { useMessages } from '../state/messages.tsx'
import { pageAt, pageExtent } from './page.ts'
import { useReader } from './reader-state.ts'

export function ReaderStatus() {
  const { reader } = useMessages()
  const surface = useReader((state) => state.surface)
  const top = useReader((state) => state.top)
  const progress = useReader((state) => state.progress)
  const count = useReader((state) => state.quotes.list.length)
  const notes = useReader((state) => state.quotes.list.filter((quote) => quote.note).length)
  if (!surface) return null
  const { pages } = surface.source
  const extent = pageExtent(pages)
  const label = pageAt(pages, top) ?? extent?.first ?? null
  return (
    <>
      {label !== null && extent && <span>{reader.pageOf(label, extent.last)}</span>}
      <span>{reader.percentRead(progress)}</span>
      <span>
        {reader.highlights(count)}
        {notes > 0 && ` · ${reader.notes(notes)}`}
      </span>
    </>
  )
}
