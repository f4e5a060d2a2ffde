/** The call that gives a partner the token, in general; the partner's own reference names the fields. */
export const handoffCode = `const answer = await fetch(process.env.PARTNER_ENDPOINT ?? "", {
  method: "POST",
  redirect: "error",
  signal: AbortSignal.timeout(10_000),
  headers: {
    authorization: \`Bearer \${process.env.PARTNER_KEY}\`,
    "content-type": "application/json",
    // The same at every attempt, so that the partner takes it once.
    "idempotency-key": tokenId,
  },
  body: JSON.stringify({ processor_token: processorToken, reference: tokenId }),
});
if (!answer.ok) throw new Error(\`The partner answered \${answer.status}\`);
`;
