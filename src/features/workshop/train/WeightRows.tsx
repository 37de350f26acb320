/** Texts with how often each is counted. */
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import shared from '../Workshop.module.css'
import { MAX_WEIGHT } from '../../../core/training/names.ts'

interface Props {
  readonly rows: readonly { readonly key: string; readonly name: string; readonly weight: number }[]
  readonly onWeight: (key: string, weight: number) => void
  readonly onRemove: (key: string) => void
}

export function WeightRows({ rows, onWeight, onRemove }: Props) {
  const t = useTranslations('train.text')
  if (rows.length === 0) return null
  return (
    <table className={shared['table']}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('weight')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, weight }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              <NumberField
                label={t('weightOf', { name })}
                value={weight}
                above={-1}
                most={MAX_WEIGHT}
                isWhole
                onChange={(value) => value !== null && onWeight(key, value)}
              />
            </td>
            <td>
              <Button look="quiet" aria-label={t('removeOf', { name })} onClick={() => onRemove(key)}>
                {t('remove')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
