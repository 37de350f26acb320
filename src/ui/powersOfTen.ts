/** Small and large numbers as people write them: 3.1 × 10⁻⁸. Pure. */

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** With two significant digits; 0 as 0, a power of ten without a factor. */
export function powersOfTen(value: number): string {
  if (value === 0) return '0'
  const [factor = '', exponent = '0'] = value.toExponential(1).split('e')
  return written(factor, Number(exponent))
}

/** 10 to `exponent`, which may be beyond what a number holds. */
export function tenTo(exponent: number): string {
  const whole = Math.floor(exponent)
  const factor = (10 ** (exponent - whole)).toFixed(1)
  return factor === '10.0' ? written('1.0', whole + 1) : written(factor, whole)
}

function written(factor: string, exponent: number): string {
  const raised = String(exponent)
    .replace('-', '⁻')
    .replaceAll(/\d/g, (digit) => RAISED[Number(digit)] ?? digit)
  return factor === '1.0' ? `10${raised}` : `${factor} × 10${raised}`
}
