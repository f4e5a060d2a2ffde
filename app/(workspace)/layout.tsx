import type { ReactNode } from "react";
import { requireViewer } from "@/lib/auth/viewer";
import { EmulatorBanner } from "../_components/emulator-banner";
import { navigationEntries } from "./_components/navigation-entries";
import { WorkspaceShell } from "./_components/workspace-shell";

/** The frame of the signed-in pages. Each page asks for the viewer itself: a layout guards nothing. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { name, email, isDemo } = await requireViewer();
  return (
    <WorkspaceShell
      person={{ name: name ?? (isDemo ? "Demo user" : null), email }}
      entries={navigationEntries()}
    >
      <EmulatorBanner />
      {children}
    </WorkspaceShell>
  );
}
