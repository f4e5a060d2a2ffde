const OTP = "123456";
const MOST_WRONG_CODES = 3;

/** What becomes of a code that was typed after so many wrong ones. The third wrong one ends the asking. */
export function otpOutcome(typed: string, wrongCodes: number): "right" | "wrong" | "refused" {
  if (typed.replace(/\s/g, "") === OTP) return "right";
  return wrongCodes + 1 < MOST_WRONG_CODES ? "wrong" : "refused";
}
