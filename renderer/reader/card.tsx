// One passage's card: its note, its themes, where it stands; and, while it is the active one, what can be done with it.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import { COLORS, KINDS } from '../../shared/model/annotation.ts'
import { formatPath } from '../../shared/model/codebook.ts'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { useShownKey } from '../commands/written-keys.ts'
import { useCitingLocale } from '../state/citing-locale.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { useSetting } from '../state/settings.ts'
import { unbroken } from '../state/unbroken.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { KindSign } from '../ui/kind-sign.tsx'
import { SwatchRow } from '../ui/swatch.tsx'
import { Key } from '../ui/tooltip.tsx'
import type { Actions } from './actions.ts'
import { excerpt } from './excerpt.ts'
import styles from './card.module.css'
import { goToQuote } from './going.ts'
import { NoteWords } from './note-words.tsx'
import { focusText } from './reader-commands.ts'
import { set, useReader, useReaderStore } from './reader-state.ts'
import { useSlots } from './slots.tsx'

export interface CardProps {
  quote: QuoteDetail
  actions: Actions
  active: boolean
  hovered: boolean
}

export function Card({ quote, actions, active, hovered }: CardProps) {
  const { reader } = useMessages()
  const { PassageLinks, PassageConflict } = useSlots()
  const store = useReaderStore()
  const tool = useReader((state) => (active ? state.tool : 'none'))
  const writing = tool === 'note'
  const choose = (): void => {
    if (!active) goToQuote(quote, 'pointer')
  }
  const where =
    quote.page === null ? (quote.paragraph === null ? '' : reader.paragraph(quote.paragraph)) : reader.page(quote.page)
  return (
    <article
      className={styles['card']}
      data-color={quote.color}
      data-active={active || undefined}
      data-hovered={hovered || undefined}
      data-card={quote.id}
      aria-label={reader.card.label(excerpt(quote.quote))}
      onPointerDown={choose}
      onPointerEnter={() => store.setState({ hover: [quote.id] })}
      onPointerLeave={() => store.setState({ hover: [] })}
    >
      {!active && (
        <button
          type="button"
          className={styles['whole']}
          aria-label={reader.passage({
            color: reader.colors[quote.color],
            text: excerpt(quote.quote),
            page: quote.page,
            themes: quote.themes.map((path) => path.join(' › ')),
            note: quote.note,
            kind: quote.kind === 'verbatim' ? null : reader.kinds[quote.kind],
          })}
          onFocus={() => set({ hover: [quote.id] })}
          onClick={() => goToQuote(quote, 'key')}
        />
      )}
      <Note quote={quote} active={active} writing={writing} />
      <Themes quote={quote} actions={actions} active={active} choosing={tool === 'theme'} />
      <PassageConflict passage={quote.id} note={quote.noteId} />
      <PassageLinks passage={quote.id} active={active} />
      {active && <Doing quote={quote} actions={actions} />}
      <footer
        className={styles['meta']}
        data-alone={(!active && quote.kind === 'verbatim' && quote.match !== 'fuzzy') || undefined}
      >
        {quote.kind !== 'verbatim' && <KindSign kind={quote.kind} name={reader.kinds[quote.kind]} />}
        {quote.match === 'fuzzy' && <span className={styles['check']}>{reader.card.fuzzy}</span>}
        {active && quote.match !== 'fuzzy' ? (
          <Citation quote={quote} where={where} />
        ) : (
          <span className={styles['where']}>{where}</span>
        )}
      </footer>
    </article>
  )
}

function Note({ quote, active, writing }: { quote: QuoteDetail; active: boolean; writing: boolean }) {
  const { reader } = useMessages()
  const { NoteEditor } = useSlots()
  const editor = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!writing) return
    // An empty editor has no place for its caret yet, so that its own focusing finds nothing to do; and what is typed before
    // Lexical has taken the field over would be lost. The card may not have its place yet: the text must not scroll to where it is.
    let frame = 0
    const look = (): void => {
      const field = editor.current?.querySelector<HTMLElement>('[contenteditable="true"][data-lexical-editor]')
      if (field && !field.contains(document.activeElement)) field.focus({ preventScroll: true })
      // Until it has it: a field not yet laid out takes no focus, and does not say so.
      if (!field?.contains(document.activeElement)) frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [writing])
  if (writing) {
    return (
      <div ref={editor} className={styles['editor']} data-keeps-selection="">
        <NoteEditor
          autoFocus
          about={quote.id}
          note={quote.noteId}
          label={reader.card.note}
          onClose={() => {
            set({ tool: 'none' })
            focusText()
          }}
        />
      </div>
    )
  }
  if (quote.note === null || quote.note === '') return null
  return (
    <p className={styles['note']} data-whole={active || undefined} dir="auto">
      <NoteWords quote={quote} />
    </p>
  )
}

