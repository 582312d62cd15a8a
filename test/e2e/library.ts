// A library with something of everything, made by the host's own calls while a shell runs on it.
import { connect } from '../../shared/rpc/client.ts'
import type { HostClient } from '../../shared/rpc/contract.ts'
import { findHost } from '../../electron/host/socket.ts'
import { FERRY, FERRY_FILE } from './texts.ts'

/** Speaks to the host that runs on the library, and hangs up. */
export async function asking<T>(library: string, work: (host: HostClient) => Promise<T>): Promise<T> {
  const channel = await findHost(library)
  if (!channel) throw new Error(`no host runs on ${library}`)
  const connection = connect(channel)
  try {
    return await work(connection.host)
  } finally {
    connection.close()
  }
}

/** Imports texts (name, content) and references as the window would; resolves to the ids of the sources, in order. */
export async function importTexts(
  host: HostClient,
  texts: readonly (readonly [string, string | Buffer])[],
  references: { name: string; content: string }[] = [],
): Promise<string[]> {
  const files = texts.map(([name, content]) => ({ name, base64: Buffer.from(content).toString('base64') }))
  const { job } = await host.importFiles({ files, references })
  const account = await host.finished({ job })
  return account.read.map((source) => source.id)
}

/** A reference with every fact, of no source here. */
const COMPLETE = {
  id: 'marlow1998',
  type: 'book',
  title: 'Harbours and their towns',
  author: [{ family: 'Marlow', given: 'Edith' }],
  issued: { 'date-parts': [[1998]] },
  publisher: 'Harbour Press',
}

export const OVERLAP = 'the band on the quay, and hardly at all to cargo. A union, in this reading, was an audience.'
export const ESSAY = 'Other People’s Sentences'

/** The starter text and the ferry; passages in all colours, some overlapping; themes in levels; notes of every kind; references with and without gaps. */
export async function furnish(host: HostClient): Promise<{ ferry: string; essay: string }> {
  const { source: essay } = await host.importStarter({})
  const [ferry] = await importTexts(host, [[FERRY_FILE, FERRY]])
  await host.importReferences({ file: 'harbour.json', content: JSON.stringify([COMPLETE]) })
  const mark = (
    source: string,
    quote: string,
    color: 'yellow' | 'blue' | 'green' | 'orange' | 'pink',
    themes: string[] = [],
    note?: string,
  ) => host.annotate({ source, quote, color, themes, ...(note === undefined ? {} : { note }) })
  await mark(essay, 'it says in nine words what you have been trying to say for a month', 'yellow', ['Memory'])
  await mark(essay, 'First keep things apart, and marked with their origin.', 'green', ['Method/Gathering'])
  await mark(essay, 'The whole art is in those two steps', 'green', ['Method'], 'Compare *Erasmus* on headings')
  await mark(essay, 'a question you are putting to your reading', 'blue', ['Method/Headings'])
  await mark(essay, 'great wits have short memories', 'pink', ['Memory'], 'Doubtful attribution, see note 6')
  await mark(ferry!, 'Its timetable is a treaty', 'orange', ['Power/Promises'])
  await mark(ferry!, OVERLAP, 'blue', ['Power'], 'Use in 3.2')
  await mark(ferry!, 'A union, in this reading, was an audience.', 'pink', ['Power/Audience', 'Method'])
  await mark(ferry!, 'in this reading, was', 'pink')
  await mark(ferry!, 'the right to stop a boat is worth more than the right to steer it', 'yellow', ['Power/Veto'])
  await mark(ferry!, 'שלום', 'green')
  const themes = await host.themes({})
  const power = themes.find((theme) => theme.name === 'Power')!
  await host.defineTheme({ theme: power.id, definition: 'Who can make the other side wait' })
  await host.writeNote({ about: power.id, markdown: 'Look for *counter-examples* in the second part' })
  await host.writeNote({ about: ferry!, markdown: '**Primary** source, read twice\n\n- minutes\n- timetable' })
  await host.writeNote({ about: null, markdown: 'Ask in the colloquium about ferries' })
  return { ferry: ferry!, essay }
}
