// E2E_THROTTLE=6 makes the window's thread six times slower: what a key or a click rests on and should not is found by it.
import type { Page } from 'playwright-core'

const RATE = Number(process.env['E2E_THROTTLE'] ?? 1)

export async function throttle(page: Page): Promise<void> {
  if (!(RATE > 1)) return
  const debug = await page.context().newCDPSession(page)
  await debug.send('Emulation.setCPUThrottlingRate', { rate: RATE })
}
