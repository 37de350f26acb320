/** The changes of a normalizer, the same ones counted together, each character with its code point and its name. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { codePointLabel } from '../../../core/text/hex.ts'
import type { TextChange } from '../../../core/steps/normalizerChanges.ts'
import { Button } from '../../../ui/Button.tsx'
import { characterLabel } from '../../../ui/bytesLabel.ts'
import { useCharacterNames } from '../../../ui/useCharacterNames.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import styles from './Stages.module.css'

const FIRST_SHOWN = 8
/** Characters of a change that are named one by one. */
const MAX_NAMED = 6

interface CountedChange extends Pick<TextChange, 'from' | 'to'> {
  readonly count: number
}

/** In the order in which they come first. */
function counted(changes: readonly TextChange[]): readonly CountedChange[] {
  const found = new Map<string, CountedChange>()
  for (const { from, to } of changes) {
    const key = JSON.stringify([from, to])
    found.set(key, { from, to, count: (found.get(key)?.count ?? 0) + 1 })
  }
  return [...found.values()]
}

export function Changes({ changes }: { readonly changes: readonly TextChange[] }) {
  const t = useTranslations('stages.normalizer')
  const [isLong, setIsLong] = useState(false)
  const all = counted(changes)
  const shown = isLong ? all : all.slice(0, FIRST_SHOWN)
  const names = useCharacterNames(shown.map(({ from, to }) => from + to).join(''))
  const named = (text: string) => {
    const characters = Array.from(text)
    if (characters.length === 0) return t('nothing')
    const more = characters.length - MAX_NAMED
    return (
      <ul className={styles['characters']}>
        {characters.slice(0, MAX_NAMED).map((character, index) => {
          const point = character.codePointAt(0) ?? 0
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a character's place is what it is
            <li key={index}>
              <bdi className={styles['character']}>{characterLabel(character)}</bdi>{' '}
              <span className={styles['name']}>
                {codePointLabel(point)} {names.get(point) ?? ''}
              </span>
            </li>
          )
        })}
        {more > 0 && <li className={styles['name']}>{t('moreCharacters', { count: more })}</li>}
      </ul>
    )
  }
  return (
    <>
      <ScrollRegion label={t('changes')}>
        <table className={shared['table']}>
          <caption className="visually-hidden">{t('changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('from')}</th>
              <th scope="col">{t('to')}</th>
              <th scope="col" className={shared['number']}>
                {t('times')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ from, to, count }) => (
              <tr key={JSON.stringify([from, to])}>
                <td>{named(from)}</td>
                <td>{named(to)}</td>
                <td className={shared['number']}>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {all.length > FIRST_SHOWN && (
        <Button look="quiet" onClick={() => setIsLong(!isLong)}>
          {isLong ? t('fewer') : t('allChanges', { count: all.length })}
        </Button>
      )}
    </>
  )
}
