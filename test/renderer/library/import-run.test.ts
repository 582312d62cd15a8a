// Importing from the window's side: parcels, progress over all of them, cancel, and an account that always comes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImportAccount } from '../../../shared/model/import-account.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { HostLink } from '../../../renderer/state/host.tsx'
import { importPicked, type Moved } from '../../../renderer/library/import-run.ts'
import { cutParcels, fromList, MOST_BYTES, type PickedFile } from '../../../renderer/library/picked-files.ts'
import { encodeBase64 } from '../../../renderer/state/base64.ts'

const file = (name: string, content = 'x', size?: number): PickedFile => {
  const blob = new Blob([content])
  return { name, size: size ?? blob.size, file: blob }
}

interface Sent {
  files: string[]
  references: string[]
}

/** A link to a host that reads every file it is sent; `finish` may hold a job back or refuse it. */
function linkTo(finish: (job: string, account: ImportAccount) => Promise<ImportAccount> = async (_job, a) => a) {
  const sent: Sent[] = []
  const cancelled: string[] = []
  let listener: ((event: { job: string; done: number; total: number; file: string }) => void) | null = null
  const call = {
    async importFiles(args: { files: { name: string }[]; references?: { name: string }[] }) {
      sent.push({ files: args.files.map((f) => f.name), references: (args.references ?? []).map((f) => f.name) })
      return { job: `job ${sent.length}` }
    },
    async finished({ job }: { job: string }) {
      const { files, references } = sent[Number(job.split(' ')[1]) - 1]!
      files.forEach((name, done) => listener?.({ job, done, total: files.length, file: name }))
      return finish(job, {
        read: files.map((name) => ({ id: `src:${name}`, file: name, title: name, works: 1, warnings: [] })),
        present: [],
        refused: [],
        references: { matched: references.length, unmatched: [], warnings: [] },
      })
    },
    async cancel({ job }: { job: string }) {
      cancelled.push(job)
    },
  }
  const on = (_event: string, listen: never) => {
    listener = listen
    return () => (listener = null)
  }
  return { link: { call, on } as unknown as HostLink, sent, cancelled, listening: () => listener !== null }
}

describe('parcels', () => {
  it('hold at most fifty files or eight megabytes, in order, references after the texts', () => {
    const files = [file('a.bib'), ...Array.from({ length: 120 }, (_, i) => file(`${i}.txt`)), file('big.txt', 'x', 9e6)]
    const parcels = cutParcels(files)
    expect(parcels.map((p) => p.length)).toEqual([50, 50, 20, 2])
    expect(parcels.at(-1)!.map((f) => f.name)).toEqual(['big.txt', 'a.bib'])
  })
  it('never lose a file', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('txt', 'md', 'ris', 'json'), fc.nat(2e7))), (drawn) => {
        const files = drawn.map(([type, size], i) => file(`${i}.${type}`, '', size))
        expect(
          cutParcels(files)
            .flat()
            .map((f) => f.name)
            .toSorted(),
        ).toEqual(files.map((f) => f.name).toSorted())
      }),
    )
  })
})

it('encodes any bytes as base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
      expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
    { numRuns: 30 },
  )
})

it('leaves hidden files out', () => {
  expect(fromList([new File(['x'], '.DS_Store'), new File(['x'], 'a.txt')]).map((f) => f.name)).toEqual(['a.txt'])
})

describe('a run', () => {
  it('adds the parcels up to one account and one progress', async () => {
    const { link, sent, listening } = linkTo()
    const moves: Moved[] = []
    const files = [...Array.from({ length: 60 }, (_, i) => file(`${i}.txt`)), file('refs.bib')]
    const account = await importPicked(link, files, (at) => moves.push(at)).account
    expect(sent.map((s) => s.files.length)).toEqual([50, 10])
    expect(account.read).toHaveLength(60)
    expect(account.references.matched).toBe(1)
    expect(moves.map((m) => m.done)).toEqual(moves.map((m) => m.done).toSorted((a, b) => a - b))
    expect(moves.at(-1)).toMatchObject({ done: 61, total: 61 })
    expect(listening()).toBe(false)
  })
  it('names what is too large or cannot be read, and sends the rest', async () => {
    const { link, sent } = linkTo()
    const broken = {
      ...file('gone.txt'),
      file: { arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob,
    }
    const account = await importPicked(link, [file('huge.txt', '', MOST_BYTES + 1), broken, file('ok.txt')], () => {})
      .account
    expect(account.unsent).toEqual([
      { file: 'huge.txt', reason: 'tooLarge' },
      { file: 'gone.txt', reason: 'unreadable' },
    ])
    expect(sent).toEqual([{ files: ['ok.txt'], references: [] }])
  })
  it('cancelled stops before the next parcel and keeps what was read', async () => {
    const { link, sent, cancelled } = linkTo(async (_job, account) => {
      run.cancel()
      return account
    })
    const run = importPicked(
      link,
      Array.from({ length: 120 }, (_, i) => file(`${i}.txt`)),
      () => {},
    )
    const account = await run.account
    expect(account).toMatchObject({ cancelled: true, error: null })
    expect(account.read).toHaveLength(50)
    expect(sent).toHaveLength(1)
    expect(cancelled).toEqual(['job 1'])
  })
  it('that fails keeps what came before and says why', async () => {
    const { link } = linkTo(async (job, account) => {
      if (job === 'job 2') throw new CommonplaceError('diskFull', { what: '50.txt' })
      return account
    })
    const account = await importPicked(
      link,
      Array.from({ length: 60 }, (_, i) => file(`${i}.txt`)),
      () => {},
    ).account
    expect(account.read).toHaveLength(50)
    expect(account.error?.name).toBe('diskFull')
  })
})
