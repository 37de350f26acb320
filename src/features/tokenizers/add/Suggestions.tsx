/** What is near to the name that was typed: tokenizers of this page, repositories, and what nobody has published. */
import { useTranslations } from 'use-intl'
import { catalogue } from '../../../core/tokenizers/catalogue/catalogue.ts'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { useLongDate } from '../../../ui/useWordsOfPage.ts'
import styles from './AddDialog.module.css'
import {
  matchingSuggestions,
  matchingUnpublished,
  suggestionsDate,
  type HubSuggestion,
  type Unpublished,
} from './hubSuggestions.ts'
import { nearest } from './nearNames.ts'

interface Props {
  readonly typed: string
  /** Loads a repository and closes the dialog. */
  readonly onLoad: (repository: string) => void
  readonly onAdded: () => void
}

/** Tokenizers of this page by their names and those of the language models that use them. */
function Shipped({ typed, onAdded }: Omit<Props, 'onLoad'>) {
  const t = useTranslations('add')
  const store = useAppStore()
  const chosen = useAppState((state) => state.comparison.tokenizers)
  const cards = catalogue.map(({ card }) => card)
  return nearest(typed, cards, ({ name, id, usedBy }) => [name, id, ...usedBy]).map(({ id, name, usedBy }) => (
    <li key={id}>
      <button
        type="button"
        className={styles['suggestion']}
        disabled={chosen.includes(id)}
        onClick={() => {
          addTokenizer(store, id)
          onAdded()
        }}
      >
        <span className={styles['repository']} translate="no">
          {name}
        </span>
        <span className={styles['suggestionNote']}>
          {t('shippedFor', { models: usedBy.join(', ') })}
          {chosen.includes(id) && `, ${t('added')}`}
        </span>
      </button>
    </li>
  ))
}

function Repository({ suggestion, onLoad }: { readonly suggestion: HubSuggestion } & Pick<Props, 'onLoad'>) {
  const t = useTranslations()
  const { repository, family, access, sameVocabulary } = suggestion
  return (
    <li>
      <button type="button" className={styles['suggestion']} onClick={() => onLoad(repository)}>
        <span className={styles['repository']} translate="no">
          {repository}
        </span>
        <span className={styles['suggestionNote']}>
          {t(`tokenizers.family.${family}`)}
          {access !== 'open' && `, ${t(`add.access.${access}`)}`}
        </span>
      </button>
      {sameVocabulary !== undefined && (
        <button type="button" className={styles['alternative']} onClick={() => onLoad(sameVocabulary)}>
          {t('add.sameVocabulary')}{' '}
          <span className={styles['repository']} translate="no">
            {sameVocabulary}
          </span>
        </button>
      )}
    </li>
  )
}

function NotPublished({ unpublished, onLoad }: { readonly unpublished: Unpublished } & Pick<Props, 'onLoad'>) {
  const t = useTranslations('add')
  const { id, older } = unpublished
  return (
    <li className={styles['unpublished']}>
      <p>{t(`unpublished.${id}`)}</p>
      {older !== undefined && (
        <button type="button" className={styles['alternative']} onClick={() => onLoad(older)}>
          {t('olderVersions')}{' '}
          <span className={styles['repository']} translate="no">
            {older}
          </span>
        </button>
      )}
    </li>
  )
}

export function Suggestions({ typed, onLoad, onAdded }: Props) {
  const t = useTranslations('add')
  const longDate = useLongDate()
  const unpublished = matchingUnpublished(typed)
  const repositories = matchingSuggestions(typed)
  const isSought = typed.trim() !== ''
  const date = longDate(new Date(`${suggestionsDate}T00:00:00Z`))
  return (
    <>
      <ul aria-label={t('hubSuggestions')} className={styles['suggestions']}>
        {unpublished.map((one) => (
          <NotPublished key={one.id} unpublished={one} onLoad={onLoad} />
        ))}
        {isSought && <Shipped typed={typed} onAdded={onAdded} />}
        {repositories.map((one) => (
          <Repository key={one.repository} suggestion={one} onLoad={onLoad} />
        ))}
      </ul>
      <output className={styles['note']}>
        {unpublished.length + repositories.length === 0 && `${t('nothingNear')} `}
        {repositories.some(({ access }) => access !== 'open') && t('accessNote', { date })}
      </output>
    </>
  )
}
