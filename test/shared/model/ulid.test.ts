// Ids from a pool of random bytes are ULIDs like any: of the time they are made at, never twice, with every character equally likely.
import { decodeTime } from 'ulid'
import { expect, test, vi } from 'vitest'
import { newUlid } from '../../../shared/model/ulid.ts'

test('a ULID of now', () => {
  const before = Date.now()
  const id = newUlid()
  expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/u)
  expect(decodeTime(id)).toBeGreaterThanOrEqual(before)
  expect(decodeTime(id)).toBeLessThanOrEqual(Date.now())
})

test('no two are equal and no character is favoured, over many fillings of the pool', () => {
  const ids = Array.from({ length: 32_000 }, newUlid)
  expect(new Set(ids).size).toBe(ids.length)
  const counts = new Map<string, number>()
  for (const id of ids) for (const one of id.slice(10)) counts.set(one, (counts.get(one) ?? 0) + 1)
  expect(counts.size).toBe(32)
  // 16,000 of each are expected; six standard deviations are 750.
  for (const count of counts.values()) expect(Math.abs(count - 16_000)).toBeLessThan(1_000)
})

test('the system is asked once for hundreds of ids', () => {
  const asked = vi.spyOn(crypto, 'getRandomValues')
  for (let i = 0; i < 512; i++) newUlid()
  expect(asked.mock.calls.length).toBeLessThanOrEqual(3)
  asked.mockRestore()
})
