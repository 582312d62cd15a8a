// Styles from files, hostile ones included: each is refused with a reason, and quickly.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCslXml } from '../../../../electron/host/cite/csl-xml.ts'
import { openStyleLibrary } from '../../../../electron/host/cite/style-library.ts'
import { editionOf, findStyle, listStyles } from '../../../../electron/host/cite/style.ts'

const library = openStyleLibrary()
let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'styles-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const style = (body: string, info = '<title>Mine</title>'): string =>
  `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info>${info}</info>${body}</style>`
const citation = '<citation><layout><text macro="m"/></layout></citation>'
const doubling = Array.from(
  { length: 60 },
  (_, i) => `<macro name="m${i}"><text macro="m${i + 1}"/><text macro="m${i + 1}"/></macro>`,
)
const parent = '<link rel="independent-parent" href="http://www.zotero.org/styles/'

const refused: [name: string, xml: string, reason: RegExp][] = [
  ['empty', '', /it is empty/],
  ['not XML', 'hello', /text outside its root/],
  ['never closed', '<style><info>', /<info> is never closed/],
  ['crossed tags', '<a><b></a></b>', /closes nothing/],
  ['two roots', '<a/><b/>', /more than one root/],
  ['a document type', '<!DOCTYPE style [<!ENTITY a "b">]><style/>', /document type/],
  ['an external entity', style('<macro name="&passwd;"/>'), /unknown entity &passwd;/],
  ['an attribute twice', '<style class="note" class="note"/>', /attribute/],
  ['deeper than any style', `${'<a>'.repeat(5_000)}`, /larger than any real one/],
  ['an HTML page', '<html><body/></html>', /not a CSL style/],
  ['a locale', '<locale/>', /not a CSL style/],
  ['no class', '<style><citation><layout/></citation></style>', /class/],
  ['no citation', style(''), /no citation layout/],
  ['a missing macro', style(citation), /macro “m”/],
  ['a macro in itself', style(`<macro name="m"><text macro="m"/></macro>${citation}`), /calls itself/],
  [
    'a circle',
    style(`<macro name="m"><text macro="n"/></macro><macro name="n"><text macro="m"/></macro>${citation}`),
    /calls itself/,
  ],
  ['macros that double', style(`${doubling.join('')}<macro name="m60"/>${citation.replace('"m"', '"m0"')}`), /unfold/],
  ['an unknown parent', style('', `<title>X</title>${parent}nowhere"/>`), /“nowhere”/],
]

describe('a .csl file', () => {
  it.each(refused)('refused: %s', (name, xml, reason) => {
    const file = join(folder, `${name.replace(/\W/g, '-')}.csl`)
    writeFileSync(file, xml)
    const started = performance.now()
    expect(() => findStyle(file, library)).toThrow(reason)
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('that is too large', () => {
    const file = join(folder, 'large.csl')
    writeFileSync(file, ' '.repeat(2_000_001))
    expect(() => findStyle(file, library)).toThrow(/larger than any real style/)
  })

  it('that is not there is an unknown style', () => {
    expect(() => findStyle(join(folder, 'none.csl'), library)).toThrow(/There is no citation style/)
  })

  it('that is good says its own title and edition', () => {
    const file = join(folder, 'mine.csl')
    writeFileSync(
      file,
      style(`<macro name="m"/>${citation}`, '<title>Chicago Manual of Style 18th edition (mine)</title>'),
    )
    expect(findStyle(file, library)).toMatchObject({
      name: 'mine',
      edition: 'Chicago 18',
      class: 'in-text',
      family: 'chicago',
    })
  })

  it('that stands for another is that one', () => {
    const file = join(folder, 'dependent.csl')
    writeFileSync(file, style('', `<title>Some Journal</title>${parent}apa"/>`))
    expect(findStyle(file, library)).toMatchObject({
      title: 'Some Journal',
      class: 'in-text',
      csl: findStyle('apa', library).csl,
    })
  })
})

describe('a .csl file that stands for another', () => {
  it.each([
    ['apa', 'apa', 'APA 7'],
    ['chicago-author-date', 'chicago-author-date', 'Chicago 18'],
    ['chicago-notes-bibliography', 'chicago-notes-bibliography', 'Chicago 18'],
    ['chicago-author-date-17th-edition', 'chicago-author-date-17th-edition', 'Chicago 17'],
    ['modern-language-association', 'modern-language-association', 'MLA 9'],
  ])('%s gets its edition and all that is done for it', (of, name, edition) => {
    const file = join(folder, 'journal.csl')
    writeFileSync(file, style('', `<title>Some Journal</title>${parent}${of}"/>`))
    const { name: _, title: __, ...whole } = findStyle(name, library)
    expect(findStyle(file, library)).toEqual({ ...whole, name: 'journal', title: 'Some Journal' })
    expect(whole.edition).toBe(edition)
  })
})

describe('style names', () => {
  const named: [name: string, edition: string, kind: 'in-text' | 'note', countsParagraphs: boolean][] = [
    ['apa', 'APA 7', 'in-text', true],
    ['apa-6th-edition', 'APA 6', 'in-text', true],
    ['chicago-author-date-17th-edition', 'Chicago 17', 'in-text', false],
    ['chicago-notes-bibliography-17th-edition', 'Chicago 17', 'note', false],
    ['chicago-author-date-16th-edition', 'Chicago 16', 'in-text', false],
    ['modern-language-association', 'MLA 9', 'in-text', false],
    ['harvard-cite-them-right', 'Cite Them Right 12th edition - Harvard', 'in-text', true],
  ]
  it.each(named)('%s', (name, edition, kind, countsParagraphs) => {
    expect(findStyle(name, library)).toMatchObject({ name, edition, class: kind, countsParagraphs })
  })

  it('unknown ones are said', () => {
    for (const name of ['nope', '', '__proto__', 'constructor', '../apa']) {
      expect(() => findStyle(name, library)).toThrow(/There is no citation style/)
    }
  })

  it('lists every style once, with a title', () => {
    const styles = listStyles(library)
    expect(styles.length).toBeGreaterThan(2_600)
    expect(new Set(styles.map(({ name }) => name)).size).toBe(styles.length)
    expect(styles.filter(({ title }) => title === '')).toEqual([])
  })

  it('a title’s own edition beats the name’s', () => {
    expect(editionOf('chicago-author-date', 'Chicago Manual of Style 18th edition (author-date)')).toBe('Chicago 18')
  })
})

describe('parseCslXml', () => {
  it('keeps the empty term, which is not the same as none', () => {
    expect(
      parseCslXml('<terms><term name="a"></term><term name="b">\n  </term><term name="c"> </term></terms>').children,
    ).toEqual([
      { name: 'term', attrs: { name: 'a' }, children: [''] },
      { name: 'term', attrs: { name: 'b' }, children: [''] },
      { name: 'term', attrs: { name: 'c' }, children: [' '] },
    ])
  })

  it('decodes entities and drops comments, instructions and layout', () => {
    expect(
      parseCslXml('\ufeff<?xml version="1.0"?>\n<a b="&quot;&#160;&#x41;"><!-- < > -->\n  <c>x &amp; y</c>\n</a>\n'),
    ).toEqual({
      name: 'a',
      attrs: { b: '"\u00a0A' },
      children: [{ name: 'c', attrs: {}, children: ['x & y'] }],
    })
  })
})
