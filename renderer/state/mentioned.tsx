// Where a record is mentioned, lent by the notes to whatever shows the record: a theme, a passage, a source.
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'

export interface MentionsProps {
  /** Id of the record. */
  of: string
  /** A line of names, or a button that opens them where there is little room. */
  look?: 'list' | 'button'
}

export const MentionsContext = createContext<{ Mentions: ComponentType<MentionsProps> | null }>({ Mentions: null })

/** Nothing where no note mentions it. */
export function Mentioned(props: MentionsProps): ReactNode {
  const { Mentions } = useContext(MentionsContext)
  return Mentions && <Mentions {...props} />
}
