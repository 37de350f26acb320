/** Made by scripts/prepare-unicode-sets.mjs. */

/** Characters of Unicode 10.0 to 16.0 that have a part in its normalization: gap and length in turn, in base 36. */
export const NEWER_IN_NORMALIZATION =
  '1kt 1 49 9 16 a 8a 1 fx 1 72 2 al 1 1ne 1 q1 g mf 5 45g 1 n3m 3 1j 1 n0 1 hun 1 8 1 7 1 9 1 bg 5 1 16 1 9 12h 4 1t 5' +
  ' 8t 2 28 3 1y b 1d 4 6i 1 ju 1 1y 4 5 1 2 1 1 2 12 1 2 1 6 1 2 1 1 3 4 3 3x 1 re 2 6t 1 4 1 2 1 4 2 4 1 4c 1 2b 1 i ' +
  '1 29 1 iw 1 1 2 29 1 bt 2 d0b c 5 1 2er 1 3 4 hx 2 ick 10 3sm 1q x 1 4g 7 af 1 1p 4 e4 4 72 2 29o 1 22r a'
