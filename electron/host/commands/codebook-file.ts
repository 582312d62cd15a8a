// The codebook out to a file and in from one: REFI-QDA, a table, an outline. What is taken in is one change, and can be looked at before.
import { type CodebookFormat, formatPath } from '../../../shared/model/codebook.ts'
import type { CodebookImport } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit, Records } from '../store/store.ts'
import { VERSION } from '../version.ts'
import { codeAt, ensurePath } from './codebook.ts'
import { readCsv, writeCsv } from './codebook-csv.ts'
import type { CodebookEntry, CodebookRead } from './codebook-entry.ts'
import { readOutline, writeOutline } from './codebook-outline.ts'
import { readQdc, writeQdc } from './codebook-qdc.ts'
import type { Library } from './library.ts'
import { themeViews } from './themes.ts'

/** More is no codebook a person works with. */
const MOST_THEMES = 5_000

const WRITERS: Record<CodebookFormat, { ending: string; mediaType: string; write: (all: CodebookEntry[]) => string }> =
  {
    qdc: { ending: 'qdc', mediaType: 'application/xml', write: (all) => writeQdc(all, `Commonplace ${VERSION}`) },
    csv: { ending: 'csv', mediaType: 'text/csv', write: writeCsv },
    markdown: { ending: 'md', mediaType: 'text/markdown', write: (all) => writeOutline(all, 'Themes') },
  }
const READERS: Record<CodebookFormat, (content: string) => CodebookRead> = {
  qdc: readQdc,
  csv: readCsv,
  markdown: readOutline,
}

export function codebookFileCommands({
  store,
  records,
}: Library): Pick<HostFunctions, 'codebookFile' | 'importCodebook'> {
  return {
    codebookFile({ format }) {
      const entries = themeViews(records).map(({ id, path, definition, color, count }) => ({
        id,
        path,
        definition,
        color,
        count,
      }))
      // The schema of the exchange format wants at least one, and an empty file helps nobody.
      if (entries.length === 0) {
        throw new CommonplaceError('badValue', {
          what: 'A codebook',
          value: format,
          problem: 'there is no theme to write',
        })
      }
      const { ending, mediaType, write } = WRITERS[format]
      return { name: `themes.${ending}`, mediaType, content: write(entries) }
    },

    async importCodebook({ file, content, dry }) {
      const { edits, answer } = planned(records, read(file, content))
      const count = answer.themes.filter(({ fate }) => fate === 'made' || fate === 'defined').length
      if (!dry && count > 0) await store.commit({ verb: 'importCodebook', parameters: { file, count }, edits })
      return answer
    },
  }
}

/** Throws `badValue` for a file that is no codebook. */
function read(file: string, content: string): CodebookRead {
  const bad = (problem: string) => new CommonplaceError('badValue', { what: 'A codebook', value: file, problem })
  let found: CodebookRead
  try {
    found = READERS[formatOf(file, content)](content)
  } catch (error) {
    throw bad((error as Error).message)
  }
  if (found.entries.length > MOST_THEMES) throw bad(`it has more than ${MOST_THEMES} themes`)
  return found
}

export function formatOf(file: string, content: string): CodebookFormat {
  const ending = /\.([^.]+)$/u.exec(file)?.[1]?.toLowerCase()
  if (ending === 'qdc' || ending === 'xml' || /^\ufeff?\s*</u.test(content)) return 'qdc'
  if (ending === 'csv' || ending === 'tsv') return 'csv'
  if (ending === 'md' || ending === 'markdown') return 'markdown'
  return /^\s*[-*+] /mu.test(content) ? 'markdown' : 'csv'
}

/** Themes of one path are one: nothing here is overwritten, only what is missing is taken from the file. */
function planned(records: Records, { entries, warnings }: CodebookRead): { edits: Edit[]; answer: CodebookImport } {
  const edits: Edit[] = []
  const answer: CodebookImport = { themes: [], warnings: [...warnings] }
  const told = new Set<string>()
  for (const { path, definition, color } of entries) {
    const written = formatPath(path)
    if (told.has(written)) continue
    const known = codeAt(records, written)
    if (known !== undefined) {
      told.add(written)
      const defines = definition !== '' && known.definition === ''
      if (defines) edits.push({ id: known.id, set: { definition } })
      const keeps = definition !== '' && known.definition !== '' && known.definition !== definition
      answer.themes.push({ path, fate: defines ? 'defined' : keeps ? 'kept' : 'there' })
      continue
    }
    try {
      const ensured = ensurePath(records, written, edits)
      edits.push(...ensured.edits)
      // The levels above it that are missing are made with it, also where the file tells of them only later.
      for (const [at] of ensured.edits.entries()) {
        const levels = path.slice(0, path.length - ensured.edits.length + at + 1)
        answer.themes.push({ path: levels, fate: 'made' })
      }
      const made = edits.find(({ id }) => id === ensured.id)!
      made.set = { ...made.set, definition, ...(color !== null && { color }) }
      told.add(written)
    } catch (error) {
      if (!(error instanceof CommonplaceError)) throw error
      answer.warnings.push({ code: 'themeUnfit', theme: written.slice(0, 80) })
    }
  }
  return { edits, answer }
}
