/** What the marks in the lanes mean; stands where the detail of a token will. */
import { useTranslations } from 'use-intl'
import tokens from '../../ui/lanes/tokens.module.css'
import styles from './ComparePanel.module.css'

export function Legend() {
  const t = useTranslations('lane')
  const token = (extra: string | undefined) => `${tokens['token']} ${extra ?? ''}`
  return (
    <div className={styles['legend']}>
      <p>{t('pointHint')}</p>
      <dl>
        <div>
          <dt aria-hidden="true">
            <span className={token(tokens['tint0'])}>ab</span>
            <span className={token(tokens['tint1'])}>cd</span>
            <span className={token(tokens['tint2'])}>ef</span>
          </dt>
          <dd>{t('legendTints')}</dd>
        </div>
        <div>
          <dt aria-hidden="true">
            <span
              className={`${token(tokens['tint0'])} ${tokens['part']}`}
              style={{ '--part-from': '0%', '--part-width': '50%', '--part-position': '0%' }}
            >
              <span
                className={`${token(tokens['tint1'])} ${tokens['part']}`}
                style={{ '--part-from': '50%', '--part-width': '50%', '--part-position': '100%' }}
              >
                é
              </span>
            </span>
          </dt>
          <dd>{t('legendParts')}</dd>
        </div>
        <div>
          <dt aria-hidden="true">
            <span className={token(tokens['special'])}>{'<s>'}</span>
          </dt>
          <dd>{t('legendSpecial')}</dd>
        </div>
        <div>
          <dt aria-hidden="true">
            <span className={token(tokens['unknown'])}>xyz</span>
          </dt>
          <dd>{t('legendUnknown')}</dd>
        </div>
      </dl>
      <p className={styles['keys']}>{t('keys')}</p>
    </div>
  )
}
