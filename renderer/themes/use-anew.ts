// State that belongs to what is shown and begins anew with another, while what shows it stays on the page: putting up a board costs more
// than filling it.
import { useCallback, useState } from 'react'

/** As `useState`, from `start` again whenever `of` becomes another. Until it is set it is `start`, also where that changes. */
export function useAnew<T>(of: string, start: T): [T, (value: T) => void] {
  const [kept, keep] = useState<{ of: string; value?: T }>({ of })
  // Whoever comes back finds it as fresh as the first time.
  if (kept.of !== of) keep({ of })
  const set = useCallback((value: T) => keep({ of, value }), [of])
  return [kept.of === of && 'value' in kept ? (kept.value as T) : start, set]
}
