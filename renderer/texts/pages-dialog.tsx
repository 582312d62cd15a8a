// How the pages of a text are called: one sentence's page says it, the others are counted, and what it would change is shown first.
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { RawMap } from '../../shared/anchoring/raw-map.ts'
import type { TextEdit } from '../../shared/model/text-edit.ts'
import type { SourceTextView } from '../../shared/model/view.ts'
import { isMac, writeKey } from '../commands/keys.ts'
import { useCitingLocale } from '../state/citing-locale.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { endTask } from '../state/text-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField, Tick } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { PagesPreview } from './pages-preview.tsx'
import styles from './texts.module.css'

const WORDS_SHOWN = 90

export function PagesDialog({ source, at }: { source: string; at: number }): ReactNode {
  const text = useAnswer('source', { source }).data
  return text ? <Pages text={text} at={Math.min(at, text.text.length)} /> : null
}

function Pages({ text, at }: { text: SourceTextView; at: number }): ReactNode {
  const { texts, frame } = useMessages()
  const m = texts.pages
  const act = useAct()
  const source = text.id
  const map = useMemo(() => new RawMap(text.map), [text])
  const [place, setPlace] = useState(at)
  const known = pageAt(text, place)
  const [label, setLabel] = useState(known ?? '')
  const [scope, setScope] = useState<'all' | 'here'>('all')
  const [begins, setBegins] = useState(text.pages.length === 0)
  const style = useSettings((state) => state.values.citationStyle)
  const locale = useCitingLocale()
  const raw = map.rawAt(place)
  const edit: TextEdit = {
    kind: 'pages',
    from: scope === 'all' && !begins ? 0 : raw,
    at: raw,
    label: label.trim(),
    ...(begins && { begins: true as const }),
  }
  const add = useDeferredValue(JSON.stringify([edit]))
  const asked = { source, add: JSON.parse(add) as TextEdit[], style, locale }
  const preview = useAnswer('previewEdits', asked, { keep: true })
  const rules = useAnswer('edits', { source }).data?.filter(({ edit: one }) => one.kind === 'pages') ?? []
  const doubt = text.warnings.find(({ code }) => code === 'page-labels-doubtful')
  const isGuessed = text.warnings.some(({ code }) => code === 'page-labels-guessed')
  const save = async (): Promise<void> => {
    const outcome = await act('edit', { source, add: [edit] })
    if (!outcome.ok) return
    endTask()
    say(outcome.value.changed ? m.saved : texts.nothingThere, 'good')
  }
  /** Where the arithmetic cannot decide, one of its two readings, said of the first page. */
  const take = (reading: string): void => {
    setPlace(text.pages[0]?.start ?? 0)
    setLabel(reading)
    setScope('all')
    setBegins(false)
  }
  const readings = doubt ? [String(doubt.parameters['label']), String(doubt.parameters['other'])] : []
  return (
    <Dialog
      title={m.title}
      closeLabel={texts.close}
      isOpen
      onClose={endTask}
      width="wide"
      foot={
        <>
          <Button onPress={endTask}>{texts.cancel}</Button>
          <Button look="primary" keys={writeKey('Mod+Enter', isMac, frame.keys.words)} onPress={() => void save()}>
            {m.save}
          </Button>
        </>
      }
    >
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void save()
        }}
      >
        {doubt ? (
          <div className={styles['doubt']}>
            <p>{m.doubtful}</p>
            <div className={styles['readings']}>
              {readings.map((reading) => (
                <Button key={reading} onPress={() => take(reading)}>
                  {m.reading(reading)}
                </Button>
              ))}
            </div>
          </div>
        ) : (
          <p className={styles['explain']}>{isGuessed ? `${m.guessed} ${m.explain}` : m.explain}</p>
        )}
        <div className={styles['says']}>
          <div className={styles['sentence']}>
            <span className={styles['label']}>{m.sentence}</span>
            <q className={styles['quoted']} dir="auto">
              {wordsAt(text, place)}
            </q>
          </div>
          <div className={styles['small']}>
            <TextField autoFocus label={m.isOn} value={label} onChange={setLabel} help={m.isOnHelp} />
          </div>
        </div>
        <div className={styles['scope']}>
          <Segments
            label={m.scope}
            value={begins ? 'here' : scope}
            onChange={(next) => {
              setScope(next)
              if (next === 'all') setBegins(false)
            }}
            choices={[
              { id: 'all', name: m.scopes.all },
              { id: 'here', name: m.scopes.here },
            ]}
          />
          <Tick isSelected={begins} onChange={setBegins}>
            {m.begins}
          </Tick>
        </div>
        <PagesPreview
          preview={preview.data}
          isEmpty={text.pages.length === 0 && !begins}
          chosen={known}
          onChoose={(start, now) => {
            setPlace(start)
            setLabel(now ?? '')
          }}
        />
        {rules.length > 0 && (
          <section aria-label={m.rules}>
            <h3 className={styles['heading']}>{m.rules}</h3>
            <ul className={styles['rules']}>
              {rules.map(({ id, edit: rule }) =>
                rule.kind !== 'pages' ? null : (
                  <li key={id}>
                    <span>{m.rule(rule.label, wordsAt(text, map.textAt(rule.at) ?? 0))}</span>
                    <Button look="plain" onPress={() => void act('edit', { source, remove: [id] })}>
                      {m.takeBack}
                    </Button>
                  </li>
                ),
              )}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}

function pageAt({ pages }: SourceTextView, offset: number): string | null {
  return pages.findLast(({ start }) => start <= offset)?.label || null
}

/** The beginning of the words at a place, whole words only. */
function wordsAt({ text }: SourceTextView, offset: number): string {
  let start = offset
  while (start > 0 && /\S/u.test(text.charAt(start - 1))) start--
  const line = text.slice(start, start + WORDS_SHOWN * 2).replace(/\s+/gu, ' ')
  if (line.length <= WORDS_SHOWN) return line
  return `${line.slice(0, Math.max(line.lastIndexOf(' ', WORDS_SHOWN), 20))}…`
}
