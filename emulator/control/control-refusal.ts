/** A request to the control API that cannot be met. The message is for the developer who made it. */
export class ControlRefusal extends Error {}
