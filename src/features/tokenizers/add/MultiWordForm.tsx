/** Multi-Word Tokenization over a shipped BPE tokenizer. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { catalogue } from '../../../core/tokenizers/catalogue/catalogue.ts'
import { formatReference } from '../../../core/tokenizers/reference.ts'
import { LaneForm } from './LaneForm.tsx'

const bases = catalogue
  .filter(({ engine }) => engine === 'bpe')
  .map(({ card }) => ({ value: card.id, name: card.name }))

export function MultiWordForm({ onAdded }: { readonly onAdded: () => void }) {
  const t = useTranslations('add')
  const [base, setBase] = useState(bases[0]?.value ?? '')
  const [fittedOn, setFittedOn] = useState<'list' | 'text'>('text')
  return (
    <LaneForm
      title={t('multiWord')}
      note={t('multiWordNote')}
      choices={[
        { label: t('multiWordBase'), value: base, options: bases, areNames: true, onChoose: setBase },
        {
          label: t('multiWordFittedOn'),
          value: fittedOn,
          options: [
            { value: 'text', name: t('multiWordText') },
            { value: 'list', name: t('multiWordList') },
          ],
          onChoose: (value) => setFittedOn(value === 'list' ? 'list' : 'text'),
        },
      ]}
      reference={formatReference({ kind: 'multi-word', base, fittedOn })}
      onAdded={onAdded}
    />
  )
}
