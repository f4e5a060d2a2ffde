const KEPT =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_.*|TZ|TERM|NO_COLOR|FORCE_COLOR|CI|TMPDIR|TEMP|TMP)$/;
const KEPT_ON_WINDOWS = /^(SYSTEMROOT|COMSPEC|PATHEXT|WINDIR|APPDATA|LOCALAPPDATA|USERPROFILE)$/i;

/**
 * What any program needs from the environment, and nothing of the app's own settings.
 *
 * Builds and test stacks get only this, so that neither depends on what a developer happens to have
 * in the shell or in a .env file: Next skips those when it is told that they were read already.
 */
export function baseEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (KEPT.test(entry[0]) || KEPT_ON_WINDOWS.test(entry[0])),
  );
  return {
    ...Object.fromEntries(kept),
    NEXT_TELEMETRY_DISABLED: "1",
    __NEXT_PROCESSED_ENV: "true",
  };
}
