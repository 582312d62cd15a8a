// "Cite as…": one passage or several in any form, shortened, with what stands before and behind, as cited in another work;
// what will be copied is seen while one writes.
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from 'react'
import { strangeWords } from '../../shared/citing/shortened.ts'
import type { CitationForm, LocatorLabel, Remark } from '../../shared/model/citation.ts'
import type { QuoteDetail } from '../../shared/model/view.ts'
import type { Args } from '../../shared/rpc/contract.ts'
import { isMac, writeKey } from '../commands/keys.ts'
import { citingChoices, copyCited } from '../state/copy-form.ts'
import { useCitingDesk } from '../state/citing-desk.ts'
import { asError, useAct, useAnswer, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { COPY_FORMATS, useSettings } from '../state/settings.ts'
import { say, sayError } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChoiceField, TextField, Tick } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import styles from './export.module.css'
import { Formatted } from './formatted.tsx'

const FORMS = ['quote', 'in-text', 'narrative', 'note'] as const
const LABELS = [
  'page',
  'paragraph',
  'chapter',
  'section',
  'note',
  'line',
  'verse',
  'volume',
  'figure',
  'table',
] as const
const OWN = 'own'
/** More would fill the window with ticks. */
const MOST_TICKS = 40

export function CiteDialog(): ReactNode {
  const ids = useCitingDesk((state) => state.citing)
  const quotes = useAnswer('quotes', {}, { enabled: ids !== null }).data
  if (ids === null || quotes === undefined) return null
  const byId = new Map(quotes.map((quote) => [quote.id, quote]))
  const passages = ids.map((id) => byId.get(id)).filter((quote) => quote !== undefined)
  return passages.length === 0 ? null : <Citing key={ids.join()} passages={passages} />
}

const close = () => useCitingDesk.setState({ citing: null })

