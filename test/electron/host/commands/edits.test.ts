// Correcting a text in the library: passages, pages, references and citations follow, undo puts everything back, and a newer file
// takes the old one's place with an account of every passage.
import { describe, expect, test } from 'vitest'
import { RawMap } from '../../../../shared/anchoring/raw-map.ts'
import type { HostClient } from '../../../../shared/rpc/contract.ts'
import { addTexts, failure, openLibrary, type OpenedLibrary } from './open-library.ts'

/** Pages by form feeds, none of which prints its number. */
const PAGED = `The Toll Book

The bailiff counted every barrel that came ashore. He wrote the sum into the toll book.
\fIn the second year the toll was raised. The fishemen refused to pay it, and the bailiff wrote that down as well.
\fA third year went by. Nobody remembers what the book said then.
`

async function opened(texts: Record<string, string>): Promise<{ library: OpenedLibrary; host: HostClient }> {
  const library = await openLibrary(texts)
  return { library, host: library.host }
}

/** The raw range of words in a source's text. */
async function rawOf(host: HostClient, source: string, words: string): Promise<{ from: number; to: number }> {
  const { text, map } = await host.source({ source })
  const start = text.indexOf(words)
  expect(start, words).toBeGreaterThanOrEqual(0)
  const { first, last } = new RawMap(map).rawOf(start, start + words.length)!
  return { from: first, to: last }
}

/** With `style` their citations too, for which the engine has to be started. */
const quotesOf = async (host: HostClient, source: string, style?: string) =>
  (await host.quotes({ source, ...(style !== undefined && { style }) })).map(
    ({ quote, page, start, end, citation, lost }) => ({
      quote,
      page,
      start,
      end,
      citation,
      ...(lost && { lost }),
    }),
  )

describe('a page rule', () => {
  test('is shown before it is made, changes all citations at once, and is undone', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    const source = 'toll.txt'
    await host.annotate({ source, quote: 'He wrote the sum into the toll book.' })
    await host.annotate({ source, quote: 'A third year went by.' })
    await host.reference({ source, set: { author: [{ family: 'Lund' }], issued: { 'date-parts': [[2001]] } } })
    const before = await quotesOf(host, source, 'apa')
    expect(before.map(({ page }) => page)).toEqual(['1', '3'])
    const { from } = await rawOf(host, source, 'In the second year')
    const add = [{ kind: 'pages' as const, from: 0, at: from, label: '41' }]
    const preview = await host.previewEdits({ source, add, style: 'apa' })
    expect(preview.pages.map(({ before: was, after }) => [was, after])).toEqual([
      ['1', '40'],
      ['2', '41'],
      ['3', '42'],
    ])
    expect(preview.citations.map(({ before: was, after }) => [was, after])).toEqual([
      ['(Lund, 2001, p. 1)', '(Lund, 2001, p. 40)'],
      ['(Lund, 2001, p. 3)', '(Lund, 2001, p. 42)'],
    ])
    expect(await quotesOf(host, source, 'apa')).toEqual(before)
    await host.edit({ source, add })
    expect((await quotesOf(host, source, 'apa')).map(({ page, citation }) => [page, citation])).toEqual([
      ['40', '(Lund, 2001, p. 40)'],
      ['42', '(Lund, 2001, p. 42)'],
    ])
    expect((await host.source({ source })).warnings.map(({ code }) => code)).not.toContain('page-labels-guessed')
    expect(await host.check({})).toMatchObject({ ok: true })
    expect((await host.undo({})).name).toBe('Say how the pages of toll.txt are called')
    expect(await quotesOf(host, source, 'apa')).toEqual(before)
    await library.close()
  })
})

