import type { LinkConfig } from "../../state/entities";

/** Why Link cannot be embedded with this link token or in this browser, for the developer to read; null where it can. */
export function embeddedRefusal(config: LinkConfig, isWebview: boolean): string | null {
  if (config.update || config.updateAny)
    return "A link token for update mode cannot be used with Embedded Link.";
  if (config.layer) return "A link token for Layer cannot be used with Embedded Link.";
  if (config.hosted) return "A link token for Hosted Link cannot be used with Embedded Link.";
  if (config.isMultiItem)
    return "A link token for Multi-Item Link cannot be used with Embedded Link.";
  return isWebview ? "Embedded Link does not work in a webview." : null;
}
