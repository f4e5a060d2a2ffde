import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { requireViewer } from "@/lib/auth/viewer";
import { doctorIsOn } from "@/lib/doctor/doctor-is-on";
import { examine } from "@/lib/doctor/examine";
import { PageHead } from "../_components/page-head";
import { DoctorFindings } from "./_components/doctor-findings";
import { Examining } from "./_components/examining";

export const metadata: Metadata = { title: "Doctor" };

/** What is right and wrong with this installation, and what to do. Absent where it is switched off. */
export default async function DoctorPage() {
  await requireViewer();
  if (!doctorIsOn()) notFound();
  return (
    <>
      <PageHead title="Doctor">
        <p>
          Everything this app needs, looked at just now: what is wrong, and what to do about it. It
          shows no secret, and changes nothing. <code>npm run doctor</code> tells the same where the
          app does not start.
        </p>
      </PageHead>
      <Suspense fallback={<Examining />}>
        <Examination />
      </Suspense>
    </>
  );
}

async function Examination() {
  return <DoctorFindings initial={await examine()} />;
}