function Themes({
  quote,
  actions,
  active,
  choosing,
}: {
  quote: QuoteDetail
  actions: Actions
  active: boolean
  choosing: boolean
}) {
  const { reader } = useMessages()
  const { ThemeField } = useSlots()
  const themes = useAnswer('themes', {})
  if (quote.themes.length === 0 && !choosing) return null
  const ids = new Map(themes.data?.map((theme) => [formatPath(theme.path), theme]))
  const close = (): void => {
    set({ tool: 'none' })
    focusText()
  }
  return (
    <div className={styles['themes']}>
      {quote.themes.map((path) => {
        const written = formatPath(path)
        const theme = ids.get(written)
        const name = path.join(' › ')
        return (
          <span key={written} className={styles['chip']} data-color={theme?.color ?? quote.color}>
            <i aria-hidden="true" />
            {name}
            {active && theme && (
              <Button
                className={styles['remove']!}
                aria-label={reader.card.removeTheme(name)}
                onPress={() => void actions.untag(quote, theme.id)}
              >
                ×
              </Button>
            )}
          </span>
        )
      })}
      {choosing && (
        <div className={styles['field']} data-keeps-selection="">
          <ThemeField
            autoFocus
            chosen={quote.themeIds}
            onChoose={(path) => {
              close()
              void actions.tag(path)
            }}
            onClose={close}
          />
        </div>
      )}
    </div>
  )
}

/** The row of what can be done: colour, theme, note, copy, trash. */
function Doing({ quote, actions }: { quote: QuoteDetail; actions: Actions }) {
  const { reader, links } = useMessages()
  const linkKey = useShownKey('reader.link')
  const themeKey = useShownKey('reader.theme')
  const noteKey = useShownKey('reader.note')
  const copyKey = useShownKey('reader.copy')
  const citeKey = useShownKey('reader.cite-as')
  const trashKey = useShownKey('reader.trash')
  const mergeKey = useShownKey('reader.merge')
  const splitKey = useShownKey('reader.split')
  const row = useRef<HTMLDivElement>(null)
  const [colours] = useState(() => COLORS.map((id) => ({ id, name: reader.colors[id] })))
  const stop = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') focusText()
  }
  return (
    <div ref={row} className={styles['doing']} onKeyDown={stop}>
      <SwatchRow
        label={reader.card.colour}
        value={quote.color}
        colors={colours}
        onChange={(color) => void actions.paint(color)}
      />
      <div className={styles['buttons']}>
        <IconButton
          icon="tag"
          label={reader.card.addTheme}
          keys={themeKey}
          onPress={() => void actions.open('theme')}
        />
        <IconButton
          icon="note"
          label={quote.note ? reader.card.editNote : reader.card.writeNote}
          keys={noteKey}
          onPress={() => void actions.open('note')}
        />
        <IconButton icon="link" label={links.start} keys={linkKey} onPress={() => void actions.link()} />
        <IconButton icon="copy" label={reader.card.copy} keys={copyKey} onPress={() => void actions.copy()} />
        <IconButton icon="book" label={reader.card.citeAs} keys={citeKey} onPress={() => void actions.cite()} />
        <Menu
          label={reader.card.menu}
          groups={[
            {
              id: 'parts',
              actions: [
                {
                  id: 'merge',
                  label: reader.commands.merge,
                  icon: 'merge',
                  ...(mergeKey === undefined ? {} : { keys: mergeKey }),
                  run: () => void actions.merge(),
                },
                {
                  id: 'split',
                  label: reader.commands.split,
                  icon: 'split',
                  ...(splitKey === undefined ? {} : { keys: splitKey }),
                  run: () => void actions.split(),
                },
              ],
            },
            {
              id: 'kinds',
              title: reader.card.kind,
              actions: KINDS.map((kind) => ({
                id: kind,
                label: reader.kinds[kind],
                checked: kind === quote.kind,
                run: () => void actions.setKind(quote, kind),
              })),
            },
          ]}
        >
          <IconButton icon="more" label={`${reader.card.kind}: ${reader.kinds[quote.kind]}`} />
        </Menu>
        <IconButton icon="trash" label={reader.card.trash} keys={trashKey} onPress={() => void actions.trash(quote)} />
      </div>
    </div>
  )
}

/** What would be copied, and the key that does it; only where the passage stands while it cannot be cited. */
function Citation({ quote, where }: { quote: QuoteDetail; where: string }) {
  const style = useSetting('citationStyle')
  const locale = useCitingLocale()
  const copyKey = useShownKey('reader.copy')
  const cited = useAnswer('cite', { annotations: [quote.id], style, locale })
  return (
    <>
      <span className={styles['citation']} dir="auto">
        {cited.data ? unbroken(cited.data.text) : where}
      </span>
      {copyKey !== undefined && <Key>{copyKey}</Key>}
    </>
  )
}
