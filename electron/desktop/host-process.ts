// The host in a process of its own: started, given a line to each window, started again when it dies, ended in order.
import { type MessagePortMain, utilityProcess } from 'electron'
import type { WireError } from '../../shared/rpc/error.ts'
import type { HostState } from '../../shared/shell.ts'
import type { FromHost, SecretAsked, ToHost } from './host-messages.ts'

/** What the process is to this file: Electron's own, or one that a test plays. */
export interface Child {
  postMessage(message: ToHost, ports?: MessagePortMain[]): void
  onMessage(listener: (message: FromHost) => void): void
  onExit(listener: () => void): void
  kill(): void
}

export interface HostEvents {
  /** The library stands open. */
  opened(folder: string): void
  state(state: HostState): void
  /** Does with the keychain what the host asks for. */
  secret(asked: SecretAsked): Promise<{ value: string | null; kept: boolean }>
  /** It will not be started again by itself: the library could not be opened (why), or it died too often (null). */
  gaveUp(problem: WireError | null): void
}

export interface HostProcess {
  readonly state: HostState
  /** Gives one end of a line to the host. The line of a host that dies is closed; ask again for another. */
  connect(port: MessagePortMain): void
  /** Starts anew after `gaveUp`. */
  tryAgain(): void
  /** Resolves when the last write is done and the process has ended. */
  close(): Promise<void>
  /** Ends it at once. Everything acknowledged is on the disk. */
  kill(): void
}

/** Dying so often within this span is no accident; starting again would only repeat it. */
const MOST_DEATHS = 3
const DEATH_SPAN_MS = 60_000

export function startHost(spawn: () => Child, folder: string | null, events: HostEvents, now = Date.now): HostProcess {
  let state: HostState = 'restarting'
  let child: Child | null = null
  let deaths: number[] = []
  let closing = false
  let exited = Promise.resolve()

  function become(next: HostState): void {
    if (state === next) return
    state = next
    events.state(next)
  }

  function start(): void {
    let failure: WireError | null = null
    const born = spawn()
    child = born
    const gone = Promise.withResolvers<void>()
    exited = gone.promise
    born.onMessage((message) => {
      if (message.kind === 'opened') {
        become('running')
        events.opened(message.folder)
      } else if (message.kind === 'secret') void answerSecret(born, message)
      else failure = message.error
    })
    born.onExit(() => {
      child = null
      gone.resolve()
      if (closing) return
      if (failure !== null) return giveUp(failure)
      deaths = [...deaths.filter((at) => now() - at < DEATH_SPAN_MS), now()]
      if (deaths.length >= MOST_DEATHS) return giveUp(null)
      become('restarting')
      start()
    })
    born.postMessage({ kind: 'open', folder })
  }

  async function answerSecret(asker: Child, asked: SecretAsked): Promise<void> {
    // A keychain that fails is one that keeps nothing: the host has another place, or the user is asked.
    const answer = await events.secret(asked).catch(() => ({ value: null, kept: false }))
    if (child === asker) asker.postMessage({ kind: 'secret', id: asked.id, ...answer })
  }

  function giveUp(problem: WireError | null): void {
    become('stopped')
    events.gaveUp(problem)
  }

  start()
  return {
    get state() {
      return state
    },
    connect(port) {
      if (child === null || closing) port.close()
      else child.postMessage({ kind: 'window' }, [port])
    },
    tryAgain() {
      if (child !== null || closing) return
      deaths = []
      become('restarting')
      start()
    },
    async close() {
      if (!closing) {
        closing = true
        child?.postMessage({ kind: 'close' })
      }
      await exited
    },
    kill: () => child?.kill(),
  }
}

/** The real process. No text becomes code in it, wherever it came from. */
export function forkHost(entry: string): Child {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Commonplace Library',
    execArgv: ['--disallow-code-generation-from-strings'],
    stdio: 'inherit',
  })
  return {
    postMessage: (message, ports) => child.postMessage(message, ports),
    onMessage: (listener) => child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => child.on('exit', () => listener()),
    kill: () => void child.kill(),
  }
}
