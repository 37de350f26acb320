/** A name of a figure that opens what it is, and beneath it its unit, its formula and where it is from. Says nothing of its own. */
import { InfoPopover, type InfoPopoverProps } from './InfoPopover.tsx'
import styles from './FigureDefinition.module.css'

interface Props extends Pick<InfoPopoverProps, 'trigger' | 'label' | 'title'> {
  readonly what: string
  /** Heads with their words, in order. */
  readonly facts: readonly (readonly [head: string, words: string])[]
}

export function FigureDefinition({ trigger, label, title, what, facts }: Props) {
  return (
    <InfoPopover trigger={trigger} label={label} title={title}>
      <p>{what}</p>
      <dl className={styles['facts']}>
        {facts.map(([head, words]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </InfoPopover>
  )
}
