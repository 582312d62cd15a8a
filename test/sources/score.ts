// Scores a source text against what a careful reader decided about it. The judgements lie outside the project, beside the texts.
import { locatorOf } from '../../shared/citing/locator.ts'
import type { CslItem } from '../../shared/model/reference.ts'
import type { SourceText } from '../../shared/model/source-text.ts'

type Json = Record<string, unknown>
interface Sample {
  work: string
  [field: string]: unknown
}
export interface Expected {
  file: string
  works: (Json & {
    title: string | null
    authors: Json[]
    body_first8: string
    body_last8: string
    page?: string | null
  })[]
  pages: { boundaries: (Json & { label: string; words_after: string })[] }
  paragraphs: { totals: Record<string, number>; samples: (Sample & { index: number; first8: string; last8: string })[] }
  hyphenation: { items: { line: number; left: string; joined: string; accept?: string[] }[] }
  notes: { count: number; samples: (Sample & { number: number; note_text?: string; words_before_marker: string })[] }
  references: {
    entry_count?: number
    csl_samples?: { raw_line: number; csl: CslItem }[]
    citation_samples?: { line: number; printed: string; status: string; ref_first8: string | null }[]
  }
  noise: { line: number; text: string }[]
  headings: (Sample & { text: string | null; level: number; note?: string })[]
  tables: (Json & { rows?: number; columns?: number; first_row?: string[]; last_row?: string[]; header?: string[] })[]
  quotables: (Sample & {
    text: string
    page: string | null
    paragraph_index?: number | null
    section?: string | null
  })[]
}

export interface Score {
  right: number
  of: number
  wrong: string[]
}

/** White space of any kind and length counts as one space. */
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()
const fold = (text: string): string => plain(text).toLowerCase()
const firstWords = (text: string, count: number): string => plain(text).split(' ').slice(0, count).join(' ')
const lastWords = (text: string, count: number): string => plain(text).split(' ').slice(-count).join(' ')
/** "000-B" → 2; "000-T" belongs to no work. */
const workNumber = (key: string): number | null => (key.endsWith('-T') ? null : key.charCodeAt(key.length - 1) - 64)

function score(cases: [name: string, right: boolean][]): Score {
  return {
    right: cases.filter(([, right]) => right).length,
    of: cases.length,
    wrong: cases.filter(([, right]) => !right).map(([name]) => name),
  }
}

export function scores(source: SourceText, expected: Expected, raw: string): Record<string, Score> {
  return {
    works: works(source, expected),
    pages: pages(source, expected),
    passages: passages(source, expected),
    totals: totals(source, expected),
    paragraphs: paragraphs(source, expected),
    hyphens: hyphens(source, expected, raw),
    noteCount: noteCount(source, expected),
    noteTexts: noteTexts(source, expected),
    markers: markers(source, expected),
    references: referenceCount(source, expected),
    fields: fields(source, expected),
    citations: citations(source, expected),
    noise: noise(source, expected, raw),
    headings: headings(source, expected),
    tables: tables(source, expected),
  }
}

function works(source: SourceText, expected: Expected): Score {
  const cases: [string, boolean][] = [[`number ${source.works.length}`, source.works.length === expected.works.length]]
  for (const [i, wanted] of expected.works.entries()) {
    const work = source.works[i]
    if (!work) continue
    const { item } = work
    cases.push([
      `${i + 1} title ${String(item['title'])}`,
      fold(String(item['title'] ?? '')) === fold(wanted.title ?? ''),
    ])
    const names = (item.author ?? []).map(({ given, family }) => `${given} ${family}`).join(', ')
    cases.push([
      `${i + 1} authors ${names}`,
      names === wanted.authors.map(({ given, family }) => `${String(given)} ${String(family)}`).join(', '),
    ])
    const body = source.blocks.filter(
      ({ kind, role, start, end }) =>
        start >= work.start && end <= work.end && (kind === 'paragraph' || kind === 'listItem') && !role,
    )
    const first = body.find(({ kind }) => kind === 'paragraph')
    const last = body.at(-1)
    cases.push([
      `${i + 1} first words`,
      !!first && firstWords(source.text.slice(first.start, first.end), 8) === wanted.body_first8,
    ])
    cases.push([
      `${i + 1} last words`,
      !!last && lastWords(source.text.slice(last.start, last.end), 8) === wanted.body_last8,
    ])
    for (const field of ['page', 'issue', 'volume', 'DOI', 'container-title'] as const) {
      const value = wanted[field === 'container-title' ? 'container_title' : field]
      if (value !== undefined) cases.push([`${i + 1} ${field} ${String(item[field])}`, (item[field] ?? null) === value])
    }
    const issued = item.issued?.['date-parts']?.[0]?.map((part) => String(part).padStart(2, '0')).join('-') ?? null
    cases.push([`${i + 1} issued ${issued}`, issued === (wanted['issued'] ?? null)])
  }
  return score(cases)
}

