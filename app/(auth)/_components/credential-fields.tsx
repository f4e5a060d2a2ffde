"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";

type Props = {
  purpose: "sign-in" | "sign-up";
  errors: { email?: string; password?: string };
  passwordHint?: string;
};

/** E-mail and password, named and marked so that password managers fill and store them. */
export function CredentialFields({ purpose, errors, passwordHint }: Props) {
  const [isVisible, setVisible] = useState(false);
  return (
    <>
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        size="md"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.email}
        aria-required
      />
      <PasswordInput
        label="Password"
        name="password"
        size="md"
        autoComplete={purpose === "sign-in" ? "current-password" : "new-password"}
        description={passwordHint}
        error={errors.password}
        visible={isVisible}
        onVisibilityChange={setVisible}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{
          "aria-label": "Show characters",
          title: isVisible ? "Hide characters" : "Show characters",
        }}
        aria-required
      />
    </>
  );
}
