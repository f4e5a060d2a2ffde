/** When an action reached the server, and the id of the request that brought it. */
export type Moment = { readonly at: number; readonly requestId: string };