function Citing({ passages }: { passages: readonly QuoteDetail[] }): ReactNode {
  const messages = useMessages()
  const e = messages.exporting
  const m = e.cite
  const host = useHost()
  const act = useAct()
  const { copyFormat } = useSettings((state) => state.values)
  const set = useSettings((state) => state.set)
  const [form, setForm] = useState<CitationForm>(passages.length > 1 ? 'in-text' : 'quote')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(passages.map(({ id }) => id)))
  const [words, setWords] = useState(passages[0]!.quote)
  const [prefix, setPrefix] = useState('')
  const [suffix, setSuffix] = useState('')
  const [locator, setLocator] = useState('')
  const [label, setLabel] = useState<LocatorLabel>(
    passages[0]!.page === null && passages[0]!.paragraph !== null ? 'paragraph' : 'page',
  )
  const [suppressAuthor, setSuppressAuthor] = useState(false)
  const [remarks, setRemarks] = useState<readonly Remark[]>([])
  const known = passages[0]!.quotedFrom
  const [quotedFrom, setQuotedFrom] = useState<string | null>(known)
  const references = useAnswer('references', {}).data ?? []

  const cited = passages.filter(({ id }) => chosen.has(id))
  const single = cited.length === 1 ? cited[0]! : null
  const strange = single !== null && form === 'quote' ? strangeWords(single.quote, words) : null
  const args: Args<'cite'> = {
    annotations: cited.map(({ id }) => id),
    form,
    ...citingChoices(),
    as: cited.map((quote, index) => ({
      ...(index === 0 && prefix.trim() !== '' && { prefix: prefix.trim() }),
      ...(index === cited.length - 1 && suffix.trim() !== '' && { suffix: suffix.trim() }),
      ...(single && locator.trim() !== '' && { locator: locator.trim(), label }),
      ...(single && form === 'quote' && words !== quote.quote && strange === null && { words }),
      ...(single && { quotedFrom }),
      suppressAuthor,
      remarks: [...remarks],
    })),
  }
  const asked = useDeferredValue(JSON.stringify(args))
  const ready = cited.length > 0 && strange === null
  const preview = useAnswer('cite', JSON.parse(asked) as Args<'cite'>, { enabled: ready, keep: true })
  const shown = preview.data

  const copy = async () => {
    if (!ready) return
    try {
      const citing = host.cite(args)
      await copyCited(
        citing.then((one) => [one]),
        copyFormat,
      )
      say(m.copied((await citing).edition), 'good')
    } catch (thrown) {
      sayError(messages.errors.say(asError(thrown)))
      return
    }
    // What the words are is a fact about the passage, and holds for every later citation of it.
    if (single && quotedFrom !== single.quotedFrom)
      await act('setQuotedFrom', { annotations: [single.id], reference: quotedFrom })
    close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    // A choice that has the focus would open.
    event.stopPropagation()
    void copy()
  }
  const remark = (name: Remark, on: boolean) =>
    setRemarks(on ? [...remarks, name] : remarks.filter((one) => one !== name))
  const text = shown === undefined ? '' : copyFormat === 'rich' ? shown.text : shown[copyFormat]

  return (
    <Dialog
      title={m.title}
      closeLabel={e.close}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <>
          <Button onPress={close}>{e.cancel}</Button>
          <Button
            look="primary"
            icon="copy"
            keys={writeKey('Mod+Enter', isMac, messages.frame.keys.words)}
            isDisabled={!ready || shown === undefined}
            onPress={() => void copy()}
          >
            {m.copy}
          </Button>
        </>
      }
    >
      <div className={styles['form']} onKeyDownCapture={onKeyDown}>
        <Segments
          label={m.form}
          value={form}
          choices={FORMS.map((id) => ({ id, name: m.forms[id] }))}
          onChange={setForm}
        />
        {passages.length > 1 && (
          <fieldset className={styles['ticks']}>
            <legend>{m.passages}</legend>
            {passages.slice(0, MOST_TICKS).map((quote) => (
              <Tick
                key={quote.id}
                isSelected={chosen.has(quote.id)}
                onChange={(on) =>
                  setChosen(
                    new Set(passages.map(({ id }) => id).filter((id) => (id === quote.id ? on : chosen.has(id)))),
                  )
                }
              >
                <span className={styles['excerpt']}>{quote.quote}</span>
              </Tick>
            ))}
          </fieldset>
        )}
        {single && form === 'quote' && (
          <TextField
            label={m.words}
            lines={4}
            value={words}
            onChange={setWords}
            help={m.wordsHelp}
            error={strange === null ? undefined : m.strange(strange)}
          />
        )}
        <div className={styles['pair']}>
          <TextField label={m.prefix} value={prefix} onChange={setPrefix} placeholder={m.prefixExample} />
          <TextField label={m.suffix} value={suffix} onChange={setSuffix} placeholder={m.suffixExample} />
        </div>
        {single && (
          <div className={styles['pair']}>
            <TextField
              label={m.locator}
              value={locator}
              onChange={setLocator}
              placeholder={single.page ?? (single.paragraph === null ? m.locatorKnown : `¶ ${single.paragraph}`)}
            />
            <ChoiceField
              label={m.label}
              value={label as (typeof LABELS)[number]}
              choices={LABELS.map((id) => ({ id, name: m.labels[id] }))}
              onChange={setLabel}
            />
          </div>
        )}
        {single && (
          <ChoiceField
            label={m.quotedFrom}
            value={quotedFrom ?? OWN}
            choices={[
              { id: OWN, name: m.own },
              ...references
                .filter(({ source, work }) => source !== single.source || work !== single.work)
                .map(({ id, item }) => ({
                  id,
                  name: String(item['title'] ?? item.id ?? id),
                  detail: String(item.id ?? ''),
                })),
            ]}
            help={m.quotedHelp}
            onChange={(id) => setQuotedFrom(id === OWN ? null : id)}
          />
        )}
        <div className={styles['row']}>
          <Tick isSelected={suppressAuthor} onChange={setSuppressAuthor}>
            {m.suppressAuthor}
          </Tick>
          <Tick isSelected={remarks.includes('translation')} onChange={(on) => remark('translation', on)}>
            {m.translation}
          </Tick>
          <Tick isSelected={remarks.includes('emphasis')} onChange={(on) => remark('emphasis', on)}>
            {m.emphasis}
          </Tick>
        </div>
        <ChoiceField
          label={m.copyAs}
          value={copyFormat}
          choices={COPY_FORMATS.map((id) => ({ id, name: m.formats[id] }))}
          onChange={(next) => set({ copyFormat: next })}
        />
        <section
          className={styles['preview']}
          aria-label={m.preview}
          aria-live="polite"
          data-block={shown?.block || undefined}
        >
          {preview.isError ? (
            <p className={styles['bad']}>{messages.errors.say(asError(preview.error))}</p>
          ) : shown === undefined ? (
            m.coming
          ) : copyFormat === 'rich' ? (
            <Formatted html={shown.html} />
          ) : (
            <pre>{text}</pre>
          )}
        </section>
      </div>
    </Dialog>
  )
}
