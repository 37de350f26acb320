/** The frame of a token's detail: beside the lanes, or a sheet at the foot of a narrow screen; whose token it is, and its text. */
import type { ComponentType, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { pinToken } from '../../state/actions/view.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { litToken } from '../../state/selectors.ts'
import { useTokenizerName } from '../../state/tokenizerNames.ts'
import { IconButton } from '../Button.tsx'
import { CloseIcon } from '../icons.tsx'
import { drawText } from './drawText.tsx'
import type { LaneView } from './laneView.ts'
import { textOfSpan } from './tokenText.ts'
import styles from './DetailFrame.module.css'

/** Code points of the token's text that are shown. */
const SHOWN = 80

interface Props {
  /** What stands there while no token is pointed at. */
  readonly idle: ReactNode
  /** The detail of the token that is pointed at, else of the pinned one. */
  readonly detail: ComponentType<{ readonly reference: string; readonly token: number }>
}

export function DetailFrame({ idle, detail: Detail }: Props) {
  const t = useTranslations('token')
  const pointer = useAppState(litToken)
  const pinned = useAppState((state) => state.view.pinned)
  return (
    <aside
      aria-label={t('detail')}
      className={`screen-only ${styles['detail']} ${pointer === null ? styles['idle'] : ''} ${pinned === null ? '' : styles['pinned']}`}
    >
      {pointer === null ? idle : <Detail reference={pointer.lane} token={pointer.tokenIndex} />}
    </aside>
  )
}

/** The lane's name, the token's text, and, for a pinned token, the button that lets it go. */
export function DetailHead({ view, token }: { readonly view: LaneView; readonly token: number }) {
  const t = useTranslations('token')
  const store = useAppStore()
  const { encoding, layout, reference } = view
  const name = useTokenizerName(reference)
  const isPinned = useAppState(
    ({ view: { pinned } }) => pinned !== null && pinned.lane === reference && pinned.tokenIndex === token,
  )
  const { text } = textOfSpan(layout, encoding.startByte[token] ?? 0, encoding.endByte[token] ?? 0)
  return (
    <>
      <div className={styles['head']}>
        <p className={styles['lane']} translate="no">
          {name}
        </p>
        {isPinned && (
          <IconButton label={t('unpin')} onClick={() => pinToken(store, null)}>
            <CloseIcon />
          </IconButton>
        )}
      </div>
      <p className={styles['text']} translate="no">
        <bdi translate="no">{drawText([...text].slice(0, SHOWN).join(''), false, true)}</bdi>
      </p>
    </>
  )
}
