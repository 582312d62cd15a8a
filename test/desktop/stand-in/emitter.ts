// Events with typed names: a name the stand-in never emits does not compile in the shell's code either.

/** Names and the arguments of their listeners; without an index signature, so that other names do not pass. */
export type EventMap<E> = { [K in keyof E]: unknown[] }

export class Emitter<E extends EventMap<E>> {
  #listeners: { name: keyof E; listener: unknown; once: boolean }[] = []

  on<K extends keyof E>(name: K, listener: (...args: E[K]) => void): this {
    this.#listeners.push({ name, listener, once: false })
    return this
  }

  once<K extends keyof E>(name: K, listener: (...args: E[K]) => void): this {
    this.#listeners.push({ name, listener, once: true })
    return this
  }

  off<K extends keyof E>(name: K, listener: (...args: E[K]) => void): this {
    this.#listeners = this.#listeners.filter((entry) => entry.name !== name || entry.listener !== listener)
    return this
  }

  listenerCount(name: keyof E): number {
    return this.#listeners.filter((entry) => entry.name === name).length
  }

  emit<K extends keyof E>(name: K, ...args: E[K]): boolean {
    const called = this.#listeners.filter((entry) => entry.name === name)
    this.#listeners = this.#listeners.filter((entry) => !entry.once || entry.name !== name)
    for (const { listener } of called) (listener as (...args: E[K]) => void)(...args)
    return called.length > 0
  }
}

/** Electron's own kind of event object. */
export interface Preventable {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function preventable<T extends object>(facts: T): Preventable & T {
  let prevented = false
  return Object.defineProperties(facts, {
    defaultPrevented: { get: () => prevented },
    preventDefault: { value: () => void (prevented = true) },
  }) as Preventable & T
}
