// One pairing as its user sees it: waiting, the two codes, the end. What is typed comes from outside, whenever it comes.
import { randomBytes } from 'node:crypto'
import type { LaptopView, PairingView } from '../../../../shared/model/laptop.ts'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'
import { agree, type Own, pairSecret } from './agreement.ts'
import type { Laptop } from './laptops.ts'
import type { Line } from './line.ts'
import { agreeOnCodes, confirm, PairingFailed, PATIENCE, TRIES } from './pairing.ts'

const PROBLEMS: Record<PairingFailed['reason'], string> = {
  broken: 'the other side broke off, or somebody stands between the two',
  wrongCode: 'the code was wrong three times',
  late: 'two minutes have passed',
  cancelled: 'it was cancelled',
}

export class PairingSession {
  /** Settles when the pairing has ended, well or not. */
  readonly ended: Promise<void>
  readonly #changed: () => void
  #view: PairingView = { state: 'waiting', code: null, tries: TRIES, laptop: null, problem: null }
  #typed: (code: string) => void = () => undefined
  #judged: () => void = () => undefined
  #met = Promise.withResolvers<{ line: Line; own: Own }>()
  #broken = Promise.withResolvers<never>()
  #line: Line | null = null

  /** `keep`: makes the pair last. `address` of the pair: where the other listens, as far as is known. */
  constructor(changed: () => void, keep: (laptop: Laptop) => Promise<void>) {
    this.#changed = changed
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new PairingFailed('late')), PATIENCE)
    })
    this.ended = Promise.race([this.#run(keep), late, this.#broken.promise])
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        clearTimeout(timer)
        this.#line?.frames.close()
      })
  }

  get view(): PairingView {
    return this.#view
  }

  get isOver(): boolean {
    return this.#view.state === 'paired' || this.#view.state === 'failed'
  }

  /** The line to the other laptop; false where there is one already. */
  meet(line: Line, own: Own): boolean {
    if (this.#line !== null || this.isOver) return false
    this.#line = line
    // While codes are typed nothing is read; later on whoever reads notices by itself.
    void line.ended.then(() => this.#view.state === 'codes' && this.#broken.reject(new PairingFailed('broken')))
    this.#met.resolve({ line, own })
    return true
  }

  /** Answers when it is known whether the code was right. Throws `pairingFailed` where none is asked for. */
  async type(code: string): Promise<PairingView> {
    if (this.#view.state !== 'codes')
      throw new CommonplaceError('pairingFailed', { problem: 'no code is asked for at this moment' })
    const judged = new Promise<void>((resolve) => (this.#judged = resolve))
    this.#typed(code)
    await judged
    return this.#view
  }

  cancel(): void {
    this.#fail(new PairingFailed('cancelled'))
    this.#broken.reject(new PairingFailed('cancelled'))
    this.#line?.frames.close()
  }

  async #run(keep: (laptop: Laptop) => Promise<void>): Promise<void> {
    const { line, own } = await this.#met.promise
    const codes = await agreeOnCodes(line.frames, line.pairing, randomBytes(32))
    this.#say({ state: 'codes', code: codes.shown })
    const heard = {
      ...codes,
      isRight: (typed: string) => {
        const right = codes.isRight(typed)
        if (right) this.#say({ state: 'confirming' })
        else this.#say({ tries: this.#view.tries - 1 })
        if (right || this.#view.tries > 0) this.#judged()
        return right
      },
    }
    await confirm(line.frames, heard, () => new Promise((resolve) => (this.#typed = resolve)))
    const agreed = await agree(line.frames, line.pairing, own)
    const host = line.address.slice(0, line.address.lastIndexOf(':'))
    const listens =
      line.pairing.role === 'caller' ? line.address : agreed.port === null ? null : `${host}:${agreed.port}`
    const laptop: LaptopView = { id: line.peer, name: agreed.name, address: listens }
    await keep({ ...laptop, secret: pairSecret(line.pairing) })
    this.#say({ state: 'paired', code: null, laptop })
  }

  #fail(error: unknown): void {
    if (this.isOver) return
    const said =
      error instanceof PairingFailed
        ? new CommonplaceError('pairingFailed', { problem: PROBLEMS[error.reason] })
        : error instanceof CommonplaceError
          ? error
          : new CommonplaceError('pairingFailed', { problem: PROBLEMS.broken })
    this.#say({ state: 'failed', code: null, problem: said.toWire() })
    this.#judged()
  }

  #say(part: Partial<PairingView>): void {
    if (this.isOver) return
    this.#view = { ...this.#view, ...part }
    this.#changed()
  }
}
