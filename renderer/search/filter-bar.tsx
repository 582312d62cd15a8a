// What a search is narrowed to beside its words: source, theme, colour, and when it came into the library.
import { type ReactNode, useId } from 'react'
import { COLORS } from '../../shared/model/annotation.ts'
import type { SearchFilter } from '../../shared/model/search-filter.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/field.tsx'
import styles from './search-view.module.css'

const ANY = 'any'

export function isNarrowed(filter: SearchFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined)
}

export function FilterBar({
  filter,
  onFilter,
}: {
  filter: SearchFilter
  onFilter: (next: SearchFilter) => void
}): ReactNode {
  const { search: m, themes: words } = useMessages()
  const sources = useAnswer('sources', {}).data ?? []
  const themes = useAnswer('themes', {}).data ?? []
  const source = sources.find((one) => one.id === filter.source)
  const set = (change: { [K in keyof SearchFilter]?: SearchFilter[K] | undefined }) => {
    const next = { ...filter, ...change }
    onFilter(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as SearchFilter)
  }
  const orNone = (id: string) => (id === ANY ? undefined : id)
  return (
    <div className={styles['filters']} role="group" aria-label={m.filters.label}>
      <ChoiceField
        label={m.filters.source}
        value={filter.source ?? ANY}
        choices={[{ id: ANY, name: m.filters.anySource }, ...sources.map(({ id, title }) => ({ id, name: title }))]}
        onChange={(id) => set({ source: orNone(id), work: undefined })}
      />
      {source && source.works.length > 1 && (
        <ChoiceField
          label={m.filters.work}
          value={filter.work === undefined ? ANY : String(filter.work)}
          choices={[
            { id: ANY, name: m.filters.anyWork },
            ...source.works.map(({ number, item }) => ({
              id: String(number),
              name: typeof item['title'] === 'string' ? item['title'] : m.filters.workNumber(number),
            })),
          ]}
          onChange={(id) => set({ work: id === ANY ? undefined : Number(id) })}
        />
      )}
      <ChoiceField
        label={m.filters.theme}
        value={filter.theme ?? ANY}
        choices={[
          { id: ANY, name: m.filters.anyTheme },
          ...themes.map(({ id, path }) => ({ id, name: path.join(' › ') })),
        ]}
        onChange={(id) => set({ theme: orNone(id) })}
      />
      <ChoiceField
        label={m.filters.color}
        value={filter.color ?? ANY}
        choices={[{ id: ANY, name: m.filters.anyColor }, ...COLORS.map((id) => ({ id, name: words.colors[id] }))]}
        onChange={(id) => set({ color: COLORS.find((color) => color === id) })}
      />
      <Day label={m.filters.since} value={filter.since} onChange={(since) => set({ since })} />
      <Day label={m.filters.until} value={filter.until} onChange={(until) => set({ until })} />
      {isNarrowed(filter) && (
        <Button look="plain" onPress={() => onFilter({})}>
          {m.filters.clear}
        </Button>
      )}
    </div>
  )
}

interface DayProps {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}

/** The browser's own field for dates, which every keyboard and screen reader knows. */
function Day({ label, value, onChange }: DayProps): ReactNode {
  const id = useId()
  return (
    <div className={styles['day']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
    </div>
  )
}
