// Go to a source, a theme or a quotation by a few letters of it; or open a source or a quotation beside the text.
import { useDeferredValue, useState } from 'react'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openBeside, openSource, openView } from '../state/place.ts'
import { closePalette } from './palette.tsx'
import { Picker, type PickerSection } from './picker.tsx'

/** Quotations are listed once this many letters narrow them down. */
const LETTERS = 2
const MOST_LETTERS = 110

export function Jump({ beside = false }: { beside?: boolean }) {
  const open = beside ? openBeside : openSource
  const { frame, reader } = useMessages()
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query.trim())
  const sources = useAnswer('sources', {})
  const themes = useAnswer('themes', {})
  const quotes = useAnswer('quotes', {}, { enabled: wanted.length >= LETTERS })
  const titles = new Map(sources.data?.map((source) => [source.id, source.title]))
  const sections: PickerSection[] = [
    {
      id: 'sources',
      title: frame.jump.sources,
      items: (sources.data ?? []).map((source) => ({
        id: source.id,
        title: source.title,
        detail: reader.highlights(source.highlights),
        run: () => open(source.id),
      })),
    },
    {
      id: 'themes',
      title: frame.jump.themes,
      items: (beside ? [] : (themes.data ?? [])).map((theme) => ({
        id: theme.id,
        title: theme.path.join(' › '),
        color: theme.color,
        run: () => openView('themes', theme.id),
      })),
    },
    {
      id: 'quotations',
      title: frame.jump.quotations,
      items: (wanted.length >= LETTERS ? (quotes.data ?? []) : []).map((quote) => ({
        id: quote.id,
        title: quote.quote.slice(0, MOST_LETTERS),
        detail: titles.get(quote.source) ?? '',
        color: quote.color,
        run: () => open(quote.source, quote.start, quote.id),
      })),
    },
  ]
  return (
    <Picker
      label={beside ? reader.commands.openBeside : frame.jump.label}
      placeholder={frame.jump.placeholder}
      none={frame.jump.none}
      clear={frame.dismiss}
      sections={sections}
      onClose={closePalette}
      onQuery={setQuery}
    />
  )
}
