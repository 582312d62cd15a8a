// Two halves of a journey at once: while one page is taken in, the next is on its way.

/** The same pages in the same order, each asked for as soon as the one before has come. An error comes when its page is due. */
export async function* ahead<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  const source = pages[Symbol.asyncIterator]()
  let coming = source.next()
  try {
    for (;;) {
      const page = await coming
      if (page.done === true) return
      coming = source.next()
      // Whoever stops before it is due does not hear of it.
      coming.catch(() => undefined)
      yield page.value
    }
  } finally {
    // Not waited for: it may hang on a line that has just been lost.
    void source.return?.(undefined).catch(() => undefined)
  }
}
