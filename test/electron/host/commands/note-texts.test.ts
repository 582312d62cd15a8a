import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noteLink } from '../../../../shared/model/note-link.ts'
import { failure, openLibrary, type OpenedLibrary } from './open-library.ts'

let library: OpenedLibrary
let passage: string
let source: string
beforeEach(async () => {
  library = await openLibrary()
  passage = (await library.host.annotate({ source: 'harbour.txt', quote: 'Ships waited' })).id
  source = (await library.host.sources({}))[0]!.id
})
afterEach(() => library.close())

describe('links of notes', () => {
  test('every kind of record is called what it is called now', async () => {
    const { theme } = await library.host.createTheme({ path: 'Power/Delay' })
    const { note } = await library.host.writeNote({ about: null, markdown: '**First** words' })
    const ids = [source, passage, theme, note]
    const names = async () => (await library.host.named({ ids })).map(({ kind, label, state }) => [kind, label, state])
    expect(await names()).toEqual([
      ['source', 'The Harbour Report', 'live'],
      ['passage', 'Ships waited', 'live'],
      ['theme', 'Power/Delay', 'live'],
      ['note', 'First words', 'live'],
    ])
    await library.host.renameTheme({ theme, name: 'Waiting' })
    await library.host.trash({ ids: [source] })
    expect(await names()).toEqual([
      ['source', 'The Harbour Report', 'trashed'],
      ['passage', 'Ships waited', 'trashed'],
      ['theme', 'Power/Waiting', 'live'],
      ['note', 'First words', 'live'],
    ])
  })

  test('what is not in this library is said to be missing', async () => {
    const [gone] = await library.host.named({ ids: [`code:${'0'.repeat(26)}`] })
    expect(gone).toMatchObject({ kind: 'theme', state: 'missing' })
  })

  test('a record is mentioned in the live notes that link to it', async () => {
    const link = (id: string) => `[x](${noteLink(id)})`
    const { note } = await library.host.writeNote({
      about: null,
      markdown: `See ${link(passage)} and ${link(source)}.`,
    })
    await library.host.writeNote({ about: null, markdown: `Nothing about ${passage}, only its name` })
    const mentioning = async (of: string) => (await library.host.mentions({ of })).map(({ id }) => id)
    expect(await mentioning(passage)).toEqual([note])
    expect(await mentioning(source)).toEqual([note])
    await library.host.trash({ ids: [note] })
    expect(await mentioning(passage)).toEqual([])
  })
})

describe('versions of a note', () => {
  const texts = async (note: string) => (await library.host.noteVersions({ note })).map(({ markdown }) => markdown)

  test('each sitting is one, newest first, also over a restart and an undo', async () => {
    const { note } = await library.host.writeNote({ about: passage, markdown: 'o', session: 'a' })
    await library.host.writeNote({ note, markdown: 'one', session: 'a' })
    await library.host.writeNote({ note, markdown: 'one two', session: 'b' })
    await library.host.writeNote({ note, markdown: 'one two three', session: 'c' })
    expect(await texts(note)).toEqual(['one two three', 'one two', 'one'])
    await library.host.undo({})
    await library.reopen()
    expect(await texts(note)).toEqual(['one two', 'one two three', 'one two', 'one'])
  })

  test('one is restored as a change of its own, which can be undone', async () => {
    const { note } = await library.host.writeNote({ about: null, markdown: 'one' })
    await library.host.writeNote({ note, markdown: 'two' })
    const first = (await library.host.noteVersions({ note })).at(-1)!
    await library.host.restoreNote({ note, change: first.change })
    const now = async () => (await library.host.notes({}))[0]!.markdown
    expect(await now()).toBe('one')
    expect((await library.host.undo({})).name).toBe('Restore an earlier text of the note “one”')
    expect(await now()).toBe('two')
  })

  test('a change of another note is none of its versions', async () => {
    const { note } = await library.host.writeNote({ about: null, markdown: 'one' })
    const { note: other } = await library.host.writeNote({ about: null, markdown: 'other' })
    const [version] = await library.host.noteVersions({ note: other })
    expect(await failure(library.host.restoreNote({ note, change: version!.change }))).toMatchObject({
      name: 'notFound',
    })
  })
})

