// Puts the sheet that is printed on the page just before it is printed, however printing was asked for, and takes it away after.
import { useEffect } from 'react'
import type { QuoteDetail, SourceTextView } from '../../shared/model/view.ts'
import { useMessages } from '../state/messages.tsx'
import { useSide } from '../state/side.ts'
import './print.css'
import { printSheet } from './print-sheet.ts'
import { useOwnSide } from './reader-state.ts'

export function usePrint(source: SourceTextView, title: string, byline: string, quotes: readonly QuoteDetail[]): void {
  const { reader } = useMessages()
  const side = useOwnSide()
  // Of two texts the one last used is printed.
  const active = useSide((state) => state.active === side)
  useEffect(() => {
    if (!active) return
    let sheet: HTMLElement | null = null
    const begin = (): void => {
      sheet?.remove()
      const { page, paragraph, colors, kinds, print } = reader
      sheet = printSheet(source, title, byline, quotes, { page, paragraph, colors, kinds, ...print })
      document.body.append(sheet)
    }
    const end = (): void => {
      sheet?.remove()
      sheet = null
    }
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      end()
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [active, source, title, byline, quotes, reader])
}
