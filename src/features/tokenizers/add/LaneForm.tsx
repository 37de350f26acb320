/** The form of a lane over another tokenizer: what it is, what can be chosen, and the button that adds it. */
import { Fragment, useId, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { PlusIcon } from '../../../ui/icons.tsx'
import { WholeSetting } from '../../../ui/WholeSetting.tsx'
import styles from './AddDialog.module.css'

interface Choice {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly name: string }[]
  /** Whether the options are names of tokenizers, which are no words of the page. */
  readonly areNames?: boolean
  readonly onChoose: (value: string) => void
}

/** A whole number to set. */
interface Setting {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onSet: (value: number) => void
}

interface Props {
  readonly title: string
  readonly note: ReactNode
  readonly choices: readonly Choice[]
  readonly settings?: readonly Setting[]
  readonly reference: string
  readonly onAdded: () => void
}

export function LaneForm({ title, note, choices, settings = [], reference, onAdded }: Props) {
  const t = useTranslations('add')
  const store = useAppStore()
  const id = useId()
  return (
    <section aria-labelledby={`${id}-heading`} className={styles['part']}>
      <h3 id={`${id}-heading`} className={styles['heading']}>
        {title}
      </h3>
      <p className={styles['note']}>{note}</p>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          addTokenizer(store, reference)
          onAdded()
        }}
      >
        {choices.map(({ label, value, options, areNames = false, onChoose }, place) => {
          const fieldId = `${id}-${place}`
          const field = (
            <select
              id={fieldId}
              className={styles['input']}
              value={value}
              onChange={({ currentTarget }) => onChoose(currentTarget.value)}
            >
              {options.map((option) => (
                <option key={option.value} value={option.value} translate={areNames ? 'no' : undefined}>
                  {option.name}
                </option>
              ))}
            </select>
          )
          return (
            <Fragment key={label}>
              <label htmlFor={fieldId}>{label}</label>
              {field}
            </Fragment>
          )
        })}
        {settings.map(({ label, value, least, most, onSet }) => (
          <WholeSetting
            key={label}
            className={styles['setting']}
            label={label}
            value={value}
            least={least}
            most={most}
            onChange={onSet}
          />
        ))}
        <div className={styles['submit']}>
          <Button type="submit" aria-label={t('addNamed', { name: title })}>
            <PlusIcon />
            {t('add')}
          </Button>
        </div>
      </form>
    </section>
  )
}
