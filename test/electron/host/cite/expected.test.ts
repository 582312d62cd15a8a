// The passages a careful reader marked in the source texts, each with its in-text citation: page or paragraph in, the
// manual's form out; and the bibliography of the nine works, line by line.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { citationItemOf } from '../../../../shared/citing/cited-passage.ts'
import type { PassageLocator } from '../../../../shared/citing/locator.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { sourcesData } from './csl-data.ts'
import { citationTexts, cluster, engineOf, entryTexts } from './engine-under-test.ts'

interface Quotable {
  text: string
  work: string
  page: string | null
  paragraph_index?: number | null
  section?: string
  in_text_with_record?: Record<string, string>
}
const folder = join(sourcesData, 'expected')
const here = existsSync(folder)
const references: CslItem[] = here ? JSON.parse(readFileSync(join(sourcesData, 'references.json'), 'utf8')) : []
const quotables = here
  ? readdirSync(folder).flatMap((name) => {
      const { quotables: marked } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { quotables: Quotable[] }
      return marked
        .filter((quotable) => quotable.in_text_with_record)
        .map((quotable) => ({ ...quotable, file: name.slice(0, 3) }))
    })
  : []

/** "000-B" is work 2 of the file that begins with 000. */
function referenceOf(work: string): CslItem {
  const [file = '', letter = 'A'] = work.split('-')
  const number = letter.charCodeAt(0) - 64
  const found = references.find(
    ({ custom }) => String(custom?.['file']).startsWith(file) && custom?.['work'] === number,
  )
  if (!found) throw new Error(`no reference for ${work}`)
  return found
}

function placeOf({ page, paragraph_index: index, section }: Quotable): PassageLocator {
  if (page !== null) return { page, paragraph: null, work: 1, label: 'page' }
  if (typeof index === 'number') return { page: null, paragraph: String(index), work: 1, label: 'paragraph' }
  return { page: null, paragraph: null, work: 1, label: section === 'Abstract' ? 'abstract' : null }
}

describe.skipIf(!here)(`in-text citations of marked passages (skipped without ${folder})`, () => {
  it('there are some in every text', () => expect(new Set(quotables.map(({ file }) => file)).size).toBe(5))

  describe.each(['apa', 'chicago-author-date'])('%s', (style) => {
    it.each(quotables.map((quotable) => [quotable.file, quotable.text.slice(0, 50), quotable] as const))(
      '%s %s',
      { timeout: 60_000 },
      (_file, _words, quotable) => {
        const engine = engineOf(style)
        const item = citationItemOf(String(referenceOf(quotable.work).id), placeOf(quotable), engine.style)
        expect(citationTexts(engine, references, [cluster([item])])).toEqual([quotable.in_text_with_record?.[style]])
      },
    )
  })
})

/** A title that APA leaves as its record has it. */
const titleOf = (id: string) => String(references.find((reference) => reference.id === id)?.title)

describe.skipIf(!here)(`the bibliography of the nine works (skipped without ${sourcesData})`, () => {
  it('APA', () => {
    expect([...entryTexts(engineOf('apa'), references).values()]).toEqual([
      `Abzhaparova, A. (2014). ${titleOf('abzhaparova2014')}. Russian Analytical Digest, (146), 16–18.`,
      'Assanbayev, M. B. (n.d.). Russia’s policy of integration in Central Asia. https://www.thewashingtonreview.org/articles/russias-policy-of-integration-in-central-asia.html',
      'Busygina, I., & Filippov, M. (2019). Russia and the EAEU: Conflicting incentives for institutional compromise [Working paper].',
      'Centre for Eastern Studies. (2013, January 23). Kazakhstan distances itself from Moscow’s integration projects. https://www.osw.waw.pl/en/publikacje/analyses/2013-01-23/kazakhstan-distances-itself-moscows-integration-projects',
      'Frear, M. (2014). Belarusian perspectives on Eurasian economic integration. Russian Analytical Digest, (146), 10–12.',
      'Lane, D. (2014). Eurasian integration: A viable new regionalism? Russian Analytical Digest, (146), 3–7.',
      `Moshes, A. (2014). ${titleOf('moshes2014')}. Russian Analytical Digest, (146), 2.`,
      `${titleOf('rad2014rankings')}. (2014). Russian Analytical Digest, (146), 12–15.`,
      'Yuneman, R. A. (2020). Kazakhstan and the Eurasian Economic Union: From integration to political hold-up strategy. Russia in Global Affairs, 18(4), 37–55. https://doi.org/10.31278/1810-6374-2020-18-4-37-55',
    ])
  })
})
