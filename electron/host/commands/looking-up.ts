// Asking the web for a work by its DOI or ISBN, only when told to: the one thing here that leaves this machine. The host asks,
// never the page; what comes back is checked like any file from outside, and nothing is added by itself.
import type { CslItem } from '../../../shared/model/reference.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Library } from './library.ts'

export interface Registries {
  /** Answers CSL-JSON for a DOI: https://www.crosscite.org/docs.html */
  doi: string
  /** Answers https://openlibrary.org/dev/docs/api/books */
  isbn: string
}

export const REGISTRIES: Registries = { doi: 'https://doi.org', isbn: 'https://openlibrary.org' }

const TIME_LIMIT_MS = 15_000
const MAX_BYTES = 2_000_000
const MAX_REDIRECTS = 5

/** `registries` are others only in tests. */
export function lookUpCommands(library: Library, registries: Registries): Pick<HostFunctions, 'lookUpReference'> {
  return {
    async lookUpReference({ identifier }) {
      const asked = identifier.trim()
      const doi = /10\.\d{4,9}\/[^\s"<>]+/.exec(asked.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''))?.[0]
      const isbn = asked.replace(/^isbn[:\s]*/i, '').replace(/[\s-]/g, '')
      const citing = await library.citing()
      if (doi !== undefined) {
        const address = new URL(`/${encodeURIComponent(doi).replaceAll('%2F', '/')}`, registries.doi)
        const content = await fetched(address, 'application/vnd.citationstyles.csl+json', asked, registries)
        const { items } = await citing.readReferences({ file: address.host, content: JSON.stringify(content) })
        return { item: { ...items[0]!, DOI: doi }, from: address.host }
      }
      if (/^(?:97[89])?\d{9}[\dX]$/i.test(isbn)) {
        const address = new URL(`/api/books?bibkeys=ISBN:${isbn}&format=json&jscmd=data`, registries.isbn)
        const content = await fetched(address, 'application/json', asked, registries)
        const book = bookOf(content, isbn)
        if (book === null) throw failed(address.host, asked, 'it knows no such book')
        const { items } = await citing.readReferences({ file: address.host, content: JSON.stringify([book]) })
        return { item: items[0]!, from: address.host }
      }
      throw new CommonplaceError('badValue', {
        what: 'The number',
        value: asked,
        problem: 'it is neither a DOI nor an ISBN',
      })
    },
  }
}

/** JSON of an address. Redirects are followed by hand, so that none leads away from https. */
async function fetched(first: URL, accept: string, asked: string, registries: Registries): Promise<unknown> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS)
  const isAllowed = (address: URL): boolean =>
    address.protocol === 'https:' ||
    Object.values(registries).some((registry) => address.origin === new URL(registry as string).origin)
  let address = first
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (!isAllowed(address)) throw failed(first.host, asked, 'it leads to an address that is not protected')
    const answer = await fetch(address, { headers: { accept }, redirect: 'manual', signal }).catch(
      (thrown: unknown) => {
        throw failed(first.host, asked, reasonOf(thrown), thrown)
      },
    )
    const location = answer.headers.get('location')
    if (answer.status >= 300 && answer.status < 400 && location !== null) {
      await answer.body?.cancel()
      address = new URL(location, address)
      continue
    }
    if (answer.status === 404) throw failed(first.host, asked, 'it knows no such work')
    if (!answer.ok) throw failed(first.host, asked, `it answered with ${answer.status}`)
    try {
      return JSON.parse(await textOf(answer))
    } catch (thrown) {
      throw failed(
        first.host,
        asked,
        thrown instanceof SyntaxError ? 'its answer is not readable' : reasonOf(thrown),
        thrown,
      )
    }
  }
  throw failed(first.host, asked, 'it leads from one address to the next')
}

async function textOf(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) throw new Error('its answer is larger than any reference')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function reasonOf(thrown: unknown): string {
  const { name, message, cause } = thrown as Error & { cause?: { code?: string } }
  if (name === 'TimeoutError') return 'no answer in time'
  if (cause?.code === 'ENOTFOUND' || cause?.code === 'EAI_AGAIN') return 'this computer is offline'
  return cause?.code === undefined ? message : `no connection (${cause.code})`
}

const failed = (host: string, identifier: string, problem: string, cause?: unknown): CommonplaceError =>
  new CommonplaceError('lookUpFailed', { host, identifier, problem }, { cause })

/** Open Library's words in CSL's. */
function bookOf(content: unknown, isbn: string): CslItem | null {
  const found = (content as Record<string, Record<string, unknown>> | null)?.[`ISBN:${isbn}`]
  if (typeof found?.['title'] !== 'string') return null
  const names = (key: string): string[] =>
    (Array.isArray(found[key]) ? (found[key] as { name?: unknown }[]) : []).flatMap(({ name }) =>
      typeof name === 'string' ? [name] : [],
    )
  const title = [found['title'], found['subtitle']].filter((part) => typeof part === 'string').join(': ')
  const year = /\d{4}/.exec(String(found['publish_date'] ?? ''))?.[0]
  const [publisher, place] = [names('publishers')[0], names('publish_places')[0]]
  return {
    type: 'book',
    title,
    author: names('authors').map(nameOf),
    ISBN: isbn,
    ...(publisher === undefined ? {} : { publisher }),
    ...(place === undefined ? {} : { 'publisher-place': place }),
    ...(year === undefined ? {} : { issued: { 'date-parts': [[Number(year)]] } }),
  }
}

/** "Ada B. Okonjo": the last word is the family name, with the small words before it. */
function nameOf(name: string): { family: string; given: string } | { literal: string } {
  const [, given, family] =
    /^(.+?)\s+((?:(?:van|von|de|der|den|di|da|du|la|le|ten|ter)\s+)*\S+)$/u.exec(name.trim()) ?? []
  return given === undefined || family === undefined ? { literal: name.trim() } : { family, given }
}
