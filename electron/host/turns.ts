// One after the other: a command decides by the records as they are ("is there a theme of this name?") and then writes.
// Two that did so at the same moment would both find none and make two.

/** Runs each work when those before it have ended, however they ended. */
export type TakeTurn = <T>(work: () => Promise<T> | T) => Promise<T>

export function takingTurns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
