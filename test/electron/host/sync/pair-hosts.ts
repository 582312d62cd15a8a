// Two hosts on this machine that are laptops to each other, and their pairing as their users do it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { type Host, openHost } from '../../../../electron/host/host.ts'

export async function aHost(name: string): Promise<Host & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-pair-'))
  const host = await openHost({ folder, listen: false, network: { host: '127.0.0.1', name } })
  onTestFinished(async () => {
    await host.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return { ...host, folder }
}

/** `b` listens, `a` calls; answers where `b` listens. */
export async function pairHosts(a: Host, b: Host): Promise<string> {
  const { listening } = await b.client.listenOnLan({ on: true })
  await b.client.pairLaptop({ accept: true })
  await a.client.pairLaptop({ address: listening![0]!, accept: true })
  const pairing = async (host: Host) => (await host.client.lan({})).pairing
  const code = async (host: Host): Promise<string> => {
    await expect.poll(async () => (await pairing(host))?.code, { timeout: 10_000 }).toMatch(/^[0-9]{6}$/u)
    return (await pairing(host))!.code!
  }
  const [shownA, shownB] = [await code(a), await code(b)]
  await a.client.typePairingCode({ code: shownB })
  await b.client.typePairingCode({ code: shownA })
  for (const host of [a, b])
    await expect.poll(async () => (await pairing(host))?.state, { timeout: 10_000 }).toBe('paired')
  return listening![0]!
}
