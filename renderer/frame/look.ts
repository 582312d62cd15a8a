// Puts the chosen paper on the page; "system" follows the system's light or dark as it changes.
import { useEffect } from 'react'
import { useSetting } from '../state/settings.ts'

export function useLook(): void {
  const paper = useSetting('paper')
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const apply = (): void => {
      document.documentElement.dataset['paper'] = paper === 'system' ? (dark.matches ? 'dark' : 'light') : paper
    }
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [paper])
}
