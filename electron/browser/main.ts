// The browser shell: Commonplace in the default browser, where no Electron can be had.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { toWireError } from '../../shared/rpc/error.ts'
import { openHost } from '../host/host.ts'
import { defaultLibrary } from '../host/library-path.ts'
import { shareLibrary } from './library.ts'
import { hasDisplay, openBrowser } from './open-browser.ts'
import { loadPage } from './page.ts'
import { servePage } from './serve.ts'

const PAGE = join(import.meta.dirname, '..', '..', '.out', 'page')

const HELP = `Usage: npm start -- [--library DIR] [--port N] [--no-open]

Opens Commonplace in your browser. Your library stays on this machine.

  --library DIR   the library's folder (default: ${defaultLibrary()})
  --port N        the port of the address (default: any free one)
  --no-open       only print the address
`

async function main(): Promise<void> {
  const { library, port, open } = readArguments()
  const page = loadPage(PAGE)
  const shared = await shareLibrary(library, () => openHost({ folder: library, live: true }), console.error)
  const server = await servePage({ page, port, attach: shared.attach, warn }).catch(async (error: unknown) => {
    await shared.close()
    throw error
  })
  let forget = () => {}

  let ending = false
  async function end(): Promise<void> {
    // Impatience must not cut off the last write; whoever wants that has SIGKILL.
    if (ending) return
    ending = true
    forget()
    await server.close()
    await shared.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())

  console.log(
    shared.own()
      ? `Library: ${library}`
      : `Library: ${library} (already open in another Commonplace; this is a second window on it)`,
  )
  if (open && hasDisplay()) {
    const opened = await openBrowser(server.address)
    forget = opened.forget
    if (opened.asked) console.log(`Commonplace is open in your browser. If it is not, open ${server.address}`)
    else console.log(`No browser could be started. Open ${server.address}`)
  } else {
    console.log(`Open ${server.address}`)
  }
  console.log('Ctrl-C ends it.')
}

function warn(): void {
  console.error('Something on this machine keeps asking for your library without its address. It is refused each time.')
}

function readArguments(): { library: string; port: number; open: boolean } {
  const { values } = parseArgs({
    options: {
      library: { type: 'string' },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    console.log(HELP)
    process.exit(0)
  }
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError(`--port takes a number from 0 to 65535, not “${values.port}”`)
  return { library: resolve(values.library ?? defaultLibrary()), port, open: !values['no-open'] }
}

main().catch((error: unknown) => {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (error instanceof TypeError) console.error(`${error.message}\n\n${HELP}`)
  else if (code === 'EADDRINUSE')
    console.error('The port is taken by another program. Choose another with --port, or none.')
  else if (code === 'EACCES')
    console.error('The port may not be used by you. Choose one above 1023 with --port, or none.')
  else if (code === 'ENOENT') console.error('The page is not built. Run npm start, which builds it.')
  else {
    const { message, remedy } = toWireError(error)
    console.error(`${message}\n${remedy}`)
  }
  process.exit(error instanceof TypeError ? 2 : 1)
})
