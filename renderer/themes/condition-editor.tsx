// What a condition asks, set in the small window under its chip: is or is not, and of which things.
import { type ReactNode, useRef, useState } from 'react'
import { ListBox, ListBoxItem, type Selection } from 'react-aria-components'
import { COLORS, KINDS } from '../../shared/model/annotation.ts'
import { foldName } from '../../shared/model/codebook.ts'
import type { Condition } from '../../shared/model/passage-query.ts'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { DayField, SearchField, TextField, Tick } from '../ui/field.tsx'
import { Icon } from '../ui/icons.tsx'
import { Segments } from '../ui/segments.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { type Named, workName } from './condition-words.ts'
import styles from './gather.module.css'

export interface ConditionEditorProps {
  condition: Condition
  named: Named
  onChange: (condition: Condition) => void
  onRemove: () => void
  onDone: () => void
}

export function ConditionEditor({ condition, named, onChange, onRemove, onDone }: ConditionEditorProps): ReactNode {
  const m = useMessages().gather.editor
  return (
    <div className={styles['editor']}>
      <Segments
        label={m.mode}
        hideLabel
        value={condition.not ? 'not' : 'is'}
        choices={[
          { id: 'is', name: m.is },
          { id: 'not', name: m.isNot },
        ]}
        onChange={(mode) => {
          const { not: _, ...rest } = condition
          onChange(mode === 'not' ? { ...rest, not: true } : rest)
        }}
      />
      <Values condition={condition} named={named} onChange={onChange} />
      <div className={styles['editorFoot']}>
        <Button look="plain" icon="trash" onPress={onRemove}>
          {m.remove}
        </Button>
        <Button onPress={onDone}>{m.done}</Button>
      </div>
    </div>
  )
}

type ValuesProps = Pick<ConditionEditorProps, 'condition' | 'named' | 'onChange'>

function Values({ condition, named, onChange }: ValuesProps): ReactNode {
  const messages = useMessages()
  const m = messages.gather.editor
  const { themes, sources } = named
  switch (condition.by) {
    case 'theme':
      return (
        <>
          <Choices
            label={messages.gather.kinds.theme}
            chosen={condition.themes}
            options={themes.map(({ id, path, color }) => ({ id, name: path.join(' › '), color }))}
            onChange={(ids) => onChange({ ...condition, themes: ids })}
          />
          <Tick
            isSelected={condition.own === true}
            onChange={(own) => {
              const { own: _, ...rest } = condition
              onChange(own ? { ...rest, own } : rest)
            }}
          >
            {m.own}
          </Tick>
        </>
      )
    case 'color':
      return (
        <Choices
          label={messages.gather.kinds.color}
          chosen={condition.colors}
          options={COLORS.map((color) => ({ id: color, name: messages.themes.colors[color], color }))}
          onChange={(colors) => onChange({ ...condition, colors })}
        />
      )
    case 'kind':
      return (
        <Choices
          label={messages.gather.kinds.kind}
          chosen={condition.kinds}
          options={KINDS.map((kind) => ({ id: kind, name: messages.themes.kinds[kind] }))}
          onChange={(kinds) => onChange({ ...condition, kinds })}
        />
      )
    case 'source':
      return (
        <Choices
          label={messages.gather.kinds.source}
          chosen={condition.sources}
          options={sources.map(({ id, title }) => ({ id, name: title }))}
          onChange={(ids) => onChange({ ...condition, sources: ids })}
        />
      )
    case 'work': {
      const all = sources.flatMap(({ id, works }) => works.map(({ number }) => ({ source: id, work: number })))
      return (
        <Choices
          label={messages.gather.kinds.work}
          chosen={condition.works.map(({ source, work }) => `${source} ${work}`)}
          options={all.map(({ source, work }) => ({
            id: `${source} ${work}`,
            name: workName(source, work, sources, messages.gather),
          }))}
          onChange={(ids) =>
            onChange({ ...condition, works: all.filter(({ source, work }) => ids.includes(`${source} ${work}`)) })
          }
        />
      )
    }
    case 'date': {
      const set = (end: 'from' | 'to', day: string) => {
        const { [end]: _, ...rest } = condition
        onChange(day === '' ? rest : { ...rest, [end]: day })
      }
      return (
        <div className={styles['days']}>
          <DayField label={m.from} value={condition.from ?? ''} onChange={(day) => set('from', day)} autoFocus />
          <DayField label={m.to} value={condition.to ?? ''} onChange={(day) => set('to', day)} />
        </div>
      )
    }
    case 'text':
      return (
        <TextField
          label={m.words}
          value={condition.text}
          onChange={(text) => onChange({ ...condition, text })}
          autoFocus
        />
      )
    case 'untagged':
    case 'note':
      return null
  }
}

interface ChoicesProps<T extends string> {
  label: string
  chosen: readonly T[]
  options: readonly { id: T; name: string; color?: string }[]
  onChange: (chosen: T[]) => void
}

/** More are found by typing. */
const GLANCE = 8

/** Several of many, by typing a part of the name or by the arrows; Space or a click takes one. */
function Choices<T extends string>({ label, chosen, options, onChange }: ChoicesProps<T>): ReactNode {
  const m = useMessages().gather.editor
  const [filter, setFilter] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const wanted = foldName(filter)
  const shown = options.filter(({ name }) => foldName(name).includes(wanted))
  const many = options.length > GLANCE
  const select = (selection: Selection) => {
    const now = selection === 'all' ? new Set(shown.map(({ id }) => id)) : (selection as Set<T>)
    // What the filter hides stays as it was.
    const hidden = chosen.filter((id) => !shown.some((option) => option.id === id))
    onChange([...hidden, ...shown.map(({ id }) => id).filter((id) => now.has(id))])
  }
  return (
    <div ref={box} className={styles['choices']}>
      {many && (
        <SearchField
          label={m.find}
          placeholder={m.find}
          clearLabel={m.clear}
          value={filter}
          onChange={setFilter}
          autoFocus
          onKeyDown={(event) => {
            const [only] = shown
            if (event.key === 'Enter' && shown.length === 1 && only !== undefined && !chosen.includes(only.id)) {
              onChange([...chosen, only.id])
              setFilter('')
            } else if (event.key === 'ArrowDown') box.current?.querySelector<HTMLElement>('[role=option]')?.focus()
            else return
            event.preventDefault()
          }}
        />
      )}
      <ListBox
        aria-label={label}
        className={styles['options']!}
        selectionMode="multiple"
        selectionBehavior="toggle"
        escapeKeyBehavior="none"
        selectedKeys={chosen}
        onSelectionChange={select}
        autoFocus={!many}
        items={shown}
        dependencies={[chosen]}
        renderEmptyState={() => <p className={styles['noOption']}>{m.none}</p>}
      >
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.name} className={styles['option']!}>
            {({ isSelected }) => (
              <>
                <span className={styles['tick']}>{isSelected && <Icon name="check" size={14} />}</span>
                {option.color !== undefined && <Swatch color={option.color} />}
                <span dir="auto">{option.name}</span>
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  )
}
