"use client";

import { Badge } from "@mantine/core";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { UpdateAccountRequest } from "@/lib/contracts/account";
import type { LayerProfile } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { Panel } from "../../_components/panel";
import classes from "./confirm-profile.module.css";

type Props = { profile: LayerProfile | null; banks: string[] };

/**
 * What the person shared, for them to look over. Plaid vouches for none of it. Only the name is kept
 * here, once they say that it is right; the rest is gone when the page is left.
 */
export function ConfirmProfile({ profile, banks }: Props) {
  const { goTo, isPending } = useNavigate();
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);

  async function confirm(name: string) {
    setSaving(true);
    try {
      const body: UpdateAccountRequest = { name };
      await callApi("PUT", routes.api.account(), body);
      goTo(routes.accounts());
    } catch (thrown) {
      setProblem(thrown instanceof ApiError ? thrown : new ApiError());
    } finally {
      setSaving(false);
    }
  }

  const name = profile?.name ?? null;
  return (
    <Panel title="Is this right?">
      <p>
        {banks.length > 0 ? `Linked: ${banks.join(", ")}.` : "No bank came with it."}{" "}
        {profile
          ? "This is what was shared with Layer. Nobody has verified it."
          : "The profile could not be read again; what was linked is stored."}
      </p>
      {profile && (
        <dl className={classes.profile}>
          <Fact label="Name" value={name} />
          <Fact label="Phone" value={profile.phoneNumber} />
          <Fact label="E-mail" value={profile.email} />
          <Fact label="Date of birth" value={profile.dateOfBirth} />
          <Fact label="Address" value={profile.address.join(", ") || null} />
        </dl>
      )}
      {problem && (
        <ProblemAlert title="The name could not be saved" facts={problem}>
          {problem.message}
        </ProblemAlert>
      )}
      <div className={classes.actions}>
        {name && (
          <ActionButton loading={isSaving || isPending} onClick={() => void confirm(name)}>
            Yes, keep my name
          </ActionButton>
        )}
        <ButtonLink href={routes.accounts()} variant="default">
          {name ? "Keep nothing of it" : "Go to your accounts"}
        </ButtonLink>
      </div>
    </Panel>
  );
}

function Fact({ label, value }: { label: string; value: string | null }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        {value ?? <span className={classes.missing}>not shared</span>}{" "}
        {value && (
          <Badge size="sm" variant="default" tt="none">
            unverified
          </Badge>
        )}
      </dd>
    </div>
  );
}