function pages(source: SourceText, expected: Expected): Score {
  return score(
    expected.pages.boundaries.map(({ label, words_after: words }) => {
      const starts = source.pages.filter((page) => page.label === label).map(({ start }) => start)
      // The first of them may have been a section's name, which is no text.
      const opening = fold(words).split(' ').slice(1, 6).join(' ')
      return [
        `p. ${label}: ${opening}`,
        starts.some((start) => fold(source.text.slice(start, start + 200)).includes(opening)),
      ]
    }),
  )
}

function passages(source: SourceText, expected: Expected): Score {
  const text = source.text.replaceAll('\u00a0', ' ')
  return score(
    expected.quotables.map((passage) => {
      const at = text.indexOf(passage.text.replaceAll('\u00a0', ' '))
      if (at < 0) return [`not verbatim: ${passage.text.slice(0, 60)}`, false]
      const place = locatorOf(source, at, at + passage.text.length)
      const found = `${place.work}/${place.page ?? '–'}/${place.paragraph ?? '–'}/${place.label}`
      const inPlace =
        passage.page !== null
          ? place.page === passage.page
          : passage.paragraph_index != null
            ? place.paragraph === String(passage.paragraph_index)
            : passage.section !== 'Abstract' || place.label === 'abstract'
      return [`${found}: ${passage.text.slice(0, 60)}`, inPlace && place.work === workNumber(passage.work)]
    }),
  )
}

function bodyOf(source: SourceText, key: string): string[] {
  const work = source.works[(workNumber(key) ?? 0) - 1]
  if (!work) return []
  return source.blocks
    .filter(
      ({ start, end, kind, role, number }) =>
        start >= work.start && end <= work.end && !role && (kind === 'paragraph' || number !== undefined),
    )
    .map(({ start, end }) => plain(source.text.slice(start, end)))
}

function totals(source: SourceText, expected: Expected): Score {
  return score(
    Object.entries(expected.paragraphs.totals).map(([key, count]) => {
      const found = bodyOf(source, key).length
      return [`${key}: ${found} for ${count}`, found === count]
    }),
  )
}

function paragraphs(source: SourceText, expected: Expected): Score {
  return score(
    expected.paragraphs.samples.map((sample) => {
      const text = bodyOf(source, sample.work)[sample.index - 1] ?? ''
      const right = firstWords(text, 8) === plain(sample.first8) && lastWords(text, 8) === plain(sample.last8)
      return [`${sample.work} ${sample.index}: ${firstWords(text, 5)} … ${lastWords(text, 5)}`, right]
    }),
  )
}

/** Where a raw offset stands in the text, by the map. */
export function placed(source: SourceText, raw: number): number {
  const { map } = source
  for (let i = 0; i < map.length; i += 5) {
    if (map[i]! <= raw && raw < map[i + 1]!) return map[i + 4] === 0 ? map[i + 2]! + raw - map[i]! : map[i + 2]!
  }
  return -1
}

function lineRanges(raw: string): [start: number, end: number][] {
  const ranges: [number, number][] = []
  let at = 0
  for (const line of raw.split('\n')) {
    ranges.push([at, at + line.length])
    at += line.length + 1
  }
  return ranges
}

function hyphens(source: SourceText, expected: Expected, raw: string): Score {
  const lines = lineRanges(raw)
  return score(
    expected.hyphenation.items.map(({ line, left, joined, accept }) => {
      const [start, end] = lines[line - 1]!
      const at = placed(source, start + raw.slice(start, end).lastIndexOf(left))
      const forms = [joined, ...(accept ?? [])].map((form) => form.replace(/\d+$/, ''))
      return [
        `${line} ${source.text.slice(at, at + joined.length)} for ${forms.join('/')}`,
        forms.some((form) => source.text.startsWith(form, at)),
      ]
    }),
  )
}

function noteCount(source: SourceText, expected: Expected): Score {
  const lost = source.warnings.filter(({ code }) => code === 'marker-without-note').length
  const found = source.notes.length + lost
  return score([[`${found} for ${expected.notes.count}`, found === expected.notes.count]])
}

function noteOf(source: SourceText, sample: Sample & { number: number }): SourceText['notes'][number] | undefined {
  return source.notes.find(({ number, work }) => number === String(sample.number) && work === workNumber(sample.work))
}

function noteTexts(source: SourceText, expected: Expected): Score {
  const cases: [string, boolean][] = []
  for (const sample of expected.notes.samples) {
    if (sample.note_text === undefined) continue
    const note = noteOf(source, sample)
    const block = note && source.blocks[note.block]
    const text = block ? plain(source.text.slice(block.start, block.end)) : ''
    cases.push([`${sample.number}: ${text}`, text === plain(sample.note_text)])
  }
  return score(cases)
}

