// Settings: reading, citing, keys, language, the library and privacy, about. Every choice works at once and is kept on this machine.
import { type ReactNode, useId } from 'react'
import { runCommand } from '../commands/registry.ts'
import { useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import {
  COPY_FORMATS,
  FACES,
  LANGUAGES,
  PAPERS,
  READING_LIMITS,
  type Settings,
  useSettings,
} from '../state/settings.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceField, Tick } from '../ui/field.tsx'
import { OpenField } from '../ui/open-field.tsx'
import { Sheet } from '../ui/pane.tsx'
import { Segments } from '../ui/segments.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { About } from './about.tsx'
import { languageName, useCitingLanguages, useCitingLocale } from '../state/citing-locale.ts'
import { useStyleTitle } from '../state/style-title.ts'
import { KeySettings } from './key-settings.tsx'
import styles from './settings-view.module.css'

export function SettingsView(): ReactNode {
  const m = useMessages().settings
  return (
    <Sheet width="narrow" title={m.title} label={m.title}>
      <Part title={m.reading.title}>
        <Reading />
      </Part>
      <Part title={m.citing.title}>
        <Citing />
      </Part>
      <Part title={m.language.title}>
        <Language />
      </Part>
      <Part title={m.library.title}>
        <Library />
      </Part>
      <Part title={m.keys.title}>
        <KeySettings />
      </Part>
      <Part title={m.about.title}>
        <About />
      </Part>
    </Sheet>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Reading(): ReactNode {
  const messages = useMessages()
  const words = messages.reader.reading
  const m = messages.settings.reading
  const format = useFormat()
  const values = useSettings((state) => state.values)
  const set = useSettings((state) => state.set)
  const measure = (name: keyof typeof READING_LIMITS, label: string) => {
    const { least, most, step } = READING_LIMITS[name]
    // Steps of a tenth would drift without rounding.
    const to = (value: number): Partial<Settings> => ({ [name]: Math.round(value * 100) / 100 })
    const value = values[name]
    return (
      <Stepper
        label={label}
        shown={format.number(value)}
        lessLabel={words.less(label)}
        moreLabel={words.more(label)}
        onLess={value > least ? () => set(to(Math.max(least, value - step))) : undefined}
        onMore={value < most ? () => set(to(Math.min(most, value + step))) : undefined}
      />
    )
  }
  return (
    <>
      <div className={styles['row']}>
        <Segments
          label={words.paper}
          value={values.paper}
          choices={PAPERS.map((id) => ({ id, name: words.papers[id] }))}
          onChange={(paper) => set({ paper })}
        />
        <Segments
          label={words.face}
          value={values.face}
          choices={FACES.map((id) => ({ id, name: words.faces[id] }))}
          onChange={(face) => set({ face })}
        />
      </div>
      <div className={styles['row']}>
        {measure('size', words.size)}
        {measure('width', words.width)}
        {measure('leading', words.leading)}
      </div>
      <p
        className={styles['sample']}
        data-face={values.face}
        style={{ fontSize: values.size, lineHeight: values.leading, maxInlineSize: `${values.width}ch` }}
      >
        {m.sample}
      </p>
      <div className={styles['ticks']}>
        <Tick isSelected={values.caret} onChange={(caret) => set({ caret })}>
          {words.caret}
        </Tick>
        <Tick isSelected={values.realMarks} onChange={(realMarks) => set({ realMarks })}>
          {words.realMarks}
        </Tick>
      </div>
    </>
  )
}

/** Words from which a quotation is a block, as manuals and faculties ask for; 0: as the style has it. */
const BLOCKS = [0, 30, 40, 50, 60, 80, 100, 150]

function Citing(): ReactNode {
  const messages = useMessages()
  const m = messages.settings.citing
  const { citationStyle: style, citationLocale, copyFormat, blockFrom } = useSettings((state) => state.values)
  const locale = useCitingLocale()
  const e = messages.exporting
  const set = useSettings((state) => state.set)
  const quotes = useAnswer('bibliography', { style, locale, which: 'all' }).data
  return (
    <>
      <p className={styles['explain']}>{m.explain}</p>
      <div className={styles['row']}>
        <OpenField
          label={messages.cite.style}
          value={useStyleTitle(style)}
          onPress={() => runCommand('citing.choose-style')}
        />
        <ChoiceField
          label={messages.cite.language}
          value={citationLocale}
          choices={useCitingLanguages()}
          onChange={(next) => set({ citationLocale: next })}
        />
      </div>
      <div className={styles['row']}>
        <ChoiceField
          label={e.settings.copyFormat}
          value={copyFormat}
          choices={COPY_FORMATS.map((id) => ({ id, name: e.cite.formats[id] }))}
          onChange={(next) => set({ copyFormat: next })}
        />
        <ChoiceField
          label={e.settings.blockFrom}
          value={String(blockFrom)}
          choices={[...new Set([...BLOCKS, blockFrom])].map((words) => ({
            id: String(words),
            name: words === 0 ? e.settings.byStyle : e.settings.words(words),
          }))}
          onChange={(words) => set({ blockFrom: Number(words) })}
        />
      </div>
      {quotes && <p className={styles['explain']}>{messages.cite.edition(quotes.edition)}</p>}
      {quotes?.phrases === 'en' && !quotes.locale.startsWith('en') && (
        <p className={styles['explain']}>
          {messages.cite.englishPhrases(languageName(quotes.locale, document.documentElement.lang || 'en'))}
        </p>
      )}
    </>
  )
}

function Language(): ReactNode {
  const m = useMessages().settings.language
  const language = useSettings((state) => state.values.language)
  const set = useSettings((state) => state.set)
  return (
    <Segments
      label={m.label}
      hideLabel
      value={language}
      choices={LANGUAGES.map((id) => ({ id, name: m.names[id] }))}
      onChange={(next) => set({ language: next })}
    />
  )
}

function Library(): ReactNode {
  const m = useMessages().settings.library
  const status = useAnswer('status', {}).data
  return (
    <>
      <p className={styles['explain']}>{m.privacy}</p>
      <h3 className={styles['groupTitle']}>{m.asked.title}</h3>
      <ul className={styles['asked']}>
        {[m.asked.lookUp, m.asked.sync, m.asked.learns, m.asked.laptop].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {status && (
        <dl className={styles['facts']}>
          <dt>{m.folder}</dt>
          <dd>
            <code>{status.folder}</code>
          </dd>
          <dt>{m.setAside}</dt>
          <dd>{status.setAside.length === 0 ? m.nothingSetAside : m.someSetAside(status.setAside.length)}</dd>
        </dl>
      )}
      <div className={styles['row']}>
        <Button icon="play" onPress={() => runCommand('welcome.start')}>
          {m.lesson}
        </Button>
        <Button icon="trash" onPress={() => runCommand('library.trash')}>
          {m.trash}
        </Button>
      </div>
    </>
  )
}
