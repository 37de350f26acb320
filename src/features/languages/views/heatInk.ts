/** Places on the heat map's scale from which on the other ink is the readable one (contrast of 4.5 and more on either side). */
export const INK_TURNS = { light: 0.665, dark: 0.48 } as const
