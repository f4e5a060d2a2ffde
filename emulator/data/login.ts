/** Who a person is at a bank. The sandbox's test users are told apart by both. */
export type Login = { readonly username: string; readonly password: string };

/** The sandbox's ordinary test user. OAuth banks take everybody for this one. */
export const userGood: Login = { username: "user_good", password: "pass_good" };
