/** One entry closely: all its bytes, what merged to it, and the entries that it is part of. */
import { useTranslations } from 'use-intl'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { publicationOf } from '../../../core/vocabulary/publishedTokens.ts'
import { bytesHex } from '../../../core/text/hex.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppStore, useServices } from '../../../state/react.ts'
import { textLabel, textOfBytes } from '../../../ui/bytesLabel.ts'
import { ByteText } from '../../../ui/Tokens.tsx'
import { IconButton } from '../../../ui/Button.tsx'
import { CloseIcon } from '../../../ui/icons.tsx'
import type { OriginsOfEntry } from '../../../platform/workers/workshop/protocol.ts'
import type { TokenDescription } from '../../../platform/workers/tokenization/protocol.ts'
import { useAsked } from '../../../ui/useAsked.ts'
import shared from '../Workshop.module.css'
import { spelledTree } from './spelledTree.ts'
import styles from './Vocabulary.module.css'

/** Pairs that lead to an entry that are listed. */
const MAX_PAIRS = 8

interface Props {
  readonly reference: string
  readonly id: TokenId
}

export function EntryDetail({ reference, id }: Props) {
  const t = useTranslations('vocabulary')
  const store = useAppStore()
  const services = useServices()
  const asked = useAsked<OriginsOfEntry>(JSON.stringify([reference, id]), () =>
    services.workshop.originsOf(reference, id),
  )
  if (asked.answer === null) return null
  const { origins, tokens } = asked.answer
  const known = new Map(tokens.map((token) => [token.id, token]))
  const own = known.get(id)
  if (own === undefined) return null
  const link = (other: TokenId) => (
    <button
      key={other}
      type="button"
      className={styles['chip']}
      onClick={() => setOptions(store, 'vocabulary', { entry: other })}
    >
      <TokenLabel token={known.get(other)} /> <span className={styles['share']}>{other}</span>
    </button>
  )
  const text = own.bytes === null ? null : textOfBytes(own.bytes)
  const publication = publicationOf(reference, text)
  return (
    <section className={styles['detail']} aria-labelledby="vocabulary-detail" data-detail={id}>
      <div className={styles['detailHead']}>
        <h3 id="vocabulary-detail">
          {t('entryOf', { id })} <TokenLabel token={own} />
        </h3>
        <IconButton label={t('close')} onClick={() => setOptions(store, 'vocabulary', { entry: null })}>
          <CloseIcon />
        </IconButton>
      </div>
      <dl className={styles['facts']}>
        <dt>{t('spelled')}</dt>
        <dd className={shared['code']} translate="no">
          {own.piece}
        </dd>
        <dt>{t('columns.bytes')}</dt>
        <dd className={shared['code']}>{own.bytes === null ? t('noBytes') : bytesHex(own.bytes)}</dd>
        {origins.tree !== null && origins.tree.made !== null && (
          <>
            <dt>{t('madeOf')}</dt>
            <dd translate="no">{spelledTree(origins.tree, (one) => labelOf(known.get(one)))}</dd>
          </>
        )}
        {origins.pairs !== null && origins.pairs.length > 0 && (
          <>
            <dt>{t('pairs')}</dt>
            <dd>
              {origins.pairs.slice(0, MAX_PAIRS).map(({ left, right, rank }) => (
                <span key={`${left} ${right}`} className={styles['pair']}>
                  {link(left)} + {link(right)} <span className={styles['share']}>{t('rank', { rank })}</span>
                </span>
              ))}
              {origins.pairs.length > MAX_PAIRS && t('morePairs', { count: origins.pairs.length - MAX_PAIRS })}
            </dd>
          </>
        )}
        <dt>{t('within', { count: origins.withinCount })}</dt>
        <dd className={styles['chips']}>
          {origins.within.map(link)}
          {origins.withinCount > origins.within.length &&
            t('moreWithin', { count: origins.withinCount - origins.within.length })}
        </dd>
      </dl>
      {publication !== null && <p className={shared['note']}>{t(`published.${publication}`)}</p>}
    </section>
  )
}

function labelOf(token: TokenDescription | undefined): string {
  if (token === undefined) return '?'
  const text = token.bytes === null ? null : textOfBytes(token.bytes)
  return text === null ? (token.piece ?? `#${token.id}`) : textLabel(text)
}

function TokenLabel({ token }: { readonly token: TokenDescription | undefined }) {
  const isBytes = token?.bytes != null && textOfBytes(token.bytes) === null
  return <bdi translate="no">{isBytes && token.bytes !== null ? <ByteText bytes={token.bytes} /> : labelOf(token)}</bdi>
}
