// The page's link over reconnects, with lines made in this process.
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it, vi } from 'vitest'
import { type ConnectionState, type HostConnection, keepConnected } from '../../renderer/host.ts'
import { Refused } from '../../renderer/dial.ts'
import type { Channel } from '../../shared/rpc/channel.ts'
import { portChannel, type PortLike } from '../../shared/rpc/message-port.ts'
import { serve } from '../../shared/rpc/server.ts'

/** A host that can be away; counts the attempts to reach it. */
function station() {
  let answer: 'serve' | 'away' | 'refuse' = 'serve'
  let attempts = 0
  let far: Channel | null = null
  let emit: (payload: { error: null }) => void = () => {}
  return {
    attempts: () => attempts,
    set: (next: typeof answer) => void (answer = next),
    drop: () => far?.close(),
    emit: () => emit({ error: null }),
    async dial(): Promise<Channel> {
      attempts++
      if (answer === 'refuse') throw new Refused('refused')
      if (answer === 'away') throw new Error('away')
      const { port1, port2 } = new MessageChannel()
      far = portChannel(port2 as unknown as PortLike)
      serve(far, { search: () => [], finished: () => new Promise(() => {}) }, (event, listener) => {
        if (event === 'unsaved') emit = listener as never
        return () => {}
      })
      return portChannel(port1 as unknown as PortLike)
    },
  }
}

function reaches(link: HostConnection, wanted: ConnectionState): Promise<void> {
  if (link.state === wanted) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = link.onState((state) => {
      if (state !== wanted) return
      stop()
      resolve()
    })
  })
}

describe('the link to the host', () => {
  it('lets calls wait for the first connection', async () => {
    const host = station()
    const link = keepConnected(host.dial, [1])
    expect(link.state).toBe('connecting')
    expect(await link.call.search({ query: 'a' })).toEqual([])
    link.close()
    expect(link.state).toBe('closed')
    await expect(link.call.search({ query: 'a' })).rejects.toMatchObject({ name: 'closed' })
  })

  it('reconnects, keeps listeners, rejects what was under way and what is asked meanwhile', async () => {
    const host = station()
    const link = keepConnected(host.dial, [1, 2])
    const told: boolean[] = []
    link.onLink((open) => told.push(open))
    let events = 0
    link.on('unsaved', () => events++)
    await reaches(link, 'connected')
    const underWay = expect(link.call.finished({ job: 'j' })).rejects.toMatchObject({ name: 'closed' })
    host.set('away')
    await link.call.search({ query: 'the call before it has arrived' })
    host.drop()
    await underWay
    await reaches(link, 'reconnecting')
    await expect(link.call.search({ query: 'a' })).rejects.toMatchObject({ name: 'closed' })
    await vi.waitFor(() => expect(host.attempts()).toBeGreaterThan(3), 10_000)
    host.set('serve')
    await reaches(link, 'connected')
    host.emit()
    expect(await link.call.search({ query: 'a' })).toEqual([])
    expect(events).toBe(1)
    expect(told).toEqual([true, false, true])
    link.close()
  })

  it('gives up where trying again is of no use, and says why', async () => {
    const host = station()
    host.set('refuse')
    const link = keepConnected(host.dial, [1])
    await reaches(link, 'closed')
    expect(link.because).toBe('refused')
    expect(host.attempts()).toBe(1)
    expect(await new Promise((resolve) => link.onLink(resolve))).toBe(false)
    await expect(link.call.status({})).rejects.toMatchObject({ name: 'closed' })
  })
})
