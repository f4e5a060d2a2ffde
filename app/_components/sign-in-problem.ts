const words: Record<string, string> = {
  CredentialsSignin: "The e-mail or the password is not right.",
  AccessDenied: "This account is not allowed to sign in here.",
  OAuthAccountNotLinked:
    "There is already a user with this e-mail address, who signs in another way. Sign in the way you did before.",
  OAuthSignin: "The sign-in at the provider could not be started. Try again.",
  OAuthCallback: "The provider did not confirm the sign-in. Try again, or sign in another way.",
  OAuthCreateAccount: "Your user could not be created. Try again, or sign in another way.",
  Callback: "The sign-in could not be completed. Try again.",
  SessionRequired: "Your session has ended. Sign in to continue.",
  Configuration: "Sign-in is not set up correctly on this server. Its log says what is missing.",
  DemoLeaving: "The demo user is just being deleted. Try again in a moment.",
  RateLimited: "Too many attempts. Wait a minute, then try again.",
  Unavailable: "The server cannot check your sign-in right now. Try again in a moment.",
  Unreachable: "The server could not be reached. Check your connection and try again.",
};

/** Plain words for a code of next-auth's `?error=`, or of our own sign-in client. */
export function signInProblem(code: string): string {
  return words[code] ?? "The sign-in did not work. Try again.";
}
