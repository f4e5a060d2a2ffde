import type { DoctorAnswer } from "@/lib/contracts/doctor";
import { doctorIsOn } from "@/lib/doctor/doctor-is-on";
import { examine } from "@/lib/doctor/examine";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { Problem } from "@/lib/problem";

/** What the doctor finds, for signed-in people, where they may see it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async () => {
    if (!doctorIsOn()) throw new Problem("not_found", "There is nothing at this address.");
    return Response.json((await examine()) satisfies DoctorAnswer);
  }),
});
