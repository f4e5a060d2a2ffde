import { createTheme } from "@mantine/core";

/**
 * One accent, neutral greys, system fonts. Both filled shades carry white text at more than 5:1;
 * the remaining colours are variables in globals.css.
 */
export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 6 },
  colors: {
    accent: [
      "#eef2fb",
      "#dce5f5",
      "#b8c8e9",
      "#94aee0",
      "#8aa8e4",
      "#5f85d3",
      "#3f69c0",
      "#2f57ab",
      "#264a95",
      "#1c3b7c",
    ],
    dark: [
      "#d8dbe2",
      "#b6bbc6",
      "#969daa",
      "#6f7685",
      "#3d434f",
      "#31363f",
      "#23272f",
      "#191c22",
      "#121419",
      "#0c0e12",
    ],
  },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "6px", md: "8px", lg: "12px", xl: "20px" },
  headings: {
    fontWeight: "650",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.25" },
      h2: { fontSize: "1.0625rem", lineHeight: "1.35" },
      h3: { fontSize: "0.9375rem", lineHeight: "1.4" },
    },
  },
  components: {
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Dismiss" } } },
  },
  respectReducedMotion: true,
  cursorType: "pointer",
});
