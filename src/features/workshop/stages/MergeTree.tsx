/** What was made of what: under each pair of parts the token that they became, down to the tokens of now. */
import { useTranslations } from 'use-intl'
import type { MergeNode } from '../../../core/steps/merges.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { crossesSpace } from './crossesSpace.ts'
import { TokenText } from './TokenText.tsx'
import type { TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

interface Props {
  readonly nodes: readonly MergeNode[]
  readonly names: TokenNames
  /** Goes back to before the step that made a token. */
  readonly onTakeApart: (step: number) => void
}

export function MergeTree({ nodes, names, onTakeApart }: Props) {
  const t = useTranslations('stages.merges')
  return (
    <ScrollRegion label={t('tree')}>
      <ul className={styles['tree']} aria-label={t('tree')}>
        {nodes.map((node) => (
          <Node key={`${node.token.start}-${node.token.end}`} node={node} names={names} onTakeApart={onTakeApart} />
        ))}
      </ul>
    </ScrollRegion>
  )
}

function Node({ node, names, onTakeApart }: Omit<Props, 'nodes'> & { readonly node: MergeNode }) {
  const t = useTranslations('stages.merges')
  const { token, made } = node
  if (made === null) {
    return (
      <li className={styles['leaf']}>
        <TokenText id={token.id} names={names} />
      </li>
    )
  }
  const description = names(token.id)
  return (
    <li className={styles['node']}>
      <ul className={styles['branches']}>
        {made.parts.map((part) => (
          <Node key={`${part.token.start}-${part.token.end}`} node={part} names={names} onTakeApart={onTakeApart} />
        ))}
      </ul>
      <button
        type="button"
        className={`${styles['made']} ${crossesSpace(description.bytes) ? styles['crossing'] : ''}`}
        onClick={() => onTakeApart(made.step)}
      >
        <TokenText id={token.id} names={names} />
        <span className={styles['id']}>{t('madeBy', { step: made.step + 1, rank: made.rank })}</span>
        <span className="visually-hidden">{t('takeApart')}</span>
      </button>
    </li>
  )
}
