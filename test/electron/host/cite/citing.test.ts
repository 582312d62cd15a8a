// The citing engine as the host uses it: a worker thread, in a process where code cannot be made from text.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCiting } from '../../../../electron/host/cite/citing.ts'
import type { Citing } from '../../../../electron/host/cite/citing.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { cluster } from './engine-under-test.ts'

const lane: CslItem = {
  id: 'lane2014',
  type: 'book',
  title: 'Regionalism',
  author: [{ family: 'Lane', given: 'David' }],
  issued: { 'date-parts': [[2014]] },
  publisher: 'Delta Press',
}
const cited = [cluster([{ id: 'lane2014', locator: '3', label: 'page' }])]

describe('citing', { timeout: 60_000 }, () => {
  let citing: Citing
  beforeAll(() => void (citing = startCiting()))
  afterAll(() => citing.close())

  it('cannot make code from text', () => {
    expect(process.execArgv).toContain('--disallow-code-generation-from-strings')
    // oxlint-disable-next-line no-new-func -- that it fails is the point
    expect(() => new Function('return 1')).toThrow(EvalError)
  })

  it('renders each form', async () => {
    const say = async (form: 'in-text' | 'narrative' | 'note' | 'quote', style?: string) => {
      const quotations = ['It rained.']
      const [said] = await citing.citations({ items: [lane], clusters: cited, form, quotations, style })
      return said?.text
    }
    expect(await say('in-text')).toBe('(Lane, 2014, p. 3)')
    expect(await say('narrative')).toBe('Lane (2014, p. 3)')
    expect(await say('note')).toBe('(Lane, 2014, p. 3)')
    expect(await say('quote')).toBe('“It rained” (Lane, 2014, p. 3).')
    const note = 'David Lane, Regionalism (Delta Press, 2014), 3.'
    expect(await say('note', 'chicago-notes-bibliography')).toBe(note)
    expect(await say('in-text', 'chicago-notes-bibliography')).toBe(note)
    expect(await say('narrative', 'chicago-notes-bibliography')).toBe('David Lane')
    expect(await say('quote', 'chicago-notes-bibliography')).toBe(`“It rained.”¹\n¹ ${note}`)
  })

  it('gives a bibliography and its files', async () => {
    expect(await citing.bibliography({ items: [lane] })).toEqual([
      {
        id: 'lane2014',
        text: 'Lane, D. (2014). Regionalism. Delta Press.',
        html: 'Lane, D. (2014). <i>Regionalism</i>. Delta Press.',
      },
    ])
    expect(await citing.bibliographyFile({ items: [lane], format: 'text' })).toEqual({
      mediaType: 'text/plain',
      content: 'Lane, D. (2014). Regionalism. Delta Press.\n',
      lost: [],
    })
    const { content } = await citing.bibliographyFile({ items: [lane], format: 'csl-json' })
    expect(JSON.parse(content)).toEqual([lane])
  })

  it('says what a style is', async () => {
    expect(await citing.styleInfo({})).toMatchObject({
      name: 'apa',
      edition: 'APA 7',
      class: 'in-text',
      locale: 'en-US',
    })
    expect(await citing.styleInfo({ style: 'chicago-notes-bibliography', locale: 'de' })).toMatchObject({
      class: 'note',
      locale: 'de-DE',
    })
  })

  const errors: [name: string, ask: (citing: Citing) => Promise<unknown>, error: string][] = [
    ['an unknown style', (it) => it.bibliography({ items: [], style: 'nope' }), 'styleUnknown'],
    [
      'an unknown style of a data file',
      (it) => it.bibliographyFile({ items: [], style: 'nope', format: 'ris' }),
      'styleUnknown',
    ],
    ['an unknown locale', (it) => it.citations({ items: [], clusters: [], locale: 'xx' }), 'localeUnknown'],
    ['a work that is not there', (it) => it.citations({ items: [], clusters: cited }), 'citationImpossible'],
    ['a file of no references', (it) => it.readReferences({ file: 'a.txt', content: 'prose' }), 'badReferences'],
  ]
  it.each(errors)('%s', async (_name, ask, error) => {
    await expect(ask(citing)).rejects.toMatchObject({ name: error })
    expect((await citing.citations({ items: [lane], clusters: cited }))[0]?.text).toBe('(Lane, 2014, p. 3)')
  })
})

describe('a worker that fails', () => {
  let folder = ''
  /** Answers `styles`, dies of `bibliography`, never answers anything else. */
  const program = `import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ id, call }) => {
      if (call === 'styles') parentPort.postMessage({ id, answer: [] })
      if (call === 'bibliography') throw new Error('dead')
    })`
  const start = (timeLimitMs = 60_000): Citing =>
    startCiting({ worker: pathToFileURL(join(folder, 'worker.mjs')), timeLimitMs })
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'citing-'))
    writeFileSync(join(folder, 'worker.mjs'), program)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('rejects what was waiting, and the next call starts another', async () => {
    const citing = start()
    const waiting = citing.citations({ items: [], clusters: [] })
    await expect(citing.bibliography({ items: [] })).rejects.toMatchObject({ name: 'internal' })
    await expect(waiting).rejects.toMatchObject({ name: 'internal' })
    expect(await citing.styles({})).toEqual([])
    await citing.close()
  })

  it('that hangs is replaced', async () => {
    // Long enough for a thread to start on a busy machine.
    const citing = start(5_000)
    await expect(citing.citations({ items: [], clusters: [] })).rejects.toThrow(/no answer in time/)
    expect(await citing.styles({})).toEqual([])
    await citing.close()
  })

  it('closing rejects what was waiting and every later call', async () => {
    const citing = start()
    const waiting = citing.citations({ items: [], clusters: [] })
    const refused = expect(waiting).rejects.toMatchObject({ name: 'closed' })
    await citing.close()
    await refused
    await expect(citing.styles({})).rejects.toMatchObject({ name: 'closed' })
  })
})
