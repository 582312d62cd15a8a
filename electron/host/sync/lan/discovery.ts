// How paired laptops find each other on a network without saying who they are: an instance name that is new each time, and for each pair
// a tag that only the two can make and that changes every hour. Where multicast is blocked a typed address still works.
import { Bonjour, type Service, type ServiceConfig } from 'bonjour-service'
import { createHmac, randomBytes } from 'node:crypto'

const TYPE = 'commonplace'
const HOUR = 3_600_000
const TAG_BYTES = 9
/** Milliseconds to look for a laptop. */
const LOOK = 3_000

export interface Beacon {
  stop(): Promise<void>
}

/** Tells the network that somebody listens here, and tells those who share a secret who. */
export function beacon(port: number, secrets: readonly string[], now = Date.now()): Beacon {
  const bonjour = new Bonjour({}, () => undefined)
  bonjour.publish({ ...advertised(port, secrets, now), probe: false })
  return { stop: () => ended(bonjour) }
}

/** All that the network is told. */
export function advertised(port: number, secrets: readonly string[], now: number): ServiceConfig {
  const name = randomBytes(8).toString('hex')
  // A host is always named; unless told otherwise by the name its user gave the machine.
  return { name, host: `${name}.local`, type: TYPE, port, txt: { t: secrets.map((one) => tagOf(one, now)).join(',') } }
}

/** Where a laptop that shares the secret listens: `host:port` addresses, nearest first; empty where none is found in time. */
export async function find(secret: string, wait = LOOK): Promise<string[]> {
  const bonjour = new Bonjour({}, () => undefined)
  try {
    return await new Promise<string[]>((resolve) => {
      const timer = setTimeout(() => resolve([]), wait)
      bonjour.find({ type: TYPE }, (service) => {
        if (!isMeant(service.txt?.['t'], secret)) return
        clearTimeout(timer)
        resolve(addressesOf(service))
      })
    })
  } finally {
    await ended(bonjour)
  }
}

/** Changes with the hour, so that a laptop cannot be followed from day to day. */
export function tagOf(secret: string, at: number): string {
  const hour = Math.floor(at / HOUR)
  return createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(`tag ${hour}`)
    .digest()
    .subarray(0, TAG_BYTES)
    .toString('base64url')
}

/** Whether one of the tags is of this secret; clocks may be an hour apart. */
export function isMeant(tags: unknown, secret: string, now = Date.now()): boolean {
  if (typeof tags !== 'string') return false
  const given = new Set(tags.split(',').slice(0, 100))
  return [-HOUR, 0, HOUR].some((shift) => given.has(tagOf(secret, now + shift)))
}

function addressesOf({ addresses = [], port }: Service): string[] {
  const usable = addresses.filter((address) => !address.startsWith('fe80:'))
  return usable
    .sort((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
    .map((address) => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`))
}

async function ended(bonjour: Bonjour): Promise<void> {
  await new Promise<void>((resolve) => bonjour.unpublishAll(() => resolve()))
  await new Promise<void>((resolve) => bonjour.destroy(() => resolve()))
}