describe('citations in notes', () => {
  beforeEach(async () => {
    const item = (id: string, title: string) => ({
      id,
      type: 'book',
      title,
      author: [{ family: 'Lane', given: 'Ann' }],
      issued: { 'date-parts': [[2014]] },
    })
    const content = JSON.stringify([item('lane2014', 'Harbours at Night'), item('lane2014b', 'Winter Ports')])
    await library.host.importReferences({ file: 'lane.json', content })
  })

  test('are rendered as one text’s, with what they cite and nothing else', async () => {
    const alone = await library.host.citeNote({ citations: ['[see @lane2014, p. 3]'], style: 'apa' })
    expect(alone.citations.map(({ text }) => text)).toEqual(['(see Lane, 2014, p. 3)'])
    expect(alone.entries.map(({ id }) => id)).toEqual(['lane2014'])
    const both = await library.host.citeNote({ citations: ['[@lane2014]', '[-@lane2014b]'], style: 'apa' })
    expect(both.citations.map(({ text }) => text)).toEqual(['(Lane, 2014a)', '(2014b)'])
    expect(both.entries).toHaveLength(2)
  })

  test('edit by edit they are those of the text as it stands', { timeout: 120_000 }, async () => {
    const notes = 'chicago-notes-bibliography'
    const edits: [name: string, style: string, citations: string[], texts: string[], works: string[]][] = [
      ['one', 'apa', ['[@lane2014]'], ['(Lane, 2014)'], ['lane2014']],
      [
        'the same put before it, of another page',
        'apa',
        ['[@lane2014, p. 3]', '[@lane2014]'],
        ['(Lane, 2014, p. 3)', '(Lane, 2014)'],
        ['lane2014'],
      ],
      [
        'one between them that is like it: letters in all',
        'apa',
        ['[@lane2014, p. 3]', '[@lane2014b]', '[@lane2014]'],
        ['(Lane, 2014a, p. 3)', '(Lane, 2014b)', '(Lane, 2014a)'],
        ['lane2014', 'lane2014b'],
      ],
      [
        'another style, in between',
        notes,
        ['[@lane2014]', '[@lane2014]'],
        ['Ann Lane, Harbours at Night (2014).', 'Lane, Harbours at Night.'],
        ['lane2014'],
      ],
      [
        'the first taken away: the second is now the first',
        notes,
        ['[@lane2014b]', '[@lane2014]'],
        ['Ann Lane, Winter Ports (2014).', 'Ann Lane, Harbours at Night (2014).'],
        ['lane2014', 'lane2014b'],
      ],
      [
        'in other places',
        'apa',
        ['[@lane2014]', '[@lane2014b]', '[@lane2014, p. 3]'],
        ['(Lane, 2014a)', '(Lane, 2014b)', '(Lane, 2014a, p. 3)'],
        ['lane2014', 'lane2014b'],
      ],
      ['all but one gone: no letter', 'apa', ['[@lane2014, p. 3]'], ['(Lane, 2014, p. 3)'], ['lane2014']],
      ['none', 'apa', [], [], []],
      ['one again', 'apa', ['[@lane2014b]'], ['(Lane, 2014)'], ['lane2014b']],
    ]
    for (const [name, style, citations, texts, works] of edits) {
      const said = await library.host.citeNote({ citations, style })
      expect(
        said.citations.map(({ text }) => text),
        name,
      ).toEqual(texts)
      expect(
        said.entries.map(({ id }) => id),
        name,
      ).toEqual(works)
    }
  })

  test('a key that is not there is said, and the others are rendered', async () => {
    const { citations } = await library.host.citeNote({ citations: ['[@nobody1; @lane2014]', '[@nobody2]'] })
    expect(citations[0]).toMatchObject({ text: '(Lane, 2014)', missing: ['nobody1'] })
    expect(citations[1]).toMatchObject({ text: null, missing: ['nobody2'] })
  })

  test('what is no citation is refused', async () => {
    expect(await failure(library.host.citeNote({ citations: ['lane'] }))).toMatchObject({ name: 'badArguments' })
  })

  test('a passage is cited by its work’s key and its place', async () => {
    const { citation } = await library.host.noteCitation({ annotation: passage })
    const [work] = await library.host.citables({})
    expect(citation).toBe(`[@${work!.key}, para. 1]`)
  })

  test('everything that can be cited is listed by its key', async () => {
    const all = await library.host.citables({})
    expect(all.map(({ key, detail }) => [key, detail])).toContainEqual(['lane2014', 'Lane 2014'])
    expect(all.find(({ source: of }) => of === source)).toMatchObject({ work: 1, fixed: false })
    expect(all.find(({ key }) => key === 'lane2014')).toMatchObject({ source: null, fixed: true })
  })

  test('a key that stands in a note stays, whatever is corrected', async () => {
    const { work, key } = (await library.host.citables({})).find(({ source: of }) => of === source)!
    await library.host.reference({ source, work, set: { id: key } })
    await library.host.reference({ source, work, set: { title: 'Another Title', issued: { 'date-parts': [[1999]] } } })
    const now = (await library.host.citables({})).find(({ source: of }) => of === source)!
    expect(now).toMatchObject({ key, title: 'Another Title', fixed: true })
  })
})
