/** The bias lab's entry in the list of panels: loaded when it is opened. */
import { lazyWithWords } from '../../ui/lazyWithWords.tsx'

export const biasLabPanel = { id: 'bias-lab', component: lazyWithWords('biasLab', () => import('./BiasLabPanel.tsx')) } as const
