import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageLink } from "@/app/_components/page-link";
import { signInMethods } from "@/lib/auth/sign-in-methods";
import { findViewer } from "@/lib/auth/viewer";
import { routes, safeNext } from "@/lib/routes";
import classes from "../_components/auth-form.module.css";
import { OtherMethods } from "../_components/other-methods";
import { SignInForm } from "../_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

/** Sign-in, and where next-auth sends browsers with an error. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next: given, callbackUrl, error } = await searchParams;
  const asked = given ?? pathOf(callbackUrl);
  const next = safeNext(asked);
  if (await findViewer()) redirect(next);
  const { demo, providers } = signInMethods();
  const hasOthers = demo || providers.length > 0;
  return (
    <>
      <h1>Sign in</h1>
      {hasOthers && <OtherMethods next={next} demo={demo} providers={providers} />}
      <SignInForm
        next={next}
        error={typeof error === "string" ? error : undefined}
        isSecondary={hasOthers}
      />
      <noscript>Signing in needs JavaScript, which is switched off in this browser.</noscript>
      <p className={classes.foot}>
        New here? <PageLink href={routes.signUp(asked && next)}>Create account</PageLink>
      </p>
    </>
  );
}

/** After a failure, next-auth tells the way back as an absolute address. Only its path is of use. */
function pathOf(url: string | string[] | undefined): string | undefined {
  if (typeof url !== "string" || !URL.canParse(url)) return undefined;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
