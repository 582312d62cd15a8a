// utilityProcess: a real child process of plain Node, whose `process.parentPort` is made by child.ts.
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { Emitter } from './emitter.ts'
import { Lent, type MessagePortMain } from './port.ts'

export type ToChild =
  | { kind: 'message'; data: unknown; ports: string[] }
  | { kind: 'port'; id: string; data: unknown }
  | { kind: 'ended'; id: string }
export type FromChild =
  | { kind: 'message'; data: unknown }
  | { kind: 'port'; id: string; data: unknown }
  | { kind: 'ended'; id: string }

const running = new Set<UtilityProcess>()

export class UtilityProcess extends Emitter<{ spawn: []; exit: [code: number]; message: [message: never] }> {
  readonly #child: ChildProcess
  readonly #lent = new Lent()

  constructor(modulePath: string, args: string[], options: Electron.ForkOptions) {
    super()
    running.add(this)
    this.#child = fork(modulePath, args, {
      env: (options.env as NodeJS.ProcessEnv | undefined) ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      execArgv: [...(options.execArgv ?? []), '--import', join(import.meta.dirname, 'child.ts')],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('exit', (code) => {
      running.delete(this)
      this.#lent.allEnded()
      this.emit('exit', code ?? 1)
    })
    this.#child.on('message', (message: FromChild) => {
      if (message.kind === 'message') this.emit('message', message.data as never)
      else if (message.kind === 'port') this.#lent.heard(message.id, message.data)
      else this.#lent.ended(message.id)
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    const ids = transfer.map((port) =>
      this.#lent.lend(
        port,
        (id, data) => this.#send({ kind: 'port', id, data }),
        (id) => this.#send({ kind: 'ended', id }),
      ),
    )
    this.#send({ kind: 'message', data: message, ports: ids })
  }

  kill(): boolean {
    return this.#child.kill()
  }

  #send(message: ToChild): void {
    // A child that died a moment ago hears nothing; its `exit` is on the way.
    if (this.#child.connected) this.#child.send(message, () => {})
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
}

export function endUtilityProcesses(): void {
  for (const child of running) child.kill()
}
