// When a value was written, in the only sense two laptops share: which device wrote it, as which of its writes to this document,
// and which writes it had then seen. Wall time decides nothing.

/** For each device, the highest number of its writes that were seen; all its lower ones were seen too. */
export type Context = Readonly<Record<string, number>>

/**
 * One write: its Lamport number within the document (from 1), the device (a ULID), and what the writer had seen of *other* devices.
 * Of its own device a writer has seen everything before.
 */
export type Clock = readonly [n: number, device: string, seen: Context]

/** Membership of one element in a set: the newest word about it. */
export type Membership = readonly [n: number, device: string, seen: Context, present: 0 | 1]

/** A total order that all devices agree on: by number, then by device. Later is greater. */
export function compareClocks(a: Clock | Membership, b: Clock | Membership): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)
}

/** Whether two clocks are the same write. */
export function sameWrite(a: Clock | Membership, b: Clock | Membership): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** Whether someone who has seen `context` has seen this write. */
export function hasSeen(context: Context, write: Clock | Membership): boolean {
  return (context[write[1]] ?? 0) >= write[0]
}

/** Whether the writer of `later` had seen `earlier`. */
export function follows(later: Clock | Membership, earlier: Clock | Membership): boolean {
  if (later[1] === earlier[1]) return later[0] >= earlier[0]
  return hasSeen(later[2], earlier)
}

/** Neither writer had seen the other's write. */
export function concurrent(a: Clock | Membership, b: Clock | Membership): boolean {
  return !follows(a, b) && !follows(b, a)
}

/** Adds a write and all it had seen to a context under construction. */
export function see(context: Record<string, number>, write: Clock | Membership): void {
  for (const device of Object.keys(write[2])) {
    context[device] = Math.max(context[device] ?? 0, write[2][device]!)
  }
  context[write[1]] = Math.max(context[write[1]] ?? 0, write[0])
}

/** The clock of the next write by `device` to a document of which it has seen `context`. */
export function tick(context: Context, device: string): Clock {
  const others: Record<string, number> = {}
  let highest = 0
  for (const other of Object.keys(context).sort()) {
    highest = Math.max(highest, context[other]!)
    if (other !== device) others[other] = context[other]!
  }
  return [highest + 1, device, others]
}
