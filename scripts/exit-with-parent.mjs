// Preloaded into the programs that the launcher starts. When the launcher is gone, even by kill -9,
// its channel closes, and nothing may stay behind on the port. Their own workers load this too, but
// answer to another parent, so it leaves them alone.
const GRACE_MS = 5_000;

if (process.env.LAUNCHER_PID === String(process.ppid)) {
  process.once("disconnect", () => {
    process.once("exit", killGroup);
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  process.channel?.unref();
}

function killGroup() {
  if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
}
