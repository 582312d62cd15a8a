// JSON values in one spelling: object keys sorted, undefined left out. Two laptops that hold the same value then write the same
// bytes, and CouchDB revisions, which are hashes of bytes, agree without a conflict.

/** Keys that would reach an object's prototype; they never stand in a stored value. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Levels of lists and objects. Nothing of ours has ten; what has thousands is made to overflow whoever walks through it. */
const DEEPEST = 100

/** A deep copy with sorted keys. Throws a TypeError on what JSON cannot hold, on keys that reach a prototype, and on endless depth. */
export function canonical(value: unknown, levels = DEEPEST): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that is not finite')
    // JSON knows no −0.
    return value + 0
  }
  if (typeof value === 'object' && levels === 0) throw new TypeError('what nests without end')
  if (Array.isArray(value))
    return value.map((element) => (element === undefined ? null : canonical(element, levels - 1)))
  if (typeof value === 'object') {
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(value).sort()) {
      if (FORBIDDEN.has(key)) throw new TypeError(`the forbidden key ${key}`)
      const element = (value as Record<string, unknown>)[key]
      if (element !== undefined) copy[key] = canonical(element, levels - 1)
    }
    return copy
  }
  throw new TypeError(`a ${typeof value}`)
}

/** About as many characters as a value's JSON has, where a copy is not wanted. Throws what `canonical` throws of what JSON can hold. */
export function sizeOf(value: unknown, levels = DEEPEST): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return 8
  if (levels === 0) throw new TypeError('what nests without end')
  let size = 2
  if (Array.isArray(value)) for (const element of value) size += sizeOf(element, levels - 1) + 1
  else
    for (const key of Object.keys(value)) {
      if (FORBIDDEN.has(key)) throw new TypeError(`the forbidden key ${key}`)
      size += key.length + 4 + sizeOf((value as Record<string, unknown>)[key], levels - 1)
    }
  return size
}

/** Equality of JSON values regardless of key order; `undefined` equals only itself. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  if (typeof a !== 'object' || typeof b !== 'object') return false
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
}
