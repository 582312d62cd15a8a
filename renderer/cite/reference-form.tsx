// The facts of one reference as fields, by its type. Those a citation lacks are marked and come first into focus.
import type { ReactNode } from 'react'
import type { CslItem } from '../../shared/model/reference.ts'
import { useMessages } from '../state/messages.tsx'
import { ChoiceField, TextField } from '../ui/field.tsx'
import { DATE_FIELDS, fieldsOf, NAME_FIELDS, TYPES, writeField } from './reference-fields.ts'
import styles from './reference-form.module.css'

export type Form = Readonly<Record<string, string>>

export interface ReferenceFormProps {
  item: CslItem
  missing: readonly string[]
  /** What was written and differs; fields that are not in it stand as in the item. */
  form: Form
  onChange: (form: Form) => void
}

export function ReferenceForm({ item, missing, form, onChange }: ReferenceFormProps): ReactNode {
  const m = useMessages().cite
  const type = form['type'] ?? item.type ?? 'document'
  const fields = fieldsOf(item, type, missing)
  const first = fields.find((field) => missing.includes(field))
  const valueOf = (field: string) => form[field] ?? writeField(item, field)
  const types = [...new Set<string>([...TYPES, type])]
  return (
    <div className={styles['form']}>
      <ChoiceField
        label={m.fields['type']!}
        value={type}
        onChange={(next) => onChange({ ...form, type: next })}
        choices={types.map((id) => ({ id, name: m.types[id] ?? id }))}
      />
      {fields.map((field) => {
        const isNames = (NAME_FIELDS as readonly string[]).includes(field)
        const isDate = (DATE_FIELDS as readonly string[]).includes(field)
        const wanted = missing.includes(field) && valueOf(field).trim() === ''
        return (
          <div
            key={field}
            className={styles['cell']}
            data-wide={isNames || field === 'title' || field === 'container-title' || undefined}
          >
            <TextField
              label={wanted ? m.fieldMissing(m.fields[field] ?? field) : (m.fields[field] ?? field)}
              wanted={wanted}
              value={valueOf(field)}
              onChange={(value) => onChange({ ...form, [field]: value })}
              autoFocus={field === first}
              {...(isNames ? { lines: 1, help: m.namesHelp } : {})}
              {...(isDate ? { help: m.dateHelp } : {})}
            />
          </div>
        )
      })}
    </div>
  )
}
