// Puts the chosen paper on the page.
import { useEffect } from 'react'
import { usePaper } from '../state/paper.ts'
import { useSetting } from '../state/settings.ts'

export function useLook(): void {
  const paper = usePaper(useSetting('paper'))
  useEffect(() => {
    document.documentElement.dataset['paper'] = paper
  }, [paper])
}
