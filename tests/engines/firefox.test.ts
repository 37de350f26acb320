import { findEngines } from '../../scripts/engines.mjs'
import { testCore } from './core.ts'
import { startFirefox } from './startFirefox.ts'

testCore(() => {
  const { firefox } = findEngines()
  if (firefox === null) throw new Error('Firefox is not installed.')
  return startFirefox(firefox)
})
