/** An amount rounded to hundredths, free of what binary fractions add. */
export const money = (amount: number): number => Math.round(amount * 100) / 100;
