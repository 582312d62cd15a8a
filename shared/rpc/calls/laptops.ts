// The road from laptop to laptop on one network: listening, pairing, unpairing. Part of the contract.
import * as v from 'valibot'
import type { DeviceView } from '../../model/device.ts'
import type { LanView, PairingView } from '../../model/laptop.ts'
import { act, call, Name } from '../call.ts'

const Port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))

/** Off until somebody turns it on. A pair is for one library; once paired, each laptop is a road of the other's. */
export const laptopCalls = {
  /** All laptops that have ever changed this library, this one first, each with a name of its own. */
  devices: call<DeviceView[]>()(v.object({})),
  /** What this laptop is called, here and on the others: one line of at most 60 characters. Throws `badValue`. */
  nameDevice: act<void>()(v.object({ name: Name })),
  lan: call<LanView>()(v.object({})),
  /** Listens for paired laptops from now on, or no longer. `port`: 0 for any that is free. Throws `couldNotListen`. */
  listenOnLan: call<LanView>()(v.object({ on: v.boolean(), port: v.optional(Port) })),
  /**
   * Begins to pair: calls the laptop at `address` (`host:port`), or, without one, listens for two minutes. One at a time; a second start
   * ends the first. `accept`: both libraries hold records and are to become one. What comes of it is asked for with `lan`; the event
   * `changed` with the key `lan` says when. Throws `laptopAway`, `couldNotListen`, `badValue`.
   */
  pairLaptop: call<PairingView>()(v.object({ address: v.optional(v.nullable(Name)), accept: v.optional(v.boolean()) })),
  /** The code the other screen shows. Right or not is in the answer; after three wrong ones the pairing has failed. */
  typePairingCode: call<PairingView>()(v.object({ code: Name })),
  cancelPairing: call<void>()(v.object({})),
  /** Forgets a laptop's key and the road to it. What was exchanged stays on both. */
  unpairLaptop: call<void>()(v.object({ laptop: Name })),
}
