// Makes a link by two choices, each by a few letters: the other passage, then how the two bear on each other.
import { type ReactNode, useState } from 'react'
import { type Relation, RELATIONS } from '../../shared/model/annotation.ts'
import { Picker, type PickerSection } from '../commands/picker.tsx'
import { useCommands } from '../commands/registry.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useLinking } from '../state/linking.ts'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openView } from '../state/place.ts'
import { say } from '../state/status.ts'

/** As many letters of a passage as stand on one line of the picker. */
const LETTERS = 110

export function LinkDesk(): ReactNode {
  const { links: m } = useMessages()
  const from = useLinking((state) => state.from)
  const [pair, setPair] = useState<{ from: string; to: string } | null>(null)
  useCommands(
    RELATIONS.map((relation) => ({
      id: `links.show-${relation}`,
      title: m.showAll[relation],
      group: 'themes' as const,
      run: () => openView('links', relation),
    })),
  )
  if (from !== null) return <OtherPassage from={from} onChosen={(to) => setPair({ from, to })} />
  if (pair !== null) return <HowTheyBear {...pair} onClose={() => setPair(null)} />
  return null
}

function OtherPassage({ from, onChosen }: { from: string; onChosen: (to: string) => void }): ReactNode {
  const { links: m, reader } = useMessages()
  const quotes = useAnswer('quotes', {}).data ?? []
  const sources = useAnswer('sources', {}).data ?? []
  const titles = new Map(sources.map((source) => [source.id, source.title || source.file]))
  const own = quotes.find((quote) => quote.id === from)
  // What shares a theme with the passage is most likely meant.
  const kin = (quote: { themeIds: string[] }) => quote.themeIds.filter((id) => own?.themeIds.includes(id)).length
  const others = quotes.filter((quote) => quote.id !== from).toSorted((a, b) => kin(b) - kin(a))
  const sections: PickerSection[] = [
    {
      id: 'passages',
      title: m.passages,
      items: others.map((quote) => ({
        id: quote.id,
        title: quote.quote.slice(0, LETTERS),
        detail: [titles.get(quote.source) ?? '', quote.page === null ? '' : reader.page(quote.page)]
          .filter((part) => part !== '')
          .join(', '),
        color: quote.color,
        run: () => onChosen(quote.id),
      })),
    },
  ]
  return (
    <Picker
      label={m.choosePassage}
      placeholder={m.passagePlaceholder}
      none={others.length === 0 ? m.noOther : m.noPassage}
      clear={m.dismiss}
      sections={sections}
      onClose={() => useLinking.setState({ from: null })}
    />
  )
}

function HowTheyBear({ from, to, onClose }: { from: string; to: string; onClose: () => void }): ReactNode {
  const { links: m } = useMessages()
  const act = useAct()
  const format = useFormat()
  const quotes = useAnswer('quotes', {}).data ?? []
  const words = (id: string) => quotes.find((quote) => quote.id === id)?.quote.slice(0, LETTERS) ?? ''
  const make = async (relation: Relation, one: string, other: string) => {
    const done = await act('link', { from: one, relation, to: other })
    if (done.ok) say(m.made(m.does[relation], format.quote(words(other))), 'good')
  }
  const section = (id: string, one: string, other: string, names: Record<Relation, string>): PickerSection => ({
    id,
    title: m.thisPassage(format.quote(words(from))),
    items: RELATIONS.map((relation) => ({
      id: `${id}-${relation}`,
      title: names[relation],
      detail: words(to),
      run: () => void make(relation, one, other),
    })),
  })
  return (
    <Picker
      label={m.chooseRelation}
      placeholder={m.relationPlaceholder}
      none={m.noRelation}
      clear={m.dismiss}
      sections={[section('does', from, to, m.does), section('suffers', to, from, m.suffers)]}
      onClose={onClose}
    />
  )
}
