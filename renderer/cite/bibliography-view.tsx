// The bibliography: live in the chosen style and language, with what each reference lacks, copied or exported in every format.
import { Fragment, type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react'
import { GridList } from 'react-aria-components'
import { type BibliographyFormat, BIBLIOGRAPHY_FORMATS } from '../../shared/model/citation.ts'
import type { BibliographyEntry, ReferenceView } from '../../shared/model/view.ts'
import { runCommand, useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { asError, useAnswer, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'
import { say, sayError } from '../state/status.ts'
import { useStyleTitle } from '../state/style-title.ts'
import { Button } from '../ui/button.tsx'
import { writeRich } from '../ui/clipboard.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ChoiceField, SearchField } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'
import { OpenField } from '../ui/open-field.tsx'
import { Sheet } from '../ui/pane.tsx'
import styles from './bibliography-view.module.css'
import { keepFile } from '../state/keep-file.ts'
import { showAccount } from './account-dialog.tsx'
import { Entry } from './bibliography-entry.tsx'
import { CARE_COMMANDS } from './care-desk.tsx'
import { type CareDialog, openCare } from './care-state.ts'
import { REFERENCE_FILES, useImportReferences } from './import-references.ts'
import { ListChoiceFields, useAskedList, useListChoice } from './list-choice.tsx'
import { useCitingLanguages, useCitingLocale } from '../state/citing-locale.ts'
import { editReference } from './reference-desk.tsx'

const EXTENSIONS: Record<BibliographyFormat, string> = {
  text: 'txt',
  html: 'html',
  rtf: 'rtf',
  bibtex: 'bib',
  biblatex: 'bib',
  ris: 'ris',
  'csl-json': 'json',
}

/** Letters that no browser keeps for itself. */
const EXPORT_KEYS: Record<BibliographyFormat, string> = {
  text: 'Alt+Shift+X',
  html: 'Alt+Shift+H',
  rtf: 'Alt+Shift+R',
  bibtex: 'Alt+Shift+B',
  biblatex: 'Alt+Shift+K',
  ris: 'Alt+Shift+I',
  'csl-json': 'Alt+Shift+J',
}

/** Entries shown before the rest is there. */
const FIRST = 20

const GROUPS = ['primary', 'secondary', null] as const

export function BibliographyView(): ReactNode {
  const messages = useMessages()
  const m = messages.cite
  const host = useHost()
  const keys = useWrittenKeys()
  const { citationStyle: style, citationLocale } = useSettings((state) => state.values)
  const locale = useCitingLocale()
  const set = useSettings((state) => state.set)
  const choice = useListChoice()
  const asked = useAskedList(choice)
  const styleTitle = useStyleTitle(style)
  // What fits on the page is asked for first: a long list takes its time, at the first start in a style.
  const seen = useRef(false)
  const first = useAnswer('bibliography', { style, locale, ...asked, first: FIRST }, { enabled: !seen.current })
  const whole = useAnswer('bibliography', { style, locale, ...asked }, { keep: true })
  seen.current = whole.data !== undefined
  const bibliography = whole.data === undefined && first.data !== undefined ? first : whole
  const coming = bibliography.data !== undefined && bibliography === first && !whole.isError
  const references = useAnswer('references', { style }, { keep: true }).data
  const shown = usePlace((place) => (place.now.view === 'bibliography' ? place.now.item : null))
  const [filter, setFilter] = useState('')
  const wanted = useDeferredValue(filter).toLocaleLowerCase()
  const search = useRef<HTMLInputElement>(null)
  const file = useRef<HTMLInputElement>(null)

  const byId = useMemo(() => indexReferences(references ?? []), [references])
  const all = bibliography.data?.entries ?? []
  const entries = all.filter((entry) => entry.text.toLocaleLowerCase().includes(wanted))
  const groups = choice.grouped
    ? GROUPS.map((id) => ({
        id: String(id),
        name: messages.exporting.list.groups[id ?? 'none'],
        list: entries.filter((entry) => (entry.group ?? null) === id),
      })).filter(({ list }) => list.length > 0)
    : [{ id: '', name: null, list: entries }]
  const empty = choice.which === 'all' ? 'all' : 'cited'
  const lacking = (references ?? []).filter((reference) => reference.missing.length > 0).length

  /** As it is seen: each group under its name. */
  const copy = async (seen: readonly Group[]) => {
    try {
      await writeRich(
        Promise.resolve({
          text: seen.map((group) => groupText(group)).join('\n\n'),
          html: seen.map((group) => groupHtml(group)).join('\n'),
        }),
      )
      say(m.copied(seen.reduce((sum, { list }) => sum + list.length, 0)), 'good')
    } catch {
      sayError(m.copyFailed)
    }
  }
  const exportAs = async (format: BibliographyFormat) => {
    try {
      const made = await host.bibliographyFile({ style, locale, ...asked, format })
      const name = `${m.fileName}.${EXTENSIONS[format]}`
      const kept = await keepFile(made.mediaType, { name, content: made.content })
      if (kept === null) return
      say(kept.path ?? m.exported(kept.name), 'good')
      showAccount({ file: kept.path ?? kept.name, format: m.formats[format], lost: made.lost })
    } catch (thrown) {
      sayError(messages.errors.say(asError(thrown)))
    }
  }
  const importReferences = useImportReferences()

  const care = messages.care
  const careAction = (dialog: CareDialog, icon: 'globe' | 'edit' | 'merge' | 'keys') => ({
    id: dialog,
    label: care[dialog].command,
    icon,
    keys: keys(CARE_COMMANDS[dialog]),
    run: () => openCare(dialog),
  })

  useCommands([
    {
      id: 'citing.copy-bibliography',
      title: m.copy,
      group: 'citing',
      keys: ['Mod+Shift+C'],
      when: () => entries.length > 0 && !coming,
      run: () => void copy(groups),
    },
    { id: 'citing.find-entry', title: m.filter, group: 'citing', keys: ['/'], run: () => search.current?.focus() },
    {
      id: 'citing.import-references',
      title: m.importReferences,
      group: 'citing',
      keys: ['Alt+I'],
      run: () => file.current?.click(),
    },
    ...BIBLIOGRAPHY_FORMATS.map((format) => ({
      id: `citing.export-${format}`,
      title: `${m.export}: ${m.formats[format]}`,
      group: 'citing' as const,
      keys: [EXPORT_KEYS[format]],
      when: () => all.length > 0,
      run: () => void exportAs(format),
    })),
  ])

  return (
    <Sheet
      width="narrow"
      title={m.title}
      label={m.title}
      actions={
        <>
          <Button
            icon="copy"
            keys={keys('citing.copy-bibliography')}
            isDisabled={entries.length === 0 || coming}
            onPress={() => void copy(groups)}
          >
            {m.copy}
          </Button>
          <Menu
            label={m.export}
            groups={[
              {
                id: 'formats',
                actions: BIBLIOGRAPHY_FORMATS.map((format) => ({
                  id: format,
                  label: m.formats[format],
                  icon: 'download' as const,
                  keys: keys(`citing.export-${format}`),
                  isDisabled: all.length === 0,
                  run: () => void exportAs(format),
                })),
              },
              {
                id: 'more',
                actions: [
                  {
                    id: 'keep',
                    label: messages.exporting.keep.command,
                    icon: 'file',
                    run: () => runCommand('citing.keep-file'),
                  },
                  {
                    id: 'quoted',
                    label: messages.exporting.quoted.command,
                    icon: 'quote',
                    keys: keys('citing.quoted-words'),
                    run: () => runCommand('citing.quoted-words'),
                  },
                ],
              },
            ]}
          >
            <Button icon="download">{m.export}</Button>
          </Menu>
          <Menu
            label={care.menu}
            groups={[
              {
                id: 'add',
                actions: [
                  {
                    id: 'import',
                    label: m.importReferences,
                    icon: 'import',
                    keys: keys('citing.import-references'),
                    run: () => file.current?.click(),
                  },
                  careAction('lookUp', 'globe'),
                ],
              },
              {
                id: 'care',
                actions: [careAction('tidy', 'edit'), careAction('merge', 'merge'), careAction('keys', 'keys')],
              },
            ]}
          >
            <Button icon="book">{care.menu}</Button>
          </Menu>
        </>
      }
      bar={
        <div className={styles['bar']}>
          <OpenField label={m.style} value={styleTitle} onPress={() => openCare('style')} />
          <ChoiceField
            label={m.language}
            value={citationLocale}
            choices={useCitingLanguages()}
            onChange={(next) => set({ citationLocale: next })}
          />
          <ListChoiceFields choice={choice} />
          <div className={styles['find']}>
            <SearchField
              ref={search}
              label={m.filter}
              placeholder={m.filter}
              keys={keys('citing.find-entry')}
              clearLabel={m.clear}
              value={filter}
              onChange={setFilter}
            />
          </div>
        </div>
      }
    >
      <input
        ref={file}
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        accept={REFERENCE_FILES}
        data-testid="import-references"
        onChange={(event) => {
          void importReferences(event.currentTarget.files).then(() => file.current && (file.current.value = ''))
        }}
      />
      <div className={styles['said']}>
        <span role="status">
          {bibliography.data
            ? `${m.edition(bibliography.data.edition)} · ${coming ? m.coming(all.length, bibliography.data.total) : m.entries(entries.length)}`
            : !whole.isError && m.loading}
        </span>
        {lacking > 0 && (
          <Button look="plain" icon="ask" onPress={() => runCommand('citing.missing-facts')}>
            {`${m.lacks(lacking)}. ${m.complete}`}
          </Button>
        )}
      </div>
      {whole.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.failed} text={messages.errors.say(asError(whole.error))}>
          <Button onPress={() => void whole.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : bibliography.data === undefined ? null : all.length === 0 && coming ? null : all.length === 0 ? (
        <EmptyState icon="book" title={m.empty[empty].title} text={m.empty[empty].explain}>
          <Button
            look="primary"
            onPress={() => (empty === 'cited' ? useListChoice.setState({ which: 'all' }) : file.current?.click())}
          >
            {m.empty[empty].step}
          </Button>
        </EmptyState>
      ) : entries.length === 0 ? (
        <EmptyState icon="find" title={m.noMatch} small>
          <Button onPress={() => setFilter('')}>{m.clear}</Button>
        </EmptyState>
      ) : (
        groups.map(({ id, name, list }) => (
          <Fragment key={id}>
            {name !== null && <h2 className={styles['group']}>{name}</h2>}
            <GridList
              aria-label={name ?? m.listLabel}
              className={styles['entries']!}
              items={list}
              dependencies={[byId, shown, m]}
              onAction={(key) => {
                const reference = byId.get(String(key))
                if (reference) editReference(reference.id)
              }}
            >
              {(entry) => (
                <Entry
                  entry={entry}
                  reference={byId.get(entry.id)}
                  shown={shown}
                  copy={() => void copy([{ name: null, list: [entry] }])}
                />
              )}
            </GridList>
          </Fragment>
        ))
      )}
    </Sheet>
  )
}

interface Group {
  name: string | null
  list: readonly BibliographyEntry[]
}

function groupText({ name, list }: Group): string {
  const entries = list.map((entry) => [entry.text.trim(), ...(entry.notes ?? [])].join('\n')).join('\n')
  return name === null ? entries : `${name}\n\n${entries}`
}

function groupHtml({ name, list }: Group): string {
  const entries = list.map((entry) => `<p>${entry.html}</p>${notesHtml(entry)}`).join('\n')
  return name === null ? entries : `<h2>${escaped(name)}</h2>\n${entries}`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')

/** Notes are the user's own text, and the clipboard takes HTML. */
function notesHtml({ notes = [] }: BibliographyEntry): string {
  return notes.map((note) => `<p>${escaped(note)}</p>`).join('')
}

/** References by every name an entry may call them: their own id, or their item's. */
function indexReferences(references: readonly ReferenceView[]): ReadonlyMap<string, ReferenceView> {
  const index = new Map<string, ReferenceView>()
  for (const reference of references) {
    if (reference.item.id !== undefined) index.set(String(reference.item.id), reference)
    index.set(reference.id, reference)
  }
  return index
}