function markers(source: SourceText, expected: Expected): Score {
  return score(
    expected.notes.samples.map((sample) => {
      const lost = source.warnings.find(
        ({ code, parameters }) => code === 'marker-without-note' && parameters['number'] === String(sample.number),
      )
      const at = noteOf(source, sample)?.markers[0] ?? lost?.start ?? -1
      const after = source.text.slice(at).match(/^[.,;:!?]?/)![0]
      const before = plain(source.text.slice(Math.max(0, at - 200), Math.max(0, at)))
      const wanted = plain(sample.words_before_marker)
      return [
        `${sample.number}: ${before.slice(-50)}| for ${wanted}`,
        at >= 0 && (before.endsWith(wanted) || (before + after).endsWith(wanted)),
      ]
    }),
  )
}

function referenceCount(source: SourceText, expected: Expected): Score {
  const count = expected.references.entry_count
  if (count === undefined) return score([])
  return score([[`${source.references.length} for ${count}`, source.references.length === count]])
}

function fields(source: SourceText, expected: Expected): Score {
  const cases: [string, boolean][] = []
  for (const { csl } of expected.references.csl_samples ?? []) {
    const key = JSON.stringify(csl.author?.[0]?.family)
    const year = csl.issued?.['date-parts']?.[0]?.[0]
    const found = source.references.find(
      ({ item }) =>
        JSON.stringify(item?.author?.[0]?.family) === key &&
        String(item?.issued?.['date-parts']?.[0]?.[0]) === String(year),
    )?.item
    for (const [field, value] of Object.entries(csl)) {
      if (field === 'type') continue
      const actual = found?.[field as keyof CslItem]
      cases.push([
        `${key} ${field}: ${JSON.stringify(actual)} for ${JSON.stringify(value)}`,
        fold(JSON.stringify(actual) ?? '') === fold(JSON.stringify(value)),
      ])
    }
  }
  return score(cases)
}

function citations(source: SourceText, expected: Expected): Score {
  return score(
    (expected.references.citation_samples ?? []).map(({ printed, status, ref_first8: first8 }) => {
      const found = source.citations.find(({ start, end }) => {
        const text = fold(source.text.slice(start, end))
        return text.includes(fold(printed)) || fold(printed).startsWith(text)
      })
      const target = found?.references[0]
      const raw = target === undefined ? null : source.references[target]!.raw
      const certainty = status === 'exact' ? 'exact' : status === 'none' ? 'none' : 'near'
      const right =
        found?.certainty === certainty &&
        (certainty === 'none' || (!!raw && plain(raw).startsWith(plain(first8 ?? ''))))
      return [`${printed}: ${found?.certainty} ${raw?.slice(0, 30)} for ${status}`, right]
    }),
  )
}

function noise(source: SourceText, expected: Expected, raw: string): Score {
  const lines = lineRanges(raw)
  const gone = source.removed.map((entry) => entry.raw)
  return score(
    expected.noise.map(({ line, text }) => {
      const [start, end] = lines[line - 1]!
      const content = raw.slice(start, end)
      const from = start + (content.length - content.trimStart().length)
      const covered = gone.some(([a, b]) =>
        content.trim() === '' ? a <= start && end <= b : a <= from && from + content.trim().length <= b,
      )
      return [`${line} ${text.slice(0, 40)}`, covered]
    }),
  )
}

function headings(source: SourceText, expected: Expected): Score {
  const found = source.blocks.filter(({ kind }) => kind === 'heading' || kind === 'caption')
  const cases: [string, boolean][] = []
  for (const { text, level, note } of expected.headings) {
    if (text === null) continue
    const block = found.find(({ start, end }) => fold(source.text.slice(start, end)) === fold(text))
    const isCaption = note?.includes('caption') ?? false
    cases.push([
      `${text}: ${block?.kind} ${block?.level}`,
      !!block && (isCaption ? block.kind === 'caption' : block.level === level),
    ])
  }
  return score(cases)
}

function tables(source: SourceText, expected: Expected): Score {
  const found = source.blocks.filter(({ kind }) => kind === 'table')
  const cases: [string, boolean][] = []
  for (const { rows, columns, first_row: first, last_row: last, header } of expected.tables) {
    if (rows === undefined || !first || !last) continue
    const grids = found.map((block) =>
      (block.rows ?? []).map(({ cells }) => cells.map(({ start, end }) => plain(source.text.slice(start, end)))),
    )
    const grid = grids.find((cells) => cells.some((row) => row.join('|') === first.join('|')))
    cases.push([`table rows ${grid?.length} for ${rows}`, grid?.length === rows || grid?.length === rows + 1])
    cases.push([
      `table columns ${grid?.at(-1)?.length} for ${columns}`,
      grid?.every((row) => row.length === columns) ?? false,
    ])
    cases.push(['table last row', grid?.at(-1)?.join('|') === last.join('|')])
    if (header)
      cases.push([
        `table header ${grid?.[0]?.join('|')}`,
        fold(grid?.[0]?.slice(1).join('|') ?? '') === fold(header.slice(1).join('|')),
      ])
  }
  return score(cases)
}
