// `npm run types`: the types of every program of the project.
import { types } from './steps.mjs'

types()
