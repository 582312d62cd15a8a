// JSON values in one spelling: object keys sorted, undefined left out. Two laptops that hold the same value then write the same
// bytes, and CouchDB revisions, which are hashes of bytes, agree without a conflict.

/** Keys that would reach an object's prototype; they never stand in a stored value. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** A deep copy with sorted keys. Throws a TypeError on what JSON cannot hold and on keys that reach a prototype. */
export function canonical(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that is not finite')
    // JSON knows no −0.
    return value + 0
  }
  if (Array.isArray(value)) return value.map((element) => (element === undefined ? null : canonical(element)))
  if (typeof value === 'object') {
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(value).sort()) {
      if (FORBIDDEN.has(key)) throw new TypeError(`the forbidden key ${key}`)
      const element = (value as Record<string, unknown>)[key]
      if (element !== undefined) copy[key] = canonical(element)
    }
    return copy
  }
  throw new TypeError(`a ${typeof value}`)
}

/** Equality of JSON values regardless of key order; `undefined` equals only itself. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  if (typeof a !== 'object' || typeof b !== 'object') return false
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
}
