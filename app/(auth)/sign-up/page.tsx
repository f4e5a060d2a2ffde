import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageLink } from "@/app/_components/page-link";
import { signInMethods } from "@/lib/auth/sign-in-methods";
import { findViewer } from "@/lib/auth/viewer";
import { passwordLength } from "@/lib/contracts/users";
import { routes, safeNext } from "@/lib/routes";
import classes from "../_components/auth-form.module.css";
import { OtherMethods } from "../_components/other-methods";
import { SignUpForm } from "../_components/sign-up-form";

export const metadata: Metadata = { title: "Create account" };

/** Sign-up by e-mail and password; the other ways in need no sign-up. */
export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const { next: asked } = await searchParams;
  const next = safeNext(asked);
  if (await findViewer()) redirect(next);
  const { demo, providers } = signInMethods();
  const hasOthers = demo || providers.length > 0;
  return (
    <>
      <h1>Create account</h1>
      {hasOthers && <OtherMethods next={next} demo={demo} providers={providers} />}
      <SignUpForm next={next} passwordLengthMin={passwordLength.min} isSecondary={hasOthers} />
      <noscript>
        Creating an account needs JavaScript, which is switched off in this browser.
      </noscript>
      <p className={classes.foot}>
        Already have an account? <PageLink href={routes.signIn(asked && next)}>Sign in</PageLink>
      </p>
    </>
  );
}
