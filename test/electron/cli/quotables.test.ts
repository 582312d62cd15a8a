// Every passage a careful reader would quote from the five texts, found by its words and cited with its place. In one process:
// what is tested is the host, and a process for each would take minutes.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHost, type Host } from '../../../electron/host/host.ts'
import { HAS_SOURCES, SOURCES, WITHOUT } from './run.ts'

interface Expected {
  file: string
  quotables: { text: string; page: string | null; in_text_with_record: Record<string, string> }[]
}

const names = HAS_SOURCES ? (await readdir(join(SOURCES, 'expected'))).sort() : []
const expected = await Promise.all(
  names.map(async (name) => JSON.parse(await readFile(join(SOURCES, 'expected', name), 'utf8')) as Expected),
)
const passages = expected.flatMap(({ file, quotables }) =>
  quotables.map((quotable) => ({ file, name: `${file.slice(0, 3)} “${quotable.text.slice(0, 40)}…”`, ...quotable })),
)

describe.skipIf(!HAS_SOURCES)(
  `passages of the source texts${WITHOUT}`,
  () => {
    let folder: string
    let host: Host
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'commonplace-quotables-'))
      host = await openHost({ folder, listen: false })
      const paths = expected.map(({ file }) => join(SOURCES, file))
      const { job } = await host.client.importPaths({ paths, references: [join(SOURCES, 'references.json')] })
      await host.client.finished({ job })
    }, 120_000)
    afterAll(async () => {
      await host.close()
      await rm(folder, { recursive: true, force: true })
    })

    test.for(passages)('$name', async ({ file, text, page, in_text_with_record }) => {
      const { id, page: found } = await host.client.annotate({ source: file, quote: text })
      expect(found).toBe(page)
      for (const [style, citation] of Object.entries(in_text_with_record)) {
        expect((await host.client.cite({ annotations: [id], style })).text).toBe(citation)
      }
    })

    test('stand where they say, all of them', async () => {
      expect(await host.client.quotes({})).toHaveLength(passages.length)
      expect(await host.client.check({})).toMatchObject({ ok: true, problems: [] })
    })
  },
  60_000,
)
