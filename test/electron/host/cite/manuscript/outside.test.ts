// Manuscripts as programs that are not ours read them. A program that is not installed is skipped by name.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CslItem } from '../../../../../shared/model/reference.ts'
import type { ManuscriptRequest } from '../../../../../electron/host/cite/manuscript/manuscript.ts'
import * as v from 'valibot'
import { made, PARTS, RICH } from './works.ts'

const TIME = { timeout: 120_000 }
const folder = mkdtempSync(join(tmpdir(), 'commonplace-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch (error) {
    // pdftotext knows no --version and says so by its exit code.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}
const without = (...programs: string[]): { skip: boolean; said: string } => {
  const missing = programs.filter((program) => !has(program))
  return {
    skip: missing.length > 0,
    said: missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not installed)` : '',
  }
}
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 100_000 })

async function written(more: Partial<ManuscriptRequest>): Promise<void> {
  for (const { name, base64 } of (await made(more)).files)
    writeFileSync(join(folder, name), Buffer.from(base64, 'base64'))
}

const pandoc = without('pandoc')
describe.skipIf(pandoc.skip)(`pandoc reads${pandoc.said}`, () => {
  test('the Word document with its headings, quotations, footnotes and works', TIME, async () => {
    await written({ format: 'docx', style: 'chicago-notes-bibliography' })
    const markdown = run('pandoc', 'borders.docx', '-t', 'markdown', '--wrap=none').replaceAll('\u00a0', ' ')
    expect(markdown).toContain('My *own* view[^1] meets Ada Kastner.[^2]')
    expect(markdown).toMatch(/\[\^1\]: See David Lane and Matthew Frear, \*Regions\* \(Quay, 2014\), 12; Ada Ito/)
    expect(markdown).toMatch(/\[\^4\]: Ada Kastner, \*Tides\* \(Quay, 2016\), quoted in Ito, \*Harbours\*, 6--7\./)
    expect(markdown).toMatch(/^# Borders/m)
    expect(markdown).toMatch(/^> word word/m)
    expect(markdown).toContain('Kastner, Ada. *Tides*. Quay, 2016.')
  })

  test('the Markdown with every citation, in the style it was exported in', TIME, async () => {
    await written({ format: 'md' })
    const text = run('pandoc', 'borders.md', '--citeproc', '-t', 'plain', '--wrap=none').replaceAll('\u00a0', ' ')
    // Pandoc prints no word before a chapter, also in the official style.
    expect(text).toContain(
      'view (Ito, 2020, 2; see Lane & Frear, 2014, p. 12) meets Kastner (2016, p. 5). [@nobody, p. 3]',
    )
    expect(text).toContain('“The union is ‘dead’” (Lane & Frear, 2014, p. 33).')
    expect(text).toContain('(Kastner, 2016, as cited in Ito, 2020, pp. 6–7)')
    expect(text).toContain('Lane, D., & Frear, M. (2014). Regions. Quay.')
    // The words that would be commands elsewhere are words.
    expect(text).toContain('\\input{/etc/passwd} $x_1^2$ 100% & #1 {a} ~ <b>&amp;</b> ``q')
  })

  const rich = { parts: [{ kind: 'note' as const, markdown: RICH }] }
  interface Ast {
    t?: string
    c?: unknown
  }
  /** The kinds of blocks and what nests in what, of the words only their beginning. */
  const shape = (file: string): string => {
    const kinds = (node: unknown): string[] => {
      if (Array.isArray(node)) return node.flatMap(kinds)
      const { t, c } = (node ?? {}) as Ast
      if (t === 'BulletList') return [`ul(${kinds(c).join(' ')})`]
      if (t === 'OrderedList') {
        const [[start], items] = c as [[number], unknown]
        return [`ol${start}(${kinds(items).join(' ')})`]
      }
      if (t === 'BlockQuote') return [`quote(${kinds(c).join(' ')})`]
      if (t === 'Header') return ['heading']
      if (t === 'Div') return kinds((c as [unknown, unknown])[1])
      return t === 'Para' || t === 'Plain'
        ? ['p']
        : t === 'CodeBlock'
          ? ['code']
          : t === 'HorizontalRule'
            ? ['rule']
            : []
    }
    const { blocks } = JSON.parse(run('pandoc', file, '-t', 'json')) as { blocks: unknown[] }
    return kinds(blocks).join(' ')
  }
  const NOTE = 'heading p ul(p ul(p ol1(p))) ol5(p p p) quote(p ul(p) quote(p)) code p p p p rule ul(p ul(p)) p'
  test('every list, quotation and heading of a note as it stands there, from Markdown', TIME, async () => {
    await written({ ...rich, format: 'md' })
    expect(shape('borders.md')).toBe(NOTE)
    const text = run('pandoc', 'borders.md', '--citeproc', '-t', 'plain', '--wrap=none').replaceAll('\u00a0', ' ')
    expect(text).toContain('1986. A year')
    expect(text).toContain('[bracket] first')
  })

  test('… from LaTeX', TIME, async () => {
    await written({ ...rich, format: 'latex' })
    expect(shape('borders.tex').replace('p rule', 'rule')).toContain(
      'ul(p ul(p ol1(p))) ol5(p p p) quote(p ul(p) quote(p))',
    )
  })

  test('… from HTML', TIME, async () => {
    await written({ ...rich, format: 'html' })
    expect(shape('borders.html')).toContain(NOTE)
  })

  test('… from the Word document, with its words from right to left as such', TIME, async () => {
    await written({ ...rich, format: 'docx' })
    const markdown = run('pandoc', 'borders.docx', '-t', 'markdown', '--wrap=none')
    for (const line of [
      /^-  {2}one$/m,
      /^ {4}- {3}one deep$/m,
      /^5\. {2}fifth$/m,
      /^6\. {2}sixth/m,
      /^> > quoted in it$/m,
    ])
      expect(markdown).toMatch(line)
    expect(markdown).toContain('[שלום עולם]{dir="rtl"}')
    expect(markdown).toContain('[a link](https://example.org/a?b=1&c=2#d)')
  })

  test('our own citations and list as pandoc prints those of the Markdown', TIME, async () => {
    const parts = [
      {
        kind: 'note' as const,
        markdown:
          'A [@lane2014, p. 12]. B [see @ito2020, pp. 3–4; @kastner2016]. C @ito2020 [p. 5]. D [-@ito2020, p. 2].',
      },
    ]
    for (const style of ['apa', 'chicago-author-date', 'modern-language-association']) {
      await written({ parts, style, format: 'md' })
      await written({ parts, style, format: 'html' })
      const words = (file: string, ...more: string[]): string[] =>
        run('pandoc', file, '-t', 'plain', '--wrap=none', ...more)
          .replaceAll('\u00a0', ' ')
          .split('\n')
          .filter((line) => line.trim() !== '' && !line.startsWith('On “Borders”'))
      expect(words('borders.html')).toEqual(words('borders.md', '--citeproc'))
    }
  })

  test('the Markdown in a style of notes', TIME, async () => {
    await written({ format: 'md', style: 'chicago-notes-bibliography' })
    const text = run('pandoc', 'borders.md', '--citeproc', '-t', 'markdown-citations', '--wrap=none')
    expect(text.match(/^\[\^\d\]:/gm)).toHaveLength(4)
  })

  test('the LaTeX with every citation, and no command in it that is text', TIME, async () => {
    await written({ format: 'latex' })
    const native = run('pandoc', 'borders.tex', '-t', 'native')
    const ids = [...native.matchAll(/citationId = "([^"]*)"/g)].map(([, id]) => id)
    expect(ids).toEqual(['lane2014', 'ito2020', 'kastner2016', 'lane2014', 'ito2020'])
    expect(run('pandoc', 'borders.tex', '-t', 'plain', '--wrap=none')).toContain(
      '\\input{/etc/passwd} $x_1^2$ 100% & #1 {a} ~ <b>&amp;</b>',
    )
  })
})

const tex = without('pdflatex', 'biber', 'pdftotext')
test.skipIf(tex.skip)(`LaTeX sets the document and its works${tex.said}`, { timeout: 240_000 }, async () => {
  const markdown = RICH.replace(/[\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Han}]+/gu, '')
  await written({ parts: [{ kind: 'note', markdown }, ...PARTS], format: 'latex' })
  const latex = (): string => run('pdflatex', '-halt-on-error', '-interaction=nonstopmode', 'borders.tex')
  latex()
  run('biber', 'borders')
  latex()
  const text = run('pdftotext', '-layout', 'borders.pdf', '-').replace(/\s+/g, ' ')
  for (const words of ['[two] more', '[bracket] ', 'Lane & Frear, 2014, p. 33', 'Quay.', '5. fifth'])
    expect(text).toContain(words)
})

const lua = without('lualatex', 'pdftotext')
test.skipIf(lua.skip)(`LuaLaTeX finds letters of every script${lua.said}`, { timeout: 240_000 }, async () => {
  await written({ parts: [{ kind: 'note', markdown: RICH }], format: 'latex' })
  const said = run('lualatex', '-halt-on-error', '-interaction=nonstopmode', 'borders.tex')
  expect(said).toContain('Output written on borders.pdf')
  if (!said.includes('No font for russian')) expect(run('pdftotext', 'borders.pdf', '-')).toContain('Война и мир')
})

const biber = without('biber')
test.skipIf(biber.skip)(`biber takes the BibLaTeX as it is${biber.said}`, TIME, async () => {
  await written({ format: 'latex' })
  const said = run('biber', '--tool', '--validate-datamodel', 'borders.bib')
  expect(said).not.toMatch(/ERROR|WARN/)
  expect(readFileSync(join(folder, 'borders_bibertool.bib'), 'utf8').match(/^@/gm)).toHaveLength(3)
})

const office = without('soffice', 'pdftotext')
test.skipIf(office.skip)(
  `LibreOffice prints the Word document, footnotes with their pages${office.said}`,
  TIME,
  async () => {
    await written({ format: 'docx', style: 'chicago-notes-bibliography', zotero: true })
    run('soffice', `-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', 'borders.docx')
    const text = run('pdftotext', '-layout', 'borders.pdf', '-').replace(/[\s\u00a0]+/g, ' ')
    expect(text).toContain('My own view1 meets Ada Kastner.2')
    expect(text).toContain('1 See David Lane and Matthew Frear, Regions (Quay, 2014), 12;')
    expect(text).toContain('3 Lane and Frear, Regions, 33.')
    expect(text).toContain('Ito, Ada. Harbours. Quay, 2020.')
  },
)

const unzip = without('unzip')
describe.skipIf(unzip.skip)(`fields of Zotero’s${unzip.said}`, () => {
  const fields = (part: string): string[] =>
    [...run('unzip', '-p', 'borders.docx', part).matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, code]) =>
      code!.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim(),
    )
  const citation = (field: string) => {
    expect(field).toMatch(/^ADDIN ZOTERO_ITEM CSL_CITATION \{/)
    return JSON.parse(field.slice(field.indexOf('{'))) as {
      citationItems: { id: string; uris: string[]; itemData: unknown; prefix?: string; 'suppress-author'?: boolean }[]
      properties: { plainCitation: string; noteIndex: number }
    }
  }

  test('hold each citation as valid CSL-JSON with its items', TIME, async () => {
    await written({ format: 'docx', zotero: true })
    const codes = fields('word/document.xml')
    const citations = codes.slice(0, -1).map(citation)
    // As they are shown: Zotero would take any difference for a change of the writer's.
    expect(citations.map(({ properties }) => properties.plainCitation.replaceAll('\u00a0', ' '))).toEqual([
      '(Ito, 2020, Chapter 2; see Lane & Frear, 2014, p. 12)',
      '(2016, p. 5)',
      '(Lane & Frear, 2014, p. 33)',
      '(Kastner, 2016, as cited in Ito, 2020, pp. 6–7)',
    ])
    for (const { citationItems } of citations)
      for (const item of citationItems) {
        expect(v.safeParse(CslItem, item.itemData).success).toBe(true)
        expect(item.uris[0]).toMatch(/^https:/)
        expect(item).not.toHaveProperty('quoted-from')
      }
    expect(citations[1]!.citationItems[0]!['suppress-author']).toBe(true)
    expect(citations[3]!.citationItems[0]!.prefix).toBe('Kastner, 2016, as cited in ')
    expect(codes.at(-1)).toMatch(/^ADDIN ZOTERO_BIBL .* CSL_BIBLIOGRAPHY$/)
    const settings = run('unzip', '-p', 'borders.docx', 'docProps/custom.xml')
    expect(settings).toContain('ZOTERO_PREF_1')
    expect(settings).toContain('styles/apa')
  })

  test('name a style of the user’s by its own id', TIME, async () => {
    const info = '<info><title>Mine</title><id>http://www.zotero.org/styles/mine-and-more</id></info>'
    const layout = '<layout><text variable="title"/></layout>'
    const parts = `${info}<citation>${layout}</citation><bibliography>${layout}</bibliography>`
    const style = join(folder, 'mine.csl')
    const head = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-US">'
    writeFileSync(style, `<?xml version="1.0"?>${head}${parts}</style>`)
    await written({ format: 'docx', zotero: true, style })
    expect(run('unzip', '-p', 'borders.docx', 'docProps/custom.xml')).toContain('zotero.org/styles/mine-and-more&quot;')
  })

  test('stand in the footnotes of a style of notes, numbered', TIME, async () => {
    await written({ format: 'docx', zotero: true, style: 'chicago-notes-bibliography' })
    const notes = fields('word/footnotes.xml').map(citation)
    expect(notes.map(({ properties }) => properties.noteIndex)).toEqual([1, 2, 3, 4])
  })
})
