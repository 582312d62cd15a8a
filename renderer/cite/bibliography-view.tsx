// The bibliography: live in the chosen style and language, with what each reference lacks, copied or exported in every format.
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import { create } from 'zustand'
import { type BibliographyFormat, BIBLIOGRAPHY_FORMATS } from '../../shared/model/citation.ts'
import type { BibliographyEntry, ReferenceView } from '../../shared/model/view.ts'
import type { Shell } from '../../shared/shell.ts'
import { runCommand, useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { asError, useAnswer, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource, usePlace } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'
import { say, sayError } from '../state/status.ts'
import { useStyleTitle } from '../state/style-title.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { writeRich } from '../ui/clipboard.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ChoiceField, SearchField } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'
import { OpenField } from '../ui/open-field.tsx'
import { Sheet } from '../ui/pane.tsx'
import { Segments } from '../ui/segments.tsx'
import styles from './bibliography-view.module.css'
import { download } from '../state/download.ts'
import { CARE_COMMANDS } from './care-desk.tsx'
import { type CareDialog, openCare } from './care-state.ts'
import { Formatted } from './formatted.tsx'
import { REFERENCE_FILES, useImportReferences } from './import-references.ts'
import { CITATION_LOCALES } from '../state/citation-locales.ts'
import { editReference } from './reference-desk.tsx'

const shell = (globalThis as { shell?: Shell }).shell

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

/** Cited works or all references; stays while other views are shown. */
const useWhich = create<{ which: 'cited' | 'all' }>()(() => ({ which: 'cited' }))

export function BibliographyView(): ReactNode {
  const messages = useMessages()
  const m = messages.cite
  const host = useHost()
  const keys = useWrittenKeys()
  const { citationStyle: style, citationLocale: locale } = useSettings((state) => state.values)
  const set = useSettings((state) => state.set)
  const { which } = useWhich()
  const styleTitle = useStyleTitle(style)
  const bibliography = useAnswer('bibliography', { style, locale, which }, { keep: true })
  const references = useAnswer('references', { style }, { keep: true }).data
  const shown = usePlace((place) => (place.now.view === 'bibliography' ? place.now.item : null))
  const [filter, setFilter] = useState('')
  const wanted = useDeferredValue(filter).toLocaleLowerCase()
  const search = useRef<HTMLInputElement>(null)
  const file = useRef<HTMLInputElement>(null)

  const byId = useMemo(() => indexReferences(references ?? []), [references])
  const all = bibliography.data?.entries ?? []
  const entries = all.filter((entry) => entry.text.toLocaleLowerCase().includes(wanted))
  const lacking = (references ?? []).filter((reference) => reference.missing.length > 0).length

  const copy = async (list: readonly BibliographyEntry[]) => {
    try {
      await writeRich(
        Promise.resolve({
          text: list.map((entry) => entry.text.trim()).join('\n'),
          html: list.map((entry) => `<p>${entry.html}</p>`).join('\n'),
        }),
      )
      say(m.copied(list.length), 'good')
    } catch {
      sayError(m.copyFailed)
    }
  }
  const exportAs = async (format: BibliographyFormat) => {
    try {
      const made = await host.bibliographyFile({ style, locale, which, format })
      const name = `${m.fileName}.${EXTENSIONS[format]}`
      if (shell) {
        const path = await shell.saveFile({ name, content: made.content })
        if (path !== null) say(path, 'good')
      } else {
        download(name, made.mediaType, made.content)
        say(m.exported(name), 'good')
      }
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
      when: () => entries.length > 0,
      run: () => void copy(entries),
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
            isDisabled={entries.length === 0}
            onPress={() => void copy(entries)}
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
            value={locale}
            choices={CITATION_LOCALES.map((id) => ({
              id,
              name: languageName(id, document.documentElement.lang || 'en'),
            }))}
            onChange={(citationLocale) => set({ citationLocale })}
          />
          <Segments
            label={m.which}
            value={which}
            choices={[
              { id: 'cited', name: m.cited },
              { id: 'all', name: m.all },
            ]}
            onChange={(next) => useWhich.setState({ which: next })}
          />
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
            ? `${m.edition(bibliography.data.edition)} · ${m.entries(entries.length)}`
            : !bibliography.isError && m.loading}
        </span>
        {lacking > 0 && (
          <Button look="plain" icon="ask" onPress={() => runCommand('citing.missing-facts')}>
            {`${m.lacks(lacking)}. ${m.complete}`}
          </Button>
        )}
      </div>
      {bibliography.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.failed} text={messages.errors.say(asError(bibliography.error))}>
          <Button onPress={() => void bibliography.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : bibliography.data === undefined ? null : all.length === 0 ? (
        <EmptyState icon="book" title={m.empty[which].title} text={m.empty[which].explain}>
          <Button
            look="primary"
            onPress={() => (which === 'cited' ? useWhich.setState({ which: 'all' }) : file.current?.click())}
          >
            {m.empty[which].step}
          </Button>
        </EmptyState>
      ) : entries.length === 0 ? (
        <EmptyState icon="find" title={m.noMatch} small>
          <Button onPress={() => setFilter('')}>{m.clear}</Button>
        </EmptyState>
      ) : (
        <GridList
          aria-label={m.listLabel}
          className={styles['entries']!}
          items={entries}
          dependencies={[byId, shown, m]}
          onAction={(key) => {
            const reference = byId.get(String(key))
            if (reference) editReference(reference.id)
          }}
        >
          {(entry) => (
            <Entry entry={entry} reference={byId.get(entry.id)} shown={shown} copy={() => void copy([entry])} />
          )}
        </GridList>
      )}
    </Sheet>
  )
}

interface EntryProps {
  entry: BibliographyEntry
  reference: ReferenceView | undefined
  /** Id of the reference or source the view was opened for. */
  shown: string | null
  copy: () => void
}

function Entry({ entry, reference, shown, copy }: EntryProps): ReactNode {
  const m = useMessages().cite
  const source = reference?.source ?? null
  const here = shown !== null && (shown === reference?.id || shown === source)
  const actions = m.entryActions(entry.text.slice(0, 60))
  return (
    <GridListItem id={entry.id} textValue={entry.text} className={styles['entry']!} data-here={here || undefined}>
      <div className={styles['words']}>
        <p className={styles['text']} dir="auto">
          <Formatted html={entry.html} />
        </p>
        {reference && reference.missing.length > 0 && (
          <p className={styles['missing']}>
            {m.missing(reference.missing.map((field) => m.fields[field] ?? field).join(', '))}
          </p>
        )}
      </div>
      <Menu
        label={actions}
        groups={[
          {
            id: 'do',
            actions: [
              ...(reference
                ? [
                    {
                      id: 'edit',
                      label: m.edit,
                      icon: 'edit' as const,
                      keys: '↵',
                      run: () => editReference(reference.id),
                    },
                  ]
                : []),
              { id: 'copy', label: m.copyEntry, icon: 'copy', run: copy },
              ...(source === null
                ? []
                : [{ id: 'open', label: m.openSource, icon: 'book' as const, run: () => openSource(source) }]),
            ],
          },
        ]}
      >
        <IconButton icon="more" label={actions} />
      </Menu>
    </GridListItem>
  )
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

function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
}
