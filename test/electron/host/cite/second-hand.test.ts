import { describe, expect, it } from 'vitest'
import { openEngines } from '../../../../electron/host/cite/engines.ts'
import { renderText } from '../../../../electron/host/cite/render.ts'
import type { CitationItem } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { cluster } from './engine-under-test.ts'

const engines = openEngines()
const lane: CslItem = {
  id: 'lane',
  type: 'book',
  title: 'Regions',
  author: [{ family: 'Lane', given: 'David' }],
  issued: { 'date-parts': [[2014]] },
  publisher: 'Harbour Press',
}
const kastner: CslItem = {
  id: 'kastner',
  type: 'book',
  title: 'Tides',
  author: [{ family: 'Kastner', given: 'Ada' }],
  issued: { 'date-parts': [[2016]] },
  publisher: 'Quay',
}
const both: CslItem = { ...kastner, id: 'both', author: [...kastner.author!, { family: 'Lind', given: 'Per' }] }
const body: CslItem = { ...kastner, id: 'body', author: [{ literal: 'City of Example' }] }
const items = [lane, kastner, both, body]

const read: CitationItem = { id: 'lane', locator: '3', label: 'page' }
const quoting = (id: string, more: Partial<CitationItem> = {}): CitationItem => ({
  ...read,
  'quoted-from': id,
  ...more,
})

const cases: [name: string, style: string, item: CitationItem, composite: boolean, text: string, locale?: string][] = [
  ['APA', 'apa', quoting('kastner'), false, '(Kastner, 2016, as cited in Lane, 2014, p. 3)'],
  ['APA, two authors', 'apa', quoting('both'), false, '(Kastner & Lind, 2016, as cited in Lane, 2014, p. 3)'],
  ['APA, narrative', 'apa', quoting('both'), true, 'Kastner and Lind (2016, as cited in Lane, 2014, p. 3)'],
  ['APA, a body', 'apa', quoting('body'), true, 'City of Example (2016, as cited in Lane, 2014, p. 3)'],
  [
    'APA, prefix',
    'apa',
    quoting('kastner', { prefix: 'see' }),
    false,
    '(see Kastner, 2016, as cited in Lane, 2014, p. 3)',
  ],
  [
    'APA, author suppressed',
    'apa',
    quoting('kastner', { 'suppress-author': true }),
    false,
    '(2016, as cited in Lane, 2014, p. 3)',
  ],
  ['APA in German', 'apa', quoting('kastner'), false, '(Kastner, 2016, zitiert nach Lane, 2014, S. 3)', 'de-DE'],
  ['Chicago', 'chicago-author-date', quoting('kastner'), false, '(Kastner 2016, quoted in Lane 2014, 3)'],
  ['MLA', 'modern-language-association', quoting('kastner'), false, '(Kastner qtd. in Lane 3)'],
  ['MLA, narrative', 'modern-language-association', quoting('kastner'), true, 'Kastner (qtd. in Lane 3)'],
  ['numbers', 'ieee', quoting('kastner'), false, 'Kastner, as cited in [1, p. 3]'],
  ['my translation', 'apa', { ...read, remarks: ['translation'] }, false, '(Lane, 2014, p. 3, my translation)'],
  [
    'emphasis added',
    'chicago-author-date',
    { ...read, remarks: ['emphasis'] },
    false,
    '(Lane 2014, 3; emphasis added)',
  ],
  [
    'both',
    'apa',
    { ...read, remarks: ['translation', 'emphasis'] },
    false,
    '(Lane, 2014, p. 3, my translation, emphasis added)',
  ],
  ['in German', 'apa', { ...read, remarks: ['translation'] }, false, '(Lane, 2014, S. 3, eigene Übersetzung)', 'de-DE'],
  [
    'a remark in running text, once',
    'apa',
    { id: 'lane', remarks: ['translation'] },
    true,
    'Lane (2014, my translation)',
  ],
  [
    'prefix and suffix in running text',
    'apa',
    { ...read, prefix: 'see', suffix: 'and passim' },
    true,
    'see Lane (2014, p. 3 and passim)',
  ],
]

describe('what CSL has no words for', () => {
  it.each(cases)('%s', { timeout: 60_000 }, (_name, style, item, composite, text, locale = 'en-US') => {
    const clusters = [cluster([item], composite ? { mode: 'composite' } : {})]
    expect(renderText(engines, { items, clusters, style, locale, fixups: true }).citations).toEqual([text])
  })

  it('gives notes both works, whole at first and short later', { timeout: 60_000 }, () => {
    const clusters = [1, 2, 3].map((noteIndex) =>
      cluster([quoting(noteIndex === 2 ? 'both' : 'kastner')], { noteIndex }),
    )
    const style = 'chicago-notes-bibliography'
    const { citations, bibliography } = renderText(engines, { items, clusters, style, locale: 'en-US', fixups: true })
    expect(citations).toEqual([
      'Ada Kastner, Tides (Quay, 2016), quoted in David Lane, Regions (Harbour Press, 2014), 3.',
      'Ada Kastner and Per Lind, Tides (Quay, 2016), quoted in Lane, Regions, 3.',
      'Kastner, Tides, quoted in Lane, Regions, 3.',
    ])
    expect(bibliography.join('\n')).not.toContain('Per Lind')
  })

  it('lists only the work that was read', () => {
    const asked = { items: [lane, kastner], clusters: [cluster([quoting('kastner')])], style: 'apa', locale: 'en-US' }
    expect(renderText(engines, { ...asked, fixups: true }).bibliography).toEqual([
      'Lane, D. (2014). Regions. Harbour Press.',
    ])
    expect(renderText(engines, { ...asked, fixups: false })).toMatchObject({
      citations: ['(Lane, 2014, p. 3)'],
      bibliography: [expect.stringContaining('Kastner'), expect.stringContaining('Lane')],
    })
  })

  it('says which work is missing', () => {
    const asked = {
      items: [lane],
      clusters: [cluster([quoting('kastner')])],
      style: 'apa',
      locale: 'en-US',
      fixups: true,
    }
    expect(() => renderText(engines, asked)).toThrow(/kastner cannot be cited: the work it quotes is not among/)
  })
})