describe('a correction', () => {
  test('moves passages with the text, corrects their words, and is undone and redone', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    const source = 'toll.txt'
    await host.annotate({ source, quote: 'The fishemen refused to pay it', note: 'typo' })
    await host.annotate({ source, quote: 'the bailiff wrote that down as well.' })
    const before = await quotesOf(host, source)
    const range = await rawOf(host, source, 'fishemen')
    await host.edit({ source, add: [{ kind: 'text', ...range, text: 'fishermen' }] })
    const after = await quotesOf(host, source)
    expect(after.map(({ quote }) => quote)).toEqual([
      'The fishermen refused to pay it',
      'the bailiff wrote that down as well.',
    ])
    expect(after[1]!.start).toBe(before[1]!.start + 1)
    expect((await host.audit({ source })).counts).toEqual({ exact: 2, moved: 0, fuzzy: 0, lost: 0 })
    expect(await host.check({})).toMatchObject({ ok: true })
    expect((await host.undo({})).name).toBe('Correct “fishemen” in toll.txt')
    expect(await quotesOf(host, source)).toEqual(before)
    await host.redo({})
    expect(await quotesOf(host, source)).toEqual(after)
    await library.reopen()
    expect(await quotesOf(library.host, source)).toEqual(after)
    await library.close()
  })

  test('taken back later leaves the others', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    const source = 'toll.txt'
    const typo = await rawOf(host, source, 'fishemen')
    const first = await host.edit({ source, add: [{ kind: 'text', ...typo, text: 'fishermen' }] })
    const { from } = await rawOf(host, source, 'Nobody')
    await host.edit({ source, add: [{ kind: 'break', at: from }] })
    expect((await host.edits({ source })).map(({ edit }) => edit.kind)).toEqual(['text', 'break'])
    await host.edit({ source, remove: first.edits })
    const { text } = await host.source({ source })
    expect(text).toContain('fishemen')
    expect(text).toContain('went by.\nNobody')
    expect((await failure(host.edit({ source, remove: first.edits }))).name).toBe('notFound')
    await library.close()
  })

  test('that changes nothing is no step of history', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    const range = await rawOf(host, 'toll.txt', 'fishemen')
    const add = [{ kind: 'text' as const, ...range, text: 'fishemen' }]
    expect(await host.edit({ source: 'toll.txt', add })).toEqual({ edits: [], changed: false })
    expect((await host.history({}))[0]!.verb).toBe('import')
    await library.close()
  })

  test('that takes a passage away leaves it in the library, as it stood', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    const source = 'toll.txt'
    await host.annotate({ source, quote: 'A third year went by.', themes: ['Time'], note: 'kept' })
    await host.edit({ source, add: [{ kind: 'remove', ...(await rawOf(host, source, 'A third year went by.')) }] })
    const { counts, passages } = await host.audit({ source })
    expect(counts).toEqual({ exact: 0, moved: 0, fuzzy: 0, lost: 1 })
    expect(passages[0]).toMatchObject({ how: 'lost', quote: 'A third year went by.', themes: [['Time']], note: 'kept' })
    expect(passages[0]!.around!.after).toContain('Nobody remembers')
    expect(await quotesOf(host, source)).toMatchObject([{ quote: 'A third year went by.', page: '3', lost: true }])
    const { text } = await host.source({ source })
    const start = text.indexOf('Nobody remembers')
    await host.repair({ annotation: passages[0]!.id, start, end: start + 'Nobody remembers'.length })
    expect((await host.audit({ source })).counts).toEqual({ exact: 1, moved: 0, fuzzy: 0, lost: 0 })
    await host.undo({})
    expect((await host.audit({ source })).counts.lost).toBe(1)
    await host.undo({})
    expect((await host.audit({ source })).counts).toEqual({ exact: 1, moved: 0, fuzzy: 0, lost: 0 })
    await library.close()
  })
})

