/** One question of a bank, and the answer it takes. Choices are there where the answer is one of them. */
export type MfaQuestion = {
  readonly prompt: string;
  readonly answer: string;
  readonly choices?: readonly string[];
};

/** One screen of a bank's further questions. A code without an answer is one that nothing satisfies. */
export type MfaRound =
  | { readonly type: "device"; readonly devices: readonly string[] }
  | { readonly type: "code"; readonly answer: string | null }
  | { readonly type: "questions"; readonly questions: readonly MfaQuestion[] }
  | { readonly type: "selections"; readonly questions: readonly MfaQuestion[] }
  | { readonly type: "recaptcha"; readonly isGood: boolean };

const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** What a bank asks beyond a password, in rounds, by kind. */
export const mfaRounds = {
  device: (): MfaRound[] => [
    {
      type: "device",
      devices: [
        "Text message to ••• ••• 1234",
        "Phone call to ••• ••• 1234",
        "E-mail to u•••@e•••.com",
      ],
    },
    { type: "code", answer: "1234" },
  ],
  questions: (rounds: number, perRound: number): MfaRound[] =>
    times(rounds, (round) => ({
      type: "questions",
      questions: times(perRound, (index) => ({
        prompt: `What is the answer to question ${round + 1}.${index + 1}?`,
        answer: `answer_${round}_${index}`,
      })),
    })),
  selections: (rounds: number, perRound: number, choices: number): MfaRound[] =>
    times(rounds, (round) => ({
      type: "selections",
      questions: times(perRound, (index) => ({
        prompt: `Which of these answers question ${round + 1}.${index + 1}?`,
        answer: `answer_${round}_${index}_0`,
        choices: times(choices, (choice) => `answer_${round}_${index}_${choice}`),
      })),
    })),
  yesOrNo: (): MfaRound[] => [
    {
      type: "selections",
      questions: [{ prompt: "Would you say yes?", answer: "Yes", choices: ["Yes", "No"] }],
    },
  ],
  recaptcha: (isGood: boolean): MfaRound[] => [{ type: "recaptcha", isGood }],
};
