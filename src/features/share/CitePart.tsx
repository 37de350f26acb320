/** How to cite the comparison: text and BibTeX, with the versions that the numbers depend on. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { version } from '../../../package.json'
import { citationBibtex, citationText } from '../../state/links/citation.ts'
import { useAppState } from '../../state/react.ts'
import { cardOf } from '../../state/selectors.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import { libraries } from '../../ui/libraries.ts'
import { CopyField } from './CopyField.tsx'
import styles from './ShareDialog.module.css'

export function CitePart({ link }: { readonly link: string }) {
  const t = useTranslations('share')
  const nameOf = useTokenizerNames()
  const state = useAppState((whole) => whole)
  const [date] = useState(() => new Date())
  const citation = {
    link,
    date,
    version,
    libraries,
    tokenizers: state.comparison.tokenizers.map((reference) => {
      const source = cardOf(state, reference)?.source
      return {
        name: nameOf(state, reference),
        source: source?.name ?? reference,
        revision: source?.revision ?? t('notLoaded'),
      }
    }),
  }
  return (
    <section className={styles['part']}>
      <CopyField label={t('cite')} value={citationText(citation)} rows={3} />
      <CopyField label={t('bibtex')} value={citationBibtex(citation)} rows={4} />
    </section>
  )
}
