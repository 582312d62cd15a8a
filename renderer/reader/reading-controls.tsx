// Paper, face, size, line length and spacing, where they are needed: beside the text they change.
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useMessages } from '../state/messages.tsx'
import { FACES, PAPERS, READING_LIMITS, useSettings } from '../state/settings.ts'
import type { SourceLook } from '../state/source-look.ts'
import { IconButton } from '../ui/button.tsx'
import { Tick } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { useFormat } from '../state/messages.tsx'
import styles from './reading-controls.module.css'

type Measure = keyof typeof READING_LIMITS

/** `own` is the look of the source it stands above. */
export function ReadingControls({ own }: { own: SourceLook }) {
  const { reader } = useMessages()
  return (
    <DialogTrigger>
      <IconButton icon="letters" label={reader.reading.open} />
      <Popover className={styles['popover']!} placement="bottom end" offset={4}>
        <Dialog aria-label={reader.reading.open} className={styles['dialog']!}>
          <div className={styles['controls']}>
            <Controls own={own} />
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Controls({ own }: { own: SourceLook }) {
  const { look, change } = own
  const words = useMessages().reader.reading
  const values = useSettings((state) => state.values)
  const set = useSettings((state) => state.set)
  return (
    <>
      <Segments
        label={words.scope}
        value={own.own ? 'own' : 'all'}
        choices={(['all', 'own'] as const).map((id) => ({ id, name: words.scopes[id] }))}
        onChange={(scope) => own.setOwn(scope === 'own')}
      />
      <Segments
        label={words.paper}
        value={look.paper}
        choices={PAPERS.map((id) => ({ id, name: words.papers[id] }))}
        onChange={(paper) => change({ paper })}
      />
      <Segments
        label={words.face}
        value={look.face}
        choices={FACES.map((id) => ({ id, name: words.faces[id] }))}
        onChange={(face) => change({ face })}
      />
      <Stepper measure="size" name={words.size} own={own} />
      <Stepper measure="width" name={words.width} own={own} />
      <Stepper measure="leading" name={words.leading} own={own} />
      <Tick isSelected={values.caret} onChange={(caret) => set({ caret })}>
        {words.caret}
      </Tick>
      <Tick isSelected={values.realMarks} onChange={(realMarks) => set({ realMarks })}>
        {words.realMarks}
      </Tick>
    </>
  )
}

function Stepper({ measure, name, own }: { measure: Measure; name: string; own: SourceLook }) {
  const words = useMessages().reader.reading
  const format = useFormat()
  const { least, most, step } = READING_LIMITS[measure]
  const value = own.look[measure]
  const move = (by: number): void => {
    // Steps of a tenth would drift: 1.3 + 0.1 + 0.1 …
    const next = Math.round((value + by) * 100) / 100
    own.change({ [measure]: Math.min(most, Math.max(least, next)) })
  }
  return (
    <div className={styles['stepper']} role="group" aria-label={name}>
      <span className={styles['name']}>{name}</span>
      <IconButton icon="minus" label={words.less(name)} isDisabled={value <= least} onPress={() => move(-step)} />
      <output className={styles['value']}>{format.number(value)}</output>
      <IconButton icon="plus" label={words.more(name)} isDisabled={value >= most} onPress={() => move(step)} />
    </div>
  )
}
