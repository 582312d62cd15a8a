// When a host is started again, when not, and how it ends: the rules, with a process that a test plays.
import { describe, expect, test } from 'vitest'
import type { FromHost, ToHost } from '../../electron/desktop/host-messages.ts'
import { type Child, startHost } from '../../electron/desktop/host-process.ts'
import { CommonplaceError } from '../../shared/rpc/error.ts'

class Played implements Child {
  readonly heard: ToHost[] = []
  #tell: (message: FromHost) => void = () => {}
  #exit: () => void = () => {}
  killed = false
  postMessage(message: ToHost): void {
    this.heard.push(message)
  }
  onMessage(listener: (message: FromHost) => void): void {
    this.#tell = listener
  }
  onExit(listener: () => void): void {
    this.#exit = listener
  }
  kill(): void {
    this.killed = true
  }
  says(message: FromHost): void {
    this.#tell(message)
  }
  exits(): void {
    this.#exit()
  }
}

function play() {
  const children: Played[] = []
  const log: string[] = []
  let time = 0
  const host = startHost(
    () => {
      const child = new Played()
      children.push(child)
      return child
    },
    '/library',
    {
      opened: (folder) => log.push(`opened ${folder}`),
      state: (state) => log.push(state),
      async secret({ act, name }) {
        if (name === 'broken') throw new Error('the keychain is locked')
        return { value: act === 'get' ? `what ${name} is` : null, kept: act === 'keep' }
      },
      gaveUp: (problem) => log.push(`gave up: ${problem?.name ?? 'died'}`),
    },
    () => time,
  )
  return { host, children, log, last: () => children.at(-1)!, pass: (ms: number) => (time += ms) }
}

describe('host process', () => {
  test('it is told its library first, and is running when it says so', () => {
    const { host, last, log } = play()
    expect(last().heard).toEqual([{ kind: 'open', folder: '/library' }])
    expect(host.state).toBe('restarting')
    last().says({ kind: 'opened', folder: '/library' })
    expect(host.state).toBe('running')
    expect(log).toEqual(['running', 'opened /library'])
  })

  test('one that dies is started again on the same library', () => {
    const { children, last, log } = play()
    last().says({ kind: 'opened', folder: '/library' })
    last().exits()
    expect(children).toHaveLength(2)
    expect(last().heard).toEqual([{ kind: 'open', folder: '/library' }])
    expect(log.at(-1)).toBe('restarting')
  })

  test('three deaths in a minute are enough; more slowly it goes on', () => {
    const quick = play()
    for (let i = 0; i < 3; i++) quick.last().exits()
    expect(quick.children).toHaveLength(3)
    expect(quick.host.state).toBe('stopped')
    expect(quick.log.at(-1)).toBe('gave up: died')
    const slow = play()
    for (let i = 0; i < 10; i++) {
      slow.pass(31_000)
      slow.last().exits()
    }
    expect(slow.children).toHaveLength(11)
  })

  test('a library that cannot be opened is not tried again until the user says so', () => {
    const { host, children, last, log } = play()
    const error = new CommonplaceError('libraryNewer', { folder: '/library', format: 9 }).toWire()
    last().says({ kind: 'failed', error })
    last().exits()
    expect(children).toHaveLength(1)
    expect(log).toEqual(['stopped', 'gave up: libraryNewer'])
    host.tryAgain()
    expect(children).toHaveLength(2)
    last().says({ kind: 'opened', folder: '/library' })
    expect(host.state).toBe('running')
  })

  test('it is asked to close once, waited for, and not started again', async () => {
    const { host, children, last } = play()
    let closed = false
    const closing = [host.close(), host.close()].map((end) => end.then(() => (closed = true)))
    expect(last().heard.filter((message) => message.kind === 'close')).toHaveLength(1)
    await Promise.resolve()
    expect(closed).toBe(false)
    last().exits()
    await Promise.all(closing)
    expect(closed).toBe(true)
    expect(children).toHaveLength(1)
    host.tryAgain()
    expect(children).toHaveLength(1)
  })

  test('what it asks of the keychain is answered, also where the keychain fails', async () => {
    const { last } = play()
    last().says({ kind: 'secret', id: 1, act: 'get', name: 'a', value: '' })
    last().says({ kind: 'secret', id: 2, act: 'keep', name: 'a', value: 'b' })
    last().says({ kind: 'secret', id: 3, act: 'get', name: 'broken', value: '' })
    const answers = () => last().heard.filter((message) => message.kind === 'secret')
    await expect.poll(answers).toEqual([
      { kind: 'secret', id: 1, value: 'what a is', kept: false },
      { kind: 'secret', id: 2, value: null, kept: true },
      { kind: 'secret', id: 3, value: null, kept: false },
    ])
  })

  test('a stopped one closes at once', async () => {
    const { host, last } = play()
    last().says({ kind: 'failed', error: new CommonplaceError('closed').toWire() })
    last().exits()
    await host.close()
    expect(host.state).toBe('stopped')
  })
})
