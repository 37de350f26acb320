/** The first entries of one kind that no text leads to, with what their text becomes instead. */
import { useTranslations } from 'use-intl'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { ReachKind, Unreached } from '../../../core/vocabulary/reach.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppStore, useServices } from '../../../state/react.ts'
import { useAsked } from '../../../ui/useAsked.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import { EntryText } from './EntryText.tsx'
import styles from './Vocabulary.module.css'

const SHOWN = 50
/** Tokens that a text becomes that are shown. */
const MAX_INSTEAD = 8

interface Props {
  readonly reference: string
  readonly kind: ReachKind
  readonly found: readonly Unreached[]
}

export function UnreachedList({ reference, kind, found }: Props) {
  const t = useTranslations('vocabulary.reach')
  const store = useAppStore()
  const services = useServices()
  const shown = found.slice(0, SHOWN)
  const ids = [...new Set(shown.flatMap(({ id, instead }) => [id, ...instead.slice(0, MAX_INSTEAD)]))]
  const asked = useAsked<readonly VocabularyEntry[]>(JSON.stringify([reference, ids]), () =>
    services.workshop.describeEntries(reference, ids),
  )
  const known = new Map((asked.answer ?? []).map((entry) => [entry.id, entry]))
  const text = (id: TokenId) => {
    const entry = known.get(id)
    return entry === undefined ? `#${id}` : <EntryText entry={entry} />
  }
  return (
    <>
      <p className={shared['note']}>{t(`means.${kind}`)}</p>
      <ScrollRegion label={t(`kinds.${kind}`)} className={styles['low']}>
        <table className={shared['table']}>
          <thead>
            <tr>
              <th scope="col">{t('id')}</th>
              <th scope="col">{t('entry')}</th>
              <th scope="col">{t('instead')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, instead }) => (
              <tr key={id}>
                <td>
                  <button
                    type="button"
                    className={styles['filter']}
                    onClick={() => setOptions(store, 'vocabulary', { entry: id })}
                  >
                    {id}
                  </button>
                </td>
                <td>{text(id)}</td>
                <td>
                  {instead.slice(0, MAX_INSTEAD).map((other, index) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a token's place is what it is
                    <span key={index} className={styles['token']}>
                      {text(other)}
                    </span>
                  ))}
                  {instead.length > MAX_INSTEAD && ' …'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {found.length > SHOWN && <p className={shared['note']}>{t('more', { count: found.length - SHOWN })}</p>}
    </>
  )
}
