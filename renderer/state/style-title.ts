// The title of a citation style, for fields that show which is in use.
import { useAnswer } from './host.tsx'

/** Its name until the title is known, and where there is none. */
export function useStyleTitle(name: string): string {
  const found = useAnswer('style', { name }).data
  return found?.title ?? name
}
