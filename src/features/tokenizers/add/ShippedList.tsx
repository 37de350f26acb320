/** The shipped tokenizers, grouped by family, with the facts of their cards. */
import { useTranslations } from 'use-intl'
import { addTokenizer, removeTokenizer } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import type { TokenizerCard } from '../../../core/tokenizers/card.ts'
import { catalogue } from '../../../core/tokenizers/catalogue/catalogue.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckIcon, CloseIcon, PlusIcon } from '../../../ui/icons.tsx'
import styles from './AddDialog.module.css'
import { CardFacts } from './CardFacts.tsx'
import { VerificationMark } from './VerificationMark.tsx'

function ShippedEntry({ card }: { readonly card: TokenizerCard }) {
  const t = useTranslations('add')
  const store = useAppStore()
  const added = useAppState((state) => state.comparison.tokenizers.includes(card.id))
  return (
    <li className={styles['entry']}>
      <div className={styles['entryHead']}>
        <div>
          <p className={styles['entryName']} translate="no">
            {card.name}
          </p>
          <p className={styles['entryLine']}>
            {card.vocabularySize !== null && t('facts.vocabulary', { size: card.vocabularySize })}
            <VerificationMark verification={card.verification} />
          </p>
        </div>
        <div className={styles['entryActions']}>
          {added && (
            <span className={styles['added']}>
              <CheckIcon /> {t('added')}
            </span>
          )}
          <Button
            aria-label={t(added ? 'removeNamed' : 'addNamed', { name: card.name })}
            onClick={() => (added ? removeTokenizer(store, card.id) : addTokenizer(store, card.id))}
          >
            {added ? <CloseIcon /> : <PlusIcon />}
            {t(added ? 'remove' : 'add')}
          </Button>
        </div>
      </div>
      <details className={styles['details']}>
        <summary>
          {t('details')} <span className="visually-hidden">{card.name}</span>
        </summary>
        <CardFacts card={card} />
      </details>
    </li>
  )
}

export function ShippedList() {
  const t = useTranslations('tokenizers')
  const families = [...new Set(catalogue.map(({ card }) => card.family))]
  return families.map((family) => (
    <div key={family}>
      <h4 className={styles['family']}>{t(`familyLong.${family}`)}</h4>
      <ul>
        {catalogue
          .filter(({ card }) => card.family === family)
          .map(({ card }) => (
            <ShippedEntry key={card.id} card={card} />
          ))}
      </ul>
    </div>
  ))
}
