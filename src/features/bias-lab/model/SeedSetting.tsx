/** The seed of what a part of the lab draws. */
import type { ComponentProps } from 'react'
import { MAX_SEED } from '../../../core/options/fields.ts'
import { WholeSetting } from '../../../ui/WholeSetting.tsx'

export function SeedSetting(props: Pick<ComponentProps<typeof WholeSetting>, 'label' | 'value' | 'onChange'>) {
  return <WholeSetting {...props} least={0} most={MAX_SEED} />
}
