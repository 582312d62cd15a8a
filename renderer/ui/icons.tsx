// The icon set: one stroke, one grid of 24, drawn for this app. An icon is decoration; the control around it carries the name.
import type { ReactNode } from 'react'
import styles from './icons.module.css'

const PATHS = {
  library: 'M4 5v14M8 5v14M13 5.5 17.5 19M20 19V9',
  tag: 'M4 7h7l9 9-6 6-9-9V7zM8.5 10.5h.01',
  find: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  board: 'M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z',
  outline: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4zM5 17a3 3 0 0 1 3-3h11',
  sync: 'M20 11a8 8 0 0 0-14-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14 4l2-2M20 20v-5h-5',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  split: 'M4 5h16v14H4zM12 5v14',
  columns: 'M3 5h7.5v14H3zM13.5 5H21v14h-7.5z',
  letters: 'M4 18 9 6l5 12M5.7 14h6.6M16 18v-6M16 15a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0',
  more: 'M5.3 12a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0M11.3 12a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0M17.3 12a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0',
  down: 'M6 9l6 6 6-6',
  right: 'M9 6l6 6-6 6',
  left: 'M15 6l-6 6 6 6',
  up: 'M6 15l6-6 6 6',
  back: 'M20 12H5M11 6l-6 6 6 6',
  forward: 'M4 12h15M13 6l6 6-6 6',
  undo: 'M4 9h10a6 6 0 0 1 0 12h-3M4 9l5-5M4 9l5 5',
  redo: 'M20 9H10a6 6 0 0 0 0 12h3M20 9l-5-5M20 9l-5 5',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  restore: 'M4 5v5h5M4.5 10A8 8 0 1 1 4 14M12 8v4.5l3 2',
  edit: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  import: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 17v3h16v-3',
  folder: 'M3 6h6l2 3h10v10H3z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  filter: 'M4 6h16M7 12h10M10 18h4',
  sort: 'M7 5v14M3.5 15.5 7 19l3.5-3.5M13 6h8M13 11h6M13 16h4',
  ask: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5A2.5 2.5 0 1 1 13 11.8c-.7.3-1 .8-1 1.7M12 17h.01',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.5h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5h.01',
  quote: 'M10 7c-3 1-5 3.5-5 7v3h5v-5H7M19 7c-3 1-5 3.5-5 7v3h5v-5h-3',
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M10 5h7M7 19h7M14 5l-4 14',
  code: 'M8.5 7 4 12l4.5 5M15.5 7 20 12l-4.5 5',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4.2 4.2 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4.2 4.2 0 0 0 6 6L12.5 17.1',
  bullets: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  numbers: 'M10 6h10M10 12h10M10 18h10M4 4.5h1.5V9M4 9h3M4 14.5h3L4 19h3',
  heading: 'M6 5v14M18 5v14M6 12h12',
  merge: 'M6 4v5l6 5 6-5V4M12 14v7M8.5 17.5 12 21l3.5-3.5',
  indent: 'M4 5h16M10 10h10M10 15h10M4 20h16M4 9.5l3 3-3 3',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  keys: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M17 14h.01M7 14h6',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  history: 'M4 5v5h5M4.5 10A8 8 0 1 1 4 14M12 8v4.5l3 2',
  play: 'M8 5l11 7-11 7z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 18 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg className={styles['icon']} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
