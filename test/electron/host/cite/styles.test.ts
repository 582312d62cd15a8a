// Every style npm brings, found and usable offline; styles of the user's own, checked before they are kept.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Citing, startCiting } from '../../../../electron/host/cite/citing.ts'
import { nameOfFile } from '../../../../electron/host/cite/added-styles.ts'
import { STYLE_FIELDS, STYLE_FORMATS } from '../../../../shared/model/style-view.ts'
import { cluster } from './engine-under-test.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-styles-'))
let citing: Citing
beforeAll(() => void (citing = startCiting({ folder })))
afterAll(async () => {
  await citing.close()
  rmSync(folder, { recursive: true, force: true })
})
const names = async (query: object) => (await citing.styles(query)).map(({ name }) => name)

describe('finding a style', { timeout: 60_000 }, () => {
  it.each<[string, object, string]>([
    ['by name', { search: 'apa' }, 'apa'],
    ['by a word of its title', { search: 'chemical society' }, 'american-chemical-society'],
    ['by what people call it', { search: 'MLA' }, 'modern-language-association'],
    [
      'without accents',
      { search: 'universite laval theologie' },
      'universite-laval-faculte-de-theologie-et-de-sciences-religieuses',
    ],
    ['by discipline', { field: 'law', search: 'oscola' }, 'oscola'],
  ])('%s', async (_, query, name) => {
    expect((await names({ ...query, limit: 12 })).includes(name)).toBe(true)
  })

  it('lists all with their disciplines, the usual ones first', async () => {
    const all = await citing.styles({})
    expect(all.length).toBeGreaterThan(2_600)
    expect(all[0]).toMatchObject({ name: 'apa', edition: 'APA 7', format: 'author-date' })
    expect(all.filter(({ fields }) => fields.length === 0).length).toBeLessThan(200)
    const { fields, formats } = await citing.styleKinds({})
    expect(Object.keys(fields).filter((field) => !(STYLE_FIELDS as readonly string[]).includes(field))).toEqual([])
    expect(Object.keys(formats).toSorted()).toEqual([...STYLE_FORMATS].toSorted())
    expect(await names({ field: 'law', format: 'note' })).toContain('oscola')
    expect(await names({ search: 'no such style at all' })).toEqual([])
  })
})

const item = {
  id: 'a',
  type: 'book',
  title: 'Rivers',
  author: [{ family: 'Lane', given: 'David' }],
  issued: { 'date-parts': [[2014]] },
}
const style = (
  body: string,
  info = '<title>My own style</title><id>x</id><category citation-format="author-date"/><category field="history"/>',
) =>
  `<?xml version="1.0" encoding="utf-8"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info>${info}</info>${body}</style>`
const CITATION = '<citation><layout><text variable="title" prefix="«" suffix="»"/></layout></citation>'

describe('a style of the user’s own', { timeout: 60_000 }, () => {
  it('is checked, kept in the library’s folder, listed, used, set aside and taken back', async () => {
    const added = await citing.addStyle({ file: 'Mein Stil (2).csl', content: style(CITATION) })
    expect(added).toEqual({
      name: 'mein-stil-2',
      title: 'My own style',
      edition: 'My own style',
      fields: ['history'],
      format: 'author-date',
      added: 'kept',
    })
    expect(readdirSync(join(folder, 'styles'))).toEqual(['mein-stil-2.csl'])
    expect(await names({ search: 'my own' })).toEqual(['mein-stil-2'])
    const say = async () =>
      (await citing.citations({ style: 'mein-stil-2', items: [item], clusters: [cluster([{ id: 'a' }])] }))[0]!.text
    expect(await say()).toBe('«Rivers»')
    await citing.addStyle({
      file: 'Mein Stil (2).csl',
      content: style(CITATION.replaceAll('«', '<').replace('<"', '&lt;"')),
    })
    expect(await say()).toBe('<Rivers»')
    await citing.removeStyle({ name: 'mein-stil-2', back: false })
    await expect(say()).rejects.toThrow(/no citation style/)
    expect((await citing.styles({ search: 'my own' }))[0]).toMatchObject({ added: 'aside' })
    await citing.removeStyle({ name: 'mein-stil-2', back: true })
    expect(await say()).toBe('<Rivers»')
    await expect(citing.removeStyle({ name: 'apa', back: false })).rejects.toThrow(/no citation style/)
  })

  it('that bears the name of a shipped one gets another, and one that stands for another uses it', async () => {
    expect((await citing.addStyle({ file: 'apa.csl', content: style(CITATION) })).name).toBe('apa-own')
    const dependent = style(
      '',
      '<title>Journal of X</title><id>y</id><link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>',
    )
    expect((await citing.addStyle({ file: 'journal-of-x.csl', content: dependent })).title).toBe('Journal of X')
    const [said] = await citing.citations({ style: 'journal-of-x', items: [item], clusters: [cluster([{ id: 'a' }])] })
    expect(said!.text).toBe('(Lane, 2014)')
  })

  const macro = (name: string, ...calls: string[]) =>
    `<macro name="${name}">${calls.map((call) => `<text macro="${call}"/>`).join('')}<text variable="title"/></macro>`
  const using = (first: string) => `<citation><layout><text macro="${first}"/></layout></citation>`
  const doubling = Array.from({ length: 40 }, (_, at) => macro(`m${at}`, `m${at + 1}`, `m${at + 1}`)).join('')
  it.each([
    ['no XML', 'hello', /text outside its root|well-formed/],
    ['another document', '<html/>', /not a CSL style/],
    ['entities', `<!DOCTYPE style [<!ENTITY a "b">]>${style(CITATION)}`, /document type/],
    ['a missing macro', style(using('nowhere')), /does not have it/],
    ['macros in a circle', style(macro('a', 'b') + macro('b', 'a') + using('a')), /calls itself/],
    ['macros that double', style(`${doubling}${macro('m40')}${using('m0')}`), /unfold to more/],
    [
      'an unknown parent',
      style('', '<title>J</title><link rel="independent-parent" href="http://x/nowhere"/>'),
      /“nowhere”, which is not there/,
    ],
    ['two megabytes of spaces', style(CITATION) + ' '.repeat(2_050_000), /larger than any real style/],
    [
      'a hundred thousand elements',
      style('<macro name="x"><text variable="title"/></macro>'.repeat(110_000)),
      /larger than any real/,
    ],
    ['no layout', style('<citation/>'), /no citation layout/],
  ])('is refused, and not kept: %s', async (_, content, problem) => {
    await expect(citing.addStyle({ file: 'hostile.csl', content })).rejects.toThrow(problem)
    expect(readdirSync(join(folder, 'styles'))).not.toContain('hostile.csl')
  })

  it.each([
    ['../../etc/passwd.csl', 'passwd'],
    ['C:\\styles\\A B.csl', 'a-b'],
    ['Ärzteblatt.csl', 'arzteblatt'],
    ['стиль.csl', 'style'],
    ['x.csl.csl', 'x'],
  ])('%s is kept as %s', (file, name) => {
    expect(nameOfFile(file, () => false)).toBe(name)
  })
})