describe('works', () => {
  test('split by hand are cited apart, keep their facts, and join again', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    const source = 'toll.txt'
    await host.reference({ source, set: { author: [{ family: 'Lund' }], issued: { 'date-parts': [[2001]] } } })
    await host.annotate({ source, quote: 'He wrote the sum into the toll book.' })
    await host.annotate({ source, quote: 'A third year went by.' })
    const { from } = await rawOf(host, source, 'A third year')
    await host.edit({ source, add: [{ kind: 'splitWork', at: from }] })
    const works = await host.references({})
    expect(works.map(({ work, item }) => [work, item.author?.[0]?.family])).toEqual([
      [1, 'Lund'],
      [2, undefined],
    ])
    await host.reference({ source, work: 2, set: { title: 'Afterword', author: [{ family: 'Okoro' }] } })
    expect((await quotesOf(host, source, 'apa')).map(({ citation }) => citation)).toEqual([
      '(Lund, 2001, p. 1)',
      '(Okoro, n.d., p. 3)',
    ])
    const again = await rawOf(host, source, 'A third year')
    await host.edit({ source, add: [{ kind: 'joinWork', at: again.from }] })
    expect((await quotesOf(host, source, 'apa')).map(({ citation }) => citation)).toEqual([
      '(Lund, 2001, p. 1)',
      '(Lund, 2001, p. 3)',
    ])
    expect((await host.trashed({})).map(({ label }) => label)).toEqual(['Afterword'])
    await host.undo({})
    expect((await quotesOf(host, source, 'apa')).map(({ citation }) => citation)[1]).toBe('(Okoro, n.d., p. 3)')
    await library.close()
  })
})

describe('reading again', () => {
  const NEWER = PAGED.replace('fishemen', 'fishermen')
    .replace('The bailiff counted every barrel that came ashore. ', '')
    .replace('A third year went by.', 'A third year passed by, slowly.')

  test('the same file changes nothing', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    await host.annotate({ source: 'toll.txt', quote: 'A third year went by.' })
    expect(await host.reread({ source: 'toll.txt' })).toMatchObject({ counts: { exact: 1, lost: 0 }, passages: [] })
    expect((await host.history({}))[0]!.verb).toBe('annotate')
    await library.close()
  })

  test('a newer file takes its place, keeps corrections, and says what became of each passage', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    const source = 'toll.txt'
    for (const quote of [
      'The bailiff counted every barrel that came ashore.',
      'He wrote the sum into the toll book.',
      'A third year went by.',
    ]) {
      await host.annotate({ source, quote })
    }
    await host.edit({ source, add: [{ kind: 'pages', from: 0, at: 0, label: '7' }] })
    const before = await quotesOf(host, source)
    const file = { name: 'toll-2.txt', base64: Buffer.from(NEWER).toString('base64') }
    const { id } = (await host.sources({}))[0]!
    const audit = await host.reread({ source: id, file })
    expect(audit.counts).toEqual({ exact: 1, moved: 0, fuzzy: 1, lost: 1 })
    const lost = audit.passages.find(({ how }) => how === 'lost')!
    expect(lost.quote).toBe('The bailiff counted every barrel that came ashore.')
    expect(lost.around!.after).toContain('He wrote the sum')
    const fuzzy = audit.passages.find(({ how }) => how === 'fuzzy')!
    expect([fuzzy.was, fuzzy.quote]).toEqual(['A third year went by.', 'A third year passed by'])
    expect((await quotesOf(host, id)).find(({ quote }) => quote.startsWith('He wrote'))!.page).toBe('7')
    expect((await host.sources({}))[0]).toMatchObject({ id, file: 'toll-2.txt' })
    await host.confirm({ annotations: [fuzzy.id] })
    expect((await host.audit({ source: id })).counts).toEqual({ exact: 2, moved: 0, fuzzy: 0, lost: 1 })
    expect(await host.check({})).toMatchObject({ ok: true })
    await host.undo({})
    await host.undo({})
    expect(await quotesOf(host, id)).toEqual(before)
    expect((await host.sources({}))[0]!.file).toBe('toll.txt')
    await library.close()
  })

  test('a file that is another source already is refused', async () => {
    const { library, host } = await opened({ 'toll.txt': PAGED })
    await addTexts(library, { 'other.txt': NEWER })
    const file = { name: 'x.txt', base64: Buffer.from(NEWER).toString('base64') }
    expect((await failure(host.reread({ source: 'toll.txt', file }))).name).toBe('badValue')
    expect((await failure(host.reread({ source: 'toll.txt', path: '/nowhere/at/all.txt' }))).name).toBe('fileMissing')
    await library.close()
  })
})
