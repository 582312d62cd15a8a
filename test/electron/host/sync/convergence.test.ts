// Several laptops, random edits, accidents and roads: `convergence/scenario.ts` says what must hold in the end. `RUNS` and `SEED` look
// into one campaign; the soak shares its 20,000 among as many programs as keep the machine busy, since each waits half of its time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SOAK = process.env['SOAK'] !== undefined
const RUNS = Number(process.env['RUNS'] ?? (SOAK ? 20_000 : 100))
const SEED = process.env['SEED']
const PROGRAMS = SOAK && SEED === undefined ? 2 * availableParallelism() : 1
const CAMPAIGN = join(import.meta.dirname, 'convergence', 'campaign.ts')

test(`${RUNS} times some laptops over several roads`, { timeout: RUNS * 20_000 }, async () => {
  const each = Math.ceil(RUNS / PROGRAMS)
  const ends = Array.from({ length: PROGRAMS }, async () => {
    const given = [String(each), ...(SEED === undefined ? [] : [SEED])]
    const child = spawn(process.execPath, [CAMPAIGN, ...given], { stdio: ['ignore', 'inherit', 'pipe'] })
    let problem = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (problem += text))
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code, problem).toBe(0)
  })
  await Promise.all(ends)
})
