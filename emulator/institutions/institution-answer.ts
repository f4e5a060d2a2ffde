import type { Institution } from "plaid";
import type { SandboxInstitution } from "../data/institutions";
import type { Wire } from "../wire";

/** An institution as the API answers it. The optional metadata comes only when asked for. */
export function institutionAnswer(
  institution: SandboxInstitution,
  options: {
    include_optional_metadata?: boolean;
    include_status?: boolean;
    include_auth_metadata?: boolean | null;
    include_payment_initiation_metadata?: boolean | null;
  } = {},
): Wire<Institution> {
  return {
    institution_id: institution.id,
    name: institution.name,
    products: [...institution.products],
    country_codes: [...institution.countryCodes],
    routing_numbers: [...institution.routingNumbers],
    dtc_numbers: [],
    oauth: institution.oauth,
    ...(options.include_optional_metadata && {
      url: institution.url,
      primary_color: institution.color,
      logo: null,
    }),
    ...(options.include_status && { status: status(institution) }),
    ...(options.include_auth_metadata && { auth_metadata: authMetadata(institution) }),
    ...(options.include_payment_initiation_metadata && { payment_initiation_metadata: null }),
  };
}

function status({ health }: SandboxInstitution): NonNullable<Wire<Institution>["status"]> {
  const failing = { healthy: 0, degraded: 0.4, down: 1, unsupported: 1 }[health];
  const product = {
    status: (
      { healthy: "HEALTHY", degraded: "DEGRADED", down: "DOWN", unsupported: "DOWN" } as const
    )[health],
    last_status_change: "2026-01-01T00:00:00Z",
    breakdown: {
      success: 1 - failing,
      error_plaid: 0,
      error_institution: failing,
      refresh_interval:
        health === "healthy" ? "NORMAL" : health === "degraded" ? "DELAYED" : "STOPPED",
    },
  } as const;
  return { item_logins: product, transactions_updates: product, auth: product, identity: product };
}

function authMetadata({
  products,
}: SandboxInstitution): NonNullable<Wire<Institution>["auth_metadata"]> {
  const instant = products.includes("auth");
  return {
    supported_methods: {
      instant_auth: instant,
      instant_match: !instant,
      automated_micro_deposits: !instant,
      instant_micro_deposits: !instant,
    },
  };
}
